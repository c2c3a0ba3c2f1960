"""`python -m incidents list`: the ids that the options of the other commands take, with names."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from typing import Any

from geo.regions import unit_name
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.index import columns_of, rows_by_id
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.selection import voice_name
from incidents.words.speaker import Speaker

Pairs = Iterator[tuple[str, str]]


def add_parser(commands: Any, language: Language) -> None:
    """Adds `list` with the kinds of things that can be listed."""
    say = language.say
    parser = commands.add_parser(
        "list", help=say("the ids that options take, with what they stand for")
    )
    parser.add_argument("kind", choices=KINDS, help=say("what to list"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints an id and a name a line, with a tab between, sorted by id; 0."""
    dataset, language = read_dataset().dataset, language_for_people(arguments)
    speaker = Speaker(dataset, language, PlaceNames(dataset, language.code))
    for value, name in sorted(KINDS[arguments.kind](speaker)):
        print(f"{value}\t{' '.join(name.split())}")
    return 0


def _places(speaker: Speaker) -> Pairs:
    for place in _values(speaker.dataset, "resolved_place_id"):
        yield place, speaker.place_name(place, None)


def _values(dataset: Dataset, field: str) -> set[str]:
    return set(columns_of(dataset, "incidents")[field].to_list()) - {""}


def _of_table(table: str, name: str) -> Callable[[Speaker], Pairs]:
    def rows(speaker: Speaker) -> Pairs:
        for value, row in rows_by_id(speaker.dataset, table).items():
            yield value, str(row[name])

    return rows


def _regions(speaker: Speaker) -> Pairs:
    for code in _values(speaker.dataset, "region_code"):
        yield code, unit_name(code, speaker.language.code)


def _voices(speaker: Speaker) -> Pairs:
    for voice in {str(row["voice_id"]) for row in rows_by_id(speaker.dataset, "origins").values()}:
        yield voice, voice_name(voice, speaker)


KINDS: dict[str, Callable[[Speaker], Pairs]] = {
    "places": _places,
    "regions": _regions,
    "organizers": _of_table("organizers", "name"),
    "events": _of_table("events", "title"),
    "origins": _of_table("origins", "name"),
    "voices": _voices,
}
"""What can be listed."""
