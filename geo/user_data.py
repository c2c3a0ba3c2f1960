"""The folder for what a user made and nobody can make again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from geo.cache_folder import FOLDER

BRIEFINGS = "DETENTIONS_BRIEFINGS"
"""The environment variable that names the folder of briefings."""


def user_data_folder(environment: Mapping[str, str]) -> Path:
    """The folder, one of the user's data (XDG Base Directory).

    >>> user_data_folder({"XDG_DATA_HOME": "/srv/data"}).as_posix()
    '/srv/data/detention-map'
    """
    data = environment.get("XDG_DATA_HOME", "").strip()
    return (Path(data) if data else Path.home() / ".local/share") / FOLDER


def briefings_folder(environment: Mapping[str, str]) -> Path:
    """Where briefings are kept while they are made: the folder that is set, else one of the user's
    data. What people write in them may name anybody.

    >>> briefings_folder({"DETENTIONS_BRIEFINGS": "/srv/briefings"}).as_posix()
    '/srv/briefings'
    """
    if folder := environment.get(BRIEFINGS, "").strip():
        return Path(folder)
    return user_data_folder(environment) / "briefings"
