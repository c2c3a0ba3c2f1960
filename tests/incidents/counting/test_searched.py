"""Coverage: which days were searched, and the marks that keep silence, zero and search apart."""

from __future__ import annotations

from datetime import date

import pytest

from geo.regions import REGIONS
from incidents.counting.searched import (
    IN_PART,
    NOT_SEARCHED,
    SEARCHED,
    Searched,
    searched,
)
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA
from incidents.words.searched import (
    empty_days_in_words,
    no_report_in_words,
    searched_on_track,
    silence_in_selection,
    silence_in_words,
)
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


def test_where_no_period_is_chosen_all_days_that_were_searched_are_told(tables: Tables) -> None:
    dataset = tables.add("coverage", **october()).read().dataset
    whole = silence_in_selection(dataset, ALMATY, Language())

    assert whole == "Searched: 1 October 2019 to 31 October 2019."
    for period in ((date(2019, 10, 9), None), (None, date(2019, 9, 30))):
        told = silence_in_selection(dataset, ALMATY.with_period(*period), Language())
        assert told != whole


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


def test_no_two_states_of_a_search_say_the_same() -> None:
    said = [no_report_in_words(state, Language()) for state in (SEARCHED, IN_PART, NOT_SEARCHED)]

    assert said == ["searched, no report", "searched in part, no report", "not searched"]


def test_days_that_a_longer_report_reaches_over_are_not_without_a_report(tables: Tables) -> None:
    tables.add("reports", date_first="2019-10-26", date_last="2019-12-02")
    dataset, language = tables.read().dataset, Language()

    def said(first: date, last: date) -> str:
        return empty_days_in_words(dataset, Selection(), first, last, language)

    assert said(date(2019, 11, 1), date(2019, 11, 30)) == "1 report reaches beyond them"
    assert said(date(2020, 1, 1), date(2020, 1, 31)) == "not searched"


def test_with_nothing_documented_the_line_says_what_an_empty_day_means() -> None:
    line = silence_in_words(Searched(documented=False), *OCTOBER, Language())

    assert "No systematic search is documented" in line
    assert "not searched" in line


@pytest.mark.parametrize(
    ("days", "end"), [(6, "; 11 October 2019."), (7, "; 11 October 2019; and 1 more.")]
)
def test_up_to_six_searches_are_named_and_the_others_counted(days: int, end: str) -> None:
    first = OCTOBER[0]
    runs = tuple((day, day, SEARCHED) for day in range(first, first + 2 * days, 2))

    assert silence_in_words(Searched(True, runs), *OCTOBER, Language()).endswith(end)


def test_the_slider_gets_the_runs_cut_to_its_track(tables: Tables) -> None:
    known = searched(tables.add("coverage", **october()).read().dataset, ALMATY)
    first = date(2019, 10, 10).toordinal()

    sent = searched_on_track(known, first, first + 5, Language())

    assert sent["runs"] == [[0, 5, True]]
    assert sent["line"] == "Searched: 10 October 2019 to 15 October 2019."


def test_the_project_claims_no_search_that_was_not_made() -> None:
    dataset = read_dataset(PROJECT_DATA).dataset

    assert not searched(dataset, Selection()).documented


def test_six_periods_are_named_and_the_rest_is_counted() -> None:
    first, _ = OCTOBER
    runs = tuple((first + 2 * n, first + 2 * n, SEARCHED) for n in range(8))

    def said(number: int) -> str:
        known = Searched(documented=True, runs=runs[:number])
        return silence_in_words(known, *OCTOBER, Language())

    assert [said(number).count(" October 2019") for number in (6, 7, 8)] == [6, 6, 6]
    assert ["more" in said(6), "and 1 more" in said(7), "and 2 more" in said(8)] == [
        *(False, True, True)
    ]
