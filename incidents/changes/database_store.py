"""Tables that live in a database, saved in one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise

import sqlalchemy as sa

from geo.message import Message, to_say
from incidents.changes.change import Cells, Change
from incidents.changes.journal import Entry, Occasion, read_entry, written
from incidents.changes.store import SavedMeanwhile, Snapshot
from incidents.changes.table_text import CannotChange, TableText, read_text
from incidents.tables.database import (
    ENTRIES,
    FURTHER,
    HEADINGS,
    POSITION,
    InDatabase,
    content,
    last_entry,
    names,
    put_file,
)
from incidents.tables.remains import Remains
from incidents.tables.saves import JOURNAL, entry_name
from incidents.tables.schema import PACKAGE_FILE, Package, package_of

GAP = 2**20
"""Between the positions of two rows, so that others find room between them."""

ROWS_AT_ONCE = 5_000
"""Rows that are sent together."""


class DatabaseStore:
    """The tables of a database."""

    def __init__(self, home: InDatabase) -> None:
        self.home, self._database = home, home.database

    def snapshot(self) -> Snapshot:
        """The tables now."""
        save, files = self.home.tables_now()
        return _snapshot(self.home, save, files)

    def last_save(self) -> int:
        """The number of the last entry, 0 if there is none; NoAnswer where none is given."""
        with self._database.reading() as connection:
            return last_entry(connection)

    def entries(self) -> tuple[Entry, ...]:
        """The journal, the first entry first; BrokenJournal where an entry cannot be read."""
        with self._database.reading() as connection:
            return _entries(connection)

    def save(
        self, change: Change, occasion: Occasion, *, on: Snapshot, after: Snapshot | None = None
    ) -> Entry:
        """Makes the change and its entry in the journal; see `Store`."""
        changed = {name: on.changed(name, change) for name in change.tables}
        files = after.files if after else {}
        with self._database.writing() as connection:
            there = set(names(connection))
            now = {n: content(self._database, connection, n) for n in on.files if n in there}
            if (last_entry(connection), now) != (on.save, on.files):
                raise SavedMeanwhile([e for e in _entries(connection) if e.number > on.save])
            for name, (before, table) in changed.items():
                self._put_rows(connection, name, before, table, now=files.get(f"{name}.csv"))
            entry = Entry(on.save + 1, datetime.now(UTC).replace(microsecond=0), occasion, change)
            _put_entry(connection, entry.number, written(entry))
        return entry

    def files(self) -> dict[str, bytes]:
        """All files that a folder with these tables would have, by name."""
        with self._database.reading() as connection:
            found = sorted(names(connection))
            return {name: content(self._database, connection, name) for name in found}

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Puts these files where there is none yet; see `Store`."""
        package = package_of(files.get(PACKAGE_FILE))
        tables, told = {}, list[Message]()
        for name in package.tables:
            if f"{name}.csv" in files:
                try:
                    tables[name] = _sound(files[f"{name}.csv"], name, package)
                except CannotChange as error:
                    told += error.reasons
        if told:
            raise CannotChange(told)
        with self._database.writing(new=True) as connection:
            if names(connection):
                raise FileExistsError(17, to_say("there are tables in it already"), str(self.home))
            for name, held in files.items():
                self._put(connection, name, held, tables)

    def replace(self, files: Mapping[str, bytes], *, on: Mapping[str, bytes]) -> None:
        """Puts these in the place of what the files held; see `Store`."""
        package = package_of(on.get(PACKAGE_FILE))
        named = (name.removesuffix(".csv") for name in files if name.endswith(".csv"))
        tables = {n: _sound(files[f"{n}.csv"], n, package) for n in named if n in package.tables}
        with self._database.writing() as connection:
            there = {n: content(self._database, connection, n) for n in names(connection)}
            if there != on:
                raise SavedMeanwhile([])
            for name, held in files.items():
                self._put(connection, name, held, tables)

    def wipe(self) -> list[Remains]:
        """Takes what was erased out of the database's files; see `Store`."""
        return self._database.wipe()

    def _put(
        self,
        connection: sa.Connection,
        name: str,
        held: bytes,
        tables: Mapping[str, TableText],
    ) -> None:
        """Puts a file in its place: a table, an entry of the journal or another."""
        folder, _, last = name.rpartition("/")
        if folder == JOURNAL:
            number = int(last.partition(".")[0])
            connection.execute(sa.delete(ENTRIES).where(ENTRIES.c.number == number))
            _put_entry(connection, number, held)
        elif table := tables.get(name.removesuffix(".csv")):
            sql = self._database.sql_tables(connection)[name.removesuffix(".csv")]
            connection.execute(sa.delete(sql))
            nothing = TableText(table.columns, ())
            self._put_rows(connection, sql.name, nothing, table, as_is=held)
        else:
            put_file(connection, name, held)

    def _put_rows(
        self,
        connection: sa.Connection,
        name: str,
        before: TableText,
        after: TableText,
        *,
        as_is: bytes | None = None,
        now: bytes | None = None,
    ) -> None:
        """Brings the rows of a table from what they were to what they are; `as_is` is the file
        that they come from, `now` the table as it is `written`, where that is known."""
        if any("\0" in cell for row in after.rows for cell in (*row, *row.values())):
            told = to_say(
                "{table}: a cell has a NUL character, which no database takes", table=name
            )
            raise CannotChange([told])
        sql = self._database.sql_tables(connection)[name]
        column = sql.c[POSITION]
        query = sa.select(column).order_by(column)
        there = list(connection.scalars(query))
        places = placed(before.rows, there, after.rows)
        kept = {id(row): place for row, place in zip(before.rows, there, strict=True)}
        new = [
            (place, row)
            for place, row in zip(places, after.rows, strict=True)
            if kept.get(id(row)) != place
        ]
        stay = set(places) - {place for place, _ in new}
        gone = [{"gone": place} for place in there if place not in stay]
        if len(gone) == len(there):
            connection.execute(sa.delete(sql))
        elif gone:
            connection.execute(sa.delete(sql).where(column == sa.bindparam("gone")), gone)
        known = {one.name for one in sql.columns} - {POSITION, FURTHER}
        for rows in _parts(new):
            connection.execute(sa.insert(sql), [_sql_row(*one, known) for one in rows])
        content_now = after.written() if now is None else now
        heading = {
            "name": name,
            "columns": json.dumps(after.columns, ensure_ascii=False),
            "file_sha256": sha256(content_now).hexdigest(),
            "as_it_stood": None if as_is == content_now else as_is,
        }
        connection.execute(sa.delete(HEADINGS).where(HEADINGS.c.name == name))
        connection.execute(sa.insert(HEADINGS), heading)


def placed(before: Sequence[Cells], there: Sequence[int], after: Sequence[Cells]) -> list[int]:
    """Where each row stands: one that stays keeps its position, others stand between their
    neighbours; all are placed anew where there is no room.

    >>> a, b, c, d = ({"id": name} for name in "abcd")
    >>> placed([a, b, c], [10, 20, 30], [a, d, c])
    [10, 20, 30]
    """
    known = {id(row): place for row, place in zip(before, there, strict=True)}
    places: list[int] = []
    waiting = 0

    def fill_up(high: int) -> None:
        low = places[-1] if places else 0
        places.extend(low + (high - low) * (n + 1) // (waiting + 1) for n in range(waiting))

    for row in after:
        place = known.get(id(row))
        if place is None:
            waiting += 1
            continue
        fill_up(place)
        waiting = 0
        places.append(place)
    fill_up((places[-1] if places else 0) + GAP * (waiting + 1))
    if any(one >= other for one, other in pairwise(places)):
        return [GAP * (n + 1) for n in range(len(after))]
    return places


def _parts(rows: Sequence[tuple[int, Cells]]) -> Iterator[Sequence[tuple[int, Cells]]]:
    return (rows[at : at + ROWS_AT_ONCE] for at in range(0, len(rows), ROWS_AT_ONCE))


def _sql_row(place: int, row: Cells, known: Iterable[str]) -> dict[str, object]:
    further = {column: cell for column, cell in row.items() if column not in known}
    return {
        POSITION: place,
        **{column: row.get(column, "") for column in known},
        FURTHER: json.dumps(further, ensure_ascii=False) if further else "",
    }


def _put_entry(connection: sa.Connection, number: int, content: bytes) -> None:
    row = {"number": number, "entry": content.decode("utf-8")}
    connection.execute(sa.insert(ENTRIES), row)


def _entries(connection: sa.Connection) -> tuple[Entry, ...]:
    rows = connection.execute(sa.select(ENTRIES).order_by(ENTRIES.c.number))
    return tuple(
        read_entry(row.entry.encode("utf-8"), name=f"{JOURNAL}/{entry_name(row.number)}")
        for row in rows
    )


def _sound(held: bytes, name: str, package: Package) -> TableText:
    columns, optional = package.columns(name), package.may_lack(name)
    return read_text(held, columns=columns, label=f"{name}.csv", optional=optional)


def _snapshot(home: InDatabase, save: int, files: dict[str, bytes]) -> Snapshot:
    package = package_of(files.pop(PACKAGE_FILE, None))
    return Snapshot(home, package, save, files)
