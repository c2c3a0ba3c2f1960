"""What runs on a worker of a cluster: the code that counts here, on the parts that it is given."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import ipc

from incidents.dataset.dataset import Dataset
from incidents.engine.written_parts import code_that_counts, read_part

PIECE = 1_000_000
"""Bytes of an answer in one row: Spark sends rows of some megabytes at most."""

KEPT = 8
"""Parts that a process of a worker keeps, with what was made of them."""

SCHEMA = "part long, piece int, content binary"


@dataclass(frozen=True)
class Job:
    """What is asked of each part: `function`, of the part, `values` and its own of the `arrays`,
    a file with a batch for each part, whose one row has each array as a list. `code` is a digest of
    the program that asks."""

    parts: Path
    code: str
    function: Callable[..., Any]
    values: tuple[Any, ...]
    arrays: Path | None

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The answer of each part whose number is in a row, in pieces."""
        if self.code != code_that_counts():
            raise RuntimeError("the program on this worker is of another version")
        for batch in batches:
            for part in batch.column(0).to_pylist():
                yield from _pieces(part, pickle.dumps(self._answer(part)))

    def _answer(self, part: int) -> Any:
        dataset = _part(self.parts, part)
        if self.arrays is None:
            return self.function(dataset, *self.values)
        with pa.OSFile(str(self.arrays)) as file:
            batch = ipc.open_file(file).get_batch(part)
            own = {
                name: batch.column(name).values.to_numpy(zero_copy_only=False)
                for name in batch.schema.names
            }
        return self.function(dataset, *self.values, **own)


@lru_cache(maxsize=KEPT)
def _part(folder: Path, part: int) -> Dataset:
    return read_part(folder, part)


def _pieces(part: int, content: bytes) -> Iterator[pa.RecordBatch]:
    for number, start in enumerate(range(0, len(content), PIECE)):
        yield pa.record_batch(
            {
                "part": pa.array([part], pa.int64()),
                "piece": pa.array([number], pa.int32()),
                "content": pa.array([content[start : start + PIECE]], pa.binary()),
            }
        )


def put_together(pieces: pa.Table, parts: int) -> list[Any]:
    """The answers of all parts, in their order, from the pieces of all workers."""
    ordered = pieces.sort_by([("part", "ascending"), ("piece", "ascending")])
    contents: list[list[bytes]] = [[] for _ in range(parts)]
    for part, content in zip(
        ordered["part"].to_pylist(), ordered["content"].to_pylist(), strict=True
    ):
        contents[part].append(content)
    return [pickle.loads(b"".join(pieces_of)) for pieces_of in contents]
