"""The store of briefings of this process, one for all readers and for the page that presents."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from briefing.scenes.disk_store import Store, default_folder


def briefing_store() -> Store:
    """The store of the folder that is set now; what cannot be written it holds in memory."""
    return _store(default_folder())


@lru_cache(maxsize=8)
def _store(folder: Path) -> Store:
    return Store(folder)
