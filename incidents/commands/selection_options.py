"""The options that choose what a command counts, named as the keys of a link."""

from __future__ import annotations

import argparse
import sys

from incidents.codes import (
    BASES,
    CONTEXTS,
    MEASURES,
    NO_ORGANIZER,
    NOT_REPORTED,
    ORGANIZER_MATCHES,
    REVIEWS,
)
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import NAMED, known_values
from incidents.selection import Selection

ONCE_OR_FEW = ("organizer_match", "since", "until", "basis", "context", "measure", "review")
"""The other keys of a query that are options."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options that make a selection, named as the keys of a link."""
    for key in NAMED:
        parser.add_argument(f"--{key}", action="append", default=[], metavar="ID")
    parser.add_argument(
        "--organizer-match",
        choices=ORGANIZER_MATCHES,
        help=f"any of the organizers (by default), or only them; {NOT_REPORTED} and "
        f"{NO_ORGANIZER} stand for events of which no organizer is reported, and of which it is "
        "reported that there was none",
    )
    parser.add_argument("--since", metavar="DATE", help="first day, such as 2019-10-26")
    parser.add_argument("--until", metavar="DATE", help="last day, inside the period")
    parser.add_argument("--basis", action="append", default=[], choices=BASES)
    parser.add_argument("--context", action="append", default=[], choices=CONTEXTS)
    parser.add_argument("--measure", choices=MEASURES)
    parser.add_argument("--review", choices=REVIEWS)


def chosen(arguments: argparse.Namespace, *datasets: Dataset) -> Selection:
    """The selection that the options make; ends the program with a message if one is unusable.

    An id must stand in one of the datasets.
    """
    pairs = []
    for key in (*NAMED, *ONCE_OR_FEW):
        value = getattr(arguments, key)
        pairs += [(key, item) for item in (value if isinstance(value, list) else [value]) if item]
    selection, ignored = Selection.from_query(pairs, known=known_values(*datasets))
    if ignored:
        lines = [f"--{i.key} is {i.value!r}, wanted {i.wanted}" for i in ignored]
        print("\n".join(lines), file=sys.stderr)
        raise SystemExit(64)
    return selection
