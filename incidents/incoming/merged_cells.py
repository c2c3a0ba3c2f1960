"""Cells of a workbook that are merged over several rows of a list.

The value stands in the first of these rows alone, and means each of them: a day over two towns is
the day of both. A figure that stands over several rows is theirs together, and of none of them
alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from geo.message import Message, to_say
from incidents.incoming.incoming_file import Sheet


@dataclass(frozen=True)
class Carried:
    """A merged cell: what it says, and the first and the last of its rows that are rows of the
    list."""

    text: str
    first: int
    last: int


def carried_from(cell: Carried) -> Message:
    """What is said of a row that has the text of a merged cell."""
    return to_say("carried down from row {row}: the cell is merged", row=cell.first)


def of_all_rows(cell: Carried) -> Message:
    """What is said of a figure in a merged cell."""
    return to_say(
        "stands over rows {first} to {last}, and is a figure of all of them together: wanted "
        "one for each row, or one row for all of them",
        first=cell.first,
        last=cell.last,
    )


def carried_cells(
    sheet: Sheet, columns: Mapping[str, int], heading: int, rows: Collection[int]
) -> Mapping[int, Mapping[str, Carried]]:
    """The merged cells of these columns under the heading that stand over several of these rows,
    by the row and by the name of the column."""
    found: dict[int, dict[str, Carried]] = {}
    for name, place in columns.items() if sheet.merged else ():
        for first, last in _runs(sheet, heading, place):
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
