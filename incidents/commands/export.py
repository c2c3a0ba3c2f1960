"""`python -m incidents export`: a selection of the tables as a file."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from incidents.commands.selection_options import add_options, chosen
from incidents.dataset.dataset import read_dataset
from incidents.export.formats import FORMATS
from incidents.export.selection_content import Taking, take
from incidents.export.writing import (
    CANNOT_WRITE,
    STANDARD_OUTPUT,
    CannotWrite,
    refuse,
    write_whole,
)
from incidents.words.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker


def add_parser(commands: Any) -> None:
    """Adds `export` with the options of `count`, a format and a file."""
    parser = commands.add_parser("export", help="take a selection away as a file")
    parser.add_argument("--format", required=True, choices=FORMATS)
    parser.add_argument("--out", required=True, metavar="FILE", help="- is standard output")
    parser.add_argument("--force", action="store_true", help="replace the file if it is there")
    parser.add_argument(
        "--without-links", action="store_true", help="titles of sources without their addresses"
    )
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Writes the file; 0, 64 where an option names what does not exist, 73 if it cannot write."""
    format_ = FORMATS[arguments.format]
    dataset = read_dataset().dataset
    selection = chosen(arguments, dataset)
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))
    try:
        refuse(arguments.out, format_.name, is_text=format_.is_text, force=arguments.force)
        taking = take(speaker, selection, links=not arguments.without_links)
        write_whole(format_.write(taking), arguments.out, force=arguments.force)
    except CannotWrite as problem:
        print(problem, file=sys.stderr)
        return CANNOT_WRITE
    _tell(taking, arguments.out)
    return 0


def _tell(taking: Taking, out: str) -> None:
    """Says what was written and, once, what may happen to who shares its links."""
    where = "" if out == STANDARD_OUTPUT else f"{out}: "
    print(f"{where}{taking.sentence}", file=sys.stderr)
    if taking.links:
        for risk in taking.sharing_risks:
            print(f"Before you share a link: {risk}", file=sys.stderr)
        if taking.sharing_risks:
            print("--without-links writes the titles without links.", file=sys.stderr)
