"""The days of the rows of a list: one day a cell, or a run of days with both of its ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from geo.days import iso_days
from geo.message import Message, to_say
from geo.written_days import Order, clear_day, days_of_column
from incidents.days.runs_of_days import written_runs

SERIAL_FROM = date(1899, 12, 30)
"""Day 0 of a spreadsheet, which writes 43764 for 26 October 2019."""

SERIAL_DAY = re.compile(r"[34567]\d{4}(?:\.\d+)?", re.ASCII)
"""The number of a day from 1982 to 2118, with the part of the day that has passed."""

LONGEST_RUN = 80
"""Characters of a run of days: what is longer holds something else too."""

_AN_INTERVAL = re.compile(r"(\d{4}-\d\d-\d\d)\s*/\s*(\d{4}-\d\d-\d\d)", re.ASCII)
"""A run of days as ISO 8601 has it."""

_IN_KAZAKH = re.compile(
    r"(?P<first>\S.*?)(?:[нтд][ае]н)\s+(?P<last>\S.*?)(?:[ғқ]а|[гк]е)\s+дейін", re.IGNORECASE
)
"""2023 жылғы 16 ақпаннан 18 ақпанға дейін: endings where other languages put words between."""


@dataclass(frozen=True)
class Day:
    """The days that a cell can be, and what was decided in reading it; `last` is the last day of a
    run whose first is the one that is possible, None where the cell is no run."""

    possible: tuple[date, ...]
    remark: Message | None = None
    last: date | None = None


def days_of(cells: Sequence[str], order: Order | None) -> Iterator[Day]:
    """The days of a column, those that `clear_day` reads by their dots among them; that is said.
    `order` decides what 05/06/2019 is.

    >>> [(str(day.possible[0]), str(day.last)) for day in days_of(["16–18 февраля 2023"], None)]
    [('2023-02-16', '2023-02-18')]
    """
    different = list(dict.fromkeys(cells))
    read = dict(zip(different, _days_of(different, order), strict=True))
    return map(read.__getitem__, cells)


def _days_of(cells: Sequence[str], order: Order | None) -> Iterator[Day]:
    for cell, possible in zip(cells, days_of_column(cells), strict=True):
        if SERIAL_DAY.fullmatch(cell):
            day = SERIAL_FROM + timedelta(days=int(float(cell)))
            yield Day(
                (day,),
                to_say("taken for day {number} of a spreadsheet, {day}", number=cell, day=day),
            )
        elif len(possible) == 2 and (order or clear_day(cell, possible)):
            # The first of the two is the one that begins with its day.
            day = possible[1 if order == "month_first" else 0]
            if order == "month_first":
                yield Day((day,), to_say("read with its month first, {day}", day=day))
            else:
                yield Day((day,), to_say("read with its day first, {day}", day=day))
        elif not possible and (run := _run(cell, order)):
            first, last = run
            told = to_say("read as a run of days, {days}", days=iso_days(first, last))
            yield Day((first,), told, last)
        else:
            yield Day(possible)


def _run(cell: str, order: Order | None) -> tuple[date, date] | None:
    """The first and the last day of a cell that is a run of days and nothing else; None where it is
    none, or where nobody knows what is its month."""
    text = " ".join(cell.split())
    if len(text) > LONGEST_RUN:
        return None
    text = _AN_INTERVAL.sub("\\1 – \\2", text)
    if found := _IN_KAZAKH.fullmatch(text):
        text = f"{found['first']} – {found['last']}"
    for run in written_runs(text):
        named = run.found.groupdict()
        is_whole = not text.replace(run.found[0].strip(), "", 1).strip(" .,«»\"'")
        if is_whole and named.get("bday") and named.get("aday") and run.first < run.last:
            # With slashes the month may stand first; a list that says so is read so nowhere.
            slashed = [*map(int, re.findall(r"\d+", text))] if "/" in text else []
            is_clear = not named.get("bnumber") or "/" not in text or max(slashed[:2]) > 12
            if not run.is_apart and (is_clear or order == "day_first"):
                return run.first, run.last
    return None
