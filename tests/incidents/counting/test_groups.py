"""Groups: what lies inside each, what lies in none, and that a bar is what `count` gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from incidents.codes import CONTEXTS
from incidents.counting import groups
from incidents.counting.count import count
from incidents.counting.groups import (
    Group,
    Grouping,
    by_city,
    by_event,
    by_month,
    by_region,
    by_year,
    events_in_order,
)
from incidents.counting.organizer_groups import by_organizers
from incidents.counting.organizers import organizer_sets
from incidents.counting.report_columns import figure_of
from incidents.dataset.dataset import Dataset
from incidents.dataset.table_arrays import event_arrays
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from tests.project_tables import counted_then, project_dataset, released_dataset

ALMATY = "1526384"

SELECTIONS = (
    Selection(),
    Selection(contexts=CONTEXTS),
    Selection(measure="journalists"),
    Selection(since=date(2019, 6, 10), until=date(2020, 2, 22)),
    Selection(regions=("KZ-71", "KZ-75"), bases=("official",)),
    Selection(places=(ALMATY,), review="full_text"),
    Selection(organizers=("dck",), organizer_match="only"),
    Selection(organizers=("dck", "democratic-party")),
    Selection(events=("2022-01",)),
    Selection(incidents=("2019-10-26-almaty",)),
)

GROUPINGS: tuple[Callable[[Dataset, Selection], Grouping], ...] = (
    by_region,
    by_city,
    by_month,
    by_year,
    by_event,
)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def found(grouping: Grouping) -> dict[str, Group]:
    return {group.key[0]: group for group in grouping.groups}


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("group_by", GROUPINGS)
def test_a_group_is_what_its_selection_counts(
    dataset: Dataset, group_by: Callable[[Dataset, Selection], Grouping], selection: Selection
) -> None:
    for group in group_by(dataset, selection).groups:
        own = counted_then(group.selection)

        assert group.figure == own.figure
        assert (group.reports, group.numbered) == (len(own.reports), len(own.numbered))
        assert group.events == len(own.events)


@pytest.mark.parametrize("group_by", GROUPINGS)
def test_a_group_of_many_events_has_the_figure_of_its_events_one_by_one(
    dataset: Dataset,
    group_by: Callable[[Dataset, Selection], Grouping],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one_by_one = group_by(dataset, Selection(contexts=CONTEXTS))

    monkeypatch.setattr(groups, "MANY_EVENTS", 1)

    assert group_by(dataset, Selection(contexts=CONTEXTS)) == one_by_one


def test_of_many_events_in_small_groups_only_those_alone_in_theirs_are_counted_one_by_one(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = []
    monkeypatch.setattr(groups, "MANY_EVENTS", 5)
    monkeypatch.setattr(groups, "figure_of", lambda *of: alone.append(of) or figure_of(*of))

    months = by_month(dataset, Selection()).groups

    assert max(month.events for month in months) < 5
    assert len(alone) == sum(month.events == 1 for month in months)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_set_of_organizers_is_what_its_selection_counts(
    dataset: Dataset, selection: Selection
) -> None:
    for of in by_organizers(dataset, selection):
        own = counted_then(of.group.selection)

        assert of.group.figure == own.figure
        assert (of.group.events, of.group.reports) == (len(own.events), len(own.reports))


@pytest.mark.parametrize("selection", SELECTIONS)
@pytest.mark.parametrize("group_by", GROUPINGS)
def test_every_report_is_in_one_group_or_in_none(
    dataset: Dataset, group_by: Callable[[Dataset, Selection], Grouping], selection: Selection
) -> None:
    grouping = group_by(dataset, selection)

    assert grouping.reports == len(counted_then(selection).reports)
    assert sum(group.reports for group in grouping.groups) + grouping.in_none == grouping.reports


@pytest.mark.parametrize("selection", SELECTIONS)
def test_organizers_hold_every_event_once(dataset: Dataset, selection: Selection) -> None:
    groups = [of.group for of in by_organizers(dataset, selection)]
    sets = organizer_sets(dataset)
    number = {id_: n for n, id_ in enumerate(event_arrays(dataset).ids.to_pylist())}

    assert sum(group.events for group in groups) == len(counted_then(selection).events)
    for group in groups:
        events = counted_then(group.selection).events
        assert {sets.values[sets.codes[number[event]]] for event in events} <= {
            frozenset(group.key)
        }


def test_a_joint_event_is_in_a_bar_of_its_own(dataset: Dataset) -> None:
    groups = {of.group.key: of.group for of in by_organizers(dataset, Selection())}

    assert groups["dck", "oyan-qazaqstan"].figure.low == 100
    assert "2019-12-16" not in count(dataset, groups["dck",].selection).events


def test_the_largest_event_of_a_set_is_told_with_its_share(dataset: Dataset) -> None:
    of = {of.group.key: of for of in by_organizers(dataset, Selection())}

    largest = count(dataset, Selection(events=("2019-06-09",))).figure.low
    whole = of["dck",].group.figure.low

    assert largest and whole
    assert (of["dck",].largest, of["dck",].share) == ("2019-06-09", largest / whole)
    assert of["oyan-qazaqstan",].share == 1


def two_cities(tables: Tables) -> Tables:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", report_id="both", scope="2019-10-26-almaty 2019-10-26-oral")
    return tables.add("reports", report_id="country", scope="all")


def test_a_report_on_two_cities_or_the_country_is_in_no_city(tables: Tables) -> None:
    dataset = two_cities(tables).add("reports").read().dataset

    cities = by_city(dataset, Selection())

    assert (cities.reports, cities.in_none) == (3, 2)
    assert found(cities)[ALMATY].reports == 1


def test_a_city_that_only_wider_reports_cover_stands_without_a_figure(tables: Tables) -> None:
    dataset = two_cities(tables).add("reports").read().dataset

    oral = found(by_region(dataset, Selection()))["KZ-27"]

    assert (oral.figure.low, oral.figure.high, oral.reports) == (None, None, 0)


def test_an_incident_told_by_its_region_is_in_the_region_and_in_no_city(tables: Tables) -> None:
    tables.add("incidents", incident_id="region", location_text="Костанайская область")
    dataset = tables.add("reports", scope="region").read().dataset

    assert found(by_region(dataset, Selection()))["KZ-39"].figure.low == 12
    cities = by_city(dataset, Selection())
    assert (cities.in_none, list(found(cities))) == (1, [ALMATY])


def test_a_report_over_the_end_of_a_month_is_in_its_year_and_in_no_month(tables: Tables) -> None:
    days = {"date_first": "2019-09-30", "date_last": "2019-10-01"}
    tables.add("events", event_id="long", **days)
    tables.add("incidents", incident_id="long-almaty", event_id="long", **days)
    tables.add("reports", event_id="long", scope="long-almaty", **days)
    dataset = tables.read().dataset

    assert (by_month(dataset, Selection()).groups, by_month(dataset, Selection()).in_none) == (
        (),
        1,
    )
    assert list(found(by_year(dataset, Selection()))) == ["2019-01-01"]


def test_a_month_keeps_the_ends_of_the_period_that_was_chosen(dataset: Dataset) -> None:
    chosen = Selection(since=date(2019, 10, 20), until=date(2019, 10, 26))

    october = found(by_month(dataset, chosen))["2019-10-01"]

    assert (october.selection.since, october.selection.until) == (chosen.since, chosen.until)


def test_nothing_has_no_groups(empty_tables: Tables) -> None:
    dataset = empty_tables.read().dataset

    for group_by in GROUPINGS:
        assert group_by(dataset, Selection()) == Grouping((), 0, 0)
    assert by_organizers(dataset, Selection()) == ()


def test_a_region_is_covered_where_a_report_speaks_of_it_also_beyond_it(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("incidents", incident_id="2019-10-26-semey", location_text="Semey")
    tables.add("reports", scope="2019-10-26-almaty 2019-10-26-oral")
    dataset = tables.read().dataset

    groups = {group.key[0]: group for group in by_region(dataset, Selection()).groups}

    assert {key: (group.reports, group.covered) for key, group in groups.items()} == {
        "KZ-75": (0, True),
        "KZ-27": (0, True),
        "KZ-63": (0, False),
    }


@pytest.mark.parametrize("selection", SELECTIONS)
def test_the_events_in_order_are_those_that_are_grouped(selection: Selection) -> None:
    dataset = project_dataset()  # where a report on the whole country is all there is of one event

    assert {*events_in_order(dataset, selection)} == {*found(by_event(dataset, selection))}


@pytest.mark.parametrize("selection", SELECTIONS)
def test_events_page_by_page_are_those_of_all_events(selection: Selection) -> None:
    dataset = project_dataset()
    ids = events_in_order(dataset, selection)
    pages = [tuple(ids[start : start + 7]) for start in range(0, len(ids), 7)]

    of_pages = [
        group
        for page in pages
        for group in by_event(dataset, replace(selection, events=page)).groups
    ]

    in_order = sorted(of_pages, key=lambda group: group.key)
    assert tuple(in_order) == by_event(dataset, selection).groups


@pytest.mark.parametrize("grouping", [by_region, by_city, by_event])
def test_a_group_that_is_not_covered_is_a_silent_selection(grouping: Any) -> None:
    dataset = released_dataset()
    for until in (date(2019, 3, 21), date(2019, 6, 9), date(2022, 1, 9)):
        selection = Selection(since=until, until=until)
        for group in grouping(dataset, selection).groups:
            assert group.covered is not count(dataset, group.selection).is_silent
