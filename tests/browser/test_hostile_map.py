"""The map, its slider and its panel on tables in which every text is an attack."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hostile_pages import (
    RUNS_LEFT_TO_RIGHT,
    alarmed,
    assert_fits,
    of_event,
    shown,
    town,
)
from tests.browser.watching import map_frame, resize, wait_until_idle
from tests.hostile_tables import ATTACKS, places, write_hostile_texts


@pytest.fixture(scope="module")
def hostile_texts(start_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    return start_app(DETENTIONS_DATA=str(write_hostile_texts(tmp_path_factory.mktemp("texts"))))


def test_the_panel_of_each_place_shows_its_attack_as_text(
    visit: Callable[..., Page], hostile_texts: str
) -> None:
    page = alarmed(visit, "/", url=hostile_texts, height=1_400)
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


def test_the_tip_at_a_circle_shows_text(visit: Callable[..., Page], hostile_texts: str) -> None:
    page = alarmed(visit, "/", url=hostile_texts)
    frame = map_frame(page)
    expect(page.get_by_role("tab").first).to_be_visible()
    wait_until_idle(page)
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
