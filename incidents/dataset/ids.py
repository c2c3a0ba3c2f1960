"""Sorted ids of many rows, made into text only where somebody reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


class Ids(Sequence[str]):
    """The ids with these numbers, sorted: `names` are all ids of a table in their order, and
    `numbers` places in it, each once.

    Equal to a tuple of the same ids.
    """

    def __init__(self, names: pa.Array, numbers: NDArray[np.int64]) -> None:
        self.names, self._unsorted = names, numbers

    @cached_property
    def numbers(self) -> NDArray[np.int64]:
        """The places of the ids among all ids of their table, in their order."""
        return np.sort(self._unsorted)

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        return tuple(self.names.take(pa.array(self.numbers)).to_pylist())

    @cached_property
    def _set(self) -> frozenset[str]:
        return frozenset(self._ids)

    def __len__(self) -> int:
        return len(self._unsorted)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[str]: ...
    def __getitem__(self, index: int | slice) -> str | Sequence[str]:
        if isinstance(index, slice):
            return Ids(self.names, self.numbers[index])
        return str(self.names[int(self.numbers[index])])

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._set

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ids) and other.names is self.names:
            return np.array_equal(self.numbers, other.numbers)
        return isinstance(other, Sequence) and self._ids == tuple(other)

    def __hash__(self) -> int:
        return hash(self._ids)

    def __repr__(self) -> str:
        return repr(self._ids)
