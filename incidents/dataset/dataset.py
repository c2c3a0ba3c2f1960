"""`Dataset`: the tables of a folder as one value, checked so far that numbers can be made of it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from geo.gazetteer.gazetteer import load_gazetteer
from geo.message import message_of, to_say
from incidents.checks.ids_as_dates import ids_turned_into_dates
from incidents.checks.people import without_names
from incidents.checks.registry import CHECKS_THAT_KNOW_PLACES, CHECKS_THAT_LEAVE_OUT
from incidents.dataset.data_frames import to_frames
from incidents.dataset.geocoding import Locations, locate
from incidents.dataset.nesting import holdings, may_hold, note_places
from incidents.dataset.rows_left_out import leave_out_broken, leave_out_what_refers_to_them
from incidents.tables.cells import validate
from incidents.tables.csv_file import TableFile, read_table, read_table_file
from incidents.tables.home import Home, home_of, label_of
from incidents.tables.problems import Note, Problem, listed
from incidents.tables.rows import Tables
from incidents.tables.saves import NoAnswer, is_there, last_save
from incidents.tables.schema import (
    PACKAGE_FILE,
    PROJECT_DATA,
    Package,
    package_of,
    read_package,
)

if TYPE_CHECKING:
    from incidents.tables.database import InDatabase

NEED_NOT_BE_THERE = ("considered",)
"""Tables that no number and no page needs."""

MOST_READINGS = 20
"""How often tables are read that somebody saves each time meanwhile."""


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables, with the columns of datapackage.json and those named here.

    Dates are datetime64[us], bounds Int64, `hedged` is bool, all else text, "" if missing.

    - `incidents` also has `resolved_place_id`, `place_kind`, `region_code` and `matched_by` (""
      if no place was found), `latitude` and `longitude` (float64 degrees, NaN).
    - `reports` also has `voice_id`, `covers_elsewhere` (scope `all`, with `elsewhere` or of the
      whole country),
      `has_all`, `sees_part` (of a witness or about a part: a floor, whatever high it gives) and
      `computed` (a bound follows from the words, and was said by nobody).
    - `sources` also has `address_withheld` (bool): an address that spells the name of a person
      is "" here.
    - `members` has `report_id`, `incident_id`: `all` stands for each incident of the event,
      an incident also for those that it holds, `elsewhere` has no row.

    `holds` names the incidents that an incident holds (`incidents.dataset.nesting`), for those that
    hold any; of one in the country as a whole `elsewhere` is among them.

    `version` is the data's, "" if not known; `digest` changes with any byte of the tables. `made`
    holds what was made of them, by the function that made it: see `incidents.dataset.memo`.
    """

    folder: Home
    version: str
    digest: str
    events: pd.DataFrame
    incidents: pd.DataFrame
    reports: pd.DataFrame
    origins: pd.DataFrame
    sources: pd.DataFrame
    organizers: pd.DataFrame
    event_organizers: pd.DataFrame
    people: pd.DataFrame
    coverage: pd.DataFrame
    considered: pd.DataFrame
    members: pd.DataFrame
    holds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    made: dict[Callable[..., Any], Callable[..., Any]] = field(
        init=False, repr=False, default_factory=dict
    )


@dataclass(frozen=True, eq=False)
class Reading:
    """What came of reading a folder.

    `problems` are those of the files, of their cells, of places, and all for which a row is
    left out, sorted; `left_out` counts such rows by table, with those that refer to them.
    `tables` holds every row that could be told apart, left out or not, of the files in `found`.
    `open_ended` are those of them that do not end with a line end: they may be cut off.
    """

    dataset: Dataset
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]
    left_out: Mapping[str, int]
    tables: Tables
    found: tuple[str, ...]
    open_ended: tuple[str, ...]


def data_folder() -> Home:
    """What the environment variable DETENTIONS_DATA names, or the project's own folder."""
    return home_of(os.environ.get("DETENTIONS_DATA") or str(PROJECT_DATA))


def read_dataset(folder: Home | None = None) -> Reading:
    """The tables of a home, by default of `data_folder()`; never raises for their content.

    They belong together, whoever saves meanwhile.
    """
    folder = folder or data_folder()
    if not isinstance(folder, Path):
        return _of_database(folder)
    prefix = label_of(folder)
    package = read_package(folder, label=f"{prefix}/{PACKAGE_FILE}")
    for _ in range(MOST_READINGS):
        save = last_save(folder)
        files = _read_files(folder, package, prefix=prefix)
        if last_save(folder) == save:
            break
    reading = _reading(folder, package, files)
    if folder.is_dir():
        return reading
    found, wanted = to_say("there is no such folder"), to_say("a folder of tables")
    missing = Problem(prefix, 0, "", found, wanted)
    return replace(reading, problems=tuple(sorted({*reading.problems, missing})))


def _of_database(home: InDatabase) -> Reading:
    """What comes of reading a database; where it gives no tables, none and why."""
    label = label_of(home)
    try:
        _, files = home.tables_now()
        return reading_of(files, home)
    except NoAnswer as error:
        package = replace(package_of(None), notes=())
        empty = {name: TableFile(name, package.columns(name)) for name in package.tables}
        wanted = to_say("a database with the tables")
        problem = Problem(label, 0, "", message_of(error), wanted)
        return replace(_reading(home, package, empty), problems=(problem,))


def reading_of(files: Mapping[str, bytes], folder: Home) -> Reading:
    """What would come of reading the folder if these were its tables, by the names of their files.

    The package is that of the folder where it is not among them.
    """
    prefix = label_of(folder)
    label = f"{prefix}/{PACKAGE_FILE}"
    described = files.get(PACKAGE_FILE)
    package = package_of(described, label=label) if described else read_package(folder, label=label)
    read = {}
    for name in package.tables:
        label, columns = f"{prefix}/{name}.csv", package.columns(name)
        content, optional = files.get(f"{name}.csv"), package.may_lack(name)
        if content is None and name in NEED_NOT_BE_THERE:
            read[name] = TableFile(label, columns)
        else:
            read[name] = read_table(content or b"", columns=columns, label=label, optional=optional)
    return _reading(folder, package, read)


def dataset_of(files: Mapping[str, bytes], folder: Home) -> Dataset:
    """The data set of tables that lie in no folder, by the names of their files; those that are not
    there have no rows. `folder` is where it says that it comes from."""
    package = package_of(files.get(PACKAGE_FILE))
    read = {
        name: read_table(
            files.get(f"{name}.csv", b""),
            columns=package.columns(name),
            label=f"{name}.csv",
            optional=package.may_lack(name),
        )
        for name in package.tables
    }
    return _reading(folder, package, read).dataset


def _reading(folder: Home, package: Package, files: Mapping[str, TableFile]) -> Reading:
    """What comes of these tables, read with the fields of this package."""
    tables, problems = validate(package, files)
    problems += [problem for check in CHECKS_THAT_LEAVE_OUT for problem in check(tables)]
    leave_out_broken(tables, problems)
    notes = leave_out_what_refers_to_them(tables, package)
    incidents, gazetteer = tables["incidents"], load_gazetteer()
    rows = incidents.where(incidents.sound)
    located = locate(rows, incidents, gazetteer=gazetteer)
    note_places(incidents, rows, located.places, gazetteer=gazetteer)
    notes += may_hold(incidents, rows, located.places, gazetteer=gazetteer)
    if further := [problem for check in CHECKS_THAT_KNOW_PLACES for problem in check(tables)]:
        problems += further
        leave_out_broken(tables, further)
        notes += leave_out_what_refers_to_them(tables, package)
    frames = to_frames(tables, located.places)
    spoken: list[Package | Locations | TableFile] = [package, located, *files.values()]
    problems += [problem for part in spoken for problem in part.problems]
    notes += [note for part in spoken for note in part.notes]
    return Reading(
        Dataset(
            folder=folder,
            version=package.version,
            digest=_digest(files),
            holds=holdings(incidents),
            **frames,
        ),
        problems=listed(without_names(ids_turned_into_dates(tables, set(problems)), tables)),
        notes=listed(without_names(set(notes), tables)),
        left_out={name: table.lost + int((~table.sound).sum()) for name, table in tables.items()},
        tables=tables,
        found=tuple(name for name, file in files.items() if file.readable),
        open_ended=tuple(
            name
            for name, file in files.items()
            if file.readable and not file.content.endswith((b"\n", b"\r"))
        ),
    )


def _read_files(folder: Path, package: Package, *, prefix: str) -> dict[str, TableFile]:
    files = {}
    for name in package.tables:
        path, columns = folder / f"{name}.csv", package.columns(name)
        label = f"{prefix}/{path.name}"
        if is_there(path) or (folder.is_dir() and name not in NEED_NOT_BE_THERE):
            optional = package.may_lack(name)
            files[name] = read_table_file(path, columns=columns, label=label, optional=optional)
        else:
            files[name] = TableFile(label, columns)
    return files


def _digest(files: Mapping[str, TableFile]) -> str:
    digest = hashlib.sha256()
    for name, file in files.items():
        digest.update(f"{name} {len(file.content)} ".encode() + file.content)
    return digest.hexdigest()
