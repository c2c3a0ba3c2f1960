"""The released versions of the tables, kept beside them: what a permanent link was made with.

A version is a zip in `versions/` of the folder of tables: every table but `people.csv`, and
`datapackage.json`. Names of people are in no version: who asks to be taken out is out everywhere.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from geo.message import message_of, to_say, to_say_count
from incidents.tables.converting import csv_of
from incidents.tables.home import Home
from incidents.tables.parquet_files import parquet_paths
from incidents.tables.saves import NoAnswer, is_there, read_now
from incidents.tables.schema import LONGEST_VERSION, PACKAGE_FILE, read_package
from incidents.whole_file import remove_unfinished, replace_whole

FOLDER = "versions"
CHANGELOG = "CHANGELOG.md"
NEVER_KEPT = ("people",)

_NO_NAME = re.compile(r'[%/\\:*?"<>|]')
"""What no name of a file may hold on every disk."""

LARGEST_FILE = 50_000_000
"""Bytes of one file that are taken out of a version; the project's largest has 100,000."""

FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold, in place of the time of packing: the same files are
the same bytes whenever they are packed."""


class BrokenVersion(Exception):
    """A version that is there and cannot be read; its message says why and what would do."""


def number(version: str) -> tuple[int, int, int] | None:
    """The three numbers of a version that has them, None for any other text.

    >>> number("1.10.0"), number("2024-05"), number("../1.0.0")
    ((1, 10, 0), None, None)
    """
    found = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})", version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def is_version(text: str) -> bool:
    """Whether tables can have this version: any words on one line, of which a file can have the
    name.

    >>> is_version("1.0.0"), is_version("2024-05"), is_version("")
    (True, True, False)
    """
    return 0 < len(text) <= LONGEST_VERSION and text.isprintable() and text == text.strip()


def released(folder: Home) -> tuple[str, ...]:
    """The versions kept beside the tables of this folder, the one released first first."""
    kept_as = [path.name for path in _within(folder / FOLDER) if path.name.endswith(".zip")]
    names = [unquote(name.removesuffix(".zip")) for name in kept_as]
    versions = [name for name in names if is_version(name) and archive_of(folder, name).is_file()]
    if all(map(number, versions)):
        return tuple(sorted(versions, key=lambda name: number(name) or ()))
    told = headings(folder)
    return tuple(sorted(versions, key=lambda name: (_place(told, name), number(name) or (), name)))


def _within(folder: Home) -> Sequence[Home]:
    """What lies in a folder, nothing where there is none."""
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def is_later(folder: Home, one: str, other: str) -> bool:
    """Whether a version was released after another one, as far as that is known: three numbers
    say it themselves, of other texts the changelog of the folder does, which begins with the last.
    """
    if (first := number(one)) and (second := number(other)):
        return first > second
    told = headings(folder)
    places = _place(told, one), _place(told, other)
    return min(places) >= 0 and places[0] > places[1]


def headings(folder: Home) -> list[str]:
    """The headings of the folder's changelog that have words under them, the last release first."""
    try:
        text = (folder / CHANGELOG).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return []
    return re.findall(r"^## +(\S.*?) *\n+(?!## )\S", text, flags=re.MULTILINE)


def has_entry(folder: Home, version: str) -> bool:
    """Whether the changelog of the folder has a heading for this version with words under it."""
    return _place(headings(folder), version) >= 0


def _place(told: Sequence[str], version: str) -> int:
    """How many versions these headings name before this one; -1 where none names it."""
    places = (
        len(told) - 1 - index
        for index, heading in enumerate(told)
        if heading == version or heading.startswith(f"{version},")
    )
    return next(places, -1)


def archive_of(folder: Home, version: str) -> Home:
    """The file that keeps a version, whether it is there or not; ValueError if it is no version."""
    if not is_version(version):
        raise ValueError(
            to_say(
                "{version!r} is no version, wanted up to {most} letters such as 1.0.0",
                version=version,
                most=LONGEST_VERSION,
            )
        )
    name = _NO_NAME.sub(lambda found: f"%{ord(found[0]):02X}", version)
    return folder / FOLDER / f"{name}.zip"


def content(folder: Home) -> dict[str, bytes]:
    """The files of the folder that a version of it keeps, by name."""
    if not isinstance(folder, Path):
        try:
            _, files = folder.tables_now()
        except NoAnswer as error:
            raise BrokenVersion(message_of(error)) from error
        return {name: files[name] for name in file_names() if name in files}
    found = {}
    for name in file_names():
        table = name.removesuffix(".csv")
        if is_there(folder / name):
            found[name] = read_now(folder / name)
        elif table != name and parquet_paths(folder, table):
            found[name] = csv_of(folder, table)
    return found


def file_names() -> tuple[str, ...]:
    """The names of the files that a version may hold; no other is ever read out of one."""
    tables = [name for name in read_package().tables if name not in NEVER_KEPT]
    return (PACKAGE_FILE, *(f"{name}.csv" for name in tables))


def kept(folder: Home, version: str) -> dict[str, bytes] | None:
    """The files of a version by name, or None if it is not kept; BrokenVersion if damaged."""
    path = archive_of(folder, version)
    if not path.is_file():
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            inside = set(archive.namelist())
            return {name: _read(archive, name) for name in file_names() if name in inside}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        told = to_say(
            "{file} cannot be read ({error}): put it back from a copy",
            file=str(path),
            error=message_of(error),
        )
        raise BrokenVersion(told) from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        read = file.read(LARGEST_FILE + 1)
    if len(read) > LARGEST_FILE:
        told = to_say_count(
            "{name} is larger than {number} byte",
            "{name} is larger than {number} bytes",
            LARGEST_FILE,
            name=name,
        )
        raise zipfile.BadZipFile(told)
    return read


def differing(folder: Home, version: str) -> tuple[str, ...] | None:
    """The names of the files that are not as in a version, sorted; None if it is not kept."""
    then = kept(folder, version)
    if then is None:
        return None
    now = content(folder)
    return tuple(sorted(name for name in {*then, *now} if then.get(name) != now.get(name)))


def write_version(folder: Home, version: str) -> Home:
    """Keeps the tables of the folder as this version; the same tables give the same file."""
    path = archive_of(folder, version)
    archive = packed(content(folder))
    if isinstance(path, Path):
        path.parent.mkdir(exist_ok=True)
        remove_unfinished(path.parent)
        replace_whole(path, archive, mode=0o644)
    else:
        path.write_bytes(archive)
    return path


def packed(files: Mapping[str, bytes]) -> bytes:
    """A version that keeps these files; the same files give the same bytes."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, read in sorted(files.items()):
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, read, compresslevel=9)
    return written.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The files of a version, by name; what is no version keeps none."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            inside = set(opened.namelist())
            return {name: _read(opened, name) for name in file_names() if name in inside}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
        return {}
