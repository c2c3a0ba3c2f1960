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
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from argon2 import PasswordHasher

from geo.message import Message, message_of, to_say

FILE = "DETENTIONS_EDITORS"
"""The environment variable that names the file."""

EDITOR, PUBLISHER = "editor", "publisher"
ROLES = (EDITOR, PUBLISHER)
"""An editor proposes changes; a publisher makes them."""

HASH, MAIL, SUBJECT = "$argon2id$", "mail:", "subject:"
"""How keys begin."""

SHORTEST_PASSWORD = 12
HASHER = PasswordHasher()
"""The library's own parameters: those of RFC 9106 for little memory (64 MiB, three rounds)."""


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
        raise BadEditors(
            to_say(
                "{setting}: {file} cannot be read ({reason})",
                setting=FILE,
                file=str(path),
                reason=message_of(error),
            )
        ) from error
    found: dict[str, Editor] = {}
    keys: set[str] = set()
    wrong: list[Message] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != 3 or not cells[0] or cells[1] not in ROLES:
            wanted = to_say(
                "line {line}, wanted a name, editor or publisher, and a key", line=number
            )
            wrong.append(wanted)
            continue
        editor = Editor(cells[0], cells[1], plain_key(cells[2]))
        if not is_key(editor.key):
            wrong.append(
                to_say(
                    "line {line}, wanted a hash that {command} made, {mail} and an address, or "
                    "{subject} and an id",
                    line=number,
                    command="add_editor",
                    mail=MAIL,
                    subject=SUBJECT,
                )
            )
        elif editor.name in found:
            wrong.append(to_say("line {line}, wanted a name that no other line has", line=number))
        elif editor.key in keys:
            wanted = to_say(
                "line {line}, wanted an address or id that no other line has", line=number
            )
            wrong.append(wanted)
        else:
            found[editor.name] = editor
            keys |= set() if editor.has_password else {editor.key}
    if wrong:
        together = reduce(lambda one, other: to_say("{one}; {other}", one=one, other=other), wrong)
        raise BadEditors(
            to_say("{setting}: {file}: {faults}", setting=FILE, file=str(path), faults=together)
        )
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
