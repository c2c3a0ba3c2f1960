"""Which totals a change of the tables moves, from what to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import CONTEXTS, MEASURES
from incidents.counting.count import Count, count, total
from incidents.counting.groups import SETTLEMENT, by_city, by_region, by_year, usable_reports
from incidents.counting.report_columns import figure_of, figures_by_event, ids_of_numbers
from incidents.counting.select import candidates, in_period
from incidents.counting.version_changes import DERIVED
from incidents.dataset.table_arrays import event_arrays
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.tables.compact import as_texts
from incidents.tables.rows import combinations
from incidents.tables.sound_csv import TEXT

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Figures = Mapping[Selection, Figure]

NOT_SUMMED = CONTEXTS[2:]
"""Contexts that are summed only where a reader asks, so that they have a total of their own."""


@dataclass(frozen=True, eq=False)
class MovedTotal:
    """One selection counted in two data sets, before and after, by the same rule, with another
    outcome; what else a count says is counted when it is asked for.

    `outcomes` are the figures without what they rest on, where the selection is one event.
    """

    selection: Selection
    datasets: tuple[Dataset, Dataset]
    outcomes: tuple[Figure, Figure]

    @cached_property
    def figures(self) -> tuple[Figure, Figure]:
        """The figures before and after."""
        if not self.selection.events:
            return self.outcomes
        one, other = (_whole_figure(dataset, self.selection) for dataset in self.datasets)
        return one, other

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
            found.append(MovedTotal(selection, datasets, outcomes=(one, other)))
    return tuple(found)


def _figures(dataset: Dataset, measure: str, events: list[str]) -> Figures:
    """The figures of all years, regions and towns, and the outcomes of these events: a pass for
    each kind, not a count for each total."""
    everything = Selection(measure=measure)
    found = {
        group.selection: group.figure
        for grouping in (by_year, by_region, by_city)
        for group in grouping(dataset, everything).groups
    }
    if events:
        usable = usable_reports(dataset, replace(everything, events=tuple(events)))
        columns, numbers = figures_by_event(dataset, measure, usable)
        ids = event_arrays(dataset).ids.take(pa.array(numbers)).to_pylist()
        for event, figure in zip(ids, columns.figures(np.arange(len(numbers))), strict=True):
            found[replace(everything, events=(event,))] = figure
    return found


def _whole_figure(dataset: Dataset, selection: Selection) -> Figure:
    """The figure of one event, with all that it rests on."""
    rows = np.flatnonzero(usable_reports(dataset, selection))
    return figure_of(dataset, selection.measure, ids_of_numbers(dataset, rows))


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
    for table in ("events", "incidents", "reports", "event_organizers"):
        touched.update(_of_differing(before, after, table, "event_id"))
    if origins := _of_differing(before, after, "origins", "origin_id"):
        for dataset in (before, after):
            reports = dataset.tables["reports"]
            of_these = pc.is_in(reports["origin_id"].cast(TEXT), pa.array(origins, TEXT))
            touched.update(reports["event_id"].filter(of_these).unique().to_pylist())
    return sorted(touched)


def _of_differing(before: Dataset, after: Dataset, table: str, column: str) -> list[str]:
    """What the rows that only one of the two data sets has, as they are written, say in a column;
    each text once."""
    derived = DERIVED.get(table, ())
    sides = [dataset.tables[table] for dataset in (before, after)]
    names = [name for name in sides[1].column_names if name not in derived]
    # Each side numbers its texts in its own way.
    both = pa.concat_tables([as_texts(side.select(names)) for side in sides])
    if not len(both):
        return []
    row = combinations(both.columns)
    length, size = len(sides[0]), int(row.max()) + 1
    was, is_now = (np.bincount(part, minlength=size) for part in (row[:length], row[length:]))
    differs = pa.array((was != is_now)[row])
    found: list[str] = both[column].filter(differs).unique().to_pylist()
    return found


def _totals(events: list[str], before: Dataset, after: Dataset) -> Iterator[Selection]:
    """Every selection whose figure these events are part of, the widest first."""

    def said(table: str, column: str) -> set[str]:
        """What rows on these events say in a column of either data set, but for nothing."""
        found: set[str] = set()
        for dataset in (before, after):
            rows = dataset.tables[table]
            within = pc.is_in(rows["event_id"].cast(TEXT), pa.array(events, TEXT))
            found.update(rows[column].filter(within).unique().to_pylist())
        return found - {""}

    contexts, counted = said("events", "context"), said("reports", "measure")
    selections = [
        Selection(),
        *(Selection(contexts=(context,)) for context in NOT_SUMMED if context in contexts),
        *(
            Selection(since=date(y, 1, 1), until=date(y, 12, 31))
            for y in sorted(_years(events, before) | _years(events, after))
        ),
        *(Selection(regions=(one,)) for one in sorted(said("incidents", "region_code"))),
        *(Selection(places=(one,)) for one in sorted(said("incidents", "resolved_place_id"))),
        *(Selection(organizers=(o,)) for o in sorted(said("event_organizers", "organizer_id"))),
        *(Selection(events=(event,)) for event in events),
    ]
    for measure in MEASURES:
        if measure in counted:
            yield from (replace(selection, measure=measure) for selection in selections)


def _years(events: list[str], dataset: Dataset) -> set[int]:
    """The years on which days of these events lie."""
    arrays = event_arrays(dataset)
    chosen = arrays.marked(events)
    days = zip(arrays.first[chosen].tolist(), arrays.last[chosen].tolist(), strict=True)
    runs = {(date.fromordinal(first).year, date.fromordinal(last).year) for first, last in days}
    return {year for first, last in runs for year in range(first, last + 1)}
