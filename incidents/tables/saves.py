"""What a save leaves beside the tables, and which bytes a table holds while one is going on.

A save writes every file that it changes into a folder of its own, gives this folder the name
`journal/pending`, and moves the files into their places, last of all the entry of the journal.
With the name it is done, whatever kills it afterwards: until somebody moves the files, they are
read where they lie. So the tables are the old ones or the new ones, never some of each.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

JOURNAL = "journal"
PENDING = "pending"

ENTRY_NAME = re.compile(r"[0-9]{6,}\.json")
"""Entries of the journal: 000001.json is the first."""


class NoAnswer(OSError):
    """A database that gives no tables; says why, with no password."""


def entry_name(number: int) -> str:
    """The name of the file of an entry of the journal."""
    return f"{number:06}.json"


def pending(folder: Path) -> Path:
    """The folder of the files of a save that is done and has not moved all of them."""
    return folder / JOURNAL / PENDING


def read_now(path: Path) -> bytes:
    """The content of a table; FileNotFoundError where there is none, OSError if it is not read."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return (pending(path.parent) / path.name).read_bytes()
    # What lies there no longer has its place by now.
    return path.read_bytes()


def read_or_error(path: Path) -> bytes | OSError:
    """The content of a table, or the error that kept it from being read."""
    try:
        return read_now(path)
    except OSError as error:
        return error


def is_there(path: Path) -> bool:
    """Whether there is such a table."""
    return (pending(path.parent) / path.name).exists() or path.exists()


def last_save(folder: Path) -> int:
    """The number of the last save of these tables, 0 if there was none.

    Whoever gets the same number before and after reading several tables has read what belongs
    together.
    """
    return max((int(name.partition(".")[0]) for name in entry_names(folder)), default=0)


def entry_names(folder: Path) -> list[str]:
    """The names of the entries of the journal beside these tables, sorted."""
    # In this order none is missed that moves meanwhile.
    names = {*lying_in(pending(folder)), *lying_in(folder / JOURNAL)}
    return sorted(filter(ENTRY_NAME.fullmatch, names))


def lying_in(folder: Path) -> list[str]:
    """The names in a folder that may go at any moment; none where it is gone."""
    with suppress(FileNotFoundError, NotADirectoryError):
        return os.listdir(folder)
    return []
