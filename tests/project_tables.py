"""The project's own tables and what is counted in them, once for all the tests of a worker.

The tables grow, and their rows are corrected: a test of facts about rows asks those of a released
version, which nobody changes; a test of the app asks what the app shows.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from incidents.counting.count import Count, count
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.versions import kept
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA

RELEASED = "1.1.1"


@cache
def _folder() -> TemporaryDirectory[str]:
    """Gone with the process."""
    return TemporaryDirectory(prefix="released-")


@cache
def project_dataset() -> Dataset:
    return read_dataset(PROJECT_DATA).dataset


@cache
def released_dataset() -> Dataset:
    """The tables of one released version in a folder of their own, with all versions beside them.

    The people are those of today: no version names them.
    """
    files, folder = kept(PROJECT_DATA, RELEASED), Path(_folder().name)
    assert files is not None
    for name, content in files.items():
        (folder / name).write_bytes(content)
    for name in ("people.csv", "versions"):
        (folder / name).symlink_to(PROJECT_DATA / name)
    return read_dataset(folder).dataset


@cache
def counted(selection: Selection) -> Count:
    """What `count` gives for the project's own tables."""
    return count(project_dataset(), selection)


@cache
def counted_then(selection: Selection) -> Count:
    """What `count` gives for the tables of the released version."""
    return count(released_dataset(), selection)
