"""The store of briefings on disk while they are made: a file each, named so that nobody guesses it.

Where nothing can be written, they are kept in memory and are gone with the process. Of too many
go those that were not used for longest, and never many for one who keeps them all (`shelf.py`).
Who made one is known while the process lives and is written nowhere.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock

from briefing.scenes.briefing_file import ENGLISH, BriefingReading, read_briefing
from briefing.scenes.limits import LARGEST
from briefing.scenes.scene import Briefing, to_json
from briefing.scenes.shelf import Bounds, Shelf
from geo.user_data import briefings_folder
from incidents.languages.language import Language
from incidents.whole_file import remove_unfinished, replace_whole

ON_DISK = Bounds(number=2_000, of_one=200, size=2_000_000_000)
IN_MEMORY = Bounds(number=200, of_one=20, size=100_000_000)

SECONDS_BETWEEN_LOOKS = 60
"""How often the folder is looked through: others may remove files of it, or share it."""

_KEY = re.compile(r"[A-Za-z0-9_-]{24}")


def new_key() -> str:
    """A name for a briefing: 24 letters that nobody guesses."""
    return secrets.token_urlsafe(18)


def is_key(text: str) -> bool:
    """Whether this could be a name that `new_key` gave: no other file is read, written, removed."""
    return bool(_KEY.fullmatch(text))


def default_folder() -> Path:
    """Where briefings are kept: the folder that is set, else one of the user's data."""
    return briefings_folder(os.environ)


class Store:
    """Keeps briefings by their keys; may be used by several threads."""

    def __init__(
        self, folder: Path, *, on_disk: Bounds = ON_DISK, in_memory: Bounds = IN_MEMORY
    ) -> None:
        self.folder = folder
        self._files = Shelf(on_disk)
        self._held = Shelf(in_memory)
        self._memory: dict[str, Briefing] = {}
        self._look_at = 0.0
        self._lock = Lock()

    def save(self, key: str, briefing: Briefing, author: str = "", *, let_go: bool = False) -> bool:
        """Keeps the briefing; True if it is on the disk, False if in memory alone.

        `author` is whoever makes it, "" if not known. Where there is no room for another one of
        theirs, it stays in memory unless they `let_go` of the one that they used longest ago.
        """
        if not is_key(key):
            raise ValueError(f"key {key!r}, wanted one of new_key()")
        content = to_json(briefing).encode()
        with self._lock:
            self._look_through()
            is_new = key not in self._files
            if is_new and author and not let_go and not self._files.room(author):
                self._hold(key, briefing, len(content), author)
                return False
            self._files.put(key, len(content), author)
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            replace_whole(self._path(key), content)
        except OSError:
            with self._lock:
                if is_new:
                    self._files.remove(key)
                self._hold(key, briefing, len(content), author)
            return False
        with self._lock:
            self._files.put(key, len(content), author)
            self._release(key)
            while old := self._files.next_to_go():
                self._files.remove(old)
                with suppress(OSError):
                    self._path(old).unlink(missing_ok=True)
        return True

    def load(self, key: str, language: Language = ENGLISH) -> BriefingReading | None:
        """The briefing of this key, None if there is none or it is no key.

        What could not be written is newer than what is on the disk. What is loaded is in use, and
        no longer the next to go.
        """
        if not is_key(key):
            return None
        with self._lock:
            if key in self._memory:
                self._held.use(key)
                return BriefingReading(self._memory[key])
        path = self._path(key)
        try:
            with path.open("rb") as file:
                content = file.read(LARGEST + 1)
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)
        with self._lock:
            self._files.use(key)
        return read_briefing(content, language)

    def on_disk(self) -> Iterator[Briefing]:
        """Every briefing of the folder that can be read; looking at one is no use of it."""
        with suppress(OSError), os.scandir(self.folder) as entries:
            paths = sorted(entry.path for entry in entries if is_key(entry.name[: -len(".json")]))
            for path in paths:
                with suppress(OSError):
                    yield read_briefing(Path(path).read_bytes()).briefing

    def holds(self, key: str) -> bool:
        """Whether this briefing is in memory, since it could not be written."""
        with self._lock:
            return key in self._memory

    def room(self, author: str) -> int:
        """How many new briefings can be kept until one of this author's goes."""
        with self._lock:
            self._look_through()
            return self._files.room(author)

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def _hold(self, key: str, briefing: Briefing, size: int, author: str) -> None:
        self._memory[key] = briefing
        self._held.put(key, size, author)
        while old := self._held.next_to_go():
            self._release(old)

    def _release(self, key: str) -> None:
        self._memory.pop(key, None)
        self._held.remove(key)

    def _look_through(self) -> None:
        """Sees what is in the folder, and removes what killed saves left there."""
        if time.monotonic() < self._look_at:
            return
        self._look_at = time.monotonic() + SECONDS_BETWEEN_LOOKS
        remove_unfinished(self.folder)
        found: list[tuple[int, str, int]] = []
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                name, dot, ending = entry.name.partition(".")
                if (dot, ending) != (".", "json") or not is_key(name):
                    continue
                with suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        status = entry.stat(follow_symlinks=False)
                        found.append((status.st_mtime_ns, name, status.st_size))
        sizes = {name: size for _, name, size in sorted(found)}
        self._files.set_to(sizes)


def briefing_store() -> Store:
    """The store of the folder that is set now: one for all readers and the page that presents."""
    return _store(default_folder())


@lru_cache(maxsize=8)
def _store(folder: Path) -> Store:
    return Store(folder)
