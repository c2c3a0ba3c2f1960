"""A person's name taken out for good: of the tables, the journal and every released version.

What is left says only that a name was removed; nothing brings it back, undoing neither.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import Any

from incidents.changes.change import Cells, Change, RowChange
from incidents.changes.journal import Entry, Occasion, written
from incidents.changes.table_text import CannotChange, TableText, read_text
from incidents.checks.people import NOT_TEXT, name_taken_out, spells_one_of
from incidents.codes import LINK_FIELDS
from incidents.dataset.versions import FOLDER as VERSIONS
from incidents.dataset.versions import packed, unpacked
from incidents.tables.saves import JOURNAL, entry_name
from incidents.tables.schema import PACKAGE_FILE, Package, package_of

PEOPLE = "people"
TITLE = "title"
ERASED = RowChange(PEOPLE, None, None, "a name was removed")
"""What stands in the journal in the place of a row that named the person."""


@dataclass(frozen=True)
class Erasure:
    """The files that change, as they will be; what takes the name out of a change that waits, None
    where nothing else is left of it; and what finds the name in a text, or the whole of it."""

    files: Mapping[str, bytes]
    rows: int
    proposal: Callable[[bytes], bytes | None]
    is_named_in: Callable[[str], bool]
    is_wholly_named_in: Callable[[str], bool]

    @property
    def changes_more_than_the_journal(self) -> bool:
        """Whether the name stood in the files, so that more than the entry about it is new."""
        return len(self.files) > 1


def names_of(person_id: str, files: Mapping[str, bytes], waiting: Iterable[bytes]) -> set[str]:
    """The names that a person has who has this id in people.csv, in the journal or in a change that
    waits; none where nobody has it. CannotChange where people.csv has to be mended before."""
    package = package_of(files.get(PACKAGE_FILE))
    rows: list[Mapping[str, Any]] = [*_people(files, package)]
    entries = (held for name, held in files.items() if name.startswith(f"{JOURNAL}/"))
    for content in (*entries, *waiting):
        with suppress(ValueError, LookupError, TypeError, AttributeError, RecursionError):
            rows += _people_of_record(json.loads(content))
    return {
        name
        for row in rows
        if person_id and row.get("person_id") == person_id and (name := row.get("name", "").strip())
    }


def _people(files: Mapping[str, bytes], package: Package) -> tuple[Cells, ...]:
    content = files.get(f"{PEOPLE}.csv")
    return () if content is None else _read(content, PEOPLE, package).rows


def _people_of_record(record: Any) -> list[Mapping[str, Any]]:
    """The rows of people.csv, before and after, of an entry of the journal."""
    sides = [
        side
        for row in record["rows"]
        if row["table"] == PEOPLE
        for side in (row["before"], row["after"])
        if side
    ]
    return sides + (_people_of_record(record["refuses"]) if record.get("refuses") else [])


def erasure(
    files: Mapping[str, bytes], person_id: str, names: Collection[str], who: str = ""
) -> Erasure:
    """What erasing a person of this id, if any, and these names does to the files of a store;
    CannotChange where a table has to be mended before.

    All rows of people.csv with such a name go. A name in another cell becomes `[name]`, a title of
    a source that spells it `[title]`, an address that does is emptied.
    """
    package = package_of(files.get(PACKAGE_FILE))
    rows = _people(files, package)
    outlets = " ".join(row.get("outlet", "") for row in rows)
    erase = _Eraser(
        person_id,
        frozenset(names),
        _one_after_another([name_taken_out(name, outlets) for name in names]),
        spells_one_of(names),
    )
    # As if the surname were a word of an outlet: alone it is anybody's.
    wholly = _one_after_another([name_taken_out(name, name) for name in names])
    changed = {}
    for name, content in files.items():
        if (after := erase.file(name, content, package)) != content:
            changed[name] = after
    number = max((_number(name) for name in files if name.startswith(f"{JOURNAL}/")), default=0) + 1
    now = datetime.now(UTC).replace(microsecond=0)
    entry = Entry(number, now, Occasion("erasure", who), Change((ERASED,)))
    changed[f"{JOURNAL}/{entry_name(number)}"] = written(entry)
    gone = sum(erase.is_the_person(row) for row in rows)
    return Erasure(
        changed,
        gone,
        erase.proposal,
        lambda text: erase.text(text) != text,
        lambda text: wholly(text) != text,
    )


def _one_after_another(steps: Sequence[Callable[[str], str]]) -> Callable[[str], str]:
    return lambda text: reduce(lambda done, step: step(done), steps, text)


@dataclass(frozen=True)
class _Eraser:
    person_id: str
    names: frozenset[str]
    text: Callable[[str], str]
    spells: Callable[[str], bool]

    def file(self, name: str, content: bytes, package: Package) -> bytes:
        """The file without the name."""
        folder, _, last = name.rpartition("/")
        if folder == VERSIONS:
            inside = unpacked(content)
            then = package_of(inside.get(PACKAGE_FILE))
            after = {one: self.file(one, held, then) for one, held in inside.items()}
            return content if after == inside else packed(after)
        if folder == JOURNAL:
            record = json.loads(content)
            after_all = self._record(record)
            return content if after_all == record else _as_json(after_all)
        if last.removesuffix(".csv") in package.tables:
            return self._table(last.removesuffix(".csv"), content, package)
        return self._as_text(content)

    def proposal(self, content: bytes) -> bytes | None:
        """A change that waits without the name; None where it was about nobody else."""
        try:
            record = json.loads(content)
            after = self._record(record)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return self._as_text(content)
        if after == record:
            return content
        rows = [row for row in after["rows"] if row["before"] or row["after"]]
        return _as_json({**after, "rows": rows}) if rows else None

    def _as_text(self, content: bytes) -> bytes:
        text = content.decode("utf-8", errors="surrogateescape")
        return self.text(text).encode("utf-8", errors="surrogateescape")

    def is_the_person(self, row: Mapping[str, Any]) -> bool:
        has_id = bool(self.person_id) and row.get("person_id") == self.person_id
        return has_id or row.get("name", "").strip() in self.names

    def _table(self, name: str, content: bytes, package: Package) -> bytes:
        try:
            table = _read(content, name, package)
        except CannotChange:
            if name == PEOPLE:
                raise
            # Its cells cannot be told apart: the name is looked for in all of it.
            return self._as_text(content)
        if name == PEOPLE:
            rows: Iterator[Cells] = (row for row in table.rows if not self.is_the_person(row))
        else:
            rows = (self._cells(name, row) for row in table.rows)
        after = TableText(table.columns, tuple(rows))
        return content if after.rows == table.rows else after.written()

    def _cells(self, table: str, row: Mapping[str, str]) -> dict[str, str]:
        cells = {column: self._cell(table, column, cell) for column, cell in row.items()}
        return {column: cell for column, cell in cells.items() if cell}

    def _cell(self, table: str, column: str, cell: str) -> str:
        if column in LINK_FIELDS:
            return "" if self.spells(cell) else cell
        if (table, column) == ("sources", TITLE) and self.spells(cell):
            return "[title]"
        return cell if column.endswith(NOT_TEXT) else self.text(cell)

    def _record(self, record: Any) -> Any:
        """An entry of the journal: its rows as those of tables, all else as text."""
        rows = [self._row(row) for row in record["rows"]]
        others = {key: value for key, value in record.items() if key not in ("rows", "refuses")}
        after = {**self._texts(others), "rows": rows}
        if record.get("refuses"):
            after["refuses"] = self._record(record["refuses"])
        return {key: after[key] for key in record}

    def _row(self, row: Any) -> Any:
        sides = [row["before"], row["after"]]
        if row["table"] == PEOPLE:
            if any(side and self.is_the_person(side) for side in sides):
                return {"table": PEOPLE, "before": None, "after": None, "reason": ERASED.reason}
        else:
            sides = [side and self._cells(row["table"], side) for side in sides]
        return {**row, "before": sides[0], "after": sides[1], "reason": self.text(row["reason"])}

    def _texts(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: self._texts(one) for key, one in value.items()}
        return self.text(value) if isinstance(value, str) else value


def still_named(
    files: Mapping[str, bytes], folder: Path, is_named_in: Callable[[str], bool]
) -> list[str]:
    """The files in which the name is found still: of the store, and whatever else lies in its
    folder or beside its database: pages that are kept, copies that programs left there."""
    beside = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name not in files and path.is_file():
            beside[name] = path.read_bytes()
    return [
        name
        for name, content in {**files, **beside}.items()
        if any(is_named_in(text) for text in _readings(name, content))
    ]


def _readings(name: str, content: bytes) -> Iterator[str]:
    parts = unpacked(content).values() if name.startswith(f"{VERSIONS}/") else [content]
    for part in parts:
        for encoding in ("utf-8", "utf-16-le", "windows-1251"):
            yield part.decode(encoding, errors="ignore")


def _read(content: bytes, name: str, package: Package) -> TableText:
    # Earlier versions lack columns, which is no matter here.
    columns = package.columns(name)
    return read_text(content, columns=columns, label=f"{name}.csv", optional=columns)


def _number(name: str) -> int:
    return int(name.removeprefix(f"{JOURNAL}/").partition(".")[0])


def _as_json(record: Any) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
