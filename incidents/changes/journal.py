"""The journal: what was changed in the tables, when, by whom if known, from which file, and why.

Each entry is a file of its own, `journal/000001.json` beside the tables, fit for version control.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from geo.message import to_say
from incidents.changes.change import Cells, Change, RowChange, as_json, from_json
from incidents.tables.saves import JOURNAL, entry_names, pending


class BrokenJournal(Exception):
    """An entry of the journal that is there and cannot be read."""


@dataclass(frozen=True)
class SourceFile:
    """The file that a change was made from: its name, its bytes and their hash; not what is in it,
    since lists that people send name persons."""

    name: str
    size: int
    sha256: str


def source_file(name: str, content: bytes) -> SourceFile:
    """What is kept of a file."""
    return SourceFile(name, len(content), hashlib.sha256(content).hexdigest())


@dataclass(frozen=True)
class Occasion:
    """What made a change: `import`, `edit`, `undo`, `erasure` or `refusal`, who if known, the file,
    the entry undone; the proposal that is refused, whose rows were not made, and why; the number of
    the proposal that was let in, None where none was."""

    made_by: str
    who: str = ""
    file: SourceFile | None = None
    undoes: int | None = None
    refuses: Entry | None = None
    reason: str = ""
    lets_in: int | None = None


@dataclass(frozen=True)
class Entry:
    """A change that was saved, as the journal keeps it. `at` is in UTC."""

    number: int
    at: datetime
    occasion: Occasion
    change: Change


def written(entry: Entry) -> bytes:
    """The entry as its file holds it: JSON with a line for each cell."""
    rows = "" if entry.occasion.refuses else ",\n".join(map(_row_text, entry.change.rows))
    if not rows:
        text = json.dumps(_record(entry), ensure_ascii=False, indent=1)
    else:
        # Python's own writer of lines takes five times as long for the rows, which may be many.
        head = json.dumps(_record(replace(entry, change=Change())), ensure_ascii=False, indent=1)
        text = head.replace('"rows": []', f'"rows": [\n{rows}\n ]')
    return f"{text}\n".encode()


def _row_text(row: RowChange) -> str:
    table, reason = (json.dumps(text, ensure_ascii=False) for text in (row.table, row.reason))
    before, after = _cells_text(row.before), _cells_text(row.after)
    cells = f'"table": {table},\n   "before": {before},\n   "after": {after}'
    return f'  {{\n   {cells},\n   "reason": {reason}\n  }}'


def _cells_text(cells: Cells | None) -> str:
    if not cells:
        return "null" if cells is None else "{}"
    lines = json.dumps(cells, ensure_ascii=False, separators=(",\n    ", ": "))
    return f"{{\n    {lines[1:-1]}\n   }}"


def _record(entry: Entry) -> dict[str, Any]:
    occasion, file = entry.occasion, entry.occasion.file
    record = {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "made_by": occasion.made_by,
        "who": occasion.who,
        "file": file and {"name": file.name, "size": file.size, "sha256": file.sha256},
        "undoes": occasion.undoes,
        "rows": as_json(entry.change),
    }
    if occasion.lets_in:
        record["lets_in"] = occasion.lets_in
    if occasion.refuses:
        record |= {"refuses": _record(occasion.refuses), "reason": occasion.reason}
    return record


def read_entry(content: bytes, *, name: str) -> Entry:
    """The entry that `written` wrote, from where the name says; BrokenJournal if it is none."""
    try:
        return _entry(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _broken(name, error) from error


def _entry(record: Any) -> Entry:
    file, refuses = record["file"], record.get("refuses")
    occasion = Occasion(
        record["made_by"],
        record["who"],
        file and SourceFile(file["name"], file["size"], file["sha256"]),
        record["undoes"],
        refuses and _entry(refuses),
        record.get("reason", ""),
        record.get("lets_in"),
    )
    at = datetime.fromisoformat(record["at"])
    return Entry(int(record["number"]), at, occasion, from_json(record["rows"]))


def _broken(name: str, error: Exception) -> BrokenJournal:
    told = to_say(
        "{file} cannot be read ({error}): put it back from a copy", file=name, error=repr(error)
    )
    return BrokenJournal(told)


def entries(folder: Path) -> tuple[Entry, ...]:
    """Every entry of the journal beside the tables of this folder, the first first; BrokenJournal
    where one is none."""
    return tuple(
        read_entry(content, name=str(folder / name)) for name, content in entry_files(folder)
    )


def entry_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The name within the folder of each entry's file and what it holds, the first first;
    BrokenJournal where one cannot be read."""
    for name in entry_names(folder):
        path = folder / JOURNAL / name
        try:
            try:
                yield f"{JOURNAL}/{name}", (pending(folder) / name).read_bytes()
            except FileNotFoundError:
                yield f"{JOURNAL}/{name}", path.read_bytes()
        except OSError as error:
            raise _broken(str(path), error) from error


class Numbered(Protocol):
    """An entry, or its head."""

    @property
    def number(self) -> int:
        """Its number in the journal, from 1 on."""

    @property
    def occasion(self) -> Occasion:
        """By what it was made, and which entry it undoes."""


def undone_by(number: int, journal: Sequence[Numbered]) -> int | None:
    """The entry that undid this one and was not undone itself, or None."""
    for entry in reversed(journal):
        if entry.occasion.undoes == number:
            return None if undone_by(entry.number, journal) else entry.number
    return None
