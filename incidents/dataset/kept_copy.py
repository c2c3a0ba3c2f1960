"""What came of reading large tables, kept in the cache folder: the next start need not check them.

A copy lies under a name that changes with any byte of the tables, their package, the gazetteer or
the code that reads, checks and places them. One that is not whole is as good as none: it is made
again, in silence, and so is one that cannot be written.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
import zlib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
from pyarrow import ipc

from geo.cache_folder import cache_folder
from geo.message import Message, to_say, to_say_count
from geo.project_data import PROJECT_DATA
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Table, distinct
from incidents.tables.table_files import Files

SMALLEST = 20_000_000
"""Bytes of tables from which a copy is kept: smaller ones are read in a second or two."""

MOST_COPIES = 2
"""Copies that are kept, the last ones used."""

SECONDS_OF_A_WRITER = 3_600
"""A copy that is not finished after so long is nobody's any more."""

FOLDER, UNFINISHED, FACTS = "tables", ".unfinished-", "reading.json"
NUMBER, SOUND, PLACE = "row_number", "is_sound", "place_of_row"
"""Columns beside those of a table."""

PIECE = 2**20
"""Bytes that are checked at once."""

CODE = ("geo", "incidents/rule", "incidents/tables", "incidents/checks", "incidents/dataset")
"""Folders of the code that makes a copy."""

Told = TypeVar("Told", Problem, Note)


@dataclass(frozen=True)
class ReadTables:
    """The tables as read, checked and placed: with the columns that a data set has `further` of its
    sound rows, and those of `members`; the names of tables that could be read, and of those whose
    last line has no end."""

    tables: Mapping[str, Table]
    further: Mapping[str, pa.Table]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]
    found: tuple[str, ...]
    open_ended: tuple[str, ...]


def path_of(files: Files, digest: str, *about: object) -> Path | None:
    """Where the copy of these tables is kept, with all else that it depends on; None where they are
    too small for one, or there is no place for it."""
    size = sum(len(content) for content in files.values() if isinstance(content, bytes))
    folder = cache_folder(os.environ)
    if size < SMALLEST or folder is None:
        return None
    name = hashlib.sha256(repr((digest, code_and_gazetteer(), *about)).encode()).hexdigest()
    return folder / FOLDER / name


@cache
def code_and_gazetteer(folders: tuple[str, ...] = CODE) -> str:
    """A digest of the code in these folders and of the list of places, made once a process."""
    root, digest = Path(__file__).parents[2], hashlib.sha256()
    paths = [path for folder in folders for path in (root / folder).rglob("*.py")]
    for path in sorted([*paths, *(PROJECT_DATA / "gazetteer").iterdir()]):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def read_copy(path: Path) -> ReadTables | None:
    """The copy that lies there; None where there is none that is whole."""
    try:
        check, _, text = (path / FACTS).read_text(encoding="utf-8").partition("\n")
        if check != _check(text):
            return None
        facts = json.loads(text)
        if any(_sum_of(path / name) != known for name, known in facts["files"].items()):
            return None
        tables = {name: _table(name, path, told) for name, told in facts["tables"].items()}
        read = ReadTables(
            tables=tables,
            further={name: _rows(path / f"{name}.further") for name in facts["further"]},
            problems=tuple(Problem(*map(_message, told)) for told in facts["problems"]),
            notes=tuple(Note(*map(_message, told)) for told in facts["notes"]),
            found=tuple(facts["found"]),
            open_ended=tuple(facts["open_ended"]),
        )
        os.utime(path)
    except (OSError, ValueError, LookupError, TypeError, MemoryError, pa.ArrowException):
        return None
    return read


def keep_copy(read: ReadTables, path: Path) -> None:
    """Keeps a copy there, whole or not at all; where it cannot be written there is none."""
    unfinished = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=path.parent))
        for name, table in read.tables.items():
            cells = table.cells.append_column(NUMBER, pa.array(table.numbers, pa.int64()))
            cells = cells.append_column(SOUND, pa.array(table.sound))
            if table.place_ids:
                cells = cells.append_column(PLACE, pa.array(table.place_ids, pa.string()))
            _write(cells, unfinished / f"{name}.cells")
        for name, columns in read.further.items():
            _write(columns, unfinished / f"{name}.further")
        files = {one.name: _sum_of(one) for one in unfinished.iterdir()}
        text = json.dumps(_facts(read) | {"files": files}, ensure_ascii=False)
        (unfinished / FACTS).write_text(f"{_check(text)}\n{text}", encoding="utf-8")
        shutil.rmtree(path, ignore_errors=True)
        unfinished.rename(path)
        remove_others(path, MOST_COPIES)
    except (OSError, MemoryError, pa.ArrowException):
        if unfinished:
            shutil.rmtree(unfinished, ignore_errors=True)


def forget_copies() -> None:
    """Removes all copies: they hold what may have to be gone for good."""
    if folder := cache_folder(os.environ):
        shutil.rmtree(folder / FOLDER, ignore_errors=True)


def _write(rows: pa.Table, path: Path) -> None:
    """Arrow's own form has the types of the columns and their distinct values as they are, and is
    read in a third of the time of Parquet."""
    options = ipc.IpcWriteOptions(compression="lz4", unify_dictionaries=True)
    with ipc.new_file(path, rows.schema, options=options) as file:
        file.write_table(rows.combine_chunks())


def _rows(path: Path) -> pa.Table:
    with pa.OSFile(str(path)) as file:
        return ipc.open_file(file).read_all()


def _sum_of(path: Path) -> int:
    """A number that changes where a byte of the file is damaged."""
    found = 0
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            found = zlib.crc32(piece, found)
    return found


def _facts(read: ReadTables) -> dict[str, Any]:
    return {
        "tables": {
            name: {
                "label": table.label,
                "lost": table.lost,
                "holds": {index: sorted(held) for index, held in table.holds.items()},
            }
            for name, table in read.tables.items()
        },
        "further": list(read.further),
        "problems": _told(read.problems),
        "notes": _told(read.notes),
        "found": read.found,
        "open_ended": read.open_ended,
    }


def _told(messages: Sequence[Told]) -> list[list[Any]]:
    return [
        [_written(getattr(message, name)) for name in message.__match_args__[:5]]
        for message in messages
    ]


def _written(value: object) -> object:
    """A text, a number or a message, as JSON has it; all else as the text that is said of it."""
    if isinstance(value, Message):
        values = {name: _written(one) for name, one in value.values.items()}
        return [str(value), value.singular, value.plural, value.number, values]
    return value if isinstance(value, str | int) else str(value)


def _message(written: Any) -> Any:
    if not isinstance(written, list):
        return written
    text, singular, plural, number, values = written
    values = {name: _message(one) for name, one in values.items()}
    if plural:
        return to_say_count(singular, plural, number, **values)
    return to_say(singular, **values) if singular else Message(text)


def _table(name: str, path: Path, told: Mapping[str, Any]) -> Table:
    cells = _rows(path / f"{name}.cells")
    beside = [column for column in (NUMBER, SOUND, PLACE) if column in cells.column_names]
    own = cells.drop_columns(beside)
    numbers = np.asarray(cells[NUMBER])
    table = Table(name, told["label"], tuple(own.column_names), own, numbers, lost=told["lost"])
    table.sound = np.array(cells[SOUND], dtype=bool)
    if PLACE in beside:
        places = distinct(cells[PLACE])
        ids = np.array(places.dictionary.to_pylist(), dtype=object)
        table.place_ids = ids[np.asarray(places.indices)].tolist()
    table.holds = {int(index): frozenset(held) for index, held in told["holds"].items()}
    return table


def _check(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def remove_others(path: Path, most: int) -> None:
    """Removes the copies beside this one that were used longest ago, so that at most so many stay,
    and what writers that were killed left."""
    with suppress(OSError):
        others = [(one.stat().st_mtime, one) for one in path.parent.iterdir() if one != path]
        begun = [(at, one) for at, one in others if one.name.startswith(UNFINISHED)]
        whole = sorted((pair for pair in others if pair not in begun), reverse=True)
        before = time.time() - SECONDS_OF_A_WRITER
        for one in [one for _, one in whole[most - 1 :]] + [o for at, o in begun if at < before]:
            shutil.rmtree(one, ignore_errors=True)
