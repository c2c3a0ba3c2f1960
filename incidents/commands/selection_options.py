"""The options that choose what a command counts, named as the keys of a link."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from geo.gazetteer.gazetteer import AmbiguousPlace
from geo.regions import unit_name
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
from incidents.dataset.names_as_written import id_of
from incidents.selection import Selection

ONCE_OR_FEW = ("organizer_match", "since", "until", "basis", "context", "measure", "review")
"""The other keys of a query that are options."""


BY_NAME = ("place", "region", "organizer", "voice")
"""The keys whose values may be named."""


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

    Places, regions, organizers and voices may be named in any spelling or alias; an id must stand
    in one of the datasets.
    """
    known, pairs, unclear = known_values(*datasets), list[tuple[str, str]](), list[str]()
    for key in (*NAMED, *ONCE_OR_FEW):
        value = getattr(arguments, key)
        for item in value if isinstance(value, list) else [value]:
            if not item:
                continue
            try:
                named = None if item in known.get(key, ()) else _named(key, item, datasets)
            except AmbiguousPlace as several:
                unclear.append(f"--{key} is {item!r}, wanted one of {_candidates(several)}")
                continue
            pairs.append((key, named or item))
    selection, ignored = Selection.from_query(pairs, known=known)
    if ignored or unclear:
        lines = [f"--{i.key} is {i.value!r}, wanted {i.wanted}" for i in ignored]
        print("\n".join([*lines, *unclear]), file=sys.stderr)
        raise SystemExit(64)
    return selection


def _named(key: str, name: str, datasets: Iterable[Dataset]) -> str | None:
    """The id that the name stands for in the first of the datasets that knows it."""
    if key not in BY_NAME:
        return None
    return next((found for dataset in datasets if (found := id_of(key, name, dataset))), None)


def _candidates(several: AmbiguousPlace) -> str:
    return ", ".join(
        f"{place.place_id} ({place.name()}, {unit_name(place.admin1_code, 'en')})"
        for place in several.candidates
    )
