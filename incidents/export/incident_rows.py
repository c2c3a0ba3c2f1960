"""The rows of the sheet of incidents, made in columns and some thousands at a time.

Nothing is kept of a row that is written: a file of a million incidents needs no more memory than
one of ten thousand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.regions import unit_name
from incidents.counting.own_columns import PRINTED, STANDINGS, SUPPORTS, Lists, OwnColumns
from incidents.counting.report_codes import NONE, Numbers
from incidents.dataset.index import columns_of, sources_of
from incidents.export.sheets import AT_ONCE, Cell
from incidents.words.own_labels import own_labels
from incidents.words.place_names import PlaceNames
from incidents.words.sources import source_addresses, source_names
from incidents.words.speaker import Speaker

EPOCH = 719_163
"""1 January 1970 as an ordinal: from it Arrow counts its days."""


class IncidentRows(Sequence[tuple[Cell, ...]]):
    """The rows in the order of `own`, each made when it is read; `tables` gives them in columns."""

    def __init__(self, own: OwnColumns, speaker: Speaker, *, links: bool) -> None:
        self._own, self._speaker, self._links = own, speaker, links
        self._dataset = own.dataset

    def __len__(self) -> int:
        return len(self._own)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> IncidentRows: ...
    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | IncidentRows:
        if isinstance(place, slice):
            return _Some(self, range(len(self))[place])
        number = range(len(self))[place]
        return next(_rows_of(self.table(number, number + 1)))

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for table in self.tables():
            yield from _rows_of(table)

    def tables(self) -> Iterator[pa.Table]:
        """All rows, some thousands at a time."""
        for start in range(0, len(self), AT_ONCE):
            yield self.table(start, min(start + AT_ONCE, len(self)))

    @property
    def sum_of_lows(self) -> int | None:
        """What adding up the lows of the rows gives; None if none has one."""
        lows = self._own.low[self._own.low != NONE]
        return int(lows.sum()) if len(lows) else None

    @cached_property
    def points(self) -> pd.DataFrame:
        """The places of the rows in the order in which they come first: `latitude` and `longitude`
        by `place_id`."""
        names = ["resolved_place_id", "latitude", "longitude"]
        rows = self._incidents(self._own.row, names).to_pandas()
        rows = rows[rows["resolved_place_id"] != ""].drop_duplicates("resolved_place_id")
        points = rows[["latitude", "longitude"]].map(lambda degrees: round(degrees, 5))
        return points.set_index(rows["resolved_place_id"].rename("place_id"))

    def table(self, start: int, stop: int) -> pa.Table:
        """The rows from `start` to before `stop`, with the columns of the sheet in their order."""
        own, code = self._own, self._speaker.language.code
        incidents = self._incidents(own.row[start:stop])
        event, region = incidents["event_id"], incidents["region_code"]
        labels, alike = self._labels
        said = {name: own.said(name)[start:stop] for name in PRINTED}
        standing = np.where(said["has_number"], said["standing"], len(STANDINGS))
        reports = _both(_part(own.own, start, stop), _part(own.shared, start, stop))
        reported_by, sources, addresses = self._said_by(reports)
        return pa.table(
            {
                "incident_id": incidents["incident_id"],
                "event_id": event,
                "event": self._titles(event),
                "date_first": incidents["date_first"].cast(pa.date32()),
                "date_last": incidents["date_last"].cast(pa.date32()),
                "date_precision": incidents["date_precision"],
                "place": self._places(incidents),
                "place_as_written": incidents["location_text"],
                "place_id": incidents["resolved_place_id"],
                "region_code": region,
                "region": _of_distinct(region, lambda unit: unit_name(unit, code)),
                "latitude": _degrees(incidents["latitude"]),
                "longitude": _degrees(incidents["longitude"]),
                "venue": incidents["venue_text"],
                "low": pa.array(said["low"], mask=said["low"] == NONE),
                "high": pa.array(said["high"], mask=said["high"] == NONE),
                "open_ended": pa.array(said["open_ended"] == 1),
                "label": _taken(labels, alike[start:stop], pa.string()),
                "standing": _taken([*STANDINGS, ""], standing, pa.string()),
                "support": _taken([*SUPPORTS], said["support"], pa.string()),
                "reports": own.own.lengths[start:stop],
                "shared_reports": own.shared.lengths[start:stop],
                "tactics": incidents["tactics_text"],
                "reported_by": reported_by,
                "sources": sources,
                "source_urls": addresses,
                "event_ref": pc.binary_join_element_wise("event", event.cast(pa.string()), " "),
            }
        )

    def _incidents(self, rows: Numbers, names: list[str] | None = None) -> pa.Table:
        table = columns_of(self._dataset, "incidents").to_native()
        return (table.select(names) if names else table).take(pa.array(rows))

    @cached_property
    def _labels(self) -> tuple[list[str], Numbers]:
        return own_labels(self._own, self._speaker.language)

    def _titles(self, events: pa.ChunkedArray) -> pa.Array:
        """The titles of these events as `Speaker.event_title` has them."""
        table = columns_of(self._dataset, "events").to_native()
        rows = table.take(pc.index_in(events, value_set=table["event_id"].combine_chunks()))
        language = self._speaker.language
        english = _of_distinct(rows["title"], language.english)
        if (own := f"title_{language.code}") in rows.column_names:
            titles = rows[own].fill_null("").cast(pa.string())
            english = pc.if_else(pc.equal(titles, ""), english, titles)
        return pc.if_else(pc.equal(english, ""), events.cast(pa.string()), english)

    def _places(self, incidents: pa.Table) -> pa.Array:
        """The names of places on the first days; "" where none was found."""
        names_of = self._speaker.place_name
        assert isinstance(names_of, PlaceNames), "a reader's choice of names"
        which, ids = pd.factorize(incidents["resolved_place_id"].to_pandas())
        days = incidents["date_first"].cast(pa.date32()).cast(pa.int32()).to_numpy()
        names, found = names_of.in_columns(list(ids), which, days.astype(np.int64) + EPOCH)
        return _taken(names, found, pa.string())

    def _said_by(self, reports: Lists) -> tuple[pa.Array, pa.Array, pa.Array]:
        """For each incident who said its reports, and the sources of them with their addresses:
        made once for all that have the same."""
        origin, cited = self._origin_and_cited
        same, first = _same_lists(reports, origin[0], cited[0])
        said = reports.take(first)
        bounds = list(zip(said.starts[:-1].tolist(), said.starts[1:].tolist(), strict=True))
        speaker, made = self._speaker, []
        for start, end in bounds:
            rows = said.values[start:end]
            names = dict.fromkeys(origin[1][number] for number in origin[0][rows].tolist())
            lists = (cited[1][number] for number in cited[0][rows].tolist())
            ids = list(dict.fromkeys(one for ids in lists for one in ids))
            addresses = source_addresses(ids, speaker) if self._links else ""
            made.append(("; ".join(names), source_names(ids, speaker), addresses))
        columns = zip(*made, strict=True) if made else ([], [], [])
        by, sources, addresses_ = (_taken(list(one), same, pa.string()) for one in columns)
        return by, sources, addresses_

    @cached_property
    def _origin_and_cited(self) -> tuple[tuple[Numbers, list[str]], tuple[Numbers, list[Any]]]:
        """For each report the number of its origin's name, and that of its sources' ids."""
        reports = columns_of(self._dataset, "reports").to_native()
        origin, ids = pd.factorize(reports["origin_id"].to_pandas())
        names = [self._speaker.origin(one) for one in ids]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        by_name = np.array([numbers[name] for name in names], dtype=np.int64)[origin]
        cited = reports.select(["source_id", "also_in_source_ids"]).to_pandas()
        which, lists = pd.factorize(cited["source_id"] + "\n" + cited["also_in_source_ids"])
        split = [
            sources_of(dict(zip(("source_id", "also_in_source_ids"), one.split("\n"), strict=True)))
            for one in lists
        ]
        return (by_name, list(numbers)), (which.astype(np.int64), split)


class _Some(IncidentRows):
    """Some of the rows, one after the other."""

    def __init__(self, rows: IncidentRows, places: range) -> None:
        self._rows, self._of = rows, places

    def __len__(self) -> int:
        return len(self._of)

    def table(self, start: int, stop: int) -> pa.Table:
        return self._rows.table(self._of.start + start, self._of.start + stop)


def _rows_of(table: pa.Table) -> Iterator[tuple[Cell, ...]]:
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def _part(lists: Lists, start: int, stop: int) -> Lists:
    first, last = lists.starts[start], lists.starts[stop]
    return Lists(lists.starts[start : stop + 1] - first, lists.values[first:last])


def _both(one: Lists, other: Lists) -> Lists:
    """The lists of the first with those of the second behind them."""
    owners = [np.repeat(np.arange(len(lists)), lists.lengths) for lists in (one, other)]
    order = np.argsort(np.concatenate(owners), kind="stable")
    values = np.concatenate([one.values, other.values])[order]
    return Lists(one.starts + other.starts, values)


def _same_lists(lists: Lists, *of_value: Numbers) -> tuple[Numbers, Numbers]:
    """A number for each list, equal where all that is known of its values is; and the first list
    with each number."""
    code = np.zeros(len(lists), dtype=np.int64)
    for place in range(int(lists.lengths.max(initial=0))):
        has = lists.lengths > place
        at = lists.values[lists.starts[:-1][has] + place]
        for known in of_value:
            code[has] = 1 + _numbered(code[has], known[at])
        code = _numbered(code, has.astype(np.int64))
    numbers, first = np.unique(code, return_index=True)
    return np.searchsorted(numbers, code), first


def _numbered(code: Numbers, further: Numbers) -> Numbers:
    own, values = pd.factorize(further)
    found, _ = pd.factorize(code * max(1, len(values)) + own)
    return np.asarray(found, dtype=np.int64)


def _taken(values: list[Any], which: Numbers, type_: pa.DataType) -> pa.Array:
    return pa.array(values, type_).take(pa.array(which))


def _of_distinct(column: pa.ChunkedArray, make: Callable[[str], str]) -> pa.Array:
    """What is made of each text, made once for those that are alike."""
    encoded = column.combine_chunks().dictionary_encode()
    made = pa.array([make(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return made.take(encoded.indices)


def _degrees(column: pa.ChunkedArray) -> pa.Array:
    """Degrees to a metre or so; None where no place was found."""
    which, values = pd.factorize(column.to_pandas())
    degrees = [*(round(value, 5) for value in values.tolist()), None]
    return _taken(degrees, np.where(which < 0, len(values), which), pa.float64())
