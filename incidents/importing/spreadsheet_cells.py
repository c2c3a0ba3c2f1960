"""What a spreadsheet did to tables of ours: cells merged over several rows, and days, also those
that are the id of an event, written as numbers or in the way of a country.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import timedelta

from geo.message import Message, to_say
from geo.written_days import days_of_column
from incidents.importing.proposal import Proposal
from incidents.incoming.incoming_file import Sheet
from incidents.incoming.merged_cells import carried_cells, carried_from, of_all_rows
from incidents.list_rows.row_days import SERIAL_DAY, SERIAL_FROM
from incidents.list_rows.row_problem import RowProblem
from incidents.tables.schema import Descriptor

FIGURE = ("detained_low", "detained_high", "detained_text")
"""Columns of which a merged cell is that of all its rows together."""

EVENT_ID = "event_id"


def with_merged_cells(
    sheet: Sheet, columns: Mapping[str, int], heading: int, key: Sequence[str], proposal: Proposal
) -> tuple[Mapping[int, Sequence[str] | str], Collection[int]]:
    """The rows with what their merged cells say, which `proposal` tells; and the numbers of those
    that have no figure of their own, which it tells too. An id is that of the first row alone."""
    rows, together = dict(sheet.rows), set[int]()
    asked = {number for number, row in rows.items() if number != heading and any(row)}
    for number, over in carried_cells(sheet, columns, heading, asked).items():
        full = [*rows[number], *[""] * (max(columns.values()) + 1 - len(rows[number]))]
        for column, cell in over.items():
            place = columns[column]
            if column in FIGURE:
                together.add(number)
                told = RowProblem(sheet.name, number, column, cell.text, of_all_rows(cell))
                proposal.problems.append(told)
            elif [column] != [*key] and number != cell.first and not full[place]:
                full[place] = cell.text
                told = RowProblem(sheet.name, number, column, cell.text, carried_from(cell))
                proposal.remarks.append(told)
        rows[number] = full
    return rows, together


def turned_days(
    cells: Mapping[str, str], fields: Sequence[Descriptor], events: Collection[str]
) -> Iterator[tuple[str, Message]]:
    """The columns whose day, or id of one of these `events` or of a new one, is no longer written
    as it was, and what is wanted there.

    >>> [str(told) for _, told in turned_days({"event_id": "43764"}, [], ())]
    ['wanted 2019-10-26, which a spreadsheet has written in another way: read the column as text']
    """
    of_days = {field["name"] for field in fields if field["type"] == "date"}
    for column, cell in cells.items():
        is_id = column == EVENT_ID and cell not in events
        if not cell or not (is_id or column in of_days):
            continue
        day = ""
        if SERIAL_DAY.fullmatch(cell):
            day = (SERIAL_FROM + timedelta(days=int(float(cell)))).isoformat()
        elif is_id:
            possible = {one.isoformat() for one in days_of_column([cell])[0]} - {cell}
            day = next(iter(sorted(possible.intersection(events))), "")
        if day:
            yield (
                column,
                to_say(
                    "wanted {day}, which a spreadsheet has written in another way: read the column "
                    "as text",
                    day=day,
                ),
            )
