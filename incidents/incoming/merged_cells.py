"""Cells of a workbook that are merged over several rows of a list.

The value stands in the first of these rows alone, and means each of them: a day over two towns is
the day of both. A figure that stands over several rows is theirs together, and of none of them
alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from incidents.incoming.incoming_file import Sheet
from incidents.incoming.layout import Layout


@dataclass(frozen=True)
class Carried:
    """A merged cell: what it says, and the first and the last of its rows that are rows of the
    list."""

    text: str
    first: int
    last: int


def carried_cells(
    sheet: Sheet, layout: Layout, rows: Collection[int]
) -> Mapping[int, Mapping[str, Carried]]:
    """The merged cells that stand over several of these rows, by the row and by what the column
    holds."""
    found: dict[int, dict[str, Carried]] = {}
    for name, place in layout.columns.items() if sheet.merged else ():
        for first, last in _runs(sheet, layout.last_row, place):
            row = sheet.rows.get(first, "")
            text = row[place] if isinstance(row, list) and place < len(row) else ""
            over = [number for number in range(first, last + 1) if number in rows]
            if text and len(over) > 1:
                cell = Carried(text, over[0], over[-1])
                for number in over:
                    found.setdefault(number, {})[name] = cell
    return found


def _runs(sheet: Sheet, heading: int, place: int) -> Iterator[tuple[int, int]]:
    """The first and the last row of each merged cell of a column; no two overlap, whatever a
    damaged workbook says, and none goes on under the last row."""
    end, lowest = heading, max(sheet.rows, default=0)
    for first, last, left, right in sorted(sheet.merged):
        if left == place <= right and first > end:
            end = min(last, lowest)
            yield first, end
