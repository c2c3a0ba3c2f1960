"""The options that choose what a command counts, named as the keys of a link."""

from __future__ import annotations

import argparse
import calendar
import re
import sys
from datetime import MINYEAR, date

from geo.message import to_say
from incidents.codes import (
    BASES,
    CONTEXTS,
    MEASURES,
    NO_ORGANIZER,
    NOT_REPORTED,
    ORGANIZER_MATCHES,
    REVIEWS,
)
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import NAMED, known_values
from incidents.dataset.names_as_written import with_ids
from incidents.languages.language import Language
from incidents.selection import Selection

ONCE_OR_FEW = ("organizer_match", "since", "until", "basis", "context", "measure", "review")
"""The other keys of a query that are options."""

LIST = "python -m incidents list"

LISTED = {
    "event": "events",
    "organizer": "organizers",
    "voice": "voices",
    "place": "places",
    "region": "regions",
}
"""For each key whose values can be listed, what `list` calls them."""


NAMED_ONE = {
    "event": to_say("an event, by its id or its name; may stand several times, as the next"),
    "incident": to_say("an incident, by its id"),
    "place": to_say("a place, by its id or any of its names"),
    "region": to_say("a region, by its code or its name"),
    "organizer": to_say("an organizer, by its id or any of its names"),
    "voice": to_say("who says so, by id or name"),
}
"""What the options are that take ids."""


def add_options(parser: argparse.ArgumentParser, language: Language) -> None:
    """The options that make a selection, named as the keys of a link, and `--language`."""
    add_language_option(parser, language)
    say = language.say
    for key in NAMED:
        told = say(NAMED_ONE[key])
        parser.add_argument(f"--{key}", action="append", default=[], metavar=say("ID"), help=told)
    parser.add_argument(
        "--organizer-match",
        choices=ORGANIZER_MATCHES,
        help=say(
            "any of the organizers (by default), or only them; {not_reported} and {no_organizer} "
            "stand for events of which no organizer is reported, and of which it is reported that "
            "there was none",
            not_reported=NOT_REPORTED,
            no_organizer=NO_ORGANIZER,
        ),
    )
    day = say("DATE")
    parser.add_argument("--since", metavar=day, help=say("first day, such as 2019-10-26, or 2019"))
    parser.add_argument(
        "--until", metavar=day, help=say("last day, inside the period; 2019 is its end")
    )
    for key, choices, told in (
        ("basis", BASES, say("how the source knows; may stand several times")),
        ("context", CONTEXTS, say("the context of events; may stand several times")),
    ):
        parser.add_argument(f"--{key}", action="append", default=[], choices=choices, help=told)
    parser.add_argument("--measure", choices=MEASURES, help=say("who is counted"))
    parser.add_argument("--review", choices=REVIEWS, help=say("how far reports were checked"))


def chosen(arguments: argparse.Namespace, *datasets: Dataset) -> Selection:
    """The selection that the options make; ends the program with a message if one is unusable.

    Events, places, regions, organizers and voices may be named, in any spelling or alias, and a
    year or a month stands for its first or its last day; an id must stand in one of the datasets.
    """
    known, pairs = known_values(*datasets), list[tuple[str, str]]()
    for key in (*NAMED, *ONCE_OR_FEW):
        value = getattr(arguments, key)
        for item in value if isinstance(value, list) else [value]:
            if item:
                pairs.append((key, _day(key, item)))
    pairs, unclear = with_ids(pairs, known, *datasets)
    selection, ignored = Selection.from_query(pairs, known=known)
    if ignored or unclear:
        language = language_for_people(arguments)
        lines = [
            language.say(
                "{option} is {value}, wanted {wanted}",
                option=f"--{i.key}",
                value=repr(i.value),
                wanted=language.told(i.wanted),
            )
            for i in (*ignored, *unclear)
        ]
        kinds = dict.fromkeys(LISTED[i.key] for i in ignored if i.key in LISTED)
        lines += [
            language.say("`{command}` prints what there is", command=f"{LIST} {kind}")
            for kind in kinds
        ]
        print("\n".join(lines), file=sys.stderr)
        raise SystemExit(64)
    return selection


def _day(key: str, text: str) -> str:
    """The first day of a year or a month for `since`, the last for `until`; else the text."""
    part = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text) if key in ("since", "until") else None
    if part is None:
        return text
    year, month = int(part[1]), int(part[2] or (1 if key == "since" else 12))
    if not (MINYEAR <= year and 1 <= month <= 12):
        return text
    last = calendar.monthrange(year, month)[1]
    return date(year, month, 1 if key == "since" else last).isoformat()
