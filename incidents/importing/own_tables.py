"""What tables of our own kind ask for: a folder, a Data Package, a workbook with a sheet a table.

Rows are known by their ids: new ones are added, those that differ are corrected, and none that the
file does not have is taken out.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from geo.csv_text import BROKEN_LETTER
from geo.message import to_say
from geo.written_days import days_of_column
from incidents.changes.change import key_columns, key_of
from incidents.changes.store import Snapshot
from incidents.codes import LINK_FIELDS
from incidents.importing.proposal import Proposal, SourceRow
from incidents.importing.spreadsheet_cells import turned_days, with_merged_cells
from incidents.incoming.incoming_file import IncomingFile, Sheet
from incidents.incoming.layout import columns_not_taken, is_broken
from incidents.list_rows.row_problem import (
    A_CELL_FOR_EACH,
    CONTROL,
    LONGEST_CELL,
    NOT_SO_LONG,
    PRINTABLE,
    WHOLE_TEXT,
    RowProblem,
    cells_told,
)
from incidents.tables.schema import Package
from incidents.words.written_reasons import file_reason
from text_safety.csv_injection import as_written

KIND = "tables"

OF_AN_EXPORT = frozenset(("standing", "support"))
"""Columns of figures that are taken away: beside them `place_id` is one that was found, not one
that an editor pinned."""

ADDRESSES = frozenset(LINK_FIELDS)
"""Columns that are empty in what was taken away without links: nobody emptied their cells."""

HALF = 0.5
"""The part of a table's columns that a file without its name has to have."""


def is_export(file: IncomingFile) -> bool:
    """Whether the file is a selection that was taken away, with figures in place of rows; its Data
    Package is none, which holds the rows of reports beside its figures."""
    if any(sheet.name == "reports" and not _holds_figures(sheet) for sheet in file.sheets):
        return False
    return any(map(_holds_figures, file.sheets))


def _holds_figures(sheet: Sheet) -> bool:
    first = next(iter(sheet.rows.values()), "")
    return isinstance(first, list) and set(first) >= OF_AN_EXPORT


def tables_in(file: IncomingFile, package: Package) -> dict[str, Sheet]:
    """The sheets that are tables of ours, by the name of the table: by their own name, or a single
    one by its columns."""
    found = {}
    for sheet in file.sheets:
        _, heading = heading_of(sheet)
        if _holds_figures(sheet):
            continue
        own = sheet.name.strip().casefold()
        is_named = own in package.tables
        names = [own] if is_named else list(package.tables) if len(file.sheets) == 1 else []
        for name in names:
            if _fits(heading, package, name, named=is_named):
                found[name] = sheet
                break
    return found


def heading_of(sheet: Sheet) -> tuple[int, list[str]]:
    """The number of the first row with cells, and its cells; 0 and none where there is none."""
    rows = ((number, row) for number, row in sheet.rows.items() if isinstance(row, list))
    return next(rows, (0, []))


def _fits(heading: Sequence[str], package: Package, name: str, *, named: bool) -> bool:
    columns = package.columns(name)
    known = len(set(columns) & set(heading))
    has_key = key_columns(package, name)[0] in heading
    return has_key and (named or known >= HALF * len(columns))


def propose_tables(
    file: IncomingFile, before: Snapshot, *, reason: str, without: Set[SourceRow] = frozenset()
) -> Proposal:
    """The change that the tables ask for, the rows that must be left out aside; `reason` is that of
    each correction, "" for the file itself."""
    proposal = Proposal(KIND)
    tables = tables_in(file, before.package)
    may_lack = ADDRESSES if any(map(_holds_figures, file.sheets)) else frozenset[str]()
    for sheet in file.sheets:
        if sheet not in tables.values():
            proposal.not_taken.append(sheet.name or file.name)
    for name, sheet in tables.items():
        _propose_table(name, sheet, before, proposal, (file.name, reason), without, may_lack)
    return proposal


def _propose_table(
    name: str,
    sheet: Sheet,
    before: Snapshot,
    proposal: Proposal,
    why: tuple[str, str],
    without: Set[SourceRow],
    may_lack: Set[str],
) -> None:
    file, given = why
    key, fields = key_columns(before.package, name), before.package.fields(name)
    table = before.table(name)
    known = {key_of(row, key): row for row in table.rows}
    seen: dict[str, int] = {}
    start, heading = heading_of(sheet)
    columns = {column: place for place, column in enumerate(heading)}
    under = [row for number, row in sheet.rows.items() if number != start]
    for column in may_lack & columns.keys():
        if not any(_cell(row, columns[column]) for row in under):
            del columns[column]
    taken = {place for column, place in columns.items() if column in table.columns}
    proposal.not_taken += [
        to_say("{table}: {column}", table=name, column=column)
        for column in columns_not_taken(sheet, heading, start, taken)
    ]
    rows, together = with_merged_cells(sheet, columns, start, key, proposal)
    events = {row.get("event_id", "") for row in before.table("events").rows}
    dates = {
        field["name"]: days_of_column([_cell(row, columns[field["name"]]) for row in rows.values()])
        for field in fields
        if field["type"] == "date" and field["name"] in columns
    }
    for place, (number, row) in enumerate(rows.items()):
        if number == start or not any(row):
            continue
        proposal.read += 1
        source, own = (sheet.name, number), RowProblem
        if is_broken(sheet, row, len(heading)):
            shown = row if isinstance(row, str) else cells_told(len(row))
            proposal.problems.append(own(sheet.name, number, "", shown, A_CELL_FOR_EACH))
            continue
        cells = {
            column: as_written(_cell(row, at))
            for column, at in columns.items()
            if column in table.columns
        }
        for column, days in dates.items():
            if len(days[place]) == 1:
                cells[column] = days[place][0].isoformat()
        for field in fields:
            if field["type"] == "boolean" and field["name"] in cells:
                cells[field["name"]] = cells[field["name"]].lower()
        broken = [column for column, cell in cells.items() if BROKEN_LETTER in cell]
        hidden = [column for column, cell in cells.items() if CONTROL.search(cell)]
        long = [column for column, cell in cells.items() if len(cell) > LONGEST_CELL]
        turned = [*turned_days(cells, fields, events)]
        row_id = key_of(cells, key)
        if long:
            proposal.problems += [own(*source, c, cells[c], NOT_SO_LONG) for c in long]
        elif hidden:
            proposal.problems += [own(*source, c, cells[c], PRINTABLE) for c in hidden]
        elif broken:
            proposal.problems += [own(*source, c, cells[c], WHOLE_TEXT) for c in broken]
        elif turned:
            proposal.problems += [own(*source, c, cells[c], wanted) for c, wanted in turned]
        elif number in together:
            continue
        elif not cells.get(key[0], ""):
            proposal.problems.append(own(*source, key[0], "", to_say("wanted an id")))
        elif row_id in seen:
            wanted = to_say(
                "wanted an id that no other row has (row {row} has it)", row=seen[row_id]
            )
            proposal.problems.append(own(*source, key[0], cells[key[0]], wanted))
        elif source not in without:
            was = known.get(row_id)
            after = {**(was or {}), **cells}
            if was is not None and {c: v for c, v in after.items() if v} == dict(was):
                proposal.unchanged += 1
            else:
                told = given if given and was is not None else file_reason(file, number)
                proposal.put(name, row_id, source, told, after=after, before=was)
        seen.setdefault(row_id, number)


def _cell(row: Sequence[str] | str, place: int) -> str:
    if isinstance(row, str) or place >= len(row):
        return ""
    return row[place] if row[place].strip() else ""
