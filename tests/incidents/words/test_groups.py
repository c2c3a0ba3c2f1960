"""Groups as bars stand by name or by time, whatever their size."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.counting.groups import Group, by_city, by_event, by_month, by_region, by_year
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.groups import bar_of_group, group_name, in_order
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.project_tables import released_dataset

DATASET = released_dataset()
SPEAKER = Speaker(DATASET, Language(), PlaceNames(DATASET, "en"))
GROUPED = {
    "region": by_region,
    "city": by_city,
    "month": by_month,
    "year": by_year,
    "event": by_event,
}


def day_or_name(grouping: str) -> Callable[[Group], Any]:
    if grouping == "event":
        return lambda group: SPEAKER.row("events", group.key[0])["date_first"]
    if grouping in ("month", "year"):
        return lambda group: group.key[0]
    return lambda group: Language().by_name(group_name(grouping, group.key, SPEAKER))


@pytest.mark.parametrize("grouping", GROUPED)
def test_groups_stand_by_name_or_time_and_never_by_size(grouping: str) -> None:
    groups = in_order(grouping, GROUPED[grouping](DATASET, Selection()).groups, SPEAKER)

    places = [day_or_name(grouping)(group) for group in groups]
    sizes = [bar_of_group(grouping, group, SPEAKER).end for group in groups]
    assert len(groups) > 3
    assert places == sorted(places)
    assert sizes not in (sorted(sizes), sorted(sizes, reverse=True))


@pytest.mark.parametrize(
    ("selection", "name"),
    [
        (Selection(), "Astana"),
        (Selection(events=("2019-10-26",)), "Nur-Sultan"),
        (Selection(since=date(2019, 1, 1), until=date(2019, 12, 31)), "Nur-Sultan"),
        (Selection(since=date(2019, 1, 1)), "Astana"),
    ],
)
def test_a_city_has_its_name_of_the_last_day_that_is_counted(
    selection: Selection, name: str
) -> None:
    groups = by_city(DATASET, selection).groups

    names = {bar_of_group("city", group, SPEAKER).name for group in groups}
    assert names & {"Astana", "Nur-Sultan"} == {name}


def test_no_organizers_stand_after_those() -> None:
    keys = [(NOT_REPORTED,), ("dck",), (NO_ORGANIZER,), ("oyan-qazaqstan",)]
    groups = [Group(key, Selection(), Figure(), 0, 0, 0, covered=True) for key in keys]

    ordered = [group.key[0] for group in in_order("organizer", groups, SPEAKER)]

    assert ordered[:2] == ["dck", "oyan-qazaqstan"]
    assert set(ordered[2:]) == {NO_ORGANIZER, NOT_REPORTED}


def test_a_bar_says_how_many_events_and_figures_it_rests_on() -> None:
    (almaty,) = [g for g in by_region(DATASET, Selection()).groups if g.key == ("KZ-75",)]

    bar = bar_of_group("region", almaty, SPEAKER)

    assert (bar.name, bar.events, bar.numbered) == ("Almaty", almaty.events, almaty.numbered)
    assert bar.detail == f"{almaty.events} events · {almaty.numbered} figures"


@pytest.mark.parametrize(
    ("covered", "figure", "detail"),
    [
        (True, "no figure of its own", "only in reports that reach beyond it"),
        (False, "no report", ""),
    ],
)
def test_a_group_without_a_report_says_whether_any_reaches_beyond_it(
    covered: bool, figure: str, detail: str
) -> None:
    group = Group(("KZ-27",), Selection(), Figure(), 0, 0, 0, covered=covered)

    bar = bar_of_group("region", group, SPEAKER)

    assert (bar.figure, bar.detail) == (figure, detail)
