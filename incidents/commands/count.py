"""`python -m incidents count`: the figure of a selection, in words or as JSON."""

from __future__ import annotations

import argparse
from typing import Any

from incidents.commands.language_option import language_for_people, language_for_programs
from incidents.commands.print_json import print_json
from incidents.commands.selection_options import add_options, chosen
from incidents.counting.count import count
from incidents.dataset.dataset import read_dataset
from incidents.export.count_json import as_json
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker


def add_parser(commands: Any, language: Language) -> None:
    """Adds `count` with one option for each key of a selection."""
    say = language.say
    parser = commands.add_parser("count", help=say("how many people were reported detained"))
    add_options(parser, language)
    parser.add_argument("--json", action="store_true", help=say("print all that the rule says"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the count; 0, or 64 where an option names what does not exist."""
    dataset = read_dataset().dataset
    result = count(dataset, chosen(arguments, dataset))
    language = (
        language_for_programs(arguments) if arguments.json else language_for_people(arguments)
    )
    speaker = Speaker(dataset, language, PlaceNames(dataset, language.code))
    if arguments.json:
        print_json(as_json(result, speaker))
        return 0
    figure = result.figure
    print(sentence(result, speaker))
    say = language.say
    print(
        say(
            "low {low}, high {high}, open-ended {open_ended}, {standing}, {support}; rests on "
            "{reports}",
            low=figure.low,
            high=figure.high,
            open_ended=figure.open_ended,
            standing=", ".join(_standings(figure)),
            support=figure.support,
            reports=" ".join(figure.rests_on) or say("nothing"),
        )
    )
    return 0


def _standings(figure: Figure) -> list[str]:
    """The codes of how its reports stand to one another: on a part of it, as the sentence has it,
    where that is all."""
    if figure.disputed:
        return ["disputed"]
    far_apart = "far_apart_within" if figure.far_apart_within else "far_apart"
    found = ["disputed_within"] if figure.disputed_within else []
    found += [far_apart] if figure.far_apart else []
    return found or [figure.standing]
