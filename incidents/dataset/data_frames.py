"""The sound rows of the tables with the columns that numbers are made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from incidents.checks.people import spells_one_of
from incidents.checks.scopes import words_of
from incidents.codes import LINK_FIELDS
from incidents.dataset.geocoding import Located, Locations
from incidents.dataset.scopes_covered import ScopesCovered
from incidents.rule.quantities import is_computed
from incidents.rule.scope import ALL
from incidents.tables.compact import as_texts, compact, in_one_piece
from incidents.tables.rows import Table, Tables, distinct, python_values, truths

Columns = dict[str, Any]
Sound = Mapping[str, pa.Table]


def further_columns(tables: Tables, locations: Locations) -> dict[str, pa.Table]:
    """For each table the columns of its sound rows that a data set has besides, or instead of those
    of the file: all of them where a row is not sound; and `members`, by the numbers of their rows.
    """
    sound = {name: table.sound_cells() for name, table in tables.items()}
    scopes = ScopesCovered.of(sound["reports"], tables["incidents"])
    made = {
        "incidents": _place_columns(locations, tables["incidents"].sound),
        "reports": _report_columns(sound, scopes),
        "sources": _address_columns(sound),
    }
    found = {
        name: compact(pa.table(_instead(table, sound[name]) | made.get(name, {})), table.own_texts)
        for name, table in tables.items()
    }
    numbers = {"reports": scopes.reports, "incidents": scopes.incidents}
    members = {name: pa.array(rows, pa.int32()) for name, rows in numbers.items()}
    return found | {"members": pa.table(members)}


def _instead(table: Table, sound: pa.Table) -> Columns:
    """The columns that are not as the file has them: days, or all where a row is left out."""
    all_sound = bool(table.sound.all())
    columns = {name: _with_moments(column) for name, column in _columns(sound).items()}
    return {n: c for n, c in columns.items() if not all_sound or pa.types.is_timestamp(c.type)}


def to_tables(tables: Tables, further: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Each table and `members` with the columns that `Dataset` tells of, which are those of the
    file unless there are `further` ones."""
    found = {
        name: pa.table(
            (_columns(table.cells) if table.sound.all() else {}) | _columns(further[name])
        )
        for name, table in tables.items()
    }
    # The ids are those of the tables themselves, which are there once.
    members = {
        column: pa.DictionaryArray.from_arrays(
            in_one_piece(further["members"][name]), in_one_piece(found[name][column])
        )
        for name, column in (("reports", "report_id"), ("incidents", "incident_id"))
    }
    return found | {"members": pa.table(members)}


def frame_of(table: pa.Table) -> pd.DataFrame:
    """Moments in microseconds, whole numbers as Int64, texts as str, truths as bool."""
    integers = {pa.int64(): pd.Int64Dtype()}
    return as_texts(table).to_pandas(types_mapper=integers.get)


def _columns(table: pa.Table) -> Columns:
    return dict(zip(table.column_names, table.columns, strict=True))


def _with_moments(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The column, or its days as moments in microseconds."""
    return column.cast(pa.timestamp("us")) if pa.types.is_date(column.type) else column


def _place_columns(locations: Locations, sound: np.ndarray) -> Columns:
    """What is known of the places, few distinct ones of which are shared by many incidents."""
    indices = pa.array(locations.numbers[sound])

    def column(of: Callable[[Located], Any], type_: pa.DataType, nothing: Any) -> pa.Array:
        values = [of(located) if located else nothing for located in locations.found]
        return pa.array(values, type_).take(indices)

    text, degrees = pa.string(), pa.float64()
    return {
        "resolved_place_id": column(lambda one: one.place.place_id, text, ""),
        "region_code": column(lambda one: one.place.region_code, text, ""),
        "place_kind": column(lambda one: one.place.kind, text, ""),
        "latitude": column(lambda one: one.place.latitude, degrees, None),
        "longitude": column(lambda one: one.place.longitude, degrees, None),
        "matched_by": column(lambda one: one.matched_by, text, ""),
    }


def _report_columns(sound: Sound, scopes: ScopesCovered) -> Columns:
    reports, origins = sound["reports"], sound["origins"]
    origin = pc.index_in(reports["origin_id"], origins["origin_id"].combine_chunks())
    is_part = pc.or_(pc.equal(reports["basis"], "eyewitness"), pc.equal(reports["extent"], "part"))
    return {
        "replaces_report_id": _only(reports["replaces_report_id"], reports["report_id"]),
        "also_in_source_ids": _only(reports["also_in_source_ids"], sound["sources"]["source_id"]),
        "voice_id": origins["voice_id"].take(origin),
        "covers_elsewhere": pa.array(scopes.elsewhere),
        "has_all": _of_distinct(reports["scope"], lambda scope: ALL in scope.split(), pa.bool_()),
        "sees_part": is_part,
        "computed": pa.array(_computed(reports)),
    }


def _computed(reports: pa.Table) -> np.ndarray:
    """Whether a bound of a report was said by nobody; asked once for all that say the same."""
    low, high = reports["detained_low"], reports["detained_high"]
    found = np.zeros(len(reports), dtype=bool)
    neither = pc.and_(pc.is_null(low), pc.is_null(high))
    rows = np.flatnonzero(~(truths(pc.equal(low, high)) | truths(neither)))
    told = pc.equal(reports["detained_text_en"], "")
    words = pc.if_else(told, reports["detained_text"], reports["detained_text_en"])
    asked = [python_values(column.take(rows)) for column in (words, low, high)]
    known: dict[tuple[Any, ...], bool] = {}
    for row, said in zip(rows.tolist(), zip(*asked, strict=True), strict=True):
        if said not in known:
            text, at_least, at_most = said
            known[said] = is_computed(text, low=at_least, high=at_most)
        found[row] = known[said]
    return found


def _address_columns(sound: Sound) -> Columns:
    """The addresses that name nobody, so that whatever is made of them names nobody either."""
    spells = spells_one_of(sound["people"]["name"].to_pylist())
    sources = sound["sources"]
    named = {name: _of_distinct(sources[name], spells, pa.bool_()) for name in LINK_FIELDS}
    told = {name: pc.if_else(named[name], "", sources[name]) for name in LINK_FIELDS}
    withheld = pc.or_(*(named[name] for name in LINK_FIELDS))
    return told | {"address_withheld": withheld}


def _only(lists: pa.ChunkedArray, ids: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of ids without those of rows that are left out."""
    if not pc.any(pc.not_equal(lists, "")).as_py():
        return lists
    named = words_of(lists)[1].unique()
    known = set(named.filter(pc.is_in(named, in_one_piece(ids))).to_pylist())
    return _of_distinct(
        lists, lambda ids: " ".join(i for i in ids.split() if i in known), pa.string()
    )


def _of_distinct(
    column: pa.ChunkedArray, make: Callable[[str], Any], type_: pa.DataType
) -> pa.ChunkedArray:
    """What is made of each cell, made once for those that are alike."""
    encoded = distinct(column)
    values = pa.array([make(value) for value in encoded.dictionary.to_pylist()], type_)
    return pa.chunked_array([values.take(encoded.indices)])
