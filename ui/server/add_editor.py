"""`python -m ui.server.add_editor NAME --role editor`: writes a line of the file of editors, with
the password that is asked for at the terminal."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from incidents.whole_file import replace_whole
from ui.server.editors import FILE, HASHER, ROLES, SHORTEST_PASSWORD, BadEditors, read_editors

USAGE = 64
"""Exit code (EX_USAGE of sysexits.h)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Adds the editor, or changes role and password; 64 where that cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--role", choices=ROLES, default=ROLES[0])
    parser.add_argument("--file", type=Path, default=os.environ.get(FILE) or None)
    return add(parser.parse_args(arguments))


def add(arguments: argparse.Namespace) -> int:
    """Asks for the password and writes the line."""
    if arguments.file is None:
        print(f"name the file by --file or {FILE}", file=sys.stderr)
        return USAGE
    path, name = Path(arguments.file), " ".join(arguments.name.split())
    try:
        editors = read_editors(path) if path.exists() else {}
    except BadEditors as broken:
        print(broken, file=sys.stderr)
        return USAGE
    password = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if len(password) < SHORTEST_PASSWORD:
        print(f"wanted a password of at least {SHORTEST_PASSWORD} characters", file=sys.stderr)
        return USAGE
    lines = [f"{e.name}\t{e.role}\t{e.password_hash}" for e in editors.values() if e.name != name]
    lines.append(f"{name}\t{arguments.role}\t{HASHER.hash(password)}")
    replace_whole(path, ("\n".join(lines) + "\n").encode("utf-8"))
    print(f"{path}: {name} is {arguments.role}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
