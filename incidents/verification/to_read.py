"""The reports that nobody has compared with their whole text, the most needed first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from incidents.codes import CONTEXTS
from incidents.counting.groups import usable_reports
from incidents.counting.report_columns import figures_by_event
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import event_arrays, report_arrays
from incidents.selection import Selection
from incidents.tables.rows import python_values

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

DAYS = ("date_first", "date_last")
SAID = ("detained_text", "detained_low", "detained_high", "source_id")

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
    arrays, known = report_arrays(dataset), readings_of(dataset)
    chosen = Selection(contexts=CONTEXTS)
    usable = usable_reports(dataset, chosen)
    figures, events = figures_by_event(dataset, chosen.measure, usable)
    rests = np.zeros(len(arrays), dtype=bool)
    rests[figures.rests_on[1]] = True
    disputed = np.zeros(len(event_arrays(dataset)), dtype=bool)
    disputed[events[figures.disputed]] = True
    waits = arrays.status.among(("counted",)) & ~arrays.review.among((READ_WHOLE,))
    sources = dataset.tables["sources"]
    pairs = zip(*(python_values(sources[c]) for c in ("archive_url", "url")), strict=True)
    address = dict(zip(python_values(sources["source_id"]), map(_first, pairs), strict=True))
    rows = dataset.tables["reports"].take(pa.array(arrays.row[waits]))
    columns = [python_values(rows[name]) for name in ("report_id", "event_id", *DAYS, *SAID)]
    marks = rests[waits].tolist(), disputed[arrays.event[waits]].tolist()
    found = []
    for row in zip(*columns, *marks, strict=True):
        report_id, event_id, first, last, words, low, high, source_id, is_resting, is_disputed = row
        found.append(
            ToRead(
                report_id,
                event_id,
                first.date(),
                last.date(),
                words,
                max(low or 0, high or 0),
                is_resting,
                is_disputed,
                source_id,
                address.get(source_id, ""),
                known.get(report_id, ()),
            )
        )
    return tuple(sorted(found, key=_need))


def _first(addresses: tuple[str, str]) -> str:
    """The first of these that there is, or ""."""
    return addresses[0] or addresses[1]


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
