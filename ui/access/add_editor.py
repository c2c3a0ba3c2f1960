"""`python -m ui.access.add_editor NAME --role editor`: writes a line of the file of editors, with
the password that is asked for at the terminal, or what a provider of logins knows the person by."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from incidents.whole_file import replace_whole
from ui.access.editors import (
    FILE,
    HASHER,
    MAIL,
    ROLES,
    SHORTEST_PASSWORD,
    SUBJECT,
    BadEditors,
    Editor,
    is_key,
    plain_key,
    read_editors,
)

USAGE = 64
"""Exit code (EX_USAGE of sysexits.h)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Adds the editor, or changes role and password; 64 where that cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--role", choices=ROLES, default=ROLES[0])
    by_provider = parser.add_mutually_exclusive_group()
    by_provider.add_argument("--mail", help="the address that a provider of logins has verified")
    by_provider.add_argument("--subject", help="the id that a provider of logins has given")
    parser.add_argument("--file", type=Path, default=os.environ.get(FILE) or None)
    return add(parser.parse_args(arguments))


def add(arguments: argparse.Namespace) -> int:
    """Asks for the password, where nothing else lets in, and writes the line."""
    if arguments.file is None:
        print(f"name the file by --file or {FILE}", file=sys.stderr)
        return USAGE
    path, name = Path(arguments.file), " ".join(arguments.name.split())
    try:
        editors = read_editors(path) if path.exists() else {}
    except BadEditors as broken:
        print(broken, file=sys.stderr)
        return USAGE
    if arguments.mail or arguments.subject:
        key = MAIL + arguments.mail.strip() if arguments.mail else SUBJECT + arguments.subject
        if not is_key(key) or not key.isprintable():
            print("wanted an address of mail, or the id of a subject", file=sys.stderr)
            return USAGE
    else:
        asked = getpass.getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline().strip()
        password = asked("Password: ")
        if len(password) < SHORTEST_PASSWORD:
            wanted = f"wanted a password of at least {SHORTEST_PASSWORD} characters"
            print(wanted, file=sys.stderr)
            return USAGE
        key = HASHER.hash(password)
    editor = Editor(name, arguments.role, plain_key(key))
    others = [one for one in editors.values() if one.name != name]
    if any(one.key == editor.key for one in others):
        print("another line has this address or id", file=sys.stderr)
        return USAGE
    lines = [f"{one.name}\t{one.role}\t{one.key}" for one in (*others, editor)]
    replace_whole(path, ("\n".join(lines) + "\n").encode("utf-8"))
    print(f"{path}: {name} is {arguments.role}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
