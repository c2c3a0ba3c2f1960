"""`python -m incidents undo`: takes an entry of the journal back, and shows what that does."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from geo.command_words import whole_number
from geo.message import message_of
from incidents.changes.journal import BrokenJournal, Occasion
from incidents.changes.open_store import open_store
from incidents.changes.review import reviewed
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.commands.change_in_words import entry_in_words, review_in_words
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.export.writing import CANNOT_WRITE
from incidents.languages.language import Language
from incidents.words.written_reasons import undone_reason


def add_parser(commands: Any, language: Language) -> None:
    """Adds `undo`."""
    say = language.say
    parser = commands.add_parser("undo", help=say("take an entry of the journal back"))
    parser.add_argument(
        "number",
        metavar=say("ENTRY"),
        type=whole_number(say),
        help=say("the entry, as journal lists it"),
    )
    parser.add_argument("--dry-run", action="store_true", help=say("show it and change nothing"))
    parser.add_argument(
        "--reason", metavar=say("TEXT"), default="", help=say("why, for the journal")
    )
    parser.add_argument(
        "--by", default="", metavar=say("NAME"), help=say("who does it, for the journal")
    )
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Undoes the entry; 1 and each reason where it cannot be undone, 73 where tables cannot be
    written."""
    store, language = open_store(), language_for_people(arguments)
    say = language.say
    reason = arguments.reason or undone_reason(arguments.number)
    try:
        before = reviewed(store.snapshot())
        result = undo(arguments.number, reason, store.entries(), before)
        for line in review_in_words(result, language):
            print(line)
        if arguments.dry_run:
            print(say("nothing was changed"))
            return 0
        occasion = Occasion("undo", arguments.by, undoes=arguments.number)
        entry = store.save(result.change, occasion, on=before.snapshot, after=result.after.snapshot)
    except (CannotChange, BrokenJournal) as told:
        reasons = told.reasons if isinstance(told, CannotChange) else (message_of(told),)
        for one in reasons:
            print(say("not undone: {reason}", reason=language.told(one)), file=sys.stderr)
        return 1
    except SavedMeanwhile as told:
        for done in told.entries:
            told_entry = language.told(entry_in_words(done))
            print(say("meanwhile: {change}", change=told_entry), file=sys.stderr)
        print(say("not undone: the tables were changed meanwhile; look again"), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever reads has read enough: no fault of the tables
        raise
    except OSError as error:
        reason = language.told(message_of(error))
        print(say("the tables cannot be written: {reason}", reason=reason), file=sys.stderr)
        return CANNOT_WRITE
    print(say("saved as entry {entry} of the journal", entry=entry.number))
    return 0
