"""The page of regions in a browser: bars are pressed with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from incidents.counting.groups import by_region
from incidents.selection import Selection
from tests.browser.watching import LANGUAGES, choose_language, resize, wait_until_idle
from tests.project_tables import project_dataset

ORAL = "West Kazakhstan Region"


@pytest.fixture(scope="module")
def opened(visit_once: Callable[..., Page]) -> Page:
    """The page, for tests that look at it, and take back what they choose."""
    return visit_once("/regions")


def test_a_bar_is_reached_and_pressed_with_the_keyboard_and_keeps_the_focus(
    opened: Page,
) -> None:
    page = opened
    button = page.locator(".bars").get_by_role("button", name=ORAL)
    button.focus()

    page.keyboard.press("Enter")

    expect(page.locator(".headline h1")).to_contain_text("in Oral")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    wait_until_idle(page)
    page.keyboard.press("Enter")
    expect(page.locator(".headline h1")).to_contain_text("events of this table")
    wait_until_idle(page)


def test_a_region_on_the_map_narrows_the_page_and_is_let_go_by_a_second_click(
    opened: Page,
) -> None:
    page = opened
    region = page.locator(".regions path.told").filter(has_text=ORAL)

    region.click(force=True)
    expect(page.locator(".headline h1")).to_contain_text("in Oral")
    wait_until_idle(page)
    page.locator(".regions path.chosen").click(force=True)

    expect(page.locator(".headline h1")).to_contain_text("events of this table")
    wait_until_idle(page)


LYING_ON_ANOTHER = """(svg) => {
    const labels = [...svg.querySelectorAll("text")];
    const box = (node) => node.getBoundingClientRect();
    const cross = (one, other) => one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1;
    const inside = (disc, { left, right, top, bottom }) => {
        const [x, y] = [(disc.left + disc.right) / 2, (disc.top + disc.bottom) / 2];
        const beside = Math.max(left - x, 0, x - right), above = Math.max(top - y, 0, y - bottom);
        return Math.hypot(beside, above) < disc.width / 2 - 3;
    };
    const discs = [...svg.querySelectorAll("circle")];
    const hidden = (one) => getComputedStyle(one).visibility === "hidden";
    const crossed = (one) => labels.some((other) => other !== one && cross(box(one), box(other)));
    return labels.filter((one) => hidden(one) || crossed(one)
        || discs.some((disc) => inside(box(disc), box(one)))).map((one) => one.textContent);
}"""
"""The figures and names on the map of regions that lie on another or on the disc of a city, or
that are not drawn, as where there is no other room."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_on_the_map_of_regions_lies_on_another_or_on_a_disc(
    opened: Page, language: str
) -> None:
    page = opened
    if language != LANGUAGES[0]:
        choose_language(page, language)
    drawing = page.locator(".regions > svg")

    for width in (390, 1280, 1440, 1920):
        resize(page, width, 900)
        assert drawing.evaluate(LYING_ON_ANOTHER) == [], width

    resize(page, 1400, 900)
    if language != LANGUAGES[0]:
        choose_language(page, LANGUAGES[0])


def test_what_is_kept_is_in_the_link_and_let_go_with_all_filters(opened: Page) -> None:
    page = opened
    page.locator(".bars").get_by_role("button", name=ORAL).click()

    page.get_by_role("button", name="Keep as filter").click()

    page.wait_for_url("**region=KZ-27**")
    wait_until_idle(page)
    page.get_by_role("button", name="Reset all filters").click()
    expect(page.locator(".headline h1")).to_contain_text("events of this table")
    wait_until_idle(page)


def test_bars_are_as_long_as_their_numbers_and_one_that_is_broken_says_so(opened: Page) -> None:
    page = opened
    page.get_by_role("radio", name="Month").click()
    row = page.locator(".bars li").filter(has_text="June 2019")
    expect(row.locator(".broken")).to_have_count(1)

    def long(month: str) -> float:
        bar = page.locator(".bars li").filter(has_text=month).locator(".low")
        return float(bar.evaluate("bar => bar.getBoundingClientRect().width"))

    assert long("May 2016") / long("February 2019") == pytest.approx(1001 / 200, rel=0.02)
    assert long("June 2019") < 1.5 * long("May 2016")
    expect(page.locator(".bars .broken")).to_have_count(2)  # and the key's
    expect(page.locator(".bars .legend")).to_contain_text("not to scale behind the break")
    page.get_by_role("radio", name="Region").click()
    expect(row).to_have_count(0)
    wait_until_idle(page)


def test_cities_are_discs_in_proportion_and_the_shades_have_a_legend(
    opened: Page,
) -> None:
    page = opened

    def area(name: str) -> float:
        disc = page.locator(".regions circle.told").filter(has_text=name)
        return float(disc.get_attribute("r") or 0) ** 2

    lows = {g.key[0]: g.figure.low or 0 for g in by_region(project_dataset(), Selection()).groups}
    assert area("Almaty") / area("Astana") == pytest.approx(lows["KZ-75"] / lows["KZ-71"], rel=0.02)
    shades = page.locator(".shades li")
    expect(shades).to_have_text(
        [
            "1–9",
            "10–99",
            "100–999",
            "1,000 or more",
            "reported, no number",
            "no incident, or no report",
        ]
    )
    fills = shades.locator("rect").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill + getComputedStyle(one).strokeDasharray)"
    )
    assert len(set(fills)) == 6


def test_bars_and_map_are_no_wider_than_their_column(opened: Page) -> None:
    page = opened

    for width in (390, 1400):
        resize(page, width, 900)
        for css in (".bars", ".regions"):
            drawn = page.locator(css)
            assert drawn.evaluate("it => it.scrollWidth <= it.clientWidth + 1"), width
            assert drawn.evaluate("it => it.getBoundingClientRect().right") <= width


def test_where_the_system_sets_the_colours_an_arrow_is_no_square(
    opened: Page,
) -> None:
    page = opened
    page.emulate_media(forced_colors="active")
    arrow = page.locator(".bars .open").first

    expect(arrow).to_have_css("border-top-color", "rgba(0, 0, 0, 0)")
    expect(arrow).not_to_have_css("border-left-color", "rgba(0, 0, 0, 0)")
    page.emulate_media(forced_colors="none")
