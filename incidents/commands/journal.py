"""`python -m incidents journal`: what was changed in the tables, when, by whom, from which file."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from geo.command_words import whole_number
from geo.message import message_of
from incidents.changes.journal import BrokenJournal, Entry, undone_by
from incidents.changes.moved_as_json import row_as_json
from incidents.changes.open_store import open_store
from incidents.commands.change_in_words import entry_in_words, row_in_words
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.commands.print_json import print_json
from incidents.languages.language import Language
from incidents.tables.problems import visible


def add_parser(commands: Any, language: Language) -> None:
    """Adds `journal`."""
    say = language.say
    parser = commands.add_parser("journal", help=say("what was changed in the tables, and why"))
    parser.add_argument(
        "number",
        metavar=say("ENTRY"),
        nargs="?",
        type=whole_number(say),
        help=say("one entry, with each of its rows"),
    )
    parser.add_argument("--json", action="store_true", help=say("print the entries as JSON"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the entries, the last first; 64 where there is no such entry or one is broken."""
    language = language_for_people(arguments)
    say = language.say
    try:
        journal = open_store().entries()
    except (BrokenJournal, OSError) as error:
        print(language.told(message_of(error)), file=sys.stderr)
        return 64
    shown = [e for e in reversed(journal) if arguments.number in (None, e.number)]
    if arguments.number is not None and not shown:
        print(say("the journal has no entry {entry}", entry=arguments.number), file=sys.stderr)
        return 64
    if arguments.json:
        records = []
        for entry in shown:
            record = _as_json(entry)
            if refused := entry.occasion.refuses:
                record |= {"refuses": _as_json(refused), "reason": entry.occasion.reason}
            records.append({**record, "undone_by": undone_by(entry.number, journal)})
        print_json(records)
        return 0
    for entry in shown:
        line = language.told(entry_in_words(entry))
        if undone := undone_by(entry.number, journal):
            line = say("{line} (undone by entry {entry})", line=line, entry=undone)
        print(line)
        if arguments.number is not None:
            refused = entry.occasion.refuses
            for row in (refused or entry).change.rows:
                told = language.told(row_in_words(row))
                print("- " + say("{row}; reason: {reason}", row=told, reason=visible(row.reason)))
    if not shown:
        print(say("nothing was changed through the desk yet"))
    return 0


def _as_json(entry: Entry) -> dict[str, Any]:
    occasion, file = entry.occasion, entry.occasion.file
    return {
        "number": entry.number,
        "at": entry.at.isoformat(),
        "who": occasion.who,
        "made_by": occasion.made_by,
        "file": file and {"name": file.name, "size": file.size, "sha256": file.sha256},
        "undoes": occasion.undoes,
        "rows": [row_as_json(row) for row in entry.change.rows],
    }
