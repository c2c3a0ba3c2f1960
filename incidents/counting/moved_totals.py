"""Which totals a change of the tables moves, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import CONTEXTS, MEASURES
from incidents.counting.count import Count, count, event_figures, total
from incidents.counting.groups import SETTLEMENT, by_city, by_region, by_year
from incidents.counting.select import candidates, in_period
from incidents.counting.version_changes import changed_rows
from incidents.dataset.index import columns_of, rows_by_id
from incidents.rule.figure import Figure
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Figures = Mapping[Selection, Figure]

NOT_SUMMED = CONTEXTS[2:]
"""Contexts that are summed only where a reader asks, so that they have a total of their own."""


@dataclass(frozen=True, eq=False)
class MovedTotal:
    """One selection counted in two data sets, before and after, by the same rule, with another
    outcome; what else a count says is counted when it is asked for."""

    selection: Selection
    datasets: tuple[Dataset, Dataset]
    figures: tuple[Figure, Figure]

    @cached_property
    def before(self) -> Count:
        """The count as it is."""
        return count(self.datasets[0], self.selection)

    @cached_property
    def after(self) -> Count:
        """The count as it would be."""
        return count(self.datasets[1], self.selection)


def moved_totals(before: Dataset, after: Dataset) -> tuple[MovedTotal, ...]:
    """Every total that differs: of the table, of what is not summed with it, and of the years,
    regions, places, organizers and events that rows which differ speak of."""
    events = _touched_events(before, after)
    datasets = (before, after)
    known: dict[str, tuple[Figures, Figures]] = {}
    found = []
    for selection in dict.fromkeys(_totals(events, before, after)):
        measure = selection.measure
        if measure not in known:
            known[measure] = (_figures(before, measure, events), _figures(after, measure, events))
        one, other = (
            _figure(dataset, selection, figures)
            for dataset, figures in zip(datasets, known[measure], strict=True)
        )
        if not is_the_same(one, other):
            found.append(MovedTotal(selection, datasets, (one, other)))
    return tuple(found)


def _figures(dataset: Dataset, measure: str, events: list[str]) -> Figures:
    """The figures of all years, regions and towns, and of these events: a pass for each kind, not a
    count for each total."""
    everything = Selection(measure=measure)
    found = {
        group.selection: group.figure
        for grouping in (by_year, by_region, by_city)
        for group in grouping(dataset, everything).groups
    }
    if events:
        of_events = replace(everything, events=tuple(events))
        for event, figure in event_figures(dataset, of_events).items():
            found[replace(everything, events=(event,))] = figure
    return found


def _figure(dataset: Dataset, selection: Selection, known: Figures) -> Figure:
    """The figure of a selection; where a kind is counted in one pass, nothing is said of others."""
    if selection in known:
        return known[selection]
    places = load_gazetteer().places
    is_town = [p in places and places[p].kind == SETTLEMENT for p in selection.places]
    if selection.events or selection.regions or selection.since or any(is_town):
        return Figure()
    usable = in_period(candidates(dataset, selection).reports, selection.since, selection.until)
    return total(usable, dataset, measure=selection.measure)


def is_the_same(one: Figure, other: Figure) -> bool:
    """Whether two figures come to the same."""
    return _outcome(one) == _outcome(other)


def _outcome(figure: Figure) -> tuple[object, ...]:
    """What two figures share that come to the same; that detentions are reported without a number
    is said where there is none."""
    is_empty = figure.low is None and figure.high is None
    only_words = figure.no_number if is_empty else False
    return figure.low, figure.high, figure.open_ended, figure.standing, only_words


def _touched_events(before: Dataset, after: Dataset) -> list[str]:
    """The events whose figures may differ, sorted."""
    touched: set[str] = set()
    origins: set[str] = set()
    for change in changed_rows(before, after, Selection()):
        if change.table == "origins":
            origins.add(change.row_id)
        elif "event_id" in change.row:
            touched.add(change.row["event_id"])
        if change.table in ("incidents", "reports") and change.kind != "added":
            touched.add(rows_by_id(before, change.table)[change.row_id]["event_id"])
    for dataset in (before, after):
        reports = rows_by_id(dataset, "reports").values()
        touched |= {row["event_id"] for row in reports if row["origin_id"] in origins}
    return sorted(touched)


def _totals(events: list[str], before: Dataset, after: Dataset) -> Iterator[Selection]:
    """Every selection whose figure these events are part of, the widest first."""
    within = set(events)
    rows = {
        table: [
            row
            for dataset in (before, after)
            for row in rows_by_id(dataset, table).values()
            if row["event_id"] in within
        ]
        for table in ("events", "incidents", "reports")
    }
    contexts = {row["context"] for row in rows["events"]}
    years = {
        year
        for row in rows["events"]
        for year in range(row["date_first"].year, row["date_last"].year + 1)
    }
    regions = {row["region_code"] for row in rows["incidents"]} - {""}
    places = {row["resolved_place_id"] for row in rows["incidents"]} - {""}
    organizers = {
        row["organizer_id"]
        for dataset in (before, after)
        for row in columns_of(dataset, "event_organizers").rows(named=True)
        if row["event_id"] in within and row["organizer_id"]
    }
    selections = [
        Selection(),
        *(Selection(contexts=(context,)) for context in NOT_SUMMED if context in contexts),
        *(Selection(since=date(y, 1, 1), until=date(y, 12, 31)) for y in sorted(years)),
        *(Selection(regions=(region,)) for region in sorted(regions)),
        *(Selection(places=(place,)) for place in sorted(places)),
        *(Selection(organizers=(organizer,)) for organizer in sorted(organizers)),
        *(Selection(events=(event,)) for event in events),
    ]
    counted = {row["measure"] for row in rows["reports"]}
    for measure in MEASURES:
        if measure in counted:
            yield from (replace(selection, measure=measure) for selection in selections)
