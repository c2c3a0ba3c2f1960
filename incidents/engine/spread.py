"""A data set spread over the parts that a cluster counts, and what came of them put together.

Events are dealt to the parts in turn, in the order of their ids. In a part they, their incidents
and their reports keep their order, so a number here is a number there by counting alone.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np
import pyarrow as pa
from pyarrow import ipc

from incidents.dataset.memo import held, memoised
from incidents.dataset.table_arrays import (
    Ints,
    TableArrays,
    event_arrays,
    incident_arrays,
    report_arrays,
)
from incidents.engine.cluster import Cluster
from incidents.engine.cluster_setting import (
    SHARED,
    ClusterFailure,
    ClusterSetting,
    cluster_setting,
)
from incidents.engine.worker import Job, put_together
from incidents.engine.written_parts import are_whole, code_that_counts, write_parts

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

FEW = 20_000
"""Rows that are counted in this process whatever is set: to ask a cluster takes a second or so."""

REPORTS_OF_A_PART = 20_000

PARTS, ASKED = "parts", "asked"
"""Folders in the shared one: the tables, and what is asked of them right now."""

SECONDS_OF_A_QUESTION = 3_600
"""A question that still lies there after so long is that of a process that was killed."""

_writing = threading.Lock()


@dataclass(frozen=True, eq=False)
class Dealt:
    """Rows dealt to parts: `part` and the place in it of each, and where each part begins in
    `rows`, which has those of one part after the other."""

    part: Ints
    place: Ints
    rows: Ints
    starts: Ints

    @classmethod
    def of(cls, part: Ints, parts: int) -> Dealt:
        """Rows, by the part of each."""
        rows = np.argsort(part, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(part, minlength=parts))])
        place = np.empty(len(part), dtype=np.int64)
        place[rows] = np.arange(len(part)) - starts[part[rows]]
        return cls(part, place, rows, starts)

    def of_part(self, part: int) -> Ints:
        """The rows of a part, by their place in it."""
        return self.rows[self.starts[part] : self.starts[part + 1]]

    def cut(self, values: Ints) -> Sequence[Ints]:
        """The values of each part; `values` has one for each row."""
        return np.split(values[self.rows], self.starts[1:-1])


class Spread:
    """A data set as a cluster has it."""

    def __init__(self, dataset: Dataset, cluster: Cluster) -> None:
        self._tables, self._cluster = ref(dataset), cluster
        self.parts = max(1, -(-len(report_arrays(dataset)) // REPORTS_OF_A_PART))
        told = (dataset.digest, _rows_and_columns(dataset), code_that_counts(), self.parts)
        name = hashlib.sha256(repr(told).encode()).hexdigest()
        self._folder = cluster.setting.shared / PARTS / name
        self._are_written = False

    @property
    def dataset(self) -> Dataset:
        """The whole of it, in this process."""
        return held(self._tables)

    @cached_property
    def reports(self) -> Dealt:
        """The reports by their numbers."""
        return Dealt.of(report_arrays(self.dataset).event % self.parts, self.parts)

    @cached_property
    def report_rows(self) -> Dealt:
        """The reports by the rows of their table."""
        return self._rows(report_arrays(self.dataset), self.reports)

    @cached_property
    def incidents(self) -> Dealt:
        """The incidents by their numbers."""
        return Dealt.of(incident_arrays(self.dataset).event % self.parts, self.parts)

    @cached_property
    def incident_rows(self) -> Dealt:
        """The incidents by the rows of their table."""
        return self._rows(incident_arrays(self.dataset), self.incidents)

    def _rows(self, table: TableArrays, numbers: Dealt) -> Dealt:
        return Dealt.of(numbers.part[table.number_of_row], self.parts)

    def answers(
        self,
        function: Callable[..., Any],
        *values: Any,
        arrays: Mapping[str, Sequence[Ints]] | None = None,
    ) -> list[Any]:
        """What the function makes of each part, with these values and, by name, those of its
        arrays that lie in the place of its number; ClusterFailure where the cluster gives none."""
        try:
            self._write()
            with _asked(self._cluster.setting, arrays, self.parts) as path:
                job = Job(self._folder, code_that_counts(), function, values, path)
                pieces = self._cluster.pieces(job, self.parts)
        except OSError as error:
            where = self._cluster.setting.shared
            said = f"{SHARED} ({where}): {error.strerror or type(error).__name__}"
            raise self._cluster.setting.could_not(said) from error
        except ClusterFailure:
            self._are_written = False  # the next time they are looked at
            raise
        return put_together(pieces, self.parts)

    def _write(self) -> None:
        with _writing:
            if not self._are_written and not are_whole(self._folder):
                ids = event_arrays(self.dataset).ids
                dealt = (
                    ids.take(pa.array(np.arange(part, len(ids), self.parts))).to_pylist()
                    for part in range(self.parts)
                )
                write_parts(self.dataset, self._folder, dealt)
            self._are_written = True


def spread_of(dataset: Dataset, size: int) -> Spread | None:
    """The data set as a cluster has it, if so many rows of it are to be counted there: None where
    this process counts them."""
    if size < FEW or not dataset.is_saved:
        return None
    setting = cluster_setting()
    return _spread(dataset, setting) if setting else None


@memoised(at_most=1)
def _spread(dataset: Dataset, setting: ClusterSetting) -> Spread:
    return Spread(dataset, _cluster(setting))


@lru_cache(maxsize=1)
def _cluster(setting: ClusterSetting) -> Cluster:
    return Cluster(setting)


def _rows_and_columns(dataset: Dataset) -> list[tuple[str, int, str]]:
    """What tells tables apart whose bytes are the same, and the fields of whose package are not."""
    return [(name, len(rows), str(rows.schema)) for name, rows in dataset.tables.items()]


@contextmanager
def _asked(
    setting: ClusterSetting, arrays: Mapping[str, Sequence[Ints]] | None, parts: int
) -> Iterator[Path | None]:
    """A file of these arrays for the workers, with a batch for each part, for as long as they are
    asked."""
    if arrays is None:
        yield None
        return
    folder = setting.shared / ASKED
    folder.mkdir(exist_ok=True)
    _remove_old(folder)
    handle, name = tempfile.mkstemp(suffix=".arrow", dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        path.chmod(0o644)  # workers may be other users
        _write_arrays(path, arrays, parts)
        yield path
    finally:
        path.unlink(missing_ok=True)


def _write_arrays(path: Path, arrays: Mapping[str, Sequence[Ints]], parts: int) -> None:
    batches = (
        pa.record_batch({name: _listed(of_parts[part]) for name, of_parts in arrays.items()})
        for part in range(parts)
    )
    first = next(batches)
    with ipc.new_file(path, first.schema) as file:
        file.write_batch(first)
        for batch in batches:
            file.write_batch(batch)


def _listed(values: Ints) -> pa.Array:
    """One row, a list of all of these."""
    return pa.LargeListArray.from_arrays([0, len(values)], pa.array(values))


def _remove_old(folder: Path) -> None:
    before = time.time() - SECONDS_OF_A_QUESTION
    for path in folder.iterdir():
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
