"""The reports of one incident as marks on one scale: their ends, what they cover, their history."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from incidents.codes import COUNTED_ACTS
from incidents.counting.series import reports_at
from incidents.dataset.index import bound, day_of, rows_by_id, rule_reports_of
from incidents.rule.scope import ELSEWHERE

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LINEAR_TO = 10
"""Times the smallest number that the largest may be on an even scale; beyond, it shrinks."""


ROOM_FOR_ARROWS = 0.85
"""The part of the scale beyond which no arrow begins: "or more" needs room to be seen."""


@dataclass(frozen=True)
class Mark:
    """One report as it is drawn.

    `low` and `high` as the rule for numbers takes them: a witness has no high. `members` are the
    incidents it covers, `elsewhere` among them; `shared`: more than this incident alone.
    `counted` is its status in the table, whatever the filters of a reader.
    """

    report: Mapping[str, Any]
    low: int | None
    high: int | None
    members: tuple[str, ...]

    @property
    def report_id(self) -> str:
        return str(self.report["report_id"])

    @property
    def shared(self) -> bool:
        return len(self.members) > 1

    @property
    def hedged(self) -> bool:
        return bool(self.report["hedged"])

    @property
    def counted(self) -> bool:
        return self.report["status"] == "counted" and self.report["act"] in COUNTED_ACTS

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


def marks_at(dataset: Dataset, incident_id: str) -> tuple[Mark, ...]:
    """Every report whose scope holds the incident: of it alone first, then by its low."""
    known = rule_reports_of(dataset, "people")
    marks = []
    for row in reports_at(dataset, incident_id):
        members = _members(dataset, row)
        high = bound(row["detained_high"])
        # On the scale of its own measure: journalists are a floor only among people.
        floor = row["basis"] == "eyewitness" or row["extent"] == "part"
        marks.append(Mark(row, known[row["report_id"]].low, None if floor else high, members))
    marks.sort(key=lambda mark: (len(mark.members), _size(mark), mark.report_id))
    return tuple(marks)


def _members(dataset: Dataset, report: Mapping[str, Any]) -> tuple[str, ...]:
    """The incidents that a report covers, whatever days of them, and elsewhere."""
    scope = str(report["scope"]).split()
    if report["has_all"]:
        incidents = rows_by_id(dataset, "incidents").items()
        scope = [i for i, row in incidents if row["event_id"] == report["event_id"]]
        scope.append(ELSEWHERE)
    return tuple(sorted(set(scope)))


def _size(mark: Mark) -> int:
    return mark.low if mark.low is not None else mark.high or 0


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


@dataclass(frozen=True)
class Scale:
    """One scale from 0 to the largest number; `shrinks` where large numbers lie closer."""

    last: int
    shrinks: bool

    @classmethod
    def of(cls, marks: Sequence[Mark]) -> Scale | None:
        """The scale that holds every number of these marks; None where there is none."""
        numbers = [n for mark in marks for n in (mark.low, mark.high) if n is not None]
        if not numbers:
            return None
        last = max(*numbers, 1)
        shrinks = last > LINEAR_TO * min([n for n in numbers if n > 0] or [1])
        if any(mark.open and (mark.low or 0) > ROOM_FOR_ARROWS * last for mark in marks):
            last = math.ceil(last / (ROOM_FOR_ARROWS**2 if shrinks else ROOM_FOR_ARROWS))
        return cls(last, shrinks)

    def place(self, number: int) -> float:
        """Where the number lies, from 0 to 1."""
        if self.shrinks:
            return math.log1p(number) / math.log1p(self.last)
        return number / self.last

    def ticks(self) -> tuple[int, ...]:
        """Round numbers to write under the scale, at most seven, 0 first."""
        if self.shrinks:
            tens = [10**power for power in range(len(str(self.last)))]
            return (0, *(number for number in tens if number <= self.last))
        step = 10 ** (len(str(self.last)) - 1)
        step = next(
            s for s in (step // 5 or 1, step // 2 or 1, step, 2 * step) if self.last <= 5 * s
        )
        return tuple(range(0, self.last + 1, step))
