"""`python -m incidents compare`: a figure in a released version of the tables, and now."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from geo.message import message_of
from incidents.commands.language_option import language_for_people
from incidents.commands.selection_options import add_options, chosen
from incidents.counting.version_changes import compare
from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.read_version import read_version
from incidents.dataset.versions import BrokenVersion, released
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import figure_in_words, headline
from incidents.words.speaker import Speaker
from incidents.words.version_changes import beside, by_todays_rule, change_in_words


def add_parser(commands: Any, language: Language) -> None:
    """Adds `compare` with the options of `count`."""
    say = language.say
    parser = commands.add_parser("compare", help=say("a figure in a released version, and now"))
    parser.add_argument("version", metavar=say("VERSION"), help=say("such as 1.0.0"))
    add_options(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints both figures and the rows that made the difference; 64 if there is no such version."""
    now, language = read_dataset().dataset, language_for_people(arguments)
    say = language.say
    try:
        then = read_version(data_folder(), arguments.version)
    except (ValueError, BrokenVersion) as problem:
        print(language.told(message_of(problem)), file=sys.stderr)
        return 64
    if then is None:
        told = say(
            "version {version} is not kept here; kept: {versions}",
            version=arguments.version,
            versions=", ".join(released(data_folder())) or say("none"),
        )
        print(told, file=sys.stderr)
        return 64
    speakers = [
        Speaker(tables, language, PlaceNames(tables, language.code)) for tables in (then, now)
    ]
    comparison = compare(then, now, chosen(arguments, now, then))
    for speaker, counted in zip(speakers, (comparison.before, comparison.now), strict=True):
        figure = figure_in_words(counted, speaker)
        told = say(
            "version {version}: {figure}. {sentence}",
            version=speaker.dataset.version,
            figure=figure,
            sentence=headline(counted, speaker),
        )
        print(told)
    for change in comparison.changes:
        print(f"- {change_in_words(change, *speakers)}")
    if not comparison.changes:
        print(say("no row that this figure rests on changed"))
    if comparison.beside:
        print(beside(comparison.beside, language))
    print(by_todays_rule(language))
    return 0
