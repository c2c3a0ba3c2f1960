"""Where tables live: a folder of CSV files, or a database that is read as one."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from geo.user_data import user_data_folder

if TYPE_CHECKING:
    from incidents.tables.database import InDatabase

Home: TypeAlias = "Path | InDatabase"
"""Both lead to their files with `home / "reports.csv"` and read them with `read_bytes`."""


def home_of(address: str) -> Home:
    """The folder, or the database where it is an address: `sqlite:///file`, `postgresql://...`."""
    if "://" not in address:
        return Path(address)
    # What speaks with databases is loaded by whoever has one.
    from incidents.tables.database import InDatabase, database_at

    return InDatabase(database_at(address))


def label_of(home: Home) -> str:
    """What messages call it."""
    return home.resolve().name if isinstance(home, Path) else home.name


def beside(home: Home) -> Path:
    """The folder of what a desk keeps beside the tables and is none: proposals, pages, mappings of
    columns. Of a database one of the user's data, which may not be there yet; its name tells
    nothing of the address."""
    if isinstance(home, Path):
        return home
    name = hashlib.sha256(home.database.place.encode("utf-8")).hexdigest()[:24]
    return user_data_folder(os.environ) / "desk" / name
