"""The words that rows of incidents and of reports share: made once for all that have the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from incidents.counting.own_printed import Lists
from incidents.counting.report_codes import Numbers
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of, sources_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import UNIX_EPOCH, event_arrays
from incidents.tables.compact import as_texts
from incidents.tables.rows import distinct
from incidents.words.place_names import PlaceNames
from incidents.words.sources import source_addresses, source_names
from incidents.words.speaker import Speaker

CITED = ("source_id", "also_in_source_ids")
"""The columns of a report that name what it cites."""


class WordsInColumns:
    """What one speaker says of rows, in columns; `links`: addresses of sources too."""

    def __init__(self, speaker: Speaker, *, links: bool) -> None:
        self._speaker, self._links, self._dataset = speaker, links, speaker.dataset
        self._event_rows: dict[str, Numbers] = {}

    def titles(self, table: str, rows: Numbers) -> pa.Array:
        """The titles of the events of these rows, as `Speaker.event_title` has them."""
        events = columns_of(self._dataset, "events").to_native()
        events = as_texts(events.take(pa.array(self._events(table)[rows])))
        language = self._speaker.language
        english = of_distinct(events["title"], language.english)
        if (own := f"title_{language.code}") in events.column_names:
            titles = events[own].fill_null("").cast(pa.string())
            english = pc.if_else(pc.equal(titles, ""), english, titles)
        return pc.if_else(pc.equal(english, ""), events["event_id"].cast(pa.string()), english)

    def _events(self, table: str) -> Numbers:
        """The row of its event for each row of the table."""
        if table not in self._event_rows:
            events = event_arrays(self._dataset)
            ids = columns_of(self._dataset, table).to_native()["event_id"]
            self._event_rows[table] = events.row[events.numbers_of(ids)]
        return self._event_rows[table]

    def places(self, incidents: pa.Table) -> pa.Array:
        """The names of places on the first days; "" where none was found."""
        names_of = self._speaker.place_name
        assert isinstance(names_of, PlaceNames), "a reader's choice of names"
        which, ids = pd.factorize(incidents["resolved_place_id"].to_pandas())
        days = incidents["date_first"].cast(pa.date32()).cast(pa.int32()).to_numpy()
        names, found = names_of.in_columns(list(ids), which, days.astype(np.int64) + UNIX_EPOCH)
        return taken(names, found, pa.string())

    def said_by(self, reports: Lists) -> tuple[pa.Array, pa.Array, pa.Array]:
        """For each of these lists who said its reports, and the sources of them with their
        addresses."""
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
        by, sources, addresses_ = (taken(list(one), same, pa.string()) for one in columns)
        return by, sources, addresses_

    @cached_property
    def _origin_and_cited(self) -> tuple[tuple[Numbers, list[str]], tuple[Numbers, list[Any]]]:
        """For each report the number of its origin's name, and that of its sources' ids."""
        origin = distinct(columns_of(self._dataset, "reports").to_native()["origin_id"])
        names = [self._speaker.origin(one) for one in origin.dictionary.to_pylist()]
        numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        of_origin = np.array([numbers[name] for name in names], dtype=np.int32)
        return (of_origin[np.asarray(origin.indices)], list(numbers)), _cited(self._dataset)


@memoised()
def _cited(dataset: Dataset) -> tuple[Numbers, list[list[str]]]:
    """For each report the number of its sources' ids. From the numbers that these have in their
    columns: the texts of all reports side by side took more memory than all rows that are made of
    them."""
    reports = columns_of(dataset, "reports").to_native()
    source, also = (distinct(reports[name]) for name in CITED)
    several = max(1, len(also.dictionary))
    pair = np.asarray(source.indices, dtype=np.int64) * several + np.asarray(also.indices)
    pairs, which = np.unique(pair, return_inverse=True)
    texts = (
        column.dictionary.take(pa.array(codes)).to_pylist()
        for column, codes in zip((source, also), np.divmod(pairs, several), strict=True)
    )
    lists = [sources_of(dict(zip(CITED, of, strict=True))) for of in zip(*texts, strict=True)]
    return which.astype(np.int32), lists


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


def taken(values: list[Any], which: Numbers, type_: pa.DataType) -> pa.Array:
    """For each row the value with its number."""
    return pa.array(values, type_).take(pa.array(which))


def of_distinct(column: pa.ChunkedArray, make: Callable[[str], str]) -> pa.Array:
    """What is made of each text, made once for those that are alike."""
    encoded = distinct(column)
    made = pa.array([make(text) for text in encoded.dictionary.to_pylist()], pa.string())
    return made.take(encoded.indices)
