"""The store of the tables that a setting or an argument names."""

from __future__ import annotations

from pathlib import Path

from incidents.changes.folder_store import FolderStore
from incidents.changes.store import Store
from incidents.dataset.dataset import data_folder
from incidents.tables.home import Home


def open_store(home: Home | None = None) -> Store:
    """The store of this folder or database, by default of that which DETENTIONS_DATA names."""
    home = home or data_folder()
    if isinstance(home, Path):
        return FolderStore(home)
    # What speaks with databases is loaded by whoever has one.
    from incidents.changes.database_store import DatabaseStore

    return DatabaseStore(home)
