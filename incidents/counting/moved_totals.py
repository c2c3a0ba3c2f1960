"""Which totals a change of the tables moves, from what to what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from incidents.codes import CONTEXTS, MEASURES
from incidents.counting.count import Count, count
from incidents.counting.version_changes import changed_rows
from incidents.dataset.index import rows_by_id
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

NOT_SUMMED = CONTEXTS[2:]
"""Contexts that are summed only where a reader asks, so that they have a total of their own."""


@dataclass(frozen=True)
class MovedTotal:
    """One selection counted before and after, by the same rule, with another outcome."""

    before: Count
    after: Count

    @property
    def selection(self) -> Selection:
        """What is counted."""
        return self.before.selection


def moved_totals(before: Dataset, after: Dataset) -> tuple[MovedTotal, ...]:
    """Every total that differs: of the table, of what is not summed with it, and of the years,
    regions, places, organizers and events that rows which differ speak of."""
    events = _touched_events(before, after)
    found = []
    for selection in dict.fromkeys(_totals(events, before, after)):
        counts = count(before, selection), count(after, selection)
        if not is_the_same(*counts):
            found.append(MovedTotal(*counts))
    return tuple(found)


def is_the_same(one: Count, other: Count) -> bool:
    """Whether two counts come to the same figure."""
    return _outcome(one) == _outcome(other)


def _outcome(counted: Count) -> tuple[object, ...]:
    """What two counts share that come to the same; that detentions are reported without a number is
    said where there is none."""
    figure = counted.figure
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
        for row in dataset.event_organizers.to_dict("records")
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
