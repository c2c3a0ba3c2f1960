"""The folder for what can be made or asked for again."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

CACHE = "DETENTIONS_CACHE"
FOLDER = "detention-map"


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """The folder: the one that is set, else one in the user's cache; None if no home.

    >>> cache_folder({"DETENTIONS_CACHE": "/var/cache/map"}).as_posix()
    '/var/cache/map'
    """
    if chosen := environment.get(CACHE, "").strip():
        return Path(chosen).expanduser()
    if sys.platform == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / FOLDER
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / FOLDER
    return Path(environment.get("XDG_CACHE_HOME") or home / ".cache") / FOLDER
