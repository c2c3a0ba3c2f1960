"""`Door`: lets editors in by their passwords, and holds up who tries many.

Tries are counted beside the logins, on the disk: one count for all processes of the app on a
machine, which outlasts them. What lies there are hashes of names and addresses.
"""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cache
from hashlib import sha256

from argon2.exceptions import InvalidHashError, VerificationError

from ui.access.editors import HASHER, Editor, known_editors
from ui.access.logins import logins_folder

TRIES, SECONDS = 5, 900
"""Wrong passwords of one name, or from one address, in so many seconds; then the next must wait."""

FILE_OF_TRIES = "tries.sqlite"

PATIENCE = 10.0
"""Seconds that a try waits for those that are being counted."""


@cache
def _nobody() -> str:
    """The hash that the password of somebody who is not in the file is held against. Made at the
    first login, since it takes as long as one, and 64 MiB."""
    return HASHER.hash("nobody has this password")


class Door:
    """The door of all sessions and processes; OSError where tries cannot be counted."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock

    def seconds_to_wait(self, name: str, address: str) -> int:
        """How long this name, or this address, has to wait before its next try; 0: not at all."""
        with _tries() as tries:
            return self._wait(tries, name, address)

    def let_in(self, name: str, password: str, address: str) -> Editor | None:
        """The editor with this name and password; None where there is none, or while one has to
        wait. It takes as long whether the name is known or not."""
        # Counted before it is looked at, so that tries at once do not slip through together.
        with _tries() as tries:
            if self._wait(tries, name, address):
                return None
            rows = [(key, self._clock()) for key in _keys(name, address)]
            tries.executemany("INSERT INTO tries VALUES (?, ?)", rows)
        editor = known_editors().get(name)
        if editor and not editor.has_password:
            editor = None
        nobody = _nobody()  # asked for in any case: else the first unknown name takes longest
        try:
            HASHER.verify(editor.key if editor else nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        if editor:
            with _tries() as tries:
                keys = [(key,) for key in _keys(name, address)]
                tries.executemany("DELETE FROM tries WHERE who = ?", keys)
        return editor

    def _wait(self, tries: sqlite3.Connection, name: str, address: str) -> int:
        now = self._clock()
        tries.execute("DELETE FROM tries WHERE at < ?", (now - SECONDS,))
        query = "SELECT at FROM tries WHERE who = ? ORDER BY at DESC LIMIT 1 OFFSET ?"
        found = (tries.execute(query, (key, TRIES - 1)).fetchone() for key in _keys(name, address))
        return max((math.ceil(SECONDS - (now - at[0])) for at in found if at), default=0)


@contextmanager
def _tries() -> Iterator[sqlite3.Connection]:
    """The tries of all processes, held alone until they are written."""
    folder = logins_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        path = folder / FILE_OF_TRIES
        with closing(sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)) as tries:
            tries.execute("BEGIN IMMEDIATE")
            tries.execute("CREATE TABLE IF NOT EXISTS tries (who TEXT, at REAL)")
            tries.execute("CREATE INDEX IF NOT EXISTS of_whom ON tries (who, at)")
            yield tries
            tries.execute("COMMIT")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


def _keys(name: str, address: str) -> tuple[str, ...]:
    keys = f"name {name.casefold()}", f"address {address}"
    return tuple(sha256(key.encode("utf-8", "surrogatepass")).hexdigest() for key in keys)


DOOR = Door()
"""The one of the app."""
