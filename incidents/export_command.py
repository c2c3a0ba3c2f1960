"""`python -m incidents export`: a selection of the tables as a file."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

from geo.gazetteer import load_gazetteer
from incidents.count_command import add_options, chosen, place_name
from incidents.dataset import read_dataset
from incidents.export.formats import FORMATS, Format
from incidents.export.taking import Taking, take
from incidents.language import Language
from incidents.sentence import Speaker

STANDARD_OUTPUT = "-"

CANNOT_WRITE = 73
"""The exit code for a file that cannot be made (EX_CANTCREAT of sysexits.h)."""


class CannotWrite(Exception):
    """The file cannot be made; says why and what would do."""


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
    speaker = Speaker(dataset, Language(), partial(place_name, load_gazetteer(), "en"))
    try:
        _refuse(arguments.out, format_, force=arguments.force)
        taking = take(speaker, selection, links=not arguments.without_links)
        _write(format_.write(taking), arguments.out, force=arguments.force)
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


def _refuse(out: str, format_: Format, *, force: bool) -> None:
    """Raises CannotWrite for what can be seen before any work is done."""
    if out == STANDARD_OUTPUT:
        if not format_.is_text and sys.stdout.isatty():
            raise CannotWrite(
                f"--out is '-', wanted a file: {format_.name} is nothing that a terminal shows"
            )
        return
    path = Path(out)
    if path.is_dir():
        raise CannotWrite(f"--out is '{out}', wanted a file: this is a folder")
    if path.exists() and not force:
        raise CannotWrite(f"--out is '{out}', wanted a new file: it exists (--force replaces it)")
    if not path.parent.is_dir():
        raise CannotWrite(f"--out is '{out}', wanted a file in a folder that exists")


def _write(content: bytes, out: str, *, force: bool) -> None:
    """Writes the file whole or not at all."""
    if out == STANDARD_OUTPUT:
        _print(content)
        return
    path = Path(out)
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".export-", delete=False) as file:
            unfinished = Path(file.name)
            try:
                file.write(content)
                file.close()
                unfinished.chmod(0o666 & ~_umask())
                if path.exists() and not force:
                    raise FileExistsError("it exists (--force replaces it)")
                unfinished.replace(path)
            finally:
                unfinished.unlink(missing_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise CannotWrite(f"--out is '{out}', wanted a file to write: {reason}") from error


def _print(content: bytes) -> None:
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Whoever read it has enough; without this Python complains at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _umask() -> int:
    """The mask for new files, which can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
