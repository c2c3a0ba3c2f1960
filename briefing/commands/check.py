"""`python -m briefing check`: prints every fault of a briefing file, a line each."""

from __future__ import annotations

import argparse
from typing import Any

from briefing.commands.export import NO_SUCH_FILE, open_briefing, printable
from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from incidents.dataset.dataset import read_dataset
from incidents.words.language import Language


def add_parser(commands: Any) -> None:
    """Adds `check` with a briefing."""
    parser = commands.add_parser("check", help="say what is wrong with a briefing")
    parser.add_argument("briefing", metavar="BRIEFING.json")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints every problem, a line each, and a summary; 1 if there are any, 66 without a file."""
    reading = open_briefing(arguments.briefing)
    if reading is None:
        return NO_SUCH_FILE
    language, dataset = Language(), read_dataset().dataset
    problems = list(reading.problems)
    shown = show_all(reading.briefing, dataset, language, Discretion())
    for number, scene in zip(reading.numbers, shown, strict=True):
        if scene.problem:
            title = f" ({scene.title})" if scene.title else ""
            problems.append(printable(f"Scene {number}{title}: {scene.problem}"))
    for problem in problems:
        print(problem)
    scenes = len(reading.briefing.scenes)
    print(f"{_counted(len(problems), 'problem')}, {_counted(scenes, 'scene')}")
    return 1 if problems else 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
