"""Each side of a dispute is told with what its reports cover."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.counting.count import Count, count
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.caveats import caveats
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import headline
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables


@pytest.fixture
def three_days(tables: Tables) -> Tables:
    """An event and its incident in Almaty, from 26 to 28 October 2019, and a ministry."""
    for name in ("events", "incidents"):
        tables.rows[name][0]["date_last"] = "2019-10-28"
    return tables.add("origins", origin_id="ministry", name="Interior Ministry", voice_id="state")


def counted(tables: Tables, selection: Selection | None = None) -> tuple[Count, Speaker]:
    dataset = tables.read().dataset
    return count(dataset, selection or Selection()), Speaker(
        dataset, Language(), PlaceNames(dataset)
    )


def headline_of(tables: Tables) -> str:
    return headline(*counted(tables))


def add_figure(tables: Tables, number: int, first: int, last: int, **fields: Any) -> None:
    figure = {"detained_low": number, "detained_high": number, "detained_text": f"{number} people"}
    days = {"date_first": f"2019-10-{first}", "date_last": f"2019-10-{last}"}
    tables.add("reports", report_id=f"r{number}", **figure, **days, **fields)


def add_incident(tables: Tables, place: str, *said: tuple[int, str]) -> None:
    """A place of the event, and figures of it, each with who said it, a day later each."""
    tables.add("incidents", incident_id=place.lower(), location_text=place)
    for day, (number, who) in enumerate(said, 27):
        there = {"scope": place.lower(), "as_of_date": f"2019-10-{day}"}
        add_figure(tables, number, 26, 26, origin_id=who, **there)


def test_days_and_a_lower_total_of_one_origin_are_told_with_their_days(three_days: Tables) -> None:
    add_figure(three_days, 100, 26, 26)
    add_figure(three_days, 120, 27, 27)
    add_figure(three_days, 200, 26, 28)

    assert headline_of(three_days).startswith(
        "RFE/RL gives different figures: 200 in Almaty, 26–28 October 2019; 120 in Almaty, "
        "27 October 2019 and 100 in Almaty, 26 October 2019."
    )


@pytest.mark.parametrize("who", [("rferl", "rferl"), ("rferl", "ministry")])
@pytest.mark.parametrize("place", ["Abay", "Zhanaozen"])  # before and after Oral in the table
def test_what_one_origin_said_of_a_part_at_two_times_is_told_where_nothing_else_is_disputed(
    three_days: Tables, who: tuple[str, str], place: str
) -> None:
    add_incident(three_days, "Shymkent", (12, "rferl"))
    add_incident(three_days, "Oral", (100, "rferl"), (120, "rferl"))
    assert caveats(*counted(three_days)).startswith(
        "RFE/RL gives different figures: 100 as of 27 October 2019, later 120 as of "
        "28 October 2019."
    )

    add_incident(three_days, place, (10, who[0]), (20, who[1]))
    told = caveats(*counted(three_days))

    assert "Sources disagree on part of it." in told
    assert "different figures" not in told


def test_origins_that_disagree_on_other_days_are_told_with_their_days(three_days: Tables) -> None:
    add_figure(three_days, 300, 26, 27)
    add_figure(three_days, 280, 26, 28, origin_id="ministry", basis="official")

    assert headline_of(three_days).startswith(
        "Sources disagree between 26 October 2019 and 28 October 2019: 280 in Almaty, "
        "26–28 October 2019 (Interior Ministry); 300 in Almaty, 26–27 October 2019 (RFE/RL)."
    )


def test_a_side_that_counts_journalists_alone_says_so(three_days: Tables) -> None:
    add_figure(three_days, 3, 26, 28, measure="journalists")
    add_figure(three_days, 2, 26, 28, origin_id="ministry", basis="official")

    assert "3 in Almaty (RFE/RL, journalists only)" in headline_of(three_days)


@pytest.mark.parametrize(
    ("measure", "unit"), [("journalists", "journalists"), ("people", "people")]
)
def test_whom_each_side_counts_is_said(three_days: Tables, measure: str, unit: str) -> None:
    add_figure(three_days, 3, 26, 26, measure=measure)
    add_figure(three_days, 2, 26, 26, measure=measure, origin_id="ministry", basis="official")

    told = headline(*counted(three_days, Selection(measure=measure)))

    assert told.startswith("Sources disagree")
    assert f"Each counts {measure} reported detained." in told


def test_a_figure_for_the_whole_country_against_one_city_says_so(three_days: Tables) -> None:
    add_figure(three_days, 50, 26, 28)
    add_figure(three_days, 30, 26, 28, scope="all", origin_id="ministry", basis="official")

    told = headline_of(three_days)

    assert "30 across Kazakhstan (Interior Ministry); 50 in Almaty alone (RFE/RL)." in told


def test_figures_that_all_are_for_the_whole_country_name_no_place(three_days: Tables) -> None:
    add_figure(three_days, 50, 26, 28, scope="all")
    add_figure(three_days, 30, 26, 28, scope="all", origin_id="ministry", basis="official")

    assert "30 (Interior Ministry); 50 (RFE/RL)." in headline_of(three_days)


def test_what_no_incident_names_is_elsewhere_beside_a_city(three_days: Tables) -> None:
    almaty = str(three_days.rows["incidents"][0]["incident_id"])
    add_figure(three_days, 5, 26, 28)
    add_figure(three_days, 7, 26, 28, scope="elsewhere")
    wider = {"scope": f"{almaty} elsewhere", "origin_id": "ministry", "basis": "official"}
    add_figure(three_days, 20, 26, 28, **wider)

    told = headline_of(three_days)

    assert "7 elsewhere (RFE/RL) and 5 in Almaty (RFE/RL); 20 in Almaty and elsewhere" in told
