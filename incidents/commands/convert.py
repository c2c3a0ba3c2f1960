"""`python -m incidents convert`: the tables in their other form, Parquet or CSV, in a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from geo.message import message_of
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import data_folder
from incidents.export.writing import CANNOT_WRITE
from incidents.languages.language import Language
from incidents.tables.converting import FORMS, CannotConvert, convert

FAULTY = 65
"""The exit code where the tables have to be mended first."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `convert` with a form and a folder."""
    say = language.say
    parser = commands.add_parser(
        "convert", help=say("write the tables as Parquet, or as CSV again")
    )
    parser.add_argument("--to", required=True, choices=FORMS, help=say("the form of the tables"))
    parser.add_argument(
        "out", type=Path, metavar=say("FOLDER"), help=say("a folder that is not there yet")
    )
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the folder; 0, 65 where a cell or a file has to be mended first, 73 if it cannot."""
    language, out = language_for_people(arguments), arguments.out
    try:
        written = convert(data_folder(), out, to=arguments.to)
    except CannotConvert as faulty:
        for problem in faulty.problems:
            print(language.told(problem.sentence()), file=sys.stderr)
        print(language.say("nothing was written: mend these first"), file=sys.stderr)
        return FAULTY
    except FileExistsError:
        told = language.say("{folder} is there already: name a folder that is not", folder=str(out))
        print(told, file=sys.stderr)
        return CANNOT_WRITE
    except OSError as error:
        told = language.say(
            "{folder} cannot be written ({error})",
            folder=str(out),
            error=language.told(message_of(error)),
        )
        print(told, file=sys.stderr)
        return CANNOT_WRITE
    for note in written.notes:
        print(language.say("note: {note}", note=language.told(note.sentence())), file=sys.stderr)
    rows = language.say_count("{number} row", "{number} rows", written.rows)
    print(f"{out}: {rows}")
    return 0
