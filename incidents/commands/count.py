"""`python -m incidents count`: the figure of a selection, in words or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import Any

from incidents.commands.selection_options import add_options, chosen
from incidents.counting.count import count
from incidents.dataset.dataset import read_dataset
from incidents.export.count_json import as_json
from incidents.words.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker


def add_parser(commands: Any) -> None:
    """Adds `count` with one option for each key of a selection."""
    parser = commands.add_parser("count", help="how many people were reported detained")
    add_options(parser)
    parser.add_argument("--json", action="store_true", help="print all that the rule says")
    parser.set_defaults(run=run)


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
