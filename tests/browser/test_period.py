"""The period is the reader's: filters come and go, pages change, Back undoes, and the words on the
screen are those of what is counted."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.watching import listening, map_frame, wait_until_idle

SLOW_LINE = """
    // While window.held is a list, what the server says comes later.
    const listen = WebSocket.prototype.addEventListener;
    WebSocket.prototype.addEventListener = function (event, heard, ...more) {
        const late = (told) => (window.held ? window.held.push(() => heard(told)) : heard(told));
        listen.call(this, event, event === "message" ? late : heard, ...more);
    };
    window.let_come = async () => {
        for (let come = held.shift(); come; come = held.shift()) {
            come();
            await new Promise((resolve) => setTimeout(resolve)); // as each is an event of its own
        }
        window.held = undefined;
    };
"""


def press(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_text(name, exact=True).click()
    wait_until_idle(page)


def test_in_each_mode_a_filter_that_is_tried_and_taken_back_leaves_the_total_and_the_address(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    sentence = page.locator(".headline h1")

    for mode in ("cumulative", "30", "event"):
        map_frame(page).locator("select.timemap-mode").select_option(mode)
        wait_until_idle(page)
        before, address = sentence.inner_text(), page.url

        press(page, "Journalists")
        expect(sentence).not_to_have_text(before)
        press(page, "People")

        expect(sentence).to_have_text(before)
        expect(page).to_have_url(address)


def test_an_untouched_page_has_no_query_and_keeps_none_over_other_pages(
    visit: Callable[..., Page],
) -> None:
    page = visit("/data")
    assert "?" not in page.url

    for name in ("Map", "Regions", "Data"):
        page.get_by_role("link", name=name, exact=True).click()
        wait_until_idle(page)

        assert "?" not in page.url, name


@pytest.mark.parametrize("path", ["/", "/regions", "/data"])
def test_back_undoes_the_last_choice_in_one_press(visit: Callable[..., Page], path: str) -> None:
    page = visit(path)
    press(page, "eyewitness")
    expect(page).to_have_url(re.compile("basis=eyewitness"))
    press(page, "official")
    expect(page).to_have_url(re.compile("basis=eyewitness&basis=official"))

    page.go_back()
    wait_until_idle(page)

    expect(page).to_have_url(re.compile(r"\?basis=eyewitness$"))
    sidebar = page.get_by_test_id("stSidebar")
    # While the page is drawn again the one that goes may stand beside the one that comes.
    expect(sidebar.get_by_role("button", name="✓ eyewitness")).to_have_count(1)
    expect(sidebar.get_by_role("button", name="✓ official")).to_have_count(0)


def test_steps_back_in_quick_succession_lead_where_the_last_one_leads(
    visit: Callable[..., Page],
) -> None:
    page = visit("/regions")
    for name in ("eyewitness", "official", "monitor"):
        press(page, name)
        expect(page).to_have_url(re.compile(f"basis={name}"))

    page.evaluate("history.go(-1); setTimeout(() => history.go(-1), 50)")
    expect(page).to_have_url(re.compile(r"\?basis=eyewitness$"))
    # The address is there before the page that it names.
    sidebar = page.get_by_test_id("stSidebar")
    expect(sidebar.get_by_role("button", name="✓ eyewitness")).to_have_count(1)
    for gone in ("official", "monitor"):
        expect(sidebar.get_by_role("button", name=f"✓ {gone}")).to_have_count(0)
        expect(sidebar.get_by_text(gone, exact=True)).to_have_count(1)
    wait_until_idle(page)
    press(page, "monitor")

    # What is chosen next reaches the address.
    expect(page).to_have_url(re.compile(r"\?basis=eyewitness&basis=monitor$"))


def test_quick_clicks_lose_nothing(visit: Callable[..., Page]) -> None:
    page = visit()
    sidebar = page.get_by_test_id("stSidebar")

    for name in ("eyewitness", "official", "monitor"):
        sidebar.get_by_text(name, exact=True).click()

    expect(page).to_have_url(re.compile("basis=eyewitness&basis=monitor&basis=official"))


def test_choices_made_before_the_answers_to_the_last_ones_came_are_all_answered(
    visit: Callable[..., Page],
) -> None:
    page = visit("/method", script=SLOW_LINE)
    ends: list[ForwardMsg] = []

    def note_end(payload: str | bytes) -> None:
        told = ForwardMsg.FromString(payload if isinstance(payload, bytes) else payload.encode())
        if told.WhichOneof("type") == "script_finished":
            ends.append(told)

    def listen(websocket: WebSocket) -> None:
        websocket.on("framereceived", note_end)

    with listening([(page, "websocket", listen)]):
        page.goto(page.url.replace("/method", "/regions"))
        wait_until_idle(page)
        total = page.locator(".headline h1").inner_text()
        press(page, "eyewitness")
        expect(page).to_have_url(re.compile("basis=eyewitness"))

        page.evaluate("window.held = []")
        for name in ("official", "eyewitness", "official"):
            answered = len(ends)
            page.get_by_test_id("stSidebar").get_by_text(name, exact=True).click()
            while len(ends) == answered:  # the server has answered, the page has not heard of it
                page.wait_for_timeout(20)
        page.evaluate("let_come()")

    expect(page.locator(".headline h1")).to_have_text(total)
    expect(page).to_have_url(re.compile("/regions$"))


def test_what_stands_around_a_playing_map_says_that_it_waits(visit: Callable[..., Page]) -> None:
    page = visit()
    frame, waits = map_frame(page), page.locator(".headline .waits")
    expect(waits).to_be_hidden()

    frame.get_by_role("button", name="Play", exact=True).click()
    expect(waits).to_be_visible()
    page.wait_for_timeout(500)  # some days are played
    frame.get_by_role("button", name="Pause", exact=True).click()

    expect(waits).to_be_hidden()
    expect(page).to_have_url(re.compile("until="))
