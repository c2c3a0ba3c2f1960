"""`python -m incidents copy`: brings tables with their journal from one store into another."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from geo.message import message_of
from incidents.changes.journal import BrokenJournal
from incidents.changes.open_store import open_store
from incidents.changes.proposals import FOLDER as PROPOSED
from incidents.changes.table_text import CannotChange
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.export.writing import CANNOT_WRITE
from incidents.languages.language import Language
from incidents.tables.home import Home, beside, home_of
from incidents.tables.saves import JOURNAL, lying_in

USAGE, BAD_ROWS = 64, 65
"""Exit codes (EX_USAGE, EX_DATAERR of sysexits.h)."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `copy`."""
    say = language.say
    parser = commands.add_parser(
        "copy",
        help=say("copy tables with their journal to another folder or database"),
        description=say(
            "Copies the tables, their package, changelog, released versions and journal, "
            "so that copying them back gives every byte again. Nothing is written over: there must "
            "be no tables at the other end."
        ),
    )
    where = say(
        "a folder, {sqlite} or {postgresql}",
        sqlite="sqlite:///file",
        postgresql="postgresql://user:password@host/database",
    )
    parser.add_argument("source", metavar=say("FROM"), type=home_of, help=where)
    parser.add_argument("target", metavar=say("TO"), type=home_of, help=say("another of these"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Copies and says what; 64 where there are no tables to copy, 65 where a table has to be mended
    before, 73 where they cannot be written or others are there already."""
    source, target = arguments.source, arguments.target
    language = language_for_people(arguments)
    say, say_count = language.say, language.say_count
    try:
        files = open_store(source).files()
    except CannotChange as told:
        print(*map(language.told, told.reasons), sep="\n", file=sys.stderr)
        return BAD_ROWS
    except (OSError, BrokenJournal) as error:
        print(f"{source}: {language.told(message_of(error))}", file=sys.stderr)
        return USAGE
    tables = sorted(name for name in files if name.endswith(".csv"))
    if not tables:
        print(say("{source}: there are no tables to copy", source=str(source)), file=sys.stderr)
        return USAGE
    try:
        open_store(target).fill(files)
    except CannotChange as told:
        print(
            *map(language.told, told.reasons), say("nothing was copied"), sep="\n", file=sys.stderr
        )
        return BAD_ROWS
    except OSError as error:
        print(f"{target}: {language.told(message_of(error))}", file=sys.stderr)
        print(say("nothing was copied"), file=sys.stderr)
        return CANNOT_WRITE
    entries = sum(name.startswith(f"{JOURNAL}/") for name in files)
    size = sum(map(len, files.values()))
    parts = (
        say_count("{number} table", "{number} tables", len(tables)),
        say_count("{number} entry of the journal", "{number} entries of the journal", entries),
        say_count("{number} file in all", "{number} files in all", len(files)),
        say_count("{number} byte", "{number} bytes", size),
    )
    print(say("copied to {target}: {parts}", target=str(target), parts=", ".join(parts)))
    if left := _left_behind(source, files):
        names = ", ".join(left)
        print(say("not copied, since they are no part of the tables: {files}", files=names))
    return 0


def _left_behind(source: Home, files: dict[str, bytes]) -> list[str]:
    """What else lies in a folder, or is kept beside a database."""
    folder = beside(source)
    belongs = {name.partition("/")[0] for name in files} | {JOURNAL}
    left = {name for name in lying_in(folder) if name not in belongs}
    if any(name.endswith(".json") for name in lying_in(folder / JOURNAL / PROPOSED)):
        left.add(f"{JOURNAL}/{PROPOSED}")
    return sorted(left)
