"""The incidents of a selection, each with the figure of the reports about it alone.

A hundred thousand of them as well: the rule for numbers is asked once for all incidents whose
reports say the same, and its answer is kept by the very values that it was asked with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa

from incidents.counting.select import candidates
from incidents.dataset.index import incident_days, rows_by_id, rule_reports_of, wordings
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import (
    Ints,
    TableArrays,
    Truths,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, event_figure
from incidents.rule.quantities import Quantity
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class OwnFigure:
    """What the reports about one incident alone carry: one value for all that say the same.

    So the reports in `figure` are nobody's: their ids are numbers, by which `words` has what
    their bounds come from where one is printed so, and days count from the incident's first.
    """

    figure: Figure
    words: Mapping[str, Quantity | None]


class IncidentFigure(NamedTuple):
    """An incident of a selection: its row of the table, its own figure, and its reports by id.

    `alone` rests on `own`, the usable reports about this incident alone; `shared` are those that
    cover it together with others. `covered`: whether any report speaks of it, also beyond the
    period.
    """

    incident: Mapping[str, Any]
    alone: OwnFigure
    own: tuple[str, ...]
    shared: tuple[str, ...]
    covered: bool

    @property
    def figure(self) -> Figure:
        """The figure of the incident's own reports."""
        return self.alone.figure


def _latest_first(dataset: Dataset, selection: Selection) -> Ints:
    allowed = candidates(dataset, selection)
    chosen = np.flatnonzero(allowed.incidents_in(selection.since, selection.until))
    return chosen[np.lexsort((chosen, -incident_arrays(dataset).first[chosen]))]


def _ids(table: TableArrays, numbers: Ints) -> list[str]:
    found: list[str] = table.ids.take(pa.array(numbers)).to_pylist()
    return found


def by_incident(
    dataset: Dataset, selection: Selection, *, at_most: int | None = None
) -> list[IncidentFigure]:
    """The chosen incidents in their order, all of them or the first `at_most`."""
    allowed, members = candidates(dataset, selection), member_arrays(dataset)
    since, until = selection.since, selection.until
    chosen = _latest_first(dataset, selection)[:at_most]
    rows, ends = members.of_incidents(chosen)
    reports, report = report_arrays(dataset), members.report[rows]
    usable, wider = allowed.usable(since, until), allowed.wider_in(since, until)
    of_one = usable & ~reports.covers_elsewhere & (members.told_of_report == 1)
    about = of_one[report] & members.told[rows]
    within = (usable | wider)[report] & ~about
    ids = _ids(reports, report)
    own, shared = _lists(ids, about, ends), _lists(ids, within, ends)
    covered = _lists(report.tolist(), allowed.speaking(since, until)[report], ends)
    incidents, measure = rows_by_id(dataset, "incidents"), selection.measure
    return [
        IncidentFigure(
            incidents[incident],
            own_figure_of(dataset, measure, incident, alone),
            alone,
            together,
            covered=bool(speaking),
        )
        for incident, alone, together, speaking in zip(
            _ids(incident_arrays(dataset), chosen), own, shared, covered, strict=True
        )
    ]


def latest_incidents(
    dataset: Dataset, selection: Selection, *, at_most: int
) -> tuple[list[IncidentFigure], int]:
    """The first of the chosen incidents in their order, and how many there are in all."""
    chosen = candidates(dataset, selection).incidents_in(selection.since, selection.until)
    return by_incident(dataset, selection, at_most=at_most), int(np.count_nonzero(chosen))


Value = TypeVar("Value")


def _lists(values: list[Value], kept: Truths, ends: Ints) -> Iterator[tuple[Value, ...]]:
    """The values that are kept of each run of them, which ends before one of `ends`."""
    start, keeps = 0, kept.tolist()
    for end in ends.tolist():
        yield tuple(compress(values[start:end], keeps[start:end]))
        start = end


_MADE_ANEW = {"report_id", "origin_id", "voice_id", "scope", "low", "high", "sees_part"}
_REST = [field.name for field in fields(Report) if field.name not in _MADE_ANEW]
_rest_of = attrgetter(*_REST)


class _Said(NamedTuple):
    """What a report about one incident says, without ids, names, place and day.

    `low` and `high` are its range's; `days` count from the incident's first, each with the number
    of what lies there: 0 where it holds no other incident; `voice` is the state's, or a number;
    `words` are there where one of the reports is printed in them.
    """

    low: int | None
    high: int | None
    days: tuple[tuple[str, int, int], ...]
    voice: str
    rest: tuple[Any, ...]
    words: Quantity | None


@memoised(at_most=50_000)
def own_figure_of(
    dataset: Dataset, measure: str, incident: str, report_ids: tuple[str, ...]
) -> OwnFigure:
    """The figure of an incident from these reports about it alone; most filters leave most
    incidents alone."""
    known, words = rule_reports_of(dataset, measure), wordings(dataset)
    reports = [known[report_id] for report_id in report_ids]
    said = [words(report_id) for report_id in report_ids]
    return _figure_of(dataset, _said(reports, said, incident_days(dataset)[incident][0]))


@memoised(at_most=50_000)
def _figure_of(_dataset: Dataset, said: tuple[_Said, ...]) -> OwnFigure:
    """Made once for all incidents whose reports say the same."""
    return _own_figure(said)


def _own_figure(said: tuple[_Said, ...]) -> OwnFigure:
    """What reports that say this carry together; nothing else about them is known here."""
    reports = [
        Report(
            report_id=f"{number:06}",  # the rule takes reports in the order of their ids
            origin_id="",
            voice_id=one.voice,
            scope=Scope(one.days),
            low=one.low,
            high=one.high,
            **dict(zip(_REST, one.rest, strict=True)),
        )
        for number, one in enumerate(said)
    ]
    words = {report.report_id: one.words for report, one in zip(reports, said, strict=True)}
    return OwnFigure(event_figure(reports), words)


def _said(
    reports: Sequence[Report], words: Sequence[Quantity | None], start: int
) -> tuple[_Said, ...]:
    """What these reports say of an incident that starts on this day."""
    if not any(said and (said.computed or said.one_more) for said in words):
        # Numbers alone are printed, and the same ones in whatever order.
        words = [None] * len(reports)
        reports = sorted(reports, key=_size) if len(reports) > 1 else reports
    members = sorted({member for report in reports for member in report.scope.members})
    number = {member: f"{index:06}" for index, member in enumerate(members)}
    days = [
        tuple([(number[m], first - start, last - start) for m, first, last in report.scope.days])
        for report in reports
    ]
    if len(set(days)) == 1:  # then it does not matter which
        days = [(("", 0, 0),)] * len(days)
    voices = {STATE: STATE}
    return tuple(
        [
            _Said(
                *_bounds(report),
                run,
                voices.setdefault(report.voice_id, str(len(voices))),
                _rest_of(report),
                said,
            )
            for report, run, said in zip(reports, days, words, strict=True)
        ]
    )


def _bounds(report: Report) -> tuple[int | None, int | None]:
    """The ends of the report's range, None for one that is open or not there."""
    found = report.range
    if found is None:
        return None, None
    return found.low, None if found.open else found.high


def _size(report: Report) -> tuple[int, int]:
    low, high = _bounds(report)
    return low or 0, high or 0
