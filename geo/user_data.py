"""The folder for what a user made and nobody can make again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geo.cache_folder import FOLDER


def user_data_folder(environment: Mapping[str, str]) -> Path:
    """The folder, one of the user's data (XDG Base Directory).

    >>> user_data_folder({"XDG_DATA_HOME": "/srv/data"}).as_posix()
    '/srv/data/detention-map'
    """
    data = environment.get("XDG_DATA_HOME", "").strip()
    return (Path(data) if data else Path.home() / ".local/share") / FOLDER
