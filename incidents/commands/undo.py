"""`python -m incidents undo`: takes an entry of the journal back, and shows what that does."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from incidents.changes.journal import BrokenJournal, Occasion
from incidents.changes.open_store import open_store
from incidents.changes.review import reviewed
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.commands.change_in_words import entry_in_words, review_in_words
from incidents.export.writing import CANNOT_WRITE


def add_parser(commands: Any) -> None:
    """Adds `undo`."""
    parser = commands.add_parser("undo", help="take an entry of the journal back")
    parser.add_argument("number", type=int, help="the entry, as journal lists it")
    parser.add_argument("--dry-run", action="store_true", help="show it and change nothing")
    parser.add_argument("--reason", default="", help="why, for the journal")
    parser.add_argument("--by", default="", metavar="NAME", help="who does it, for the journal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Undoes the entry; 1 and each reason where it cannot be undone, 73 where tables cannot be
    written."""
    store = open_store()
    reason = arguments.reason or f"entry {arguments.number} undone"
    try:
        before = reviewed(store.snapshot())
        result = undo(arguments.number, reason, store.entries(), before)
        for line in review_in_words(result):
            print(line)
        if arguments.dry_run:
            print("nothing was changed")
            return 0
        occasion = Occasion("undo", arguments.by, undoes=arguments.number)
        entry = store.save(result.change, occasion, on=before.snapshot)
    except (CannotChange, BrokenJournal) as told:
        reasons = told.reasons if isinstance(told, CannotChange) else (str(told),)
        for one in reasons:
            print(f"not undone: {one}", file=sys.stderr)
        return 1
    except SavedMeanwhile as told:
        for done in told.entries:
            print(f"meanwhile: {entry_in_words(done)}", file=sys.stderr)
        print("not undone: the tables were changed meanwhile; look again", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"the tables cannot be written: {error.strerror or error}", file=sys.stderr)
        return CANNOT_WRITE
    print(f"saved as entry {entry.number} of the journal")
    return 0
