"""`python -m ui.access.add_editor NAME --role editor`: writes a line of the file of editors, with
the password that is asked for at the terminal, or what a provider of logins knows the person by."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from geo.command_words import argparse_in, terminal_code
from geo.message import message_of
from incidents.languages.catalogues import language_for
from incidents.languages.language import Language
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
    language = _language()
    say = language.say
    with argparse_in(language.translations):
        told = say(
            "Writes a line of the file of editors, with the password that is asked for at the "
            "terminal, or what a provider of logins knows the person by."
        )
        parser = argparse.ArgumentParser(description=told)
        parser.add_argument("name", metavar=say("NAME"))
        parser.add_argument(
            "--role", choices=ROLES, default=ROLES[0], help=say("what the editor may do")
        )
        by_provider = parser.add_mutually_exclusive_group()
        by_provider.add_argument(
            "--mail",
            metavar=say("ADDRESS"),
            help=say("the address that a provider of logins has verified"),
        )
        by_provider.add_argument(
            "--subject", metavar="ID", help=say("the id that a provider of logins has given")
        )
        parser.add_argument(
            "--file",
            type=Path,
            metavar=say("FILE"),
            default=os.environ.get(FILE) or None,
            help=say("the file of editors, by default that of {setting}", setting=FILE),
        )
        return add(parser.parse_args(arguments))


def add(arguments: argparse.Namespace) -> int:
    """Asks for the password, where nothing else lets in, and writes the line."""
    language = _language()
    say = language.say
    if arguments.file is None:
        print(
            say("name the file by {option} or {setting}", option="--file", setting=FILE),
            file=sys.stderr,
        )
        return USAGE
    path, name = Path(arguments.file), " ".join(arguments.name.split())
    try:
        editors = read_editors(path) if path.exists() else {}
    except BadEditors as broken:
        print(language.told(message_of(broken)), file=sys.stderr)
        return USAGE
    if arguments.mail or arguments.subject:
        key = MAIL + arguments.mail.strip() if arguments.mail else SUBJECT + arguments.subject
        if not is_key(key) or not key.isprintable():
            print(say("wanted an address of mail, or the id of a subject"), file=sys.stderr)
            return USAGE
    else:
        asked = getpass.getpass if sys.stdin.isatty() else lambda _: sys.stdin.readline().strip()
        password = asked(say("Password: "))
        if len(password) < SHORTEST_PASSWORD:
            wanted = language.say_count(
                "wanted a password of at least {number} character",
                "wanted a password of at least {number} characters",
                SHORTEST_PASSWORD,
            )
            print(wanted, file=sys.stderr)
            return USAGE
        key = HASHER.hash(password)
    editor = Editor(name, arguments.role, plain_key(key))
    others = [one for one in editors.values() if one.name != name]
    if any(one.key == editor.key for one in others):
        print(say("another line has this address or id"), file=sys.stderr)
        return USAGE
    lines = [f"{one.name}\t{one.role}\t{one.key}" for one in (*others, editor)]
    replace_whole(path, ("\n".join(lines) + "\n").encode("utf-8"))
    print(say("{file}: {name} is {role}", file=str(path), name=name, role=arguments.role))
    return 0


def _language() -> Language:
    """That of the terminal; English where there is no catalogue of it."""
    return language_for(terminal_code(), "")


if __name__ == "__main__":
    sys.exit(main())
