"""`Passport`: how a figure was made, as a value: ids, numbers, trees of the rule, and no prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.counting.count import Count, Coverage, count, coverage, ids_of, total
from incidents.counting.event_totals import totals_by
from incidents.counting.report_columns import figure_of
from incidents.counting.select import candidates, carries_number, in_period, rule_reports
from incidents.dataset.index import Frame, among, columns_of, day_of, event_days
from incidents.dataset.table_arrays import report_arrays
from incidents.passport.not_counted import ReportsLeftOut, left_out
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from incidents.selection import Selection
from incidents.tables.compact import as_texts

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LET_THROUGH = ("counted", "set_aside")
"""The statuses with which a report counts where those set aside are counted too."""


@dataclass(frozen=True)
class Stand:
    """Where a report is on some sides of a contradiction and not on all: at which scope.

    `sides` are their numbers, the lowest side is 1; `of` is how many sides there are.
    """

    scope: Scope
    sides: tuple[int, ...]
    of: int


@dataclass(frozen=True)
class Role:
    """The part that a usable report has in the figure of its event.

    `part`: `low` (the low rests on it), `side` (on a side of a contradiction), `fits` (does not
    contradict), `hedged`, `no_number`. A report the low rests on can be on a side as well.
    """

    report_id: str
    part: str
    stands: tuple[Stand, ...] = ()


@dataclass(frozen=True)
class EventPart:
    """What one event adds: its figure with the tree, and the role of each usable report.

    Reports that cross have no role: they are left out.
    """

    event_id: str
    figure: Figure
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class VoiceFigure:
    """What one voice carries by itself, and where: the same rule on its reports alone."""

    voice_id: str
    figure: Figure
    coverage: Coverage
    reports: Sequence[str]


@dataclass(frozen=True)
class Passport:
    """A figure with all that it was made from.

    `events`: in the order of their first days, the largest of them if no more were asked for;
    `more_events` is how many are not among them. `left_out`: reports of the events concerned that
    are in no number. `voices`: of the reports with a number, by id. `set_aside` are the reports
    set aside that lie inside the selection, `with_set_aside` is the figure if they counted (None:
    there are none). `as_of` is the last day that a report with a number covers or speaks of.
    `version` is the data's.
    """

    count: Count
    events: tuple[EventPart, ...]
    more_events: int
    left_out: ReportsLeftOut
    voices: tuple[VoiceFigure, ...]
    set_aside: tuple[str, ...]
    with_set_aside: Figure | None
    as_of: date | None
    version: str


def passport(dataset: Dataset, selection: Selection, *, most_events: int | None = None) -> Passport:
    """How the figure of the selection was made; with the trees of so many events at most."""
    result = count(dataset, selection)
    since, until = selection.since, selection.until
    usable = in_period(candidates(dataset, selection).reports, since, until)
    events = _largest_first(usable)
    numbered = usable.filter(carries_number())
    aside = _set_aside(dataset, selection)
    return Passport(
        count=result,
        events=_event_parts(dataset, selection.measure, usable, events[:most_events]),
        more_events=len(events) - len(events[:most_events]),
        left_out=left_out(dataset, result),
        voices=_voices(dataset, selection.measure, numbered),
        set_aside=_set_aside_ids(aside),
        with_set_aside=total(aside, dataset, measure=selection.measure)
        if len(_set_aside_ids(aside))
        else None,
        as_of=_as_of(dataset, numbered),
        version=dataset.version,
    )


def _largest_first(usable: Frame) -> list[str]:
    """The events of these reports, by the largest "at least" of a single report."""
    rows = as_texts(usable.select("event_id", "detained_low").to_native())
    low = pc.fill_null(rows["detained_low"], 0)
    by_event = pa.table({"event": rows["event_id"], "low": low}).group_by("event")
    order = [("low_max", "descending"), ("event", "ascending")]
    found: list[str] = by_event.aggregate([("low", "max")]).sort_by(order)["event"].to_pylist()
    return found


def _event_parts(
    dataset: Dataset, measure: str, usable: Frame, events: list[str]
) -> tuple[EventPart, ...]:
    wanted = usable.filter(among("event_id", events))
    parts = []
    for event, reports in rule_reports(wanted, dataset, measure=measure).items():
        figure = figure_of(dataset, measure, ids_of(reports))
        parts.append(EventPart(event, figure, _roles(figure, reports)))
    first = event_days(dataset)
    return tuple(sorted(parts, key=lambda part: (first[part.event_id], part.event_id)))


def _roles(figure: Figure, reports: Iterable[Report]) -> tuple[Role, ...]:
    rests_on, crossing = set(figure.rests_on), set(figure.crossing)
    stands: dict[str, list[Stand]] = {}
    for node in figure.walk():
        for report_id, stand in _stands(node):
            stands.setdefault(report_id, []).append(stand)
    roles = []
    for report in sorted(reports, key=lambda r: r.report_id):
        if report.report_id in crossing:
            continue
        where = tuple(stands.get(report.report_id, ()))
        if report.report_id in rests_on:
            part = "low"
        elif report.range is None:
            part = "hedged" if report.hedged else "no_number"
        else:
            part = "side" if where else "fits"
        roles.append(Role(report.report_id, part, where))
    return tuple(roles)


def _stands(node: Node) -> list[tuple[str, Stand]]:
    """The reports that are on some sides of this scope alone; a sum is on a side by its reports."""
    if not node.contradicted:
        return []
    on: dict[str, list[int]] = {}
    summed = [report.report_id for part in node.parts for report in part.rests_on]
    for number, side in enumerate(node.sides, start=1):
        own = [report.report_id for report in side.members if report is not None]
        for report_id in [*own, *(summed if None in side.members else ())]:
            on.setdefault(report_id, []).append(number)
    several = len(node.sides)
    return [
        (report_id, Stand(node.scope, tuple(numbers), several))
        for report_id, numbers in on.items()
        if len(numbers) < several
    ]


def _voices(dataset: Dataset, measure: str, numbered: Frame) -> tuple[VoiceFigure, ...]:
    reports, found = report_arrays(dataset), []
    numbers = np.sort(reports.numbers_of(numbered["report_id"].to_native()))
    voices = reports.voice_id.codes[numbers]
    for code, figure in totals_by(dataset, measure, numbers, voices).items():
        chosen = np.zeros(len(reports), dtype=bool)
        chosen[numbers[voices == code]] = True
        where, ids = coverage(dataset, measure, chosen), reports.chosen(chosen)
        found.append(VoiceFigure(reports.voice_id.values[code], figure, where, ids))
    return tuple(sorted(found, key=lambda voice: voice.voice_id))


def _set_aside(dataset: Dataset, selection: Selection) -> Frame:
    """The usable reports where those that were set aside count."""
    allowed = candidates(dataset, selection, statuses=LET_THROUGH)
    return in_period(allowed.reports, selection.since, selection.until)


def _set_aside_ids(reports: Frame) -> tuple[str, ...]:
    aside = reports.filter(nw.col("status") == "set_aside")
    return tuple(sorted(aside["report_id"].to_list()))


def _as_of(dataset: Dataset, numbered: Frame) -> date | None:
    if not len(numbered):
        return None
    reports = report_arrays(dataset)
    places = reports.row[reports.numbers_of(numbered["report_id"].to_native())]
    names = ("date_last", "as_of_date")
    rows = columns_of(dataset, "reports").select(names)[places]
    return max(filter(None, (day_of(rows[name].max()) for name in names)), default=None)
