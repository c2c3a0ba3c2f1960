"""The released versions of the tables, kept beside them: what a permanent link was made with.

A version is a zip in `versions/` of the folder of tables: every table but `people.csv`, and
`datapackage.json`. Names of people are in no version: who asks to be taken out is out everywhere.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from pathlib import Path

from incidents.tables.schema import PACKAGE_FILE, read_package

FOLDER = "versions"
NEVER_KEPT = ("people",)

LARGEST_FILE = 50_000_000
"""Bytes of one file that are taken out of a version; the project's largest has 100,000."""

SAME_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a version, the earliest that a zip knows: it depends on no clock."""


class BrokenVersion(Exception):
    """A version that is there and cannot be read."""


def number(version: str) -> tuple[int, int, int] | None:
    """The three numbers of a version, or None if the text is no version.

    >>> number("1.10.0"), number("1.10"), number("../1.0.0")
    ((1, 10, 0), None, None)
    """
    found = re.fullmatch(r"([0-9]{1,4})\.([0-9]{1,4})\.([0-9]{1,4})", version)
    return (int(found[1]), int(found[2]), int(found[3])) if found else None


def released(folder: Path) -> tuple[str, ...]:
    """The versions kept beside the tables of this folder, the lowest first."""
    names = [path.stem for path in (folder / FOLDER).glob("*.zip")]
    return tuple(sorted(filter(number, names), key=lambda name: number(name) or ()))


def archive_of(folder: Path, version: str) -> Path:
    """The file that keeps a version, whether it is there or not; ValueError if it is no version."""
    if number(version) is None:
        raise ValueError(f"{version!r} is no version, wanted three numbers such as 1.0.0")
    return folder / FOLDER / f"{version}.zip"


def content(folder: Path) -> dict[str, bytes]:
    """The files of the folder that a version of it keeps, by name."""
    return {
        name: (folder / name).read_bytes() for name in file_names() if (folder / name).is_file()
    }


def file_names() -> tuple[str, ...]:
    """The names of the files that a version may hold; no other is ever read out of one."""
    tables = [name for name in read_package().tables if name not in NEVER_KEPT]
    return (PACKAGE_FILE, *(f"{name}.csv" for name in tables))


def kept(folder: Path, version: str) -> dict[str, bytes] | None:
    """The files of a version by name, or None if it is not kept; BrokenVersion if damaged."""
    path = archive_of(folder, version)
    if not path.is_file():
        return None
    try:
        with zipfile.ZipFile(path) as archive:
            inside = set(archive.namelist())
            return {name: _read(archive, name) for name in file_names() if name in inside}
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as error:
        raise BrokenVersion(f"{path} cannot be read ({error}): put it back from a copy") from error


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as file:
        read = file.read(LARGEST_FILE + 1)
    if len(read) > LARGEST_FILE:
        raise zipfile.BadZipFile(f"{name} is larger than {LARGEST_FILE:,} bytes")
    return read


def differing(folder: Path, version: str) -> tuple[str, ...] | None:
    """The names of the files that are not as in a version, sorted; None if it is not kept."""
    then = kept(folder, version)
    if then is None:
        return None
    now = content(folder)
    return tuple(sorted(name for name in {*then, *now} if then.get(name) != now.get(name)))


def write_version(folder: Path, version: str) -> Path:
    """Keeps the tables of the folder as this version; the same tables give the same file."""
    path = archive_of(folder, version)
    path.parent.mkdir(exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    with zipfile.ZipFile(unfinished, "w") as archive:
        for name, read in sorted(content(folder).items()):
            entry = zipfile.ZipInfo(name, SAME_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, read, compresslevel=9)
    os.replace(unfinished, path)
    return path
