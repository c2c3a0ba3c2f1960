"""`python -m incidents compare`: a figure in a released version of the tables, and now."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from incidents.commands.selection_options import add_options, chosen
from incidents.counting.version_changes import compare
from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.read_version import read_version
from incidents.dataset.versions import BrokenVersion, released
from incidents.words.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import figure_in_words, headline
from incidents.words.speaker import Speaker
from incidents.words.version_changes import beside, by_todays_rule, change_in_words


def add_parser(commands: Any) -> None:
    """Adds `compare` with the options of `count`."""
    parser = commands.add_parser("compare", help="a figure in a released version, and now")
    parser.add_argument("version", help="such as 1.0.0")
    add_options(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints both figures and the rows that made the difference; 64 if there is no such version."""
    now = read_dataset().dataset
    try:
        then = read_version(data_folder(), arguments.version)
    except (ValueError, BrokenVersion) as problem:
        print(problem, file=sys.stderr)
        return 64
    if then is None:
        there = ", ".join(released(data_folder())) or "none"
        print(f"version {arguments.version} is not kept here; kept: {there}", file=sys.stderr)
        return 64
    language = Language()
    speakers = [Speaker(tables, language, PlaceNames(tables)) for tables in (then, now)]
    comparison = compare(then, now, chosen(arguments, now, then))
    for speaker, counted in zip(speakers, (comparison.before, comparison.now), strict=True):
        figure = figure_in_words(counted, speaker)
        print(f"version {speaker.dataset.version}: {figure}. {headline(counted, speaker)}")
    for change in comparison.changes:
        print(f"- {change_in_words(change, *speakers)}")
    if not comparison.changes:
        print("no row that this figure rests on changed")
    if comparison.beside:
        print(beside(comparison.beside, language))
    print(by_todays_rule(language))
    return 0
