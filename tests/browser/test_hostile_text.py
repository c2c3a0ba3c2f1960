"""Tables in which every text is an attack, as a reader sees them: shown as text, and none runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

from incidents.tables.problems import visible
from tests.browser.hostile_pages import (
    ALARM,
    RUNS_LEFT_TO_RIGHT,
    alarmed,
    assert_fits,
    cells,
    of_event,
    open_all,
    shown,
    town,
)
from tests.browser.watching import map_frame, page_errors, resize, wait_until_idle, whole_page
from tests.hostile_tables import ATTACKS, day_of, places, write_hostile_codes, write_hostile_texts

PROJECT = Path(__file__).parents[2]
PAGES = sorted(page.stem for page in (PROJECT / "pages").glob("*.py"))


def path_of(name: str) -> str:
    """The path of a page; the map is the first."""
    return "/" if name == "map" else f"/{name}"


@pytest.fixture(scope="module")
def hostile_texts(start_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return start_app(DETENTIONS_DATA=str(write_hostile_texts(tmp_path_factory.mktemp("texts"))))


@pytest.fixture(scope="module")
def hostile_codes(start_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return start_app(DETENTIONS_DATA=str(write_hostile_codes(tmp_path_factory.mktemp("codes"))))


@pytest.fixture(scope="module")
def whole_map(visit_once: Callable[..., Page], hostile_texts: str) -> Page:
    """The map of all attacks, for tests that do not mind which place is open."""
    page = alarmed(visit_once, "/", url=hostile_texts, height=1_400)
    whole_page(page)
    return page


def test_the_alarm_hears_an_attack_that_runs(visit: Callable[..., Page]) -> None:
    page = visit("/method", closed=False)
    page.evaluate(f"() => {{ {ALARM} }}")
    page.wait_for_timeout(100)  # nothing is heard
    assert page_errors(page) == []

    page.evaluate("(text) => document.body.insertAdjacentHTML('beforeend', text)", ATTACKS["image"])
    page.wait_for_timeout(500)

    assert any("an attack ran" in error for error in page_errors(page))


@pytest.mark.parametrize("name", PAGES)
def test_on_no_page_an_attack_runs_or_breaks_the_layout(
    visit: Callable[..., Page], hostile_texts: str, name: str
) -> None:
    page = alarmed(visit, path_of(name), url=hostile_texts)
    if name == "map":
        map_frame(page)
        expect(page.get_by_role("tab").first).to_be_visible()

    open_all(page)

    for width in (1400, 390):
        resize(page, width, 900)
        assert_fits(page)


@pytest.mark.parametrize("name", ["markup", "link", "turned", "long", "digits"])
def test_an_incident_that_is_open_shows_its_attack_as_text_and_fits(
    visit: Callable[..., Page], hostile_texts: str, name: str
) -> None:
    path = f"/incidents?incident_open={day_of(name)}-placed"
    page = alarmed(visit, path, url=hostile_texts)
    detail = page.locator(".incident-detail")

    for part in ("blockquote", ".facts-of-incident dd", ".sources"):
        expect(detail.locator(part).filter(has_text=shown(ATTACKS[name])).first).to_be_attached()
    drawn = page.locator(".scale svg")
    expect(drawn.first).to_be_attached()
    assert drawn.locator(":not(rect, line, path, circle, text)").count() == 0
    assert detail.locator("img, script, strong a, em, code").count() == 0
    assert_fits(page)


@pytest.mark.parametrize("name", ["map", "table"])
def test_rows_that_are_left_out_are_shown_as_text(
    visit: Callable[..., Page], hostile_codes: str, name: str
) -> None:
    page = alarmed(visit, path_of(name), url=hostile_codes)

    open_all(page)

    for width in (1400, 390):
        resize(page, width, 900)
        assert_fits(page)
    told = page.locator("[data-testid=stExpander]" if name == "map" else "[role=gridcell]")
    expect(told.filter(has_text=ATTACKS["script"]).first).to_be_attached()


def test_the_lists_behind_the_map_and_a_cell_that_is_opened_hold_every_attack_as_text(
    visit: Callable[..., Page], hostile_texts: str
) -> None:
    page = alarmed(visit, "/data", url=hostile_texts, height=3_000)
    found = page.locator("[data-testid=stDataFrame]").first
    found.dblclick(position={"x": 700, "y": 52})
    opened = page.locator("#portal")
    expect(opened).to_contain_text(ATTACKS["script"])
    page.keyboard.press("Escape")
    expect(opened).not_to_contain_text(ATTACKS["script"])

    held = []
    for table in page.locator("[data-testid=stDataFrame]").all():
        above = cells(table)
        table.hover(position={"x": 60, "y": 52})
        page.mouse.wheel(0, 5_000)
        page.wait_for_timeout(500)  # the rows below come into the page a frame or more later
        held.append(f"{above}\n{cells(table)}")

    problems, events, considered = held
    assert [name for name, attack in ATTACKS.items() if visible(attack) not in problems] == []
    for listed in (events, considered):
        missing = [name for name, attack in ATTACKS.items() if not shown(attack).search(listed)]
        assert missing == []


def test_a_filter_offers_and_shows_an_attack_as_text(
    visit: Callable[..., Page], hostile_texts: str
) -> None:
    page = alarmed(visit, "/", url=hostile_texts)
    filters = page.locator("[data-testid=stSidebar]")
    box = filters.get_by_role("combobox", name="Organizer")
    for name in ("markup", "link", "picture", "image", "heading"):
        box.fill(ATTACKS[name].split()[0])
        option = page.get_by_role("option").filter(has_text=shown(ATTACKS[name])).first

        option.click()
        wait_until_idle(page)

        chosen = filters.locator("[data-testid=stMultiSelect]", has_text=shown(ATTACKS[name]))
        expect(chosen).to_be_visible()
        assert chosen.locator("a, img, strong, h1").count() == 0


def test_the_panel_of_each_place_shows_its_attack_as_text(whole_map: Page) -> None:
    page = whole_map
    frame = map_frame(page)
    for name, attack in ATTACKS.items():
        button = frame.locator(".timemap-list button", has_text=re.compile(f"^{town(name)}:"))
        button.press("Enter")
        panel = page.locator(".st-key-place-panel .place")
        expect(panel.locator("h2").first).to_contain_text(town(name))
        for part in ("h3", "blockquote", ".head", ".quiet", "a"):
            expect(panel.locator(part).filter(has_text=shown(attack)).first).to_be_attached()
        assert panel.locator("img, script, style, svg, iframe, input, em, code").count() == 0
        for link in panel.locator("a").all():
            assert (link.get_attribute("href") or "").startswith("https://www.example.org/")
            assert (link.get_attribute("rel"), link.get_attribute("target")) == (
                "noopener noreferrer",
                "_blank",
            )
        assert_fits(page, frame)


def test_the_slider_says_every_attack_as_text(
    visit: Callable[..., Page], hostile_texts: str
) -> None:
    page = alarmed(visit, "/?mode=event", url=hostile_texts)
    frame = map_frame(page)
    thumb = frame.get_by_role("slider")
    for width in (1400, 390):
        resize(page, width, 900)
        thumb.press("Home")
        for attack in ATTACKS.values():
            expect(frame.locator(".timemap-date")).to_have_text(shown(attack))
            expect(frame.locator(".timemap-notes")).to_have_text(shown(attack))
            assert frame.locator(".timemap-notes").bounding_box()["height"] < 200, width
            assert_fits(frame)
            thumb.press("PageDown")


def test_the_tip_at_a_circle_shows_text(whole_map: Page) -> None:
    page = whole_map
    frame = map_frame(page)
    x, y = frame.evaluate(
        """(name) => {
            const { x, y } = window.timemap_handle.circles().find((one) => one.name === name);
            const pane = document.querySelector(".leaflet-map-pane").getBoundingClientRect();
            return [pane.left + x, pane.top + y];
        }""",
        town("image"),
    )
    around = frame.frame_element().bounding_box()
    assert around is not None

    page.mouse.move(around["x"] + x, around["y"] + y)

    expect(frame.locator(".timemap-tip-there strong")).to_have_text(town("image"))


@pytest.mark.parametrize("name", ["long", "longer", "digits"])
def test_an_endless_origin_is_cut_in_the_sentence(
    visit: Callable[..., Page], hostile_texts: str, name: str
) -> None:
    page = alarmed(visit, of_event(name, place=places()[name]), url=hostile_texts)

    heading = page.locator(".headline h1")

    expect(heading).to_have_text(re.compile(r"^Sources disagree on .*… \(\+\d+\)$", re.DOTALL))
    for width in (1400, 390):
        resize(page, width, 900)
        assert_fits(page)


@pytest.mark.parametrize("name", ["turned", "arabic"])
def test_text_from_right_to_left_turns_no_words_around_it(
    visit: Callable[..., Page], hostile_texts: str, name: str
) -> None:
    link = of_event(name, place=places()[name], open=places()[name])
    page = alarmed(visit, link, url=hostile_texts)
    head = page.locator(".place .head").first

    heading = page.locator(".headline h1")

    expect(heading).to_contain_text(shown(ATTACKS[name]))
    assert heading.evaluate(RUNS_LEFT_TO_RIGHT, "Sources disagree on")
    assert heading.evaluate(RUNS_LEFT_TO_RIGHT, ". Each counts people reported detained.")
    assert head.evaluate(RUNS_LEFT_TO_RIGHT, ", media")
    assert page.locator(".place blockquote").first.evaluate(RUNS_LEFT_TO_RIGHT, "”")


def test_a_link_tells_the_other_side_nothing(
    visit: Callable[..., Page], hostile_texts: str
) -> None:
    link = of_event("image", open=places()["image"])
    page = alarmed(visit, link, url=hostile_texts, allowed="https://www.example.org")
    asked: list[Request] = []

    def answer(route: Route) -> None:
        asked.append(route.request)
        route.fulfill(body="<p>there</p>", content_type="text/html")

    page.context.route("https://www.example.org/**", answer)
    with page.context.expect_page() as opened:
        page.locator(".place a").first.click()
    opened.value.wait_for_load_state()

    assert opened.value.evaluate("() => [window.opener, document.referrer]") == [None, ""]
    (request,) = asked
    assert "referer" not in request.all_headers()


def test_no_other_site_can_frame_the_page(browser: Browser, app_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        markup = f"<iframe src='{app_url}/'></iframe>"
        page.route(
            "http://www.example.org/",
            lambda route: route.fulfill(body=markup, content_type="text/html"),
        )

        page.goto("http://www.example.org/")
        page.wait_for_timeout(1_000)

        assert [frame.url for frame in page.frames[1:]] == ["chrome-error://chromewebdata/"]


@pytest.mark.parametrize("path", ["/", "/data", "/assets/leaflet/leaflet.js", "/_stcore/health"])
def test_the_headers_forbid_framing_sniffing_and_referrers(
    browser: Browser, app_url: str, path: str
) -> None:
    with browser.new_context() as context:
        headers = context.request.get(app_url + path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert "//" not in headers["content-security-policy"]
