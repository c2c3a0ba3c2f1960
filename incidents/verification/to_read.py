"""The reports that nobody has compared with their whole text, the most needed first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from incidents.codes import CONTEXTS
from incidents.counting.count import event_figures
from incidents.dataset.index import rows_by_id
from incidents.dataset.memo import memoised
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

READ_WHOLE = "full_text"
"""The review of a report that was compared with its whole text."""


@dataclass(frozen=True)
class Reading:
    """Somebody's reading of a report's page: see `readings` of datapackage.json."""

    reading_id: str
    read_by: str
    read_on: date
    outcome: str
    archive_url: str
    copy_sha256: str
    note: str


@dataclass(frozen=True)
class ToRead:
    """A report to be read: what to look for, where, and why it comes when it does.

    `rests`: a figure of its event rests on it; `disputed`: sources disagree there; `number` is the
    largest number it gives, 0 for none.
    """

    report_id: str
    event_id: str
    first: date
    last: date
    words: str
    number: int
    rests: bool
    disputed: bool
    source_id: str
    address: str
    readings: tuple[Reading, ...]


@memoised(1)
def to_read(dataset: Dataset) -> Sequence[ToRead]:
    """Every report that counts and was not read whole, the most needed first: those on which a
    disputed figure rests, then those on which another rests, the larger number first."""
    figures = event_figures(dataset, Selection(contexts=CONTEXTS))
    resting = {report for figure in figures.values() for report in figure.rests_on}
    disputed = {event for event, figure in figures.items() if figure.standing == "disputed"}
    sources, known = rows_by_id(dataset, "sources"), readings_of(dataset)
    found = []
    for report_id, row in rows_by_id(dataset, "reports").items():
        if row["review"] == READ_WHOLE or row["status"] != "counted":
            continue
        bounds = [n for n in (row["detained_low"], row["detained_high"]) if isinstance(n, int)]
        source = sources.get(row["source_id"], {})
        found.append(
            ToRead(
                report_id,
                row["event_id"],
                row["date_first"].date(),
                row["date_last"].date(),
                row["detained_text"],
                max(bounds, default=0),
                report_id in resting,
                row["event_id"] in disputed,
                row["source_id"],
                source.get("archive_url") or source.get("url") or "",
                known.get(report_id, ()),
            )
        )
    return tuple(sorted(found, key=_need))


def _need(one: ToRead) -> tuple[bool, bool, int, str]:
    return not (one.rests and one.disputed), not one.rests, -one.number, one.report_id


@memoised()
def readings_of(dataset: Dataset) -> Mapping[str, tuple[Reading, ...]]:
    """The readings by report, the first first."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for row in dataset.readings.sort_values(["read_on", "reading_id"]).to_dict("records"):
        found[row["report_id"]].append(
            Reading(
                row["reading_id"],
                row["read_by"],
                row["read_on"].date(),
                row["outcome"],
                row["archive_url"],
                row["copy_sha256"],
                row["note"],
            )
        )
    return {report: tuple(rows) for report, rows in found.items()}
