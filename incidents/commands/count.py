"""`python -m incidents count`: the figure of a selection, in words or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from functools import partial
from typing import Any

from geo.gazetteer.gazetteer import Gazetteer, load_gazetteer
from incidents.codes import (
    BASES,
    CONTEXTS,
    MEASURES,
    NO_ORGANIZER,
    NOT_REPORTED,
    ORGANIZER_MATCHES,
    REVIEWS,
)
from incidents.counting.count import Count, Coverage, count, event_figures
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.index import frame_of
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.figure import label
from incidents.words.language import Language
from incidents.words.speaker import Speaker

NAMED = {
    "event": ("events", "event_id"),
    "incident": ("incidents", "incident_id"),
    "organizer": ("organizers", "organizer_id"),
    "voice": ("origins", "voice_id"),
    "place": ("incidents", "resolved_place_id"),
    "region": ("incidents", "region_code"),
}
"""For each key of a query, the table and the field that hold the values that exist."""

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


def known_values(*datasets: Dataset) -> dict[str, set[str]]:
    """For each key of a query that names a row, the values that exist in any of the tables."""
    known = {
        key: {
            value
            for dataset in datasets
            for value in frame_of(getattr(dataset, table))[field].to_list()
            if value
        }
        for key, (table, field) in NAMED.items()
    }
    known["organizer"] |= {NOT_REPORTED, NO_ORGANIZER}
    return known


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


def place_name(gazetteer: Gazetteer, language: str, place_id: str, on: date | None) -> str:
    """The name of a place on a day in a language; the id itself if the place is not known."""
    place = gazetteer.places.get(place_id)
    return place.name(language, on=on) if place else place_id


def run(arguments: argparse.Namespace) -> int:
    """Prints the count; 0, or 64 where an option names what does not exist."""
    dataset = read_dataset().dataset
    result = count(dataset, chosen(arguments, dataset))
    speaker = Speaker(dataset, Language(), partial(place_name, load_gazetteer(), "en"))
    if arguments.json:
        print(json.dumps(as_json(result, speaker), ensure_ascii=False, indent=2))
        return 0
    figure = result.figure
    print(speaker.headline(result), speaker.second(result))
    print(f"low {figure.low}, high {figure.high}, open-ended {figure.open_ended}", end=", ")
    print(f"{figure.standing}, {figure.support}; rests on {' '.join(figure.rests_on) or 'nothing'}")
    return 0


def as_json(result: Count, speaker: Speaker) -> dict[str, Any]:
    """What the rule for numbers names, with the sentence; ids and plain values only."""
    figure, said = result.figure, result.acknowledged
    return {
        "selection": [list(pair) for pair in result.selection.to_query()],
        **_figure(figure),
        "two_origin_low": figure.two_origin_low,
        "closed_by": list(figure.closed_by),
        "acknowledged": said
        and {
            "low": said.low,
            "high": said.high,
            "open_ended": said.open_ended,
            **_places(result.acknowledged_coverage),
        },
        "without_figure": list(result.without_figure),
        "rests_on": list(figure.rests_on),
        "crossing": list(figure.crossing),
        "longer": list(result.longer),
        "wider": list(result.wider),
        "other_contexts": list(result.other_contexts),
        "events": list(result.events),
        "reports": list(result.reports),
        "checked_in_full": result.full_text,
        **_places(result.coverage),
        "label": label(figure, speaker.words, speaker.language),
        "sentence": f"{speaker.headline(result)} {speaker.second(result)}".strip(),
        "tree": [
            {"event_id": event, **_figure(of_event), "parts": [_node(n) for n in of_event.tree]}
            for event, of_event in event_figures(speaker.dataset, result.selection).items()
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "low": figure.low,
        "high": figure.high,
        "open_ended": figure.open_ended,
        "disputed": figure.disputed,
        "disputed_within": figure.disputed_within,
        "standing": figure.standing,
        "support": figure.support,
    }


def _places(coverage: Coverage) -> dict[str, Any]:
    return {
        "cities": list(coverage.cities),
        "regions": list(coverage.regions),
        "elsewhere": coverage.elsewhere,
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "scope": list(node.scope.members),
        "low": node.range.low,
        "high": node.range.high,
        "open_ended": node.range.open,
        "disputed": node.contradicted,
        "support": node.support,
        "reports": [report.report_id for report in node.reports],
        "sides": [
            {"low": side.range.low, "high": side.range.high, "open_ended": side.range.open}
            for side in node.sides
        ],
        "parts": [_node(part) for part in node.parts],
    }
