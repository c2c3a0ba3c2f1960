"""The slider's table in few bytes: `static/unpack.js` gives back all of it that a page reads.

Rows become columns, days the steps between them, lows the steps at each place, highs what they
exceed the lows by, and each text a pattern in which the row's own numbers are left out. Most texts
share a few patterns. What no page reads stays here: the ids of events, and their titles where
the slider does not show single events. What is left is compressed.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

Pattern = tuple[str | int, ...]
"""A text in pieces, and in the place of each number that was left out, which one it is: 0 the low,
1 the high; of a total also 2 for what the circles show and 3 for what they do not."""


LEVEL = 4
"""Of zlib: at its usual 6 it takes four times as long, for 5 % less of 5,000 incidents."""


class _Patterns:
    """Patterns by number, each kept once."""

    def __init__(self, separator: str) -> None:
        self.separator = separator
        self.numbers: dict[Any, int] = {}
        self._whole_number = re.compile(rf"(\d+(?:{re.escape(separator)}\d{{3}})*)")
        # A day often differs from the one before in its numbers alone.
        self._in_pieces = cache(self._whole_number.split)
        self._written = cache(self._as_written)

    def number_of(self, pattern: Any) -> int:
        return self.numbers.setdefault(pattern, len(self.numbers))

    def left_out(self, values: Iterable[int | None]) -> dict[str, int]:
        """Which of the values each number is; one that is there twice is the first of the two."""
        found: dict[str, int] = {}
        for which, value in enumerate(values):
            if value is not None:
                found.setdefault(self._written(value), which)
        return found

    def pattern(self, text: str, left_out: Mapping[str, int]) -> Pattern:
        """The text with each of these numbers left out where it stands as a whole number."""
        for number in left_out:
            if number in text:
                break
        else:  # as where both ends are rounded, in most texts of a large table
            return (text,) if text else ()
        pieces: list[str | int] = []
        for piece in self._in_pieces(text):
            which_one = left_out.get(piece)
            if which_one is not None:
                pieces.append(which_one)
            elif pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            elif piece:
                pieces.append(piece)
        return tuple(pieces)

    def _as_written(self, number: int) -> str:
        return f"{number:,}".replace(",", self.separator) if number > 999 else str(number)


def pack(table: Mapping[str, Any], *, separator: str = ",") -> dict[str, Any]:
    """The table for `unpack` in the browser; `separator` stands between thousands in its texts."""
    patterns = _Patterns(separator)
    changes, totals, notes = table["changes"], table["totals"], table["notes"]
    titles = _column(table["events"], 3) if table["mode"] == "event" else []

    # Most circles hold few people, so the same ones come again and again.
    @cache
    def label_number(low: int | None, high: int | None, text: str) -> int:
        return patterns.number_of(patterns.pattern(text, patterns.left_out((low, high))))

    labels = [label_number(low, high, text) for _, _, low, high, _, text in changes]
    numbers = [patterns.left_out(_numbers(total)) for total in totals]
    texts = [
        patterns.number_of(patterns.pattern(total[4], left_out))
        for total, left_out in zip(totals, numbers, strict=True)
    ]
    return {
        **{key: table[key] for key in ("first", "last", "mode", "window_days", "places")},
        "separator": separator,
        "changes": [*_columns(changes, ("step", None, "place", "above", None)), labels],
        "totals": [*_columns(totals, ("step", None, "above", None)), texts, _column(totals, 5)],
        "notes": _notes(notes, [total[0] for total in totals], numbers, patterns),
        "events": [
            _steps(_column(table["events"], 0)),
            [last - first for first, last, *_ in table["events"]],
            titles,
            *(_column(table["events"], index) for index in (4, 5)),
        ],
        "patterns": list(patterns.numbers),
        **{key: table[key] for key in ("searched", "stops", "told") if key in table},
    }


def compressed(value: Any) -> str:
    """The value as JSON, deflated, in letters that stand in any script as they are (Base64)."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), LEVEL)).decode("ascii")


def _numbers(total: Sequence[Any]) -> tuple[int | None, ...]:
    _, low, high, _, _, placed = total
    return low, high, placed, abs((low or 0) - placed)


def _column(rows: Sequence[Sequence[Any]], index: int) -> list[Any]:
    return [row[index] for row in rows]


def _steps(days: Sequence[int]) -> list[int]:
    return [*days[:1], *(later - earlier for earlier, later in pairwise(days))]


def _steps_by_place(places: Sequence[int], lows: Sequence[int | None]) -> list[int | None]:
    """By how much each low exceeds the one before at its place; None where there is no low."""
    before: dict[int, int] = {}
    steps: list[int | None] = []
    for place, low in zip(places, lows, strict=True):
        steps.append(None if low is None else low - before.get(place, 0))
        before[place] = low or 0
    return steps


def _columns(rows: Sequence[Sequence[Any]], kinds: Sequence[str | None]) -> list[list[Any]]:
    columns = [_column(rows, index) for index in range(len(kinds))]
    for index, kind in enumerate(kinds):
        if kind == "step":
            columns[index] = _steps(columns[index])
        elif kind == "place":
            columns[index] = _steps_by_place(_column(rows, index - 1), columns[index])
        elif kind == "above":
            lows = _column(rows, index - 1)
            columns[index] = [
                high if low is None or high is None else high - low
                for low, high in zip(lows, _column(rows, index), strict=True)
            ]
    return columns


def _notes(
    notes: Sequence[Sequence[Any]],
    days: Sequence[int],
    numbers: Sequence[Mapping[str, int]],
    patterns: _Patterns,
) -> list[list[int]]:
    """Days and patterns of the lines, wherever these change; numbers come from the totals, those of
    each day."""
    rows: list[tuple[int, int]] = []
    for (day, lines), left_out in zip(_filled(notes, days), numbers, strict=True):
        taken = tuple([patterns.pattern(line, left_out) for line in lines])
        number = patterns.number_of(taken)
        if not rows or rows[-1][1] != number:
            rows.append((day, number))
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
