"""Searched and not searched under the slider: a band, its legend, and words for who hears it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from incidents.counting.searched import IN_PART, SEARCHED, Searched, searched
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from incidents.words.searched import searched_on_track
from tests.browser.test_timemap import FIRST, LAST, a_table, open_map, site, thumb, track_point
from tests.browser.watching import map_frame

__all__ = ["open_map", "site"]  # fixtures of the slider's own page

FIRST_HALF = (date(2019, 1, 1).toordinal(), date(2019, 6, 30).toordinal())
AUTUMN = (date(2019, 9, 1).toordinal(), date(2019, 11, 30).toordinal())
INK_IN_THE_BAND = """([share, last]) => {
    const canvas = document.querySelector(".timemap-bars");
    const ratio = canvas.height / 46;
    const x = Math.round(canvas.width * share);
    const width = Math.round(canvas.width * last) - x;
    const band = canvas.getContext("2d").getImageData(x, 43 * ratio, width, ratio).data;
    return band.filter((value, at) => at % 4 === 3 && value > 0).length / width;
}"""
"""Which share of the band is drawn between two shares of the track."""


def a_searched_table(*runs: tuple[int, int, str], documented: bool = True) -> dict[str, Any]:
    return a_table(searched=on_track(Searched(documented, runs)))


def on_track(known: Searched) -> dict[str, Any]:
    """What the app tells the slider of these searches."""
    return searched_on_track(known, FIRST.toordinal(), LAST.toordinal(), Language())


def ink(page: Page, first: float, last: float) -> float:
    return float(page.evaluate(INK_IN_THE_BAND, [first, last]))


def line(page: Page) -> Any:
    return page.locator(".timemap-searched")


def test_searched_days_are_a_band_and_the_others_are_bare(open_map: Callable[..., Page]) -> None:
    page = open_map(a_searched_table((*FIRST_HALF, SEARCHED)))

    assert ink(page, 0.02, 0.1) == 1
    assert ink(page, 0.55, 0.7) == 0


def test_days_searched_in_part_are_a_dashed_band(open_map: Callable[..., Page]) -> None:
    page = open_map(a_searched_table((*AUTUMN, IN_PART)))

    assert 0.3 < ink(page, 0.68, 0.8) < 0.8


def test_the_legend_names_what_occurs(open_map: Callable[..., Page]) -> None:
    page = open_map(a_searched_table((*FIRST_HALF, SEARCHED), (*AUTUMN, IN_PART)))

    states = page.locator(".timemap-searched-state").all_inner_texts()
    assert states == ["searched", "searched in part", "not searched"]


def test_who_hears_the_slider_hears_which_days_were_searched(open_map: Callable[..., Page]) -> None:
    page = open_map(a_searched_table((*FIRST_HALF, SEARCHED)))

    expect(thumb(page)).to_have_accessible_description(
        "searched not searched Searched: 1 January 2019 to 30 June 2019."
    )


def test_the_track_says_of_the_day_under_the_pointer_whether_it_was_searched(
    open_map: Callable[..., Page],
) -> None:
    page = open_map(a_searched_table((*FIRST_HALF, SEARCHED)))

    page.mouse.move(*track_point(page, 0.1))
    expect(page.locator(".timemap-track")).to_have_attribute("title", "2019-02-06: searched")
    page.mouse.move(*track_point(page, 0.9))
    expect(page.locator(".timemap-track")).to_have_attribute("title", "2019-11-25: not searched")


def test_with_no_search_documented_one_line_says_what_an_empty_day_means(
    open_map: Callable[..., Page],
) -> None:
    page = open_map(a_searched_table(documented=False))

    expect(line(page)).to_be_visible()
    expect(line(page)).to_contain_text("No systematic search is documented")
    assert page.locator(".timemap-searched-state").count() == 0
    assert ink(page, 0.02, 0.98) < 0.03  # the marks of four events


def test_a_table_that_says_nothing_of_searches_gets_no_line(open_map: Callable[..., Page]) -> None:
    expect(line(open_map())).to_be_hidden()


def test_the_map_page_says_it_of_the_projects_own_tables(visit: Callable[..., Page]) -> None:
    frame = map_frame(visit())

    expect(frame.locator(".timemap-searched")).to_contain_text(
        "No systematic search is documented: an empty day means not searched."
    )


def test_a_row_of_coverage_is_a_band_under_the_slider(
    open_map: Callable[..., Page], tmp_path: Path
) -> None:
    for path in (*PROJECT_DATA.glob("*.csv"), PROJECT_DATA / "datapackage.json"):
        shutil.copy(path, tmp_path)
    with (tmp_path / "coverage.csv").open("a", encoding="utf-8") as file:
        file.write("2019-01-01,2019-06-30,KZ,RFE/RL in English,editors,2026-11-20\n")

    known = searched(read_dataset(tmp_path).dataset, Selection())
    page = open_map(a_table(searched=on_track(known)))

    expect(line(page)).to_contain_text("Searched: 1 January 2019 to 30 June 2019.")
    assert (ink(page, 0.02, 0.1), ink(page, 0.55, 0.7)) == (1, 0)
