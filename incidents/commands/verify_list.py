"""`python -m incidents verify-list`: the reports to be read whole, the most needed first."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from geo.command_words import whole_number
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.commands.print_json import print_json
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.tables.problems import visible
from incidents.verification.to_read import to_read


def add_parser(commands: Any, language: Language) -> None:
    """Adds `verify-list`."""
    say = language.say
    parser = commands.add_parser(
        "verify-list",
        help=say("list the reports that nobody has compared with their whole text"),
        description=say(
            "The first are those on which a disputed figure rests, then those on which "
            "another rests, the larger number first."
        ),
    )
    parser.add_argument(
        "--most",
        metavar=say("NUMBER"),
        type=whole_number(say),
        default=0,
        help=say("so many at most; 0: all of them"),
    )
    parser.add_argument("--json", action="store_true", help=say("print them as JSON"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the list; 0."""
    waiting = to_read(read_dataset().dataset)
    shown = waiting[: arguments.most] if arguments.most > 0 else waiting
    if arguments.json:
        rows = [asdict(one) for one in shown]
        print_json(rows)
        return 0
    for one in shown:
        print(f"{one.report_id}\t{one.first}\t{visible(one.words)}\t{visible(one.address)}")
    language = language_for_people(arguments)
    print(
        language.say_count(
            "{number} report to be read whole", "{number} reports to be read whole", len(waiting)
        )
    )
    return 0
