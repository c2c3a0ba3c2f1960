"""The rows of the sheet of incidents, made in columns and some thousands at a time.

Nothing is kept of a row that is written: a file of a million incidents needs no more memory than
one of ten thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from geo.regions import unit_name
from incidents.counting.own_columns import OwnColumns, own_columns_here
from incidents.counting.own_printed import PRINTED, STANDINGS, SUPPORTS, Lists
from incidents.counting.report_codes import Numbers
from incidents.dataset.index import columns_of
from incidents.dataset.table_arrays import NONE
from incidents.engine.spread import Spread
from incidents.selection import Selection
from incidents.sheets.rows_by_parts import rows_by_parts, spread_for_rows
from incidents.sheets.sheets import AT_ONCE, Cell, rows_of
from incidents.sheets.words_in_columns import WordsInColumns, of_distinct, taken
from incidents.tables.compact import as_texts
from incidents.tables.rows import distinct
from incidents.words.own_labels import own_labels
from incidents.words.speaker import Speaker


class IncidentRows(Sequence[tuple[Cell, ...]]):
    """The rows in the order of `own`, each made when it is read; `tables` gives them in columns."""

    def __init__(self, own: OwnColumns, speaker: Speaker, *, links: bool) -> None:
        self._own, self._speaker, self._links = own, speaker, links
        self._dataset, self._words = own.dataset, WordsInColumns(speaker, links=links)

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
        return next(rows_of(self.table(number, number + 1)))

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for table in self.tables():
            yield from rows_of(table)

    def tables(self) -> Iterator[pa.Table]:
        """All rows, some thousands at a time; of many the setting of the engine says where."""
        if spread := self._spread():
            values, dealt = (self._own.selection, self._links), spread.incident_rows
            yield from rows_by_parts(
                spread, self._speaker, rows_of_part, *values, dealt=dealt, rows=self._own.row
            )
            return
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
        table = columns_of(self._dataset, "incidents").to_native().select(names)
        which = np.asarray(distinct(table["resolved_place_id"]).indices)
        _, first = np.unique(which[self._own.row], return_index=True)
        rows = as_texts(table.take(pa.array(self._own.row[np.sort(first)]))).to_pandas()
        rows = rows[rows["resolved_place_id"] != ""]
        points = rows[["latitude", "longitude"]].map(lambda degrees: round(degrees, 5))
        return points.set_index(rows["resolved_place_id"].rename("place_id"))

    def table(self, start: int, stop: int) -> pa.Table:
        """The rows from `start` to before `stop`, with the columns of the sheet in their order."""
        own, code = self._own, self._speaker.language.code
        incidents = self._incidents(own.row[start:stop])
        event, region = incidents["event_id"], incidents["region_code"]
        labels, alike = self._labels
        said = {name: own.said_of(name, start, stop) for name in PRINTED}
        standing = np.where(said["has_number"], said["standing"], len(STANDINGS))
        reports = _both(_part(own.own, start, stop), _part(own.shared, start, stop))
        reported_by, sources, addresses = self._words.said_by(reports)
        return pa.table(
            {
                "incident_id": incidents["incident_id"],
                "event_id": event,
                "event": self._words.titles("incidents", own.row[start:stop]),
                "date_first": incidents["date_first"].cast(pa.date32()),
                "date_last": incidents["date_last"].cast(pa.date32()),
                "date_precision": incidents["date_precision"],
                "place": self._words.places(incidents),
                "place_as_written": incidents["location_text"],
                "place_id": incidents["resolved_place_id"],
                "region_code": region,
                "region": of_distinct(region, lambda unit: unit_name(unit, code)),
                "latitude": _degrees(incidents["latitude"]),
                "longitude": _degrees(incidents["longitude"]),
                "venue": incidents["venue_text"],
                "low": pa.array(said["low"], mask=said["low"] == NONE),
                "high": pa.array(said["high"], mask=said["high"] == NONE),
                "open_ended": pa.array(said["open_ended"] == 1),
                "label": taken(labels, alike[start:stop], pa.string()),
                "standing": taken([*STANDINGS, ""], standing, pa.string()),
                "support": taken([*SUPPORTS], said["support"], pa.string()),
                "reports": own.own.lengths[start:stop],
                "shared_reports": own.shared.lengths[start:stop],
                "tactics": incidents["tactics_text"],
                "reported_by": reported_by,
                "sources": sources,
                "source_urls": addresses,
                "event_ref": pc.binary_join_element_wise("event", event.cast(pa.string()), " "),
            }
        )

    def _spread(self) -> Spread | None:
        return spread_for_rows(self._speaker, len(self))

    def _incidents(self, rows: Numbers) -> pa.Table:
        return as_texts(columns_of(self._dataset, "incidents").to_native().take(pa.array(rows)))

    @cached_property
    def _labels(self) -> tuple[list[str], Numbers]:
        return own_labels(self._own, self._speaker.language)


class _Some(IncidentRows):
    """Some of the rows, one after the other."""

    def __init__(self, rows: IncidentRows, places: range) -> None:
        self._rows, self._of = rows, places

    def __len__(self) -> int:
        return len(self._of)

    def table(self, start: int, stop: int) -> pa.Table:
        return self._rows.table(self._of.start + start, self._of.start + stop)

    def _spread(self) -> None:
        return None


def rows_of_part(speaker: Speaker, rows: Numbers, selection: Selection, links: bool) -> pa.Table:
    """On a worker: the rows of these incidents of its part, which follow one another there as in
    the whole table."""
    own = own_columns_here(speaker.dataset, selection)
    start = int(np.flatnonzero(own.row == rows[0])[0])
    return IncidentRows(own, speaker, links=links).table(start, start + len(rows))


def _part(lists: Lists, start: int, stop: int) -> Lists:
    first, last = lists.starts[start], lists.starts[stop]
    return Lists(lists.starts[start : stop + 1] - first, lists.values[first:last])


def _both(one: Lists, other: Lists) -> Lists:
    """The lists of the first with those of the second behind them."""
    owners = [np.repeat(np.arange(len(lists)), lists.lengths) for lists in (one, other)]
    order = np.argsort(np.concatenate(owners), kind="stable")
    values = np.concatenate([one.values, other.values])[order]
    return Lists(one.starts + other.starts, values)


def _degrees(column: pa.ChunkedArray) -> pa.Array:
    """Degrees to a metre or so; None where no place was found."""
    which, values = pd.factorize(column.to_pandas())
    degrees = [*(round(value, 5) for value in values.tolist()), None]
    return taken(degrees, np.where(which < 0, len(values), which), pa.float64())
