"""The rows of the sheet of figures for several places, made in columns and some thousands at a
time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property
from typing import overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.counting.own_printed import Lists
from incidents.counting.report_codes import Numbers
from incidents.dataset.index import columns_of
from incidents.dataset.table_arrays import Truths, incident_arrays, members_told, report_arrays
from incidents.sheets.rows_by_parts import rows_by_parts, spread_for_rows
from incidents.sheets.sheets import AT_ONCE, Cell, rows_of
from incidents.sheets.words_in_columns import WordsInColumns
from incidents.tables.compact import as_texts
from incidents.words.speaker import Speaker


class TogetherRows(Sequence[tuple[Cell, ...]]):
    """The rows of the reports in these rows of their table; those that are `wider` lie in no
    total."""

    def __init__(self, rows: Numbers, wider: Truths, speaker: Speaker, *, links: bool) -> None:
        self._rows, self._wider, self._speaker, self._links = rows, wider, speaker, links
        self._words, self._dataset = WordsInColumns(speaker, links=links), speaker.dataset

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> tuple[Cell, ...]: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[tuple[Cell, ...]]: ...
    def __getitem__(self, place: int | slice) -> tuple[Cell, ...] | Sequence[tuple[Cell, ...]]:
        if isinstance(place, slice):
            some = copy(self)  # with what is known of all reports
            some._rows, some._wider = self._rows[place], self._wider[place]
            return some
        number = range(len(self))[place]
        return next(rows_of(self.table(self._rows[[number]], self._wider[[number]])))

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        for table in self.tables():
            yield from rows_of(table)

    def tables(self) -> Iterator[pa.Table]:
        """All rows, some thousands at a time; of many the setting of the engine says where."""
        if spread := spread_for_rows(self._speaker, len(self)):
            yield from rows_by_parts(
                spread,
                self._speaker,
                rows_of_part,
                self._links,
                dealt=spread.report_rows,
                rows=self._rows,
                wider=self._wider,
            )
            return
        for start in range(0, len(self), AT_ONCE):
            at = slice(start, start + AT_ONCE)
            yield self.table(self._rows[at], self._wider[at])

    def table(self, rows: Numbers, wider: Truths) -> pa.Table:
        """These rows, with the columns of the sheet in their order."""
        reports = columns_of(self._dataset, "reports").to_native()
        reports = as_texts(reports.take(pa.array(rows)))
        each = Lists.of(np.arange(len(rows)), rows, len(rows))
        reported_by, sources, addresses = self._words.said_by(each)
        incidents, event = self._members.take(rows), reports["event_id"]
        return pa.table(
            {
                "report_id": reports["report_id"],
                "event_id": event,
                "event": self._words.titles("reports", rows),
                "places": self._places(reports, incidents),
                "incident_ids": self._ids(reports, incidents),
                "date_first": reports["date_first"].cast(pa.date32()),
                "date_last": reports["date_last"].cast(pa.date32()),
                "low": reports["detained_low"].cast(pa.int64()),
                "high": reports["detained_high"].cast(pa.int64()),
                "words": reports["detained_text"],
                "words_en": reports["detained_text_en"],
                "basis": reports["basis"],
                "in_total": pa.array(~wider),
                "reported_by": reported_by,
                "sources": sources,
                "source_urls": addresses,
                "event_ref": pc.binary_join_element_wise("event", event.cast(pa.string()), " "),
            }
        )

    @cached_property
    def _members(self) -> Lists:
        """For each report the rows of the incidents that it is told by."""
        members = members_told(self._dataset).to_native()
        members = members.filter(pc.equal(members["told"], 1))
        reports, incidents = report_arrays(self._dataset), incident_arrays(self._dataset)
        report = reports.row[reports.numbers_of(members["report_id"])]
        incident = incidents.row[incidents.numbers_of(members["incident_id"])]
        order = np.argsort(report, kind="stable")
        return Lists.of(report[order], incident[order], len(reports))

    def _ids(self, reports: pa.Table, incidents: Lists) -> pa.Array:
        ids = columns_of(self._dataset, "incidents").to_native()["incident_id"]
        ids = ids.take(pa.array(incidents.values)).cast(pa.string()).combine_chunks()
        return _joined(_owners(incidents), ids, " ", reports)

    def _names(self, incidents: Numbers) -> pa.Array:
        """What the places of these incidents are called; as written where none was found."""
        names = ["resolved_place_id", "date_first", "location_text"]
        rows = columns_of(self._dataset, "incidents").to_native().select(names)
        rows = as_texts(rows.take(pa.array(incidents)))
        found = pc.not_equal(rows["resolved_place_id"], "").combine_chunks()
        written = rows["location_text"].cast(pa.string()).combine_chunks()
        return pc.if_else(found, self._words.places(rows), written)

    def _places(self, reports: pa.Table, incidents: Lists) -> pa.Array:
        """The places that each report covers, in words: each name once."""
        say, elsewhere = self._speaker.language.say, np.asarray(reports["covers_elsewhere"])
        beside = np.flatnonzero(elsewhere)
        names = [self._names(incidents.values), pa.repeat(say("elsewhere"), len(beside))]
        owners = np.concatenate([_owners(incidents), beside])
        order = np.argsort(owners, kind="stable")
        encoded = pa.concat_arrays(names).take(pa.array(order)).dictionary_encode()
        codes, owners = np.asarray(encoded.indices, dtype=np.int64), owners[order]
        _, first = np.unique(owners * max(1, len(encoded.dictionary)) + codes, return_index=True)
        kept = np.sort(first)
        places = _joined(
            owners[kept], encoded.dictionary.take(pa.array(codes[kept])), "; ", reports
        )
        everywhere = say("all places of the event, named or not")
        return pc.if_else(reports["has_all"].combine_chunks(), everywhere, places)


def rows_of_part(speaker: Speaker, rows: Numbers, links: bool, wider: Truths) -> pa.Table:
    """On a worker: the rows of these reports of its part."""
    return TogetherRows(rows, wider, speaker, links=links).table(rows, wider)


def _owners(lists: Lists) -> Numbers:
    return np.repeat(np.arange(len(lists)), lists.lengths)


def _joined(owners: Numbers, names: pa.Array, between: str, rows: pa.Table) -> pa.Array:
    """For each of these rows the names that it owns, one after the other."""
    starts = pa.array(np.searchsorted(owners, np.arange(len(rows) + 1)), pa.int32())
    return pc.binary_join(pa.ListArray.from_arrays(starts, names), between)
