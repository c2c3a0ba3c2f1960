"""`python -m incidents check`: prints every problem of the tables, and notes worth a look."""

from __future__ import annotations

import argparse
from typing import Any

from incidents.commands.folder_argument import add_folder_argument
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.findings import check
from incidents.languages.language import Language


def add_parser(commands: Any, language: Language) -> None:
    """Add this command to those of the program."""
    say = language.say
    parser = commands.add_parser(
        "check", help=say("check the tables"), description=say("Check the tables of a folder.")
    )
    add_folder_argument(parser, language)
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every problem and every note, a line each, and a summary; 1 if there are problems."""
    folder, language = arguments.folder or data_folder(), language_for_people(arguments)
    say = language.say
    if not folder.is_dir():
        print(say("there is no folder {folder}", folder=str(folder)))
        return 1
    reading = read_dataset(folder)
    findings = check(reading)
    for problem in findings.problems:
        print(language.told(problem.sentence()))
    for note in findings.notes:
        print(say("note: {note}", note=language.told(note.sentence())))
    left_out = [
        say("{number} of {table}", number=count, table=name)
        for name, count in reading.left_out.items()
        if count
    ]
    if left_out:
        print(say("rows left out: {tables}", tables=", ".join(left_out)))
    say_count = language.say_count
    print(
        say(
            "{problems}, {notes} in {tables}, {reports}",
            problems=say_count("{number} problem", "{number} problems", len(findings.problems)),
            notes=say_count("{number} note", "{number} notes", len(findings.notes)),
            tables=say_count("{number} table", "{number} tables", len(reading.found)),
            reports=say_count(
                "{number} report", "{number} reports", len(reading.dataset.tables["reports"])
            ),
        )
    )
    return 1 if findings.problems else 0
