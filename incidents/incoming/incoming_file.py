"""A file that somebody brings, as sheets of cells: text in any encoding, JSON, workbooks, zips."""

from __future__ import annotations

import io
import json
import stat
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from geo.csv_text import SEPARATORS, WORKBOOK, decoded, read_records
from geo.message import Message, message_of, to_say
from incidents.incoming import workbook_process
from incidents.incoming.json_tables import NoTable, looks_like_json, tables_of
from incidents.incoming.limits import SETTINGS, limits
from incidents.tables.problems import visible
from incidents.tables.schema import PACKAGE_FILE

OLD_WORKBOOK = bytes.fromhex("D0CF11E0A1B11AE1")
"""First bytes of an XLS file, and of every other compound document."""

TABLES_OF_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
"""What is inside of XLSX, XLSB and ODS and of no other archive."""

TABLES = (".csv", ".tsv")
"""How tables in a folder or a zip end."""


_NOT_READ = {
    b"%PDF": to_say("a PDF"),
    b"\xff\xd8\xff": to_say("a picture"),
    b"\x89PNG": to_say("a picture"),
    b"{\\rtf": to_say("a text document"),
    b"\x1f\x8b": to_say("a packed file"),
    b"7z\xbc\xaf": to_say("a packed file"),
    b"Rar!": to_say("a packed file"),
    b"SQLite format 3": to_say("a database"),
    b"PAR1": to_say("a Parquet file"),
}
"""What files are that are no table, by their first bytes."""

_PAGES = ("<!doctype html", "<html", "<?xml")

Rows = Mapping[int, list[str] | str]
"""Cells by the number of their row, or the first line of what quotation marks keep from being
read."""


class CannotRead(Exception):
    """The file cannot be read; its `Message` says what was found and what would do."""


@dataclass(frozen=True)
class Sheet:
    """A table of a file: its name ("" of the one table of a file) and its rows. `is_grid`: whether
    each cell stands in its column for certain; in text a row may have a cell too many. `merged` are
    the cells of a workbook that are merged over several rows."""

    name: str
    rows: Rows
    is_grid: bool = False
    merged: tuple[workbook_process.Range, ...] = ()


ENCODING_NAMES = {
    "utf-8-sig": "UTF-8",
    "kz1048": "Windows-1251",
    "cp1252": "Windows-1252",
    "iso8859-5": "ISO 8859-5",
}
"""What an encoding is called that Python calls otherwise; KZ-1048 is Windows-1251 to whoever saved
it."""


@dataclass(frozen=True)
class IncomingFile:
    """The sheets of a file; `encoding` and `separator` are told of text alone. `not_taken` names
    what lies in a zip or a folder beside its tables and is not followed."""

    name: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""
    not_taken: tuple[str, ...] = ()

    @property
    def encoding_name(self) -> str:
        """The encoding as people call it: "UTF-8"."""
        return ENCODING_NAMES.get(self.encoding, self.encoding.upper())


def read_file(content: bytes, name: str) -> IncomingFile:
    """The sheets of a file; CannotRead where it is none of the kinds that are read. A path in its
    name leads nowhere."""
    name = base_name(name)
    check_size(len(content), name)
    if content.startswith(WORKBOOK):
        return _unpacked(content, name)
    if content.startswith(OLD_WORKBOOK):
        return _workbook(content, name)
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf\xfe\xff"):
        raise CannotRead(_empty(name))
    for beginning, what in _NOT_READ.items():
        if content.startswith(beginning):
            raise CannotRead(_no_table(name, what))
    text, encoding = decoded(content)
    if text[:20].lstrip().lower().startswith(_PAGES):
        raise CannotRead(_no_table(name, to_say("a page")))
    if looks_like_json(text):
        return IncomingFile(name, _json(text, name), encoding)
    sheet, separator = _text(text, "", name)
    return IncomingFile(name, (sheet,), encoding, separator)


def read_folder(
    files: Mapping[str, bytes], name: str, *, not_taken: tuple[str, ...] = ()
) -> IncomingFile:
    """CSV files that belong together, by their names, as the sheets of one file."""
    tables = {file: content for file, content in files.items() if file.lower().endswith(TABLES)}
    if not tables:
        wanted = to_say("{file} holds no table, wanted CSV files such as reports.csv", file=name)
        raise CannotRead(wanted)
    check_size(sum(map(len, tables.values())), name, unpacked=True)
    sheets = tuple(
        _text(decoded(content)[0], PurePath(file).stem, file)[0]
        for file, content in sorted(tables.items())
    )
    return IncomingFile(name, sheets, not_taken=not_taken)


def read_path(path: Path) -> tuple[IncomingFile, bytes]:
    """The file or the folder of tables at a path, and the bytes that were read; CannotRead where
    nothing is there. Links inside a folder are not followed; the description of a Data Package
    stands for its folder."""
    if path.name == PACKAGE_FILE:
        path = path.parent
    name = base_name(str(path.resolve()))
    try:
        if not path.is_dir():
            check_size(path.stat().st_size, name)
            content = path.read_bytes()
            return read_file(content, path.name), content
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in TABLES)
        linked = tuple(one.name for one in inside if one.is_symlink())
        tables = [one for one in inside if one.is_file() and not one.is_symlink()]
        check_size(sum(one.stat().st_size for one in tables), name, unpacked=True)
        files = {one.name: one.read_bytes() for one in tables}
    except OSError as error:
        told = to_say(
            "{file} cannot be read: {reason}", file=visible(str(path)), reason=message_of(error)
        )
        raise CannotRead(told) from error
    return read_folder(files, name, not_taken=linked), b"".join(files.values())


def base_name(name: str) -> str:
    """The last part of a name, whatever slashes it has.

    >>> base_name("../../etc/passwd"), base_name("C:\\\\data\\\\list.csv")
    ('passwd', 'list.csv')
    """
    return PurePath(name.replace("\\", "/").replace("\0", "")).name


def check_size(size: int, name: str, *, unpacked: bool = False) -> None:
    """CannotRead where that many bytes are more than is read."""
    most = limits().unpacked_bytes if unpacked else limits().file_bytes
    if size <= most:
        return
    told = {"file": visible(name), "size": f"{size:,}", "most": f"{most:,}"}
    if unpacked:
        raise CannotRead(
            to_say(
                "{file} unpacks to {size} bytes, wanted at most {most}: split it, or raise "
                "{setting}",
                **told,
                setting=SETTINGS["unpacked_bytes"],
            )
        )
    raise CannotRead(
        to_say(
            "{file} has {size} bytes, wanted at most {most}: split it, or raise {setting}",
            **told,
            setting=SETTINGS["file_bytes"],
        )
    )


def _empty(name: str) -> Message:
    return to_say("{file} is empty, wanted a table with a heading row", file=visible(name))


def _no_package(name: str) -> Message:
    return to_say(
        "{file} only describes the tables beside it: wanted them too, as a zip of the folder",
        file=visible(name),
    )


def _no_table(name: str, what: Message) -> Message:
    return to_say(
        "{file} is {what}, wanted the table as CSV, a workbook or JSON",
        file=visible(name),
        what=what,
    )


def _text(text: str, sheet: str, name: str) -> tuple[Sheet, str]:
    records = read_records(text, under_title=True)
    _check_form(records.rows, name)
    return Sheet(sheet, records.rows, records.is_grid), SEPARATORS.get(
        records.delimiter, to_say("commas")
    )


def _json(text: str, name: str) -> tuple[Sheet, ...]:
    try:
        tables = tables_of(text)
    except NoTable as why:
        if name == PACKAGE_FILE:
            raise CannotRead(_no_package(name)) from why
        wanted = to_say(
            "{file} is no table in JSON ({reason}), wanted an array of objects",
            file=visible(name),
            reason=message_of(why),
        )
        raise CannotRead(wanted) from why
    for rows in tables.values():
        _check_form(rows, name)
    return tuple(Sheet(title, rows) for title, rows in tables.items())


def _check_form(rows: Rows, name: str) -> None:
    widest = max((len(row) for row in rows.values() if isinstance(row, list)), default=0)
    _check_limits(name, len(rows), widest)


def _check_limits(name: str, rows: int, columns: int) -> None:
    most = limits()
    if rows > most.rows:
        raise CannotRead(
            to_say(
                "{file} has more than {most} rows: split it, or raise {setting}",
                file=visible(name),
                most=f"{most.rows:,}",
                setting=SETTINGS["rows"],
            )
        )
    if columns > most.columns:
        raise CannotRead(
            to_say(
                "{file} has more than {most} columns: leave some out, or raise {setting}",
                file=visible(name),
                most=f"{most.columns:,}",
                setting=SETTINGS["columns"],
            )
        )


def _unpacked(content: bytes, name: str) -> IncomingFile:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = [entry for entry in archive.infolist() if not entry.is_dir()]
            check_size(sum(entry.file_size for entry in inside), name, unpacked=True)
            names = {entry.filename for entry in inside}
            if not names.isdisjoint(TABLES_OF_WORKBOOKS):
                return _workbook(content, name)
            # Only names of tables are looked for: no path in a zip leads anywhere.
            tables: dict[str, bytes] = {}
            not_taken = []
            for entry in inside:
                file = base_name(entry.filename)
                if not file.lower().endswith(TABLES) or file.startswith("."):
                    continue
                if stat.S_ISLNK(entry.external_attr >> 16):
                    not_taken.append(entry.filename)
                elif file in tables:
                    wanted = to_say("{file} holds {table} twice", file=visible(name), table=file)
                    raise CannotRead(wanted)
                else:
                    tables[file] = archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotRead(_damaged(name, str(error))) from error
    except (ValueError, OSError, OverflowError) as error:  # sizes and places that cannot be
        raise CannotRead(_damaged(name, str(error))) from error
    return read_folder(tables, name, not_taken=tuple(not_taken))


def _damaged(name: str, reason: str) -> Message:
    return to_say(
        "{file} is a damaged or locked archive or workbook ({reason})",
        file=visible(name),
        reason=visible(reason),
    )


def _workbook(content: bytes, name: str) -> IncomingFile:
    most = limits()
    asked = (most.workbook_bytes, most.workbook_seconds, most.rows, most.columns)
    command = [sys.executable, "-I", workbook_process.__file__, *map(str, asked)]
    try:
        done = subprocess.run(
            command, input=content, capture_output=True, timeout=2 * most.workbook_seconds
        )
    except subprocess.TimeoutExpired as error:
        raise CannotRead(_too_large(name)) from error
    if done.returncode == workbook_process.TOO_MANY:
        told = json.loads(done.stdout)
        if "merged" in told:
            raise CannotRead(_too_many_merged(name))
        _check_limits(name, told["rows"], told["columns"])
    if done.returncode < 0 or b"MemoryError" in done.stderr or done.returncode > 3:
        raise CannotRead(_too_large(name))
    if done.returncode:
        raise CannotRead(_damaged(name, done.stderr.decode(errors="replace")))
    sheets = tuple(
        Sheet(title, dict(rows), is_grid=True, merged=tuple(map(tuple, merged)))
        for title, rows, merged in json.loads(done.stdout)
    )
    if not any(sheet.rows for sheet in sheets):
        raise CannotRead(_empty(name))
    return IncomingFile(name, sheets)


def _too_many_merged(name: str) -> Message:
    return to_say(
        "{file} has a sheet with more than {most} merged cells: unmerge them",
        file=visible(name),
        most=f"{workbook_process.MOST_MERGED:,}",
    )


def _too_large(name: str) -> Message:
    return to_say(
        "{file} needs more memory or time than a table does: save its sheet as CSV",
        file=visible(name),
    )
