"""The files of tables in either of their forms, CSV and Parquet: found in a folder, and read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, MutableMapping
from pathlib import Path

from incidents.tables.csv_file import TableFile, read_table_file
from incidents.tables.home import Home
from incidents.tables.parquet_files import SUFFIX, is_of, parquet_paths, read_parquet
from incidents.tables.saves import last_save, read_or_error
from incidents.tables.schema import NEED_NOT_BE_THERE, Package

Files = Mapping[str, bytes | OSError]
"""Files by their path in the folder: each with its content, or the error that kept it from being
read, of one that is not there FileNotFoundError."""

MOST_READINGS = 20
"""How often tables are read that somebody saves each time meanwhile."""


def files_of(folder: Home, package: Package) -> dict[str, bytes | OSError]:
    """The files of the package's tables in a folder; they belong together, whoever saves meanwhile.

    A table that is there as CSV is read as that, whatever else there is of it. A database gives all
    of them as CSV; NoAnswer where it gives none.
    """
    if not isinstance(folder, Path):
        _, found = folder.tables_now()
        return {name: found[name] for name in map("{}.csv".format, package.tables) if name in found}
    for _ in range(MOST_READINGS):
        save, files = last_save(folder), dict[str, bytes | OSError]()
        for name in package.tables:
            files |= _of_table(folder, name)
        if last_save(folder) == save:
            break
    return files


def _of_table(folder: Path, name: str) -> dict[str, bytes | OSError]:
    content = read_or_error(folder / f"{name}.csv")
    if isinstance(content, FileNotFoundError) and (paths := parquet_paths(folder, name)):
        return {path: read_or_error(folder / path) for path in paths}
    return {f"{name}.csv": content}


def read_tables(
    files: MutableMapping[str, bytes | OSError], package: Package, *, prefix: str = ""
) -> dict[str, TableFile]:
    """The tables of a package; files that were read are gone, so that nothing is held twice.

    `prefix` is what their labels begin with.
    """
    tables = {}
    for name in package.tables:
        columns, optional = package.columns(name), package.may_lack(name)
        parts = {path: files.pop(path) for path in [*files] if is_of(path, name)}
        if parts:
            label = f"{prefix}{name}{SUFFIX}"
            tables[name] = read_parquet(parts, package.fields(name), label=label, optional=optional)
            continue
        label, content = f"{prefix}{name}.csv", files.pop(f"{name}.csv", FileNotFoundError())
        if name in NEED_NOT_BE_THERE and isinstance(content, FileNotFoundError):
            tables[name] = TableFile(label, columns)
        else:
            tables[name] = read_table_file(content, columns=columns, label=label, optional=optional)
    return tables


def digest_of(files: Files) -> str:
    """A text that changes with any byte of the files."""
    digest = hashlib.sha256()
    for path, content in files.items():
        read = content if isinstance(content, bytes) else b""
        digest.update(f"{path} {len(read)} ".encode())
        digest.update(read)
    return digest.hexdigest()
