"""`python -m briefing check`: prints every fault of a briefing file, a line each."""

from __future__ import annotations

import argparse
from typing import Any

from briefing.commands.export import NO_SUCH_FILE, open_briefing, printable, problem_of
from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language


def add_parser(commands: Any, language: Language) -> None:
    """Adds `check` with a briefing."""
    say = language.say
    parser = commands.add_parser("check", help=say("say what is wrong with a briefing"))
    parser.add_argument("briefing", metavar=say("BRIEFING.json"))
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints every problem, a line each, and a summary; 1 if there are any, 66 without a file."""
    language = language_for_people(arguments)
    reading = open_briefing(arguments.briefing, language)
    if reading is None:
        return NO_SUCH_FILE
    dataset = read_dataset().dataset
    problems = list(reading.problems)
    shown = show_all(reading.briefing, dataset, language, Discretion())
    for number, scene in zip(reading.numbers, shown, strict=True):
        if scene.problem:
            problems.append(printable(problem_of(scene, number)))
    for problem in problems:
        print(problem)
    scenes = len(reading.briefing.scenes)
    told = [
        language.say_count("{number} problem", "{number} problems", len(problems)),
        language.say_count("{number} scene", "{number} scenes", scenes),
    ]
    print(", ".join(told))
    return 1 if problems else 0
