"""A released version of the tables, read as a data set to be counted beside the one of today."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from incidents.dataset.dataset import Dataset, dataset_of
from incidents.dataset.versions import archive_of, kept
from incidents.tables.home import Home


def read_version(folder: Home, version: str) -> Dataset | None:
    """The tables of a version as they are counted, or None if it is not kept; kept in memory.

    They are read by the code and the gazetteer of today: what differs is the tables alone.
    """
    path = archive_of(folder, version)
    if not path.is_file():
        return None
    return _read_version(folder, version, _stamp(path))


def _stamp(path: Home) -> tuple[int | str, ...]:
    """What changes with the content of the file."""
    if not isinstance(path, Path):
        return (sha256(path.read_bytes()).hexdigest(),)
    status = path.stat()
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=2)
def _read_version(folder: Home, version: str, stamp: tuple[int | str, ...]) -> Dataset | None:
    files = kept(folder, version)
    if files is None:
        return None
    return replace(dataset_of(files, archive_of(folder, version)), version=version)
