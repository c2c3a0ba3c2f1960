"""Coverage: which days were searched, and the marks that keep silence, zero and search apart."""

from __future__ import annotations

from datetime import date

import pytest

from geo.regions import REGIONS
from incidents.counting.count import count
from incidents.counting.searched import (
    IN_PART,
    MARKS,
    NOT_SEARCHED,
    SEARCHED,
    Searched,
    mark,
    mark_between,
    mark_of,
    searched,
)
from incidents.dataset.dataset import read_dataset
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from incidents.words.language import Language
from incidents.words.searched import mark_in_words, searched_on_track, silence_in_words
from tests.incidents.conftest import Tables

ALMATY = Selection(regions=("KZ-75",))
OCTOBER = date(2019, 10, 1).toordinal(), date(2019, 10, 31).toordinal()
DAY = date(2019, 10, 26)


def october(**fields: str) -> dict[str, str]:
    return {"date_first": "2019-10-01", "date_last": "2019-10-31", "region_code": "KZ-75", **fields}


def test_without_a_row_nothing_is_documented_and_no_day_is_searched(tables: Tables) -> None:
    known = searched(tables.read().dataset, Selection())

    assert known == Searched(documented=False)
    assert known.state(*OCTOBER) == NOT_SEARCHED


def test_the_days_of_a_row_are_searched_both_ends_inside(tables: Tables) -> None:
    known = searched(tables.add("coverage", **october()).read().dataset, ALMATY)

    assert known.runs == ((*OCTOBER, SEARCHED),)
    assert known.state(*OCTOBER) == SEARCHED
    assert known.state(OCTOBER[0] - 1, OCTOBER[0] - 1) == NOT_SEARCHED
    assert known.state(OCTOBER[1], OCTOBER[1] + 1) == IN_PART


def test_one_region_of_the_country_is_a_part_of_it(tables: Tables) -> None:
    known = searched(tables.add("coverage", **october()).read().dataset, Selection())

    assert known.state(*OCTOBER) == IN_PART


def test_a_search_of_the_country_covers_each_region(tables: Tables) -> None:
    dataset = tables.add("coverage", **october(region_code="KZ")).read().dataset

    assert searched(dataset, Selection()).state(*OCTOBER) == SEARCHED
    assert searched(dataset, ALMATY).state(*OCTOBER) == SEARCHED


def test_all_regions_one_by_one_are_the_country(tables: Tables) -> None:
    for code in REGIONS:
        tables.add("coverage", **october(region_code=code))

    assert searched(tables.read().dataset, Selection()).runs == ((*OCTOBER, SEARCHED),)


def test_another_region_says_nothing_of_this_one(tables: Tables) -> None:
    dataset = tables.add("coverage", **october(region_code="KZ-79")).read().dataset

    known = searched(dataset, ALMATY)

    assert known.documented
    assert known.state(*OCTOBER) == NOT_SEARCHED


def test_a_place_is_searched_with_its_region(tables: Tables) -> None:
    dataset = tables.add("coverage", **october()).read().dataset
    [place] = dataset.incidents["resolved_place_id"]

    assert searched(dataset, Selection(places=(place,))).state(*OCTOBER) == SEARCHED


def test_searches_that_overlap_or_touch_make_one_run(tables: Tables) -> None:
    tables.add("coverage", **october(date_last="2019-10-15"))
    tables.add("coverage", **october(date_first="2019-10-10", date_last="2019-10-20"))
    tables.add("coverage", **october(date_first="2019-10-21"))

    assert searched(tables.read().dataset, ALMATY).runs == ((*OCTOBER, SEARCHED),)


def test_a_gap_of_one_day_is_a_gap(tables: Tables) -> None:
    tables.add("coverage", **october(date_last="2019-10-15"))
    tables.add("coverage", **october(date_first="2019-10-17"))
    known = searched(tables.read().dataset, ALMATY)
    gap = date(2019, 10, 16).toordinal()

    assert len(known.runs) == 2
    assert known.state(gap, gap) == NOT_SEARCHED
    assert known.state(*OCTOBER) == IN_PART


@pytest.mark.parametrize(
    ("figure", "state", "beyond", "expected"),
    [
        (Figure(low=3, high=3, number_of_events=1), NOT_SEARCHED, False, "figure"),
        (Figure(low=0, high=0, number_of_events=1), NOT_SEARCHED, False, "reported_zero"),
        (Figure(no_number=True, open_ended=True), SEARCHED, False, "no_number"),
        (Figure(), SEARCHED, True, "reaches_beyond"),
        (Figure(), SEARCHED, False, "searched_no_report"),
        (Figure(), IN_PART, False, "in_part_no_report"),
        (Figure(), NOT_SEARCHED, False, "not_searched"),
    ],
)
def test_each_kind_of_silence_and_each_report_has_a_mark(
    figure: Figure, state: str, beyond: bool, expected: str
) -> None:
    assert mark(figure, state, beyond=beyond) == expected


def test_no_two_marks_say_the_same() -> None:
    said = [mark_in_words(one, Language()) for one in MARKS]

    assert len(set(said)) == len(MARKS)


def mark_on_the_day(tables: Tables, **report: object) -> str:
    dataset = (tables.add("reports", **report) if report else tables).read().dataset
    selection = Selection(since=DAY, until=DAY)
    return mark_of(count(dataset, selection), searched(dataset, selection))


def test_a_day_in_a_searched_month_with_no_report_is_searched(tables: Tables) -> None:
    assert mark_on_the_day(tables.add("coverage", **october(region_code="KZ"))) == (
        "searched_no_report"
    )


def test_a_reported_zero_on_a_day_nobody_searched_is_still_reported(tables: Tables) -> None:
    zero = {"detained_low": 0, "detained_high": 0, "detained_text": "nobody was detained"}

    assert mark_on_the_day(tables, **zero) == "reported_zero"


def test_detentions_without_a_number_are_no_silence(tables: Tables) -> None:
    none = {"detained_low": "", "detained_high": "", "detained_text": "mass arrests"}

    assert mark_on_the_day(tables, **none) == "no_number"


def test_a_state_of_emergency_that_is_not_summed_is_no_silence(tables: Tables) -> None:
    tables.rows["events"][0]["context"] = "state_of_emergency"

    assert mark_on_the_day(tables, detained_low=12, detained_high=12) == "other_context"


def test_with_nothing_documented_the_line_says_what_an_empty_day_means() -> None:
    line = silence_in_words(Searched(documented=False), *OCTOBER, Language())

    assert "No systematic search is documented" in line
    assert "not searched" in line


def test_the_slider_gets_the_runs_cut_to_its_track(tables: Tables) -> None:
    known = searched(tables.add("coverage", **october()).read().dataset, ALMATY)
    first = date(2019, 10, 10).toordinal()

    sent = searched_on_track(known, first, first + 5, Language())

    assert sent["runs"] == [[0, 5, True]]
    assert sent["line"] == "Searched: 10 October 2019 to 15 October 2019."


def test_the_project_claims_no_search_that_was_not_made() -> None:
    dataset = read_dataset(PROJECT_DATA).dataset

    assert not searched(dataset, Selection()).documented


def test_the_empty_months_of_the_projects_tables_are_not_searched() -> None:
    dataset = read_dataset(PROJECT_DATA).dataset

    assert mark_between(dataset, Selection(), date(2017, 1, 1), date(2017, 3, 31)) == "not_searched"


def test_january_2022_is_no_silence_where_it_is_not_summed() -> None:
    dataset = read_dataset(PROJECT_DATA).dataset

    assert mark_between(dataset, Selection(), date(2022, 1, 1), date(2022, 1, 31)) in (
        "other_context",
        "reaches_beyond",
    )
