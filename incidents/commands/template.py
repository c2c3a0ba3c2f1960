"""`python -m incidents template`: an empty list to fill in, as a workbook with drop-downs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from geo.message import message_of
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import read_dataset
from incidents.export.writing import CANNOT_WRITE
from incidents.importing.template import template
from incidents.languages.language import Language
from incidents.whole_file import replace_whole

EXISTS = 73
"""The exit code where a file is there already (EX_CANTCREAT of sysexits.h)."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `template`."""
    say = language.say
    parser = commands.add_parser(
        "template",
        help=say("an empty list to fill in, as a workbook"),
        description=say(
            "Writes a workbook with a row a report and drop-downs, which import reads."
        ),
    )
    parser.add_argument("out", type=Path, metavar=say("OUT.xlsx"), help=say("the file to write"))
    parser.add_argument("--force", action="store_true", help=say("replace a file that is there"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the workbook; 73 where it cannot be written, or a file is there."""
    language = language_for_people(arguments)
    content = template(language, read_dataset().tables.get("origins"))
    try:
        replace_whole(arguments.out, content, mode=0o644, new=not arguments.force)
    except FileExistsError:
        told = language.say("{file} is there already: --force replaces it", file=str(arguments.out))
        print(told, file=sys.stderr)
        return EXISTS
    except OSError as error:
        told = language.say(
            "{file} cannot be written: {reason}",
            file=str(arguments.out),
            reason=language.told(message_of(error)),
        )
        print(told, file=sys.stderr)
        return CANNOT_WRITE
    print(language.say("written: {file}", file=str(arguments.out)))
    return 0
