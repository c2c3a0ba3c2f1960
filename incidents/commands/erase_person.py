"""`python -m incidents erase-person`: takes a person's name out of everything, for good."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import Any

from incidents.changes.erasing import UnknownPerson, erasure, still_named
from incidents.changes.open_store import open_store
from incidents.changes.proposals import erased
from incidents.changes.store import SavedMeanwhile
from incidents.changes.table_text import CannotChange
from incidents.dataset.dataset import data_folder
from incidents.dataset.kept_copy import forget_copies
from incidents.export.writing import CANNOT_WRITE
from incidents.tables.home import beside

USAGE, LEFT = 64, 1

MOST_TRIES = 5
"""How often it is begun anew because others saved meanwhile."""


def add_parser(commands: Any) -> None:
    """Adds `erase-person`."""
    parser = commands.add_parser(
        "erase-person",
        help="take a name of people.csv out of everything, for good",
        description="Takes the name out of the tables, the journal, changes that wait and all "
        "released versions. What is left says only that a name was removed; it cannot be undone.",
    )
    parser.add_argument("person_id", help="the id in people.csv")
    parser.add_argument("--dry-run", action="store_true", help="say what it does and do nothing")
    parser.add_argument("--by", default="", metavar="NAME", help="who does it, for the journal")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Erases and says from where; 1 where the name is left somewhere, 64 where there is no such
    person, 73 where the tables cannot be written. No name is printed."""
    home = data_folder()
    store, proposed = open_store(home), 0
    try:
        for _ in range(MOST_TRIES):
            before = store.files()
            try:
                done = erasure(before, arguments.person_id, arguments.by)
            except UnknownPerson:
                if not arguments.dry_run:
                    # An erasing that was killed is brought to its end.
                    store.wipe()
                    forget_copies()
                print(f"people.csv has no {arguments.person_id}", file=sys.stderr)
                return USAGE
            waiting = partial(erased, beside(home), done.proposal)
            if arguments.dry_run:
                print(f"{done.rows} rows of people.csv would go")
                print(f"files that would change: {', '.join(sorted(done.files))}")
                print(f"changes that wait and would change: {waiting(is_dry=True)}")
                print("nothing was changed")
                return 0
            # First, since whoever is in the tables no more is not found again.
            proposed += waiting()
            try:
                store.replace(done.files, on=before)
                break
            except SavedMeanwhile:
                continue
        else:
            print("others save all the time; no table was changed: try again", file=sys.stderr)
            return CANNOT_WRITE
        store.wipe()
        forget_copies()
        left = still_named(store.files(), beside(home), done.is_named_in)
    except CannotChange as told:
        print(*told.reasons, sep="\n", file=sys.stderr)
        return CANNOT_WRITE
    except OSError as error:
        print(f"not erased to the end: {error.strerror or error}; run it again", file=sys.stderr)
        return CANNOT_WRITE
    print(f"erased: {done.rows} rows of people.csv")
    print(f"files that changed: {', '.join(sorted(done.files))}")
    print(f"changes that wait and changed: {proposed}")
    print("copies elsewhere are yours to erase: backups, version control, logs of a database")
    for name in left:
        print(f"the name still stands in {name}", file=sys.stderr)
    return LEFT if left else 0
