"""`python -m incidents export`: a selection of the tables as a file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from typing import Any

from geo.message import message_of
from incidents.commands.language_option import language_for_people, language_for_programs
from incidents.commands.selection_options import add_options, chosen
from incidents.dataset.dataset import read_dataset
from incidents.export.formats import FORMATS
from incidents.export.writing import (
    CANNOT_WRITE,
    STANDARD_OUTPUT,
    CannotWrite,
    refuse,
    write_whole,
)
from incidents.languages.language import Language
from incidents.sheets.selection_content import Taking, take
from incidents.words.place_names import PlaceNames
from incidents.words.sources import risk_told
from incidents.words.speaker import Speaker


def add_parser(commands: Any, language: Language) -> None:
    """Adds `export` with the options of `count`, a format and a file."""
    say = language.say
    parser = commands.add_parser("export", help=say("take a selection away as a file"))
    parser.add_argument(
        "--format", required=True, choices=FORMATS, help=say("the form of the file")
    )
    parser.add_argument(
        "--out", required=True, metavar=say("FILE"), help=say("- is standard output")
    )
    parser.add_argument("--force", action="store_true", help=say("replace the file if it is there"))
    parser.add_argument(
        "--without-links",
        action="store_true",
        help=say("titles of sources without their addresses"),
    )
    add_options(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the file; 0, 64 where an option names what does not exist, 73 if it cannot write."""
    format_ = FORMATS[arguments.format]
    dataset = read_dataset().dataset
    selection = chosen(arguments, dataset)
    language = language_for_people(arguments)
    words = language if format_.for_people else language_for_programs(arguments)
    speaker = Speaker(dataset, words, PlaceNames(dataset, words.code))
    try:
        refuse(arguments.out, format_.name, is_text=format_.is_text, force=arguments.force)
        taking = take(speaker, selection, links=not arguments.without_links)
        write_whole(format_.parts(taking), arguments.out, force=arguments.force)
    except CannotWrite as problem:
        print(language.told(message_of(problem)), file=sys.stderr)
        return CANNOT_WRITE
    _tell(taking, arguments.out, language)
    return 0


def _tell(taking: Taking, out: str, language: Language) -> None:
    """Says what was written and, once, what may happen to who shares its links."""
    where = "" if out == STANDARD_OUTPUT else f"{out}: "
    print(f"{where}{taking.sentence}", file=sys.stderr)
    if taking.links:
        warn_of_links(taking.sharing_risks, language)


def warn_of_links(risks: Iterable[str], language: Language) -> None:
    """Says, once each, what may happen to who shares the links of a file, and how to do without."""
    risks = [*risks]
    for risk in risks:
        print(risk_told(risk, language), file=sys.stderr)
    if risks:
        told = language.say("{option} writes the titles without links.", option="--without-links")
        print(told, file=sys.stderr)
