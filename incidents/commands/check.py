"""`python -m incidents check`: prints every problem of the tables, and notes worth a look."""

from __future__ import annotations

import argparse
from pathlib import Path

from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.findings import check


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add this command to those of the program."""
    parser = subparsers.add_parser(
        "check", help="check the tables", description="Check the tables of a folder."
    )
    parser.add_argument("folder", nargs="?", type=Path, help="the project's own if not given")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print every problem and every note, a line each, and a summary; 1 if there are problems."""
    folder = arguments.folder or data_folder()
    if not folder.is_dir():
        print(f"there is no folder {folder}")
        return 1
    reading = read_dataset(folder)
    findings = check(reading)
    for problem in findings.problems:
        print(problem)
    for note in findings.notes:
        print(f"note: {note}")
    left_out = [f"{count} of {name}" for name, count in reading.left_out.items() if count]
    if left_out:
        print(f"rows left out: {', '.join(left_out)}")
    print(
        f"{_counted(len(findings.problems), 'problem')}, {_counted(len(findings.notes), 'note')} "
        f"in {_counted(len(reading.found), 'table')}, "
        f"{_counted(len(reading.dataset.reports), 'report')}"
    )
    return 1 if findings.problems else 0


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else noun + 's'}"
