"""`python -m incidents edit`: adds, corrects or takes back a row, and shows what that does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any

from incidents.changes.change import Change
from incidents.changes.edit import added, corrected, taken_back
from incidents.changes.journal import Occasion
from incidents.changes.open_store import open_store
from incidents.changes.review import Review, Reviewed, review
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.codes import NOT_COUNTED_STATUSES
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.commands.saving import show_and_save
from incidents.languages.language import Language


def add_parser(commands: Any, language: Language) -> None:
    """Adds `edit`."""
    say = language.say
    parser = commands.add_parser(
        "edit",
        help=say("add, correct or take back one row of a table"),
        description=say(
            "A new row is told all of its columns, a correction those that change; a "
            "column without text after = is emptied. A correction asks for a reason, which readers "
            "see."
        ),
    )
    parser.add_argument(
        "table", metavar=say("TABLE"), help="events, incidents, reports, sources, origins, ..."
    )
    parser.add_argument(
        "row",
        metavar=say("ROW"),
        nargs="?",
        default="",
        help=say("the row's id; without it a row is new"),
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=partial(_cell, say=say),
        metavar=say("COLUMN=TEXT"),
        help=say("what a column says; may stand several times"),
    )
    parser.add_argument(
        "--take-back",
        nargs="?",
        const="withdrawn",
        choices=NOT_COUNTED_STATUSES,
        help=say(
            "take the row out of what is counted: a report stays with its reason, withdrawn if "
            "nothing else is said, every other row is removed"
        ),
    )
    parser.add_argument(
        "--reason", metavar=say("TEXT"), default="", help=say("why, which readers are told")
    )
    parser.add_argument(
        "--by", default="", metavar=say("NAME"), help=say("who does it, for the journal")
    )
    parser.add_argument("--dry-run", action="store_true", help=say("show it and change nothing"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def _cell(text: str, *, say: Callable[..., str]) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name.strip():
        told = say(
            "{text}, wanted a column and its text: {example}",
            text=repr(text),
            example="detained_low=12",
        )
        raise argparse.ArgumentTypeError(told)
    return name.strip(), value.strip()


def run(arguments: argparse.Namespace) -> int:
    """Prints what the change does and saves it; 1 and each reason where it cannot be made, 73 where
    the tables cannot be written."""
    language = language_for_people(arguments)

    def make(before: Reviewed) -> Review:
        result = review(_change(before.snapshot, arguments), before)
        if result.problems:
            raise CannotChange(problem.sentence() for problem, _ in result.problems)
        return result

    return show_and_save(
        make,
        arguments,
        language,
        store=open_store(),
        occasion=Occasion("edit", arguments.by),
        refused=lambda why: language.say("not changed: {reason}", reason=why),
    )


def _change(snapshot: Snapshot, arguments: argparse.Namespace) -> Change:
    cells = dict(arguments.set)
    if arguments.take_back:
        return taken_back(
            snapshot, arguments.table, arguments.row, arguments.reason, status=arguments.take_back
        )
    if arguments.row:
        return corrected(snapshot, arguments.table, arguments.row, cells, arguments.reason)
    return added(snapshot, arguments.table, cells, arguments.reason)
