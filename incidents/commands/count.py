"""`python -m incidents count`: the figure of a selection, in words or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from incidents.codes import (
    BASES,
    CONTEXTS,
    MEASURES,
    NO_ORGANIZER,
    NOT_REPORTED,
    ORGANIZER_MATCHES,
    REVIEWS,
)
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.known_values import NAMED, known_values
from incidents.export.count_json import as_json
from incidents.selection import Selection
from incidents.words.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker

ONCE_OR_FEW = ("organizer_match", "since", "until", "basis", "context", "measure", "review")
"""The other keys of a query that are options."""


def add_parser(commands: Any) -> None:
    """Adds `count` with one option for each key of a selection."""
    parser = commands.add_parser("count", help="how many people were reported detained")
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="print all that the rule says")
    parser.set_defaults(run=run)


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


def run(arguments: argparse.Namespace) -> int:
    """Prints the count; 0, or 64 where an option names what does not exist."""
    dataset = read_dataset().dataset
    result = count(dataset, chosen(arguments, dataset))
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))
    if arguments.json:
        print(json.dumps(as_json(result, speaker), ensure_ascii=False, indent=2))
        return 0
    figure = result.figure
    print(sentence(result, speaker))
    print(f"low {figure.low}, high {figure.high}, open-ended {figure.open_ended}", end=", ")
    print(f"{figure.standing}, {figure.support}; rests on {' '.join(figure.rests_on) or 'nothing'}")
    return 0
