"""`Dataset`: the tables of a folder as one value, checked so far that numbers can be made of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pyarrow as pa

from geo.gazetteer.gazetteer import load_gazetteer
from geo.message import message_of, to_say
from incidents.checks.ids_as_dates import ids_turned_into_dates
from incidents.checks.people import without_names
from incidents.checks.registry import CHECKS_THAT_KNOW_PLACES, CHECKS_THAT_LEAVE_OUT
from incidents.dataset import freed_memory
from incidents.dataset.data_frames import frame_of, further_columns, to_tables
from incidents.dataset.geocoding import Locations, locate
from incidents.dataset.kept_copy import ReadTables, keep_copy, path_of, read_copy
from incidents.dataset.nesting import holdings, may_hold, note_places
from incidents.dataset.rows_left_out import leave_out_broken, leave_out_what_refers_to_them
from incidents.tables.cells import validate
from incidents.tables.csv_file import TableFile
from incidents.tables.home import Home, home_of, label_of
from incidents.tables.problems import Note, Problem, listed
from incidents.tables.rows import Tables
from incidents.tables.saves import NoAnswer
from incidents.tables.schema import (
    PACKAGE_FILE,
    PROJECT_DATA,
    Package,
    package_of,
    read_package,
)
from incidents.tables.table_files import Files, digest_of, files_of, read_tables

if TYPE_CHECKING:
    from incidents.tables.database import InDatabase


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables, with the columns of datapackage.json and those named here.

    `tables` has them in Arrow, by name: dates are moments in microseconds, bounds int64, `hedged`
    is bool, all else text, "" if missing: large_string, each different one once (see
    `incidents.tables.compact`). Each is also an attribute that makes a data frame of it whenever it
    is asked for: datetime64[us], Int64, bool, str.

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

    `whole_places` has the ids of the places of the whole table, where this is a part of one: which
    places share a name is told by them.

    `is_saved`: these are the tables of a home as they were read, and not a part of them, an older
    version, or what a change would make of them. `version` is the data's, "" if not known; `digest`
    changes with any byte of the tables. `made` holds what was made of them, by the function that
    made it: see `incidents.dataset.memo`.
    """

    folder: Home
    version: str
    digest: str
    tables: Mapping[str, pa.Table]
    holds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    whole_places: frozenset[str] | None = None
    is_saved: bool = False
    made: dict[Callable[..., Any], Callable[..., Any]] = field(
        init=False, repr=False, default_factory=dict
    )

    @cached_property
    def size(self) -> int:
        """Bytes of memory that the tables take."""
        return sum(table.nbytes for table in self.tables.values())

    @property
    def events(self) -> pd.DataFrame:
        return frame_of(self.tables["events"])

    @property
    def incidents(self) -> pd.DataFrame:
        return frame_of(self.tables["incidents"])

    @property
    def reports(self) -> pd.DataFrame:
        return frame_of(self.tables["reports"])

    @property
    def origins(self) -> pd.DataFrame:
        return frame_of(self.tables["origins"])

    @property
    def sources(self) -> pd.DataFrame:
        return frame_of(self.tables["sources"])

    @property
    def organizers(self) -> pd.DataFrame:
        return frame_of(self.tables["organizers"])

    @property
    def people(self) -> pd.DataFrame:
        return frame_of(self.tables["people"])

    @property
    def coverage(self) -> pd.DataFrame:
        return frame_of(self.tables["coverage"])

    @property
    def considered(self) -> pd.DataFrame:
        return frame_of(self.tables["considered"])

    @property
    def readings(self) -> pd.DataFrame:
        return frame_of(self.tables["readings"])

    @property
    def members(self) -> pd.DataFrame:
        return frame_of(self.tables["members"])


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
    reading = _of_home(folder or data_folder())
    return replace(reading, dataset=replace(reading.dataset, is_saved=True))


def _of_home(folder: Home) -> Reading:
    if not isinstance(folder, Path):
        return _of_database(folder)
    package, prefix = _package_of(folder)
    reading = _reading(folder, package, files_of(folder, package), prefix=prefix)
    if folder.is_dir():
        return reading
    found, wanted = to_say("there is no such folder"), to_say("a folder of tables")
    return replace(reading, problems=(Problem(folder.resolve().name, 0, "", found, wanted),))


def _of_database(home: InDatabase) -> Reading:
    """What comes of reading a database; where it gives no tables, none and why."""
    try:
        return reading_of(home.tables_now()[1], home)
    except NoAnswer as error:
        found, wanted = message_of(error), to_say("a database with the tables")
        problem = Problem(label_of(home), 0, "", found, wanted)
        package = replace(package_of(None), notes=())
        return replace(_reading(home, package, {}), problems=(problem,))


def reading_of(files: Files, folder: Home) -> Reading:
    """What would come of reading the folder if these were its tables, by the names of their files.

    The package is that of the folder where it is not among them.
    """
    contents = dict(files)
    package, prefix = _package_of(folder, contents.pop(PACKAGE_FILE, None))
    return _reading(folder, package, contents, prefix=prefix)


def dataset_of(files: Mapping[str, bytes], folder: Home) -> Dataset:
    """The data set of tables that lie in no folder, by the names of their files; those that are not
    there have no rows. `folder` is where it says that it comes from."""
    return _reading(folder, package_of(files.get(PACKAGE_FILE)), dict(files)).dataset


def _package_of(folder: Home, described: object = None) -> tuple[Package, str]:
    """The package of a folder, or the one that these bytes describe, and what the labels of its
    tables begin with."""
    prefix = f"{label_of(folder)}/"
    label = f"{prefix}{PACKAGE_FILE}"
    if isinstance(described, bytes):
        return package_of(described, label=label), prefix
    return read_package(folder, label=label), prefix


def _reading(
    folder: Home, package: Package, contents: dict[str, bytes | OSError], *, prefix: str = ""
) -> Reading:
    """What comes of these files, read with the fields of this package; none of them is left.

    Of large ones a copy is kept, and read the next time.
    """
    freed_memory.release()
    digest = digest_of(contents)
    path = path_of(contents, digest, package, prefix)
    read = read_copy(path) if path else None
    if read is None:
        read = _read(contents, package, prefix=prefix)
        if path:
            keep_copy(read, path)
    contents.clear()
    dataset = Dataset(
        folder=folder,
        version=package.version,
        digest=digest,
        holds=holdings(read.tables["incidents"]),
        tables=to_tables(read.tables, read.further),
    )
    # What was needed on the way is more than what is left.
    freed_memory.release()
    return Reading(
        dataset,
        read.problems,
        read.notes,
        left_out={
            name: table.lost + int((~table.sound).sum()) for name, table in read.tables.items()
        },
        tables=read.tables,
        found=read.found,
        open_ended=read.open_ended,
    )


def _read(contents: dict[str, bytes | OSError], package: Package, *, prefix: str) -> ReadTables:
    """The tables of these files checked and placed."""
    files = read_tables(contents, package, prefix=prefix)
    tables, problems = validate(package, files)
    problems += [problem for check in CHECKS_THAT_LEAVE_OUT for problem in check(tables)]
    leave_out_broken(tables, problems)
    notes = leave_out_what_refers_to_them(tables, package)
    incidents, gazetteer = tables["incidents"], load_gazetteer()
    located = locate(incidents, gazetteer=gazetteer)
    note_places(incidents, located, gazetteer=gazetteer)
    notes += may_hold(incidents, located, gazetteer=gazetteer)
    if found := [problem for check in CHECKS_THAT_KNOW_PLACES for problem in check(tables)]:
        problems += found
        leave_out_broken(tables, found)
        notes += leave_out_what_refers_to_them(tables, package)
    spoken: list[Package | Locations | TableFile] = [package, located, *files.values()]
    problems += [problem for part in spoken for problem in part.problems]
    notes += [note for part in spoken for note in part.notes]
    told = listed(without_names(ids_turned_into_dates(tables, set(problems)), tables))
    remarks = listed(without_names(set(notes), tables))
    further = further_columns(tables, located)
    for table in tables.values():
        table.make_compact()
    return ReadTables(
        tables,
        further,
        problems=told,
        notes=remarks,
        found=tuple(name for name, file in files.items() if file.readable),
        open_ended=tuple(
            name for name, file in files.items() if file.readable and not file.is_ended
        ),
    )
