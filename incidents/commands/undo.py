"""`python -m incidents undo`: takes an entry of the journal back, and shows what that does."""

from __future__ import annotations

import argparse
from typing import Any

from geo.command_words import whole_number
from incidents.changes.journal import Occasion
from incidents.changes.open_store import open_store
from incidents.changes.undo import undo
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.commands.saving import show_and_save
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
    reason = arguments.reason or undone_reason(arguments.number)
    return show_and_save(
        lambda before: undo(arguments.number, reason, store.entries(), before),
        arguments,
        language,
        store=store,
        occasion=Occasion("undo", arguments.by, undoes=arguments.number),
        refused=lambda why: language.say("not undone: {reason}", reason=why),
    )
