"""The people who may change the tables from other machines: their names, roles and keys, in a file
of whoever runs the app.

A line of the file is a name, a role and a key, with tabs between them. The key is the Argon2 hash
of a password, or how a provider of logins (OpenID Connect) knows the person: `mail:` with an
address that it has verified, or `subject:` with its own id. `python -m ui.access.add_editor` writes
the line. The file is read anew at each question, so that who is taken out of it may do nothing
more.
"""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

FILE = "DETENTIONS_EDITORS"
"""The environment variable that names the file."""

EDITOR, PUBLISHER = "editor", "publisher"
ROLES = (EDITOR, PUBLISHER)
"""An editor proposes changes; a publisher makes them."""

HASH, MAIL, SUBJECT = "$argon2id$", "mail:", "subject:"
"""How keys begin."""

TRIES, SECONDS = 5, 900
"""Wrong passwords of one name, or from one address, in so many seconds; then the next must wait."""

SHORTEST_PASSWORD = 12
HASHER = PasswordHasher()
"""The library's own parameters: those of RFC 9106 for little memory (64 MiB, three rounds)."""


@cache
def _nobody() -> str:
    """The hash that the password of somebody who is not in the file is held against. Made
    at the first login, since it takes as long as one, and 64 MiB."""
    return HASHER.hash("nobody has this password")


class BadEditors(ValueError):
    """The file of editors cannot be used; says which line and what would do."""


@dataclass(frozen=True)
class Editor:
    """Somebody who may change the tables: a name, a role of `ROLES`, and the key of the login."""

    name: str
    role: str
    key: str = ""

    @property
    def has_password(self) -> bool:
        """Whether it is a password that lets in, and no provider."""
        return self.key.startswith(HASH)


def read_editors(path: Path) -> dict[str, Editor]:
    """The editors of the file by name; BadEditors says everything that is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadEditors(f"{FILE}: {path} cannot be read ({error})") from error
    found: dict[str, Editor] = {}
    keys: set[str] = set()
    wrong = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3 or not cells[0] or cells[1] not in ROLES:
            wrong.append(f"line {number}, wanted a name, editor or publisher, and a key")
            continue
        editor = Editor(cells[0], cells[1], plain_key(cells[2]))
        if not is_key(editor.key):
            wrong.append(
                f"line {number}, wanted a hash that add_editor made, {MAIL} and an address, or "
                f"{SUBJECT} and an id"
            )
        elif editor.name in found:
            wrong.append(f"line {number}, wanted a name that no other line has")
        elif editor.key in keys:
            wrong.append(f"line {number}, wanted an address or id that no other line has")
        else:
            found[editor.name] = editor
            keys |= set() if editor.has_password else {editor.key}
    if wrong:
        raise BadEditors(f"{FILE}: {path}: {'; '.join(wrong)}")
    return found


def plain_key(key: str) -> str:
    """The key as all its writings are compared: addresses of mail without capitals."""
    kind, colon, address = key.partition(":")
    return f"{kind}:{address.strip().casefold()}" if f"{kind}{colon}" == MAIL else key


def is_key(key: str) -> bool:
    """Whether a text can be the key of a line."""
    if key.startswith(MAIL):
        before, at, after = key.removeprefix(MAIL).rpartition("@")
        return bool(before and at and after) and not any(map(str.isspace, key))
    return key.startswith(HASH) or (key.startswith(SUBJECT) and key != SUBJECT)


def known_editors() -> Mapping[str, Editor]:
    """Those of the file that the setting names now; none where it names none or a broken one."""
    path = os.environ.get(FILE, "").strip()
    try:
        return read_editors(Path(path)) if path else {}
    except BadEditors:
        return {}


class Door:
    """Lets editors in by their passwords, and holds up who tries many; for all sessions."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrong: dict[str, deque[float]] = defaultdict(deque)

    def seconds_to_wait(self, name: str, address: str) -> int:
        """How long this name, or this address, has to wait before its next try; 0: not at all."""
        now = self._clock()
        with self._lock:
            for key in [key for key, tries in self._wrong.items() if now - tries[-1] > SECONDS]:
                del self._wrong[key]
            waits = [
                SECONDS - (now - tries[-TRIES])
                for key in _keys(name, address)
                if (tries := self._wrong.get(key)) and len(tries) >= TRIES
            ]
        return max(0, *(round(wait) + 1 for wait in waits), 0)

    def let_in(self, name: str, password: str, address: str) -> Editor | None:
        """The editor with this name and password; None where there is none, or while one has to
        wait. It takes as long whether the name is known or not."""
        if self.seconds_to_wait(name, address):
            return None
        # Counted before it is looked at, so that tries at once do not slip through together.
        with self._lock:
            for key in _keys(name, address):
                self._wrong[key].append(self._clock())
        editor = known_editors().get(name)
        if editor and not editor.has_password:
            editor = None
        nobody = _nobody()  # asked for in any case: else the first unknown name takes longest
        try:
            HASHER.verify(editor.key if editor else nobody, password)
        except (VerificationError, InvalidHashError):
            return None
        if editor:
            with self._lock:
                for key in _keys(name, address):
                    self._wrong.pop(key, None)
        return editor


def _keys(name: str, address: str) -> tuple[str, str]:
    return f"name {name.casefold()}", f"address {address}"


DOOR = Door()
"""The one of this process."""
