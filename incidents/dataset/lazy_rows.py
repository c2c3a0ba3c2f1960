"""Rows of large tables by their ids, made when they are asked for and not kept for long."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.checks.scopes import period_of
from incidents.rule.scope import Days
from incidents.tables.compact import in_one_piece

Row = Mapping[str, Any]
Made = TypeVar("Made")

FEW = 20_000
"""Up to so many rows are made at once and kept: each is found sooner then."""

BLOCK = 256
"""Rows that are made at once where all are gone through."""


class Places:
    """Where ids stand among many that are in no order: `ids` are sorted, `order` is the place of
    each."""

    def __init__(self, ids: pa.Array) -> None:
        if _ascend(ids):
            # As editors keep them; sorting takes ten times as long, and a copy of the ids.
            self.ids, self.order = ids, np.arange(len(ids), dtype=np.int32)
            return
        order = pc.array_sort_indices(ids)
        self.ids, self.order = ids.take(order), np.asarray(order).astype(np.int32)

    def of(self, id_: object) -> int:
        """The place of an id; KeyError where it is none of them."""
        number = self.number(id_)
        if number < 0:
            raise KeyError(id_)
        return int(self.order[number])

    def number(self, id_: object) -> int:
        """How many ids come before this one; -1 where it is none of them."""
        at = bisect_left(self.ids, id_, key=_text) if isinstance(id_, str) else -1
        return at if 0 <= at < len(self.ids) and self.ids[at].as_py() == id_ else -1


def _ascend(ids: pa.Array) -> bool:
    """Whether each id comes after the one before it, or is the same. Of a dictionary both codes and
    texts have to: its ids are not spelt out to be compared."""
    if pa.types.is_dictionary(ids.type):
        codes = np.asarray(ids.indices)
        return bool((codes[:-1] <= codes[1:]).all()) and _ascend(ids.dictionary)
    return bool(pc.all(pc.less_equal(ids[:-1], ids[1:])).as_py())


class _InOrder(Mapping[str, Made], Generic[Made]):
    """What is made of each row of a table, in its order."""

    def blocks(self) -> Iterator[list[tuple[str, Made]]]:
        """Ids and what is made of them, some rows at once."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[str]:
        return (id_ for block in self.blocks() for id_, _ in block)

    def items(self) -> ItemsView[str, Made]:
        return _Items(self)

    def values(self) -> ValuesView[Made]:
        return _Values(self)


class _Items(ItemsView[str, Made]):
    def __iter__(self) -> Iterator[tuple[str, Made]]:
        rows: _InOrder[Made] = self._mapping  # type: ignore[attr-defined]
        return (item for block in rows.blocks() for item in block)


class _Values(ValuesView[Made]):
    def __iter__(self) -> Iterator[Made]:
        rows: _InOrder[Made] = self._mapping  # type: ignore[attr-defined]
        return (made for block in rows.blocks() for _, made in block)


class _LazyRow(Mapping[str, Any]):
    """One row, each cell of which is read when it is asked for."""

    __slots__ = ("_columns", "_place")

    def __init__(self, columns: Mapping[str, pa.Array], place: int) -> None:
        self._columns, self._place = columns, place

    def __getitem__(self, name: str) -> Any:
        return self._columns[name][self._place].as_py()

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)


class LazyRows(_InOrder[Row]):
    """The rows of a table by their first column, in its order; who knows the places of its ids
    gives them."""

    def __init__(self, table: pa.Table, places: Places | None = None) -> None:
        self._table = table
        self._columns = {name: in_one_piece(table[name]) for name in table.column_names}
        self._places = places or Places(self._columns[table.column_names[0]])

    def __getitem__(self, id_: str) -> Row:
        return _LazyRow(self._columns, self._places.of(id_))

    def __len__(self) -> int:
        return len(self._table)

    def blocks(self) -> Iterator[list[tuple[str, Row]]]:
        name = self._table.column_names[0]
        for start in range(0, len(self), BLOCK):
            rows = self._table.slice(start, BLOCK).to_pylist()
            yield [(row[name], row) for row in rows]


class LazyLists(_InOrder[tuple[str, ...]]):
    """What stands in the second column of a table beside each id of the first, whose rows with one
    id follow one another."""

    def __init__(self, table: pa.Table) -> None:
        ids, self._members = (in_one_piece(table.column(number)) for number in (0, 1))
        codes = np.asarray(ids.dictionary_encode().indices)
        self._first = np.flatnonzero(np.diff(codes, prepend=-1, append=-1))
        self._ids = ids.take(pa.array(self._first[:-1]))
        self._places = Places(self._ids)

    def __getitem__(self, id_: str) -> tuple[str, ...]:
        return self._list(self._places.of(id_))

    def __len__(self) -> int:
        return len(self._ids)

    def _list(self, place: int) -> tuple[str, ...]:
        first, after = self._first[place : place + 2].tolist()
        return tuple(self._members.slice(first, after - first).to_pylist())

    def blocks(self) -> Iterator[list[tuple[str, tuple[str, ...]]]]:
        for start in range(0, len(self), BLOCK):
            places = range(start, min(len(self), start + BLOCK))
            ids: Sequence[str] = self._ids.slice(start, BLOCK).to_pylist()
            yield [(id_, self._list(place)) for id_, place in zip(ids, places, strict=True)]


class DaysOf(_InOrder[Days]):
    """First and last day of each row, as ordinals."""

    def __init__(self, rows: Mapping[str, Row]) -> None:
        self._rows = rows

    def __getitem__(self, id_: str) -> Days:
        return period_of(self._rows[id_])

    def __len__(self) -> int:
        return len(self._rows)

    def blocks(self) -> Iterator[list[tuple[str, Days]]]:
        yield from ([(id_, period_of(row))] for id_, row in self._rows.items())


def _text(cell: Any) -> str:
    return str(cell.as_py())
