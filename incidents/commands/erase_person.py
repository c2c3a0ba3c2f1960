"""`python -m incidents erase-person`: takes a person's name out of everything, for good."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo.message import message_of
from geo.user_data import briefings_folder
from incidents.changes.erasing import Erasure, erasure, names_of, still_named
from incidents.changes.open_store import open_store
from incidents.changes.proposals import FOLDER as PROPOSED
from incidents.changes.proposals import erased, files_waiting
from incidents.changes.store import SavedMeanwhile, Store
from incidents.changes.table_text import CannotChange
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import data_folder
from incidents.dataset.kept_copy import forget_copies
from incidents.export.writing import CANNOT_WRITE
from incidents.incoming.kept_mappings import forget_mappings
from incidents.languages.language import Language
from incidents.tables.home import beside
from incidents.tables.remains import Remains
from incidents.tables.saves import JOURNAL
from incidents.verification.kept_pages import FOLDER as PAGES
from incidents.verification.naming_pages import naming_pages
from incidents.whole_file import remove_unfinished

USAGE, LEFT = 64, 1

MOST_TRIES = 5
"""How often it is begun anew because others saved meanwhile."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `erase-person`."""
    say = language.say
    parser = commands.add_parser(
        "erase-person",
        help=say("take a person's name out of everything, for good"),
        description=say(
            "Takes the name out of the tables, the journal, changes that wait, mappings of "
            "columns and all released versions; kept pages that name the person go. What is left "
            "says only that a name was removed; it cannot be undone."
        ),
    )
    person = parser.add_mutually_exclusive_group(required=True)
    person.add_argument(
        "person_id",
        metavar=say("ID"),
        nargs="?",
        default="",
        help=say("the id in people.csv, in the journal or in a change that waits"),
    )
    person.add_argument(
        "--name",
        action="store_true",
        help=say(
            "who has no id there: the name is read from the terminal, so that no history keeps it"
        ),
    )
    parser.add_argument(
        "--dry-run", action="store_true", help=say("say what it does and do nothing")
    )
    parser.add_argument(
        "--by", default="", metavar=say("NAME"), help=say("who does it, for the journal")
    )
    add_language_option(parser, language)
    parser.set_defaults(run=run)


@dataclass
class _Beside:
    """What lies beside the tables and changed: changes that wait, mappings, pages; and the pages
    that cannot be searched."""

    proposals: int = 0
    mappings: int = 0
    pages: list[Path] = field(default_factory=list)
    unread: tuple[Path, ...] = ()

    @property
    def is_any(self) -> bool:
        """Whether anything changes."""
        return bool(self.proposals or self.mappings or self.pages)

    def erase(self, folder: Path, done: Erasure, *, is_dry: bool) -> None:
        """Takes the name out there, or only looks."""
        self.proposals += erased(folder, done.proposal, is_dry=is_dry)
        self.mappings += forget_mappings(folder, done.is_named_in, is_dry=is_dry)
        found = naming_pages(folder, done.is_wholly_named_in)
        self.unread = found.unread
        self.pages += found.naming
        if not is_dry:
            for path in found.naming:
                path.unlink(missing_ok=True)

    def told(self, language: Language) -> list[str]:
        """What it did, or would do."""
        say_count = language.say_count
        lines = [
            say_count("{number} change that waits", "{number} changes that wait", self.proposals),
            say_count("{number} mapping of columns", "{number} mappings of columns", self.mappings),
            say_count("{number} kept page", "{number} kept pages", len(self.pages)),
        ]
        return [f"- {line}" for line in lines] + [f"  {path.name}" for path in self.pages]


def run(arguments: argparse.Namespace) -> int:
    """Erases and says from where; 1 where the name is left somewhere, 64 where there is no such
    person, 73 where the tables cannot be written. No name is printed."""
    language = language_for_people(arguments)
    say = language.say
    named = sys.stdin.readline().strip() if arguments.name else ""
    try:
        return _erase(arguments, named, language)
    except CannotChange as told:
        print(*map(language.told, told.reasons), sep="\n", file=sys.stderr)
    except SavedMeanwhile:
        told_tries = say("others save all the time; no table was changed: try again")
        print(told_tries, file=sys.stderr)
    except OSError as error:
        reason = language.told(message_of(error))
        told_error = say("not erased to the end: {reason}; run it again", reason=reason)
        print(told_error, file=sys.stderr)
    return CANNOT_WRITE


def _erase(arguments: argparse.Namespace, named: str, language: Language) -> int:
    say = language.say
    home = data_folder()
    store, folder, around = open_store(home), beside(home), _Beside()
    names = {named} if named else set()
    for tries_left in reversed(range(MOST_TRIES)):
        before = store.files()
        if not named:
            names |= names_of(arguments.person_id, before, files_waiting(folder))
        done = erasure(before, arguments.person_id, names, arguments.by)
        would = _Beside()
        would.erase(folder, done, is_dry=True)
        if not (names and (done.changes_more_than_the_journal or would.is_any or around.is_any)):
            if not arguments.dry_run:
                # An erasing that was killed, or that others held up, is brought to its end.
                _tell_remains(_clear_away(store, folder), language)
            unknown = say("nobody has the id {id}", id=arguments.person_id)
            print(say("the name is found nowhere") if named else unknown, file=sys.stderr)
            return USAGE
        files = ", ".join(sorted(done.files))
        if arguments.dry_run:
            print(_rows_in_words(done, language))
            print(say("files that would change: {files}", files=files))
            print(say("beside the tables would change:"), *would.told(language), sep="\n")
            print(say("nothing was changed"))
            return 0
        # First, since whoever is in the tables no more is not found again.
        around.erase(folder, done, is_dry=False)
        try:
            store.replace(done.files, on=before)
            break
        except SavedMeanwhile:
            if not tries_left:
                raise
    remains = _clear_away(store, folder)
    left = still_named(store.files(), folder, done.is_named_in)
    briefings = briefings_folder(os.environ)
    left += [str(briefings / name) for name in still_named({}, briefings, done.is_wholly_named_in)]
    print(_rows_in_words(done, language))
    print(say("files that changed: {files}", files=files))
    print(say("beside the tables changed:"), *around.told(language), sep="\n")
    for path in around.unread:
        print(say("{file} cannot be searched: look at it", file=path.name))
    _tell_remains(remains, language)
    print(
        say("copies elsewhere are yours to erase: backups, version control, files that others have")
    )
    for name in left:
        print(say("the name still stands in {file}", file=name), file=sys.stderr)
    return LEFT if left or any(one.in_tables for one in remains) else 0


def _clear_away(store: Store, folder: Path) -> Sequence[Remains]:
    """Removes what lies under no name: what savers that were killed left, copies in the cache;
    gives where the store cannot."""
    remains = store.wipe()
    forget_copies()
    for one in (folder, folder / JOURNAL / PROPOSED, folder / PAGES):
        remove_unfinished(one)
    return remains


def _tell_remains(remains: Sequence[Remains], language: Language) -> None:
    for one in remains:
        print(language.told(one.told))
        print(*(f"  {line}" for line in one.files), *(f"  {s};" for s in one.statements), sep="\n")


def _rows_in_words(done: Erasure, language: Language) -> str:
    return language.say_count(
        "{number} row of people.csv", "{number} rows of people.csv", done.rows
    )
