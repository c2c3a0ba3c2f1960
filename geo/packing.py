"""The slider's table in few bytes, and nothing lost: `static/unpack.js` gives it back as it was.

Rows become columns, days the steps between them, highs what they exceed the lows by, and each
text a pattern in which the row's own numbers are left out. Most texts share a few patterns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

LOW, HIGH, PLACED, REST = range(4)
"""The numbers that a pattern leaves out: of a circle its low and high; of a total also what the
circles show, and what they do not."""

Pattern = tuple[str | int, ...]
"""A text in pieces, and in the place of each number that was left out, which one it is."""


class _Patterns:
    """Patterns by number, each kept once."""

    def __init__(self, separator: str) -> None:
        self.separator = separator
        self.numbers: dict[Any, int] = {}

    def number_of(self, pattern: Any) -> int:
        return self.numbers.setdefault(pattern, len(self.numbers))

    def pattern(self, text: str, values: Sequence[int | None]) -> Pattern:
        pieces: list[str | int] = [text]
        for which, value in enumerate(values):
            if value is not None:
                pieces = list(_without(pieces, f"{value:,}".replace(",", self.separator), which))
        return tuple(piece for piece in pieces if piece != "")


def _without(pieces: Iterable[str | int], written: str, which: int) -> Iterable[str | int]:
    """The pieces with each standing of a number taken out, where no digit touches it."""
    for piece in pieces:
        if isinstance(piece, int):
            yield piece
            continue
        start = 0
        while (found := piece.find(written, start)) >= 0:
            end = found + len(written)
            touched = piece[max(0, found - 1) : found] + piece[end : end + 1]
            if any(sign.isdigit() for sign in touched):
                yield piece[start:end]
            else:
                yield piece[start:found]
                yield which
            start = end
        yield piece[start:]


def pack(table: Mapping[str, Any], *, separator: str = ",") -> dict[str, Any]:
    """The table for `unpack` in the browser; `separator` stands between thousands in its texts."""
    patterns = _Patterns(separator)
    changes, totals, notes = table["changes"], table["totals"], table["notes"]
    labels = [
        patterns.number_of(patterns.pattern(text, (low, high)))
        for _, _, low, high, _, text in changes
    ]
    texts = [
        patterns.number_of(patterns.pattern(text, _numbers(row)))
        for row in totals
        for text in [row[4]]
    ]
    return {
        **{key: table[key] for key in ("first", "last", "mode", "window_days", "places")},
        "separator": separator,
        "changes": [*_columns(changes, ("step", None, None, "above", None)), labels],
        "totals": [*_columns(totals, ("step", None, "above", None)), texts, _column(totals, 5)],
        "notes": _notes(notes, totals, patterns),
        "events": [
            _steps(_column(table["events"], 0)),
            [last - first for first, last, *_ in table["events"]],
            *(_column(table["events"], index) for index in range(2, 6)),
        ],
        "patterns": list(patterns.numbers),
        **({"searched": table["searched"]} if "searched" in table else {}),
    }


def _numbers(total: Sequence[Any]) -> tuple[int | None, ...]:
    _, low, high, _, _, placed = total
    return low, high, placed, abs((low or 0) - placed)


def _column(rows: Sequence[Sequence[Any]], index: int) -> list[Any]:
    return [row[index] for row in rows]


def _steps(days: Sequence[int]) -> list[int]:
    return [*days[:1], *(later - earlier for earlier, later in pairwise(days))]


def _columns(rows: Sequence[Sequence[Any]], kinds: Sequence[str | None]) -> list[list[Any]]:
    columns = [_column(rows, index) for index in range(len(kinds))]
    for index, kind in enumerate(kinds):
        if kind == "step":
            columns[index] = _steps(columns[index])
        elif kind == "above":
            lows = _column(rows, index - 1)
            columns[index] = [
                high if low is None or high is None else high - low
                for low, high in zip(lows, _column(rows, index), strict=True)
            ]
    return columns


def _notes(
    notes: Sequence[Sequence[Any]], totals: Sequence[Sequence[Any]], patterns: _Patterns
) -> list[list[int]]:
    """Days and patterns of the lines, wherever these change; numbers come from the totals."""
    lines_on = dict(_filled(notes, [row[0] for row in totals]))
    rows: list[tuple[int, int]] = []
    for total in totals:
        lines = lines_on.get(total[0], ())
        taken = tuple(patterns.pattern(line, _numbers(total)) for line in lines)
        number = patterns.number_of(taken)
        if not rows or rows[-1][1] != number:
            rows.append((total[0], number))
    return [_steps([day for day, _ in rows]), [number for _, number in rows]]


def _filled(
    notes: Sequence[Sequence[Any]], days: Sequence[int]
) -> Iterable[tuple[int, Sequence[str]]]:
    """The lines that stand on each of the days."""
    index, lines = 0, ()
    for day in days:
        while index < len(notes) and notes[index][0] <= day:
            lines = notes[index][1]
            index += 1
        yield day, lines
