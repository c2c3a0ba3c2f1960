"""The store of briefings on disk while they are made: a file each, named so that nobody guesses it.

Where nothing can be written, they are kept in memory and are gone with the process.
"""

from __future__ import annotations

import os
import re
import secrets
import tempfile
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path
from threading import Lock

from briefing.scenes.briefing_file import ENGLISH, BriefingReading, read_briefing
from briefing.scenes.scene import Briefing, to_json
from incidents.words.language import Language

FOLDER = "DETENTIONS_BRIEFINGS"
"""The environment variable that names the folder; a folder of the user's data without it."""

MOST_IN_MEMORY = 200
MOST_FILES = 2_000
"""Beyond, the ones that were not written for longest are removed."""

_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def new_key() -> str:
    """A name for a briefing: 24 letters that nobody guesses."""
    return secrets.token_urlsafe(18)


def is_key(text: str) -> bool:
    """Whether this could be a name that `new_key` gave: nothing else reaches the disk."""
    return bool(_KEY.fullmatch(text))


def default_folder() -> Path:
    """Where briefings are kept: the folder that is set, else one of the user's data."""
    if folder := os.environ.get(FOLDER, "").strip():
        return Path(folder)
    data = os.environ.get("XDG_DATA_HOME", "").strip()
    return (Path(data) if data else Path.home() / ".local/share") / "detention-map" / "briefings"


class Store:
    """Keeps briefings by their keys; may be used by several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._memory: OrderedDict[str, Briefing] = OrderedDict()
        self._lock = Lock()

    def save(self, key: str, briefing: Briefing) -> bool:
        """Keeps the briefing; True if it is on the disk, False if in memory alone."""
        if not is_key(key):
            raise ValueError(f"key {key!r}, wanted one of new_key()")
        try:
            self._write(key, to_json(briefing))
        except OSError:
            self._hold(key, briefing)
            return False
        with self._lock:
            self._memory.pop(key, None)
        return True

    def load(self, key: str, language: Language = ENGLISH) -> BriefingReading | None:
        """The briefing of this key, None if there is none or it is no key.

        What could not be written is newer than what is on the disk.
        """
        if not is_key(key):
            return None
        with self._lock:
            held = self._memory.get(key)
        if held is not None:
            return BriefingReading(held)
        try:
            return read_briefing((self.folder / f"{key}.json").read_bytes(), language)
        except OSError:
            return None

    def _hold(self, key: str, briefing: Briefing) -> None:
        with self._lock:
            self._memory[key] = briefing
            self._memory.move_to_end(key)
            while len(self._memory) > MOST_IN_MEMORY:
                self._memory.popitem(last=False)

    def _write(self, key: str, text: str) -> None:
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(
            "w", dir=self.folder, prefix=".briefing-", delete=False, encoding="utf-8"
        ) as file:
            unfinished = Path(file.name)
            try:
                file.write(text)
                file.close()
                unfinished.replace(self.folder / f"{key}.json")
            finally:
                unfinished.unlink(missing_ok=True)
        files = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime)
        for old in files[:-MOST_FILES]:
            old.unlink(missing_ok=True)


def briefing_store() -> Store:
    """The store of the folder that is set now: one for all readers and the page that presents."""
    return _store(default_folder())


@lru_cache(maxsize=8)
def _store(folder: Path) -> Store:
    return Store(folder)
