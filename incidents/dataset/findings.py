"""`check`: every problem of a folder of tables and every note, those that no schema can say too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import message_of, to_say, to_say_count
from incidents.checks.ids_as_dates import without_cells_told
from incidents.checks.people import without_names
from incidents.checks.registry import CHECKS, WORTH_A_LOOK
from incidents.dataset.dataset import Dataset, Reading
from incidents.dataset.nested_events import nested_across_events
from incidents.dataset.table_arrays import incident_arrays
from incidents.dataset.versions import BrokenVersion, differing, is_version, released
from incidents.tables.home import label_of
from incidents.tables.problems import Note, Problem, listed
from incidents.tables.rows import Tables, truths
from incidents.tables.schema import PACKAGE_FILE

RELEASE = "python -m incidents release"


@dataclass(frozen=True)
class Findings:
    """Everything there is to say about a folder of tables, sorted by file and row."""

    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


def check(reading: Reading) -> Findings:
    """Every problem and every note, those of the reading among them; no name of a person."""
    tables = {name: table.spelt_out() for name, table in reading.tables.items()}
    problems = without_cells_told(tables, (one for rule in CHECKS for one in rule(tables)))
    notes = list(_on_sound_rows(tables, (note for rule in WORTH_A_LOOK for note in rule(tables))))
    notes += _nested_across_events(reading)
    notes += _unlike_their_version(reading.dataset)
    return Findings(
        listed([*reading.problems, *without_names(problems, tables)]),
        listed([*reading.notes, *without_names(notes, tables)]),
    )


def _on_sound_rows(tables: Tables, notes: Iterable[Note]) -> Iterator[Note]:
    """The notes on rows that are not left out: of a cell that could not be read a note would say
    that it is empty, which it is not. They are told once the row is mended."""
    left_out = {
        table.label: frozenset(table.numbers[~table.sound].tolist()) for table in tables.values()
    }
    return (note for note in notes if note.row not in left_out.get(note.file, ()))


def _nested_across_events(reading: Reading) -> Iterator[Note]:
    """A note on each incident in whose place, on one of its days, one of another event lies."""
    dataset, table = reading.dataset, reading.tables["incidents"]
    inside: dict[str, list[str]] = defaultdict(list)
    ids = incident_arrays(dataset).ids
    pairs = (ids.take(pa.array(one)).to_pylist() for one in nested_across_events(dataset))
    for outer, inner in zip(*pairs, strict=True):
        inside[outer].append(inner)
    if not inside:
        return
    for row in table.where(truths(pc.is_in(table["incident_id"], pa.array([*inside])))):
        remark = to_say_count(
            "of {number} incident of another event in this place, on one of these days, whoever is "
            "in the figures of both is counted twice ({incident}): if they tell of the same "
            "people, make them incidents of one event",
            "of {number} incidents of other events in this place, on some of these days, whoever "
            "is in the figures of both is counted twice ({incident} and others): if they tell of "
            "the same people, make them incidents of one event",
            len(inside[row["incident_id"]]),
            incident=min(inside[row["incident_id"]]),
        )
        yield table.note(row, "location_text", remark=remark)


def _unlike_their_version(dataset: Dataset) -> Iterator[Note]:
    """A note where the version that the data package names is kept with other tables, or not kept.

    An editor at work sees it until the version is raised; folders that keep no version see none.
    """
    folder, version = dataset.folder, dataset.version
    if not released(folder) or not is_version(version):
        return
    label = f"{label_of(folder)}/{PACKAGE_FILE}"
    try:
        changed = differing(folder, version)
    except BrokenVersion as broken:
        yield Note(label, 0, "version", version, message_of(broken))
        return
    if changed is None:
        remark = to_say("this version is not kept yet: {command}", command=RELEASE)
        yield Note(label, 0, "version", version, remark)
    elif changed:
        remark = to_say(
            "the tables differ from version {version} ({files}): raise the version",
            version=version,
            files=", ".join(changed),
        )
        yield Note(label, 0, "version", version, remark)
