"""A row added, corrected or taken back by hand, as the change that it is."""

from __future__ import annotations

from collections.abc import Mapping

from geo.message import one_of, to_say
from incidents.changes.change import Cells, Change, RowChange, key_columns, key_of
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.codes import NOT_COUNTED_STATUSES


def row_of(snapshot: Snapshot, table: str, row_id: str) -> Cells | None:
    """The row with this id as its table has it, None where there is none; CannotChange where the
    table is not known or has to be mended first."""
    if table not in snapshot.package.tables:
        raise CannotChange([to_say("there is no table {table}", table=table)])
    key = key_columns(snapshot.package, table)
    rows = snapshot.table(table).rows
    return next((row for row in rows if key_of(row, key) == row_id), None)


def added(snapshot: Snapshot, table: str, cells: Mapping[str, str], reason: str) -> Change:
    """The row as a new one; CannotChange where its id is there already or a column is not known."""
    row = {name: text for name, text in cells.items() if text.strip()}
    row_id = key_of(row, key_columns(snapshot.package, table))
    if row_of(snapshot, table, row_id):
        raise CannotChange([to_say("{table}: {row} is there already", table=table, row=row_id)])
    _only_known(snapshot, table, row)
    return Change((RowChange(table, None, row, reason),))


def corrected(
    snapshot: Snapshot, table: str, row_id: str, cells: Mapping[str, str], reason: str
) -> Change:
    """The row with these cells in the place of what it says there; an empty cell empties one.

    CannotChange, with everything that stands against it, where there is no such row or column,
    where nothing would differ, or where no reason is given: readers are told it.
    """
    before = _there(snapshot, table, row_id)
    _only_known(snapshot, table, cells)
    after = {name: text for name, text in {**before, **cells}.items() if text.strip()}
    reasons = [] if reason.strip() else [_NO_REASON]
    if after == before:
        reasons.append(to_say("{table}: {row} says that already", table=table, row=row_id))
    if reasons:
        raise CannotChange(reasons)
    return Change((RowChange(table, before, after, reason.strip()),))


def taken_back(
    snapshot: Snapshot, table: str, row_id: str, reason: str, *, status: str = "withdrawn"
) -> Change:
    """The change that takes a row out of what is counted: a report stays with its reason, as
    `status` says, every other row is removed. CannotChange as `corrected`."""
    before = _there(snapshot, table, row_id)
    if not reason.strip():
        raise CannotChange([_NO_REASON])
    if table != "reports":
        return Change((RowChange(table, before, None, reason.strip()),))
    if status not in NOT_COUNTED_STATUSES:
        raise CannotChange([one_of(NOT_COUNTED_STATUSES)])
    after = {**before, "status": status, "status_reason": reason.strip()}
    return Change((RowChange(table, before, after, reason.strip()),))


_NO_REASON = to_say("a reason is wanted, which readers are told")


def _there(snapshot: Snapshot, table: str, row_id: str) -> Cells:
    if row := row_of(snapshot, table, row_id):
        return row
    raise CannotChange([to_say("{table}: there is no row {row}", table=table, row=row_id)])


def _only_known(snapshot: Snapshot, table: str, cells: Mapping[str, str]) -> None:
    known = snapshot.package.columns(table)
    if unknown := [name for name in cells if name not in known]:
        raise CannotChange(
            to_say("{table}: there is no column {column}", table=table, column=name)
            for name in unknown
        )
