"""`check`: every problem of a folder of tables and every note, those that no schema can say too."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.checks.people import (
    without_names,
)
from incidents.checks.registry import CHECKS, WORTH_A_LOOK
from incidents.dataset.dataset import Reading
from incidents.dataset.unreleased_changes import tables_unlike_their_version
from incidents.tables.problems import Note, Problem


@dataclass(frozen=True)
class Findings:
    """Everything there is to say about a folder of tables, sorted by file and row."""

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


def check(reading: Reading) -> Findings:
    """Every problem and every note, those of the reading among them; no name of a person."""
    tables = reading.tables
    problems = [problem for rule in CHECKS for problem in rule(tables)]
    notes = [note for rule in WORTH_A_LOOK for note in rule(tables)]
    notes += tables_unlike_their_version(reading.dataset)
    return Findings(
        tuple(sorted({*reading.problems, *without_names(problems, tables)})),
        tuple(sorted({*reading.notes, *without_names(notes, tables)})),
    )
