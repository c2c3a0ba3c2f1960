"""The reports of one incident as marks: their ends, what they cover, their history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from incidents.codes import COUNTED_ACTS
from incidents.counting.scale import end_of
from incidents.dataset.index import (
    bound,
    day_of,
    outermost,
    rows_by_id,
    rule_reports_of,
)
from incidents.dataset.table_arrays import (
    NONE,
    incident_arrays,
    member_arrays,
    outermost_incidents,
    report_arrays,
)
from incidents.rule.scope import ELSEWHERE

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True)
class Mark:
    """One report as it is drawn.

    `low` and `high` as the rule for numbers takes them: a witness has no high. `members` are the
    incidents it covers, `elsewhere` among them; `around`: they hold the incident that was asked
    about, which is none of them; `shared`: it covers more than this incident alone.
    `counted` is its status in the table, whatever the filters of a reader.
    """

    report: Mapping[str, Any]
    low: int | None
    high: int | None
    members: tuple[str, ...]
    around: bool = False

    @property
    def report_id(self) -> str:
        """The report that it marks."""
        return str(self.report["report_id"])

    @property
    def shared(self) -> bool:
        """Whether its figure is for more than its own incident."""
        return self.around or len(self.members) > 1

    @property
    def hedged(self) -> bool:
        """Whether its source itself doubts its number."""
        return bool(self.report["hedged"])

    @property
    def sees_part(self) -> bool:
        """Whether it says "at least" only: a witness, or a report on a part."""
        return bool(self.report["sees_part"])

    @property
    def counted(self) -> bool:
        """Whether its figure is one of detentions and not set aside."""
        return self.report["status"] == "counted" and self.report["act"] in COUNTED_ACTS

    @property
    def end(self) -> int:
        """Its highest bound, 0 without any."""
        return end_of(self.low, self.high)

    @property
    def open(self) -> bool:
        """Whether it says "or more"."""
        return self.low is not None and self.high is None

    @property
    def as_of(self) -> date:
        """The day on which it was true: as said, or else its last day."""
        last: date = self.report["date_last"].date()
        return day_of(self.report["as_of_date"]) or last

    @property
    def _same_people(self) -> tuple[Any, ...]:
        """What two figures of one history have in common: voice, places, whom they count."""
        report = self.report
        return self.members, report["voice_id"], report["measure"], report["date_first"]


@dataclass(frozen=True)
class Line:
    """A mark with the earlier figures of its voice for the same places, the latest first."""

    mark: Mark
    earlier: tuple[Mark, ...] = ()


def reports_at(dataset: Dataset, incident_id: str) -> tuple[dict[str, Any], ...]:
    """Every report whose scope holds the incident, counted or not, narrowest scope first.

    `number_of_incidents` are those that it is told by, and this one where they hold it.
    """
    arrays, members = report_arrays(dataset), member_arrays(dataset)
    incident = incident_arrays(dataset).numbers_of([incident_id])
    if incident[0] == NONE:
        return ()
    rows, _ = members.of_incidents(incident)
    holding = arrays.ids.take(pa.array(members.report[rows])).to_pylist()
    reports, told = rows_by_id(dataset, "reports"), outermost_incidents(dataset)
    found = [
        {**reports[report], "number_of_incidents": len({*told[report], incident_id})}
        for report in holding
    ]
    return tuple(sorted(found, key=_narrowest_first))


def _narrowest_first(report: Mapping[str, Any]) -> tuple[bool, int, str]:
    return report["covers_elsewhere"], report["number_of_incidents"], report["report_id"]


def marks_at(dataset: Dataset, incident_id: str) -> tuple[Mark, ...]:
    """Every report whose scope holds the incident: of it alone first, then those of several; of
    the same ones by time, then by who says so."""
    marks = _marks(dataset, reports_at(dataset, incident_id))
    marks = tuple(replace(mark, around=incident_id not in mark.members) for mark in marks)
    return tuple(sorted(marks, key=lambda mark: mark.around))


def marks_of_event(dataset: Dataset, event_id: str) -> tuple[Mark, ...]:
    """Every report of the event, in the order of `marks_at`."""
    reports = rows_by_id(dataset, "reports")
    return _marks(dataset, [reports[id_] for id_ in report_arrays(dataset).of_event(event_id)])


def _marks(dataset: Dataset, reports: Iterable[Mapping[str, Any]]) -> tuple[Mark, ...]:
    known, origins = rule_reports_of(dataset, "people"), rows_by_id(dataset, "origins")
    marks = []
    for row in reports:
        members = _members(dataset, row)
        high = bound(row["detained_high"])
        # On the scale of its own measure: journalists are a floor only among people.
        mark = Mark(row, known[row["report_id"]].low, high, members)
        marks.append(replace(mark, high=None) if mark.sees_part else mark)

    def place(mark: Mark) -> tuple[Any, ...]:
        name = str(origins.get(mark.report["origin_id"], {}).get("name", "")).casefold()
        return len(mark.members), mark.members, mark.as_of, name, mark.report_id

    return tuple(sorted(marks, key=place))


def _members(dataset: Dataset, report: Mapping[str, Any]) -> tuple[str, ...]:
    """The incidents that a report is told by, whatever days of them, and elsewhere: those that lie
    inside others of them are not named."""
    scope = str(report["scope"]).split()
    if report["has_all"]:
        event_id = str(report["event_id"])
        scope = [*incident_arrays(dataset).of_event(event_id), ELSEWHERE]
    return tuple(outermost(dataset, sorted(set(scope))))


def lines_of(marks: Sequence[Mark]) -> tuple[Line, ...]:
    """The marks in their order, earlier figures put behind the one that came after them.

    Earlier is what the table says was replaced, and a figure of the same voice for the same
    places and people up to an earlier day. A figure for other places is a report of its own.
    """
    by_id = {mark.report_id: mark for mark in marks}
    later: dict[str, str] = {}
    for mark in marks:
        if mark.report["replaces_report_id"] in by_id:
            later[mark.report["replaces_report_id"]] = mark.report_id
    for mark in marks:
        if mark.report_id in later or not mark.counted:
            continue
        after = [
            other
            for other in marks
            if other.counted and other._same_people == mark._same_people
            if other.as_of > mark.as_of and other.report_id not in later
        ]
        if after:
            latest = max(after, key=lambda other: (other.as_of, other.report_id))
            later[mark.report_id] = latest.report_id
    earlier: dict[str, list[Mark]] = {}
    for report_id in later:
        last, seen = report_id, {report_id}
        while last in later and later[last] not in seen:
            last = later[last]
            seen.add(last)
        if last != report_id:
            earlier.setdefault(last, []).append(by_id[report_id])
    behind = {mark.report_id for marks_ in earlier.values() for mark in marks_}
    return tuple(
        Line(mark, tuple(sorted(earlier.get(mark.report_id, ()), key=_latest_first)))
        for mark in marks
        if mark.report_id not in behind
    )


def _latest_first(mark: Mark) -> tuple[int, str]:
    return -mark.as_of.toordinal(), mark.report_id
