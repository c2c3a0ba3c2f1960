"""What is wrong with the settings that the app is started with, all of it at once: whoever starts
it waits for each start."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from pathlib import Path

from geo.cache_folder import CACHE
from geo.user_data import BRIEFINGS
from incidents.engine.cluster_setting import ENGINE, SECONDS, SHARED
from incidents.incoming.limits import SETTINGS as LIMITS
from incidents.tables.problems import visible
from incidents.verification.fetching import SETTING as ARCHIVE
from ui.access.editing import SETTING as EDITING
from ui.access.editing import editing_problem
from ui.access.editors import FILE as EDITORS
from ui.access.logins import HOURS, hours
from ui.map.street_tiles import ATTRIBUTION, TILES
from ui.process.cluster_problem import cluster_problem
from ui.process.geocoder_setting import geocoder_problem
from ui.requests.hosts import SETTING as HOSTS
from ui.requests.hosts import own_names
from ui.requests.security import tile_hosts
from ui.session.links import PUBLIC_URL, public_address

PREFIX = "DETENTIONS_"
TABLES = "DETENTIONS_DATA"

# The module that reads them brings thirty geocoders of geopy along.
GEOCODER = [f"DETENTIONS_GEOCODER{part}" for part in ("", "_URL", "_KEY", "_USER_AGENT")]

KNOWN = {
    *(TABLES, EDITING, EDITORS, HOURS, ARCHIVE, HOSTS, *GEOCODER, CACHE, BRIEFINGS),
    *(ENGINE, SHARED, SECONDS, TILES, ATTRIBUTION, *LIMITS.values()),
}
"""Every setting whose name begins with DETENTIONS_; `docs/settings.md` explains them."""


def settings_problems() -> Iterator[str]:
    """What is wrong with the settings, a line each: which, what was found, what would do."""
    for name in sorted(name for name in os.environ if name.startswith(PREFIX)):
        if name not in KNOWN:
            near = get_close_matches(name, KNOWN, n=1)
            hint = f" (perhaps {near[0]})" if near else ""
            yield f"{visible(name)} is no setting{hint}: docs/settings.md names all of them"
    yield from _told(lambda: tile_hosts(_found(TILES)))
    yield from _told(lambda: own_names(bound="", public="", more=_found(HOSTS)))
    if _found(PUBLIC_URL) and not public_address():
        wanted = "an address with http or https and without ? and #: https://maps.example.org"
        yield _line(PUBLIC_URL, wanted)
    if "://" in _found(TABLES):
        yield from _told(lambda: _read_address(_found(TABLES)))
    yield from filter(None, [geocoder_problem(), editing_problem(), cluster_problem()])
    yield from _told(hours)
    if _found(ARCHIVE) not in ("", "on", "off"):
        yield _line(ARCHIVE, "on or off")
    for name in LIMITS.values():
        if _found(name) and not (_found(name).isdecimal() and int(_found(name))):
            yield _line(name, "a whole number above 0, in digits alone")
    for name in (CACHE, BRIEFINGS):
        if _found(name) and not _may_be_a_folder(Path(_found(name))):
            yield _line(name, "a folder that is there, or can be made")


def _found(name: str) -> str:
    return os.environ.get(name, "").strip()


def _line(name: str, wanted: str) -> str:
    return f"{name} is {visible(_found(name))!r}, wanted {wanted}"


def _told(read: Callable[[], object]) -> list[str]:
    """What reading a setting says against it."""
    try:
        read()
    except ValueError as problem:
        return [str(problem)]
    return []


def _read_address(address: str) -> None:
    # What speaks with databases is loaded by whoever has one.
    from incidents.tables.database_address import read_address
    from incidents.tables.saves import NoAnswer

    try:
        read_address(address)
    except NoAnswer as problem:
        raise ValueError(f"{TABLES}: {problem}") from problem


def _may_be_a_folder(folder: Path) -> bool:
    """Whether it is a folder, or lies in one. On a disk that nobody may write to the app starts all
    the same, and keeps nothing."""
    above = (folder.absolute(), *folder.absolute().parents)
    return os.path.isdir(next(filter(os.path.exists, above)))  # false, too, where none may look
