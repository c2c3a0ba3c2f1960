"""Checks of scopes and of other columns that hold several ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.rule.scope import ALL, ELSEWHERE, Days, members
from incidents.tables.compact import in_one_piece
from incidents.tables.problems import Problem
from incidents.tables.rows import Row, Table, Tables, truths

WORDS = pa.array([ALL, ELSEWHERE])
"""What a scope may hold beside ids."""


def covered(scope: str, of_event: Mapping[str, Row]) -> frozenset[str]:
    """What the scope names, and whatever these incidents hold; `of_event` are those of its event,
    by id."""
    named = members(scope, of_event)
    return named.union(*(of_event[member].holds for member in named if member in of_event))


def period_of(row: Mapping[str, Any] | Row) -> Days:
    """The first and the last day of a row, as ordinals."""
    return row["date_first"].toordinal(), row["date_last"].toordinal()


def words_of(scopes: pa.ChunkedArray) -> tuple[np.ndarray, pa.Array]:
    """Each word of each scope: the place of the scope among them, and the word."""
    split = pc.utf8_split_whitespace(in_one_piece(scopes))
    at, words = np.asarray(pc.list_parent_indices(split)), pc.list_flatten(split)
    is_word = pc.not_equal(words, "")
    return at[truths(is_word)], words.filter(is_word)


def scopes_that_name_no_part_of_their_event(tables: Tables) -> Iterator[Problem]:
    """Scopes with ids that do not exist or belong to another event, or `all` beside others."""
    reports, incidents = tables["reports"], tables["incidents"]
    several = np.flatnonzero(truths(pc.invert(_is_one_part(reports, incidents))))
    if not len(several):
        return
    at, words = words_of(reports["scope"].take(pa.array(several)))
    at = several[at]
    place = pc.index_in(words, in_one_piece(incidents["incident_id"]))
    events = incidents["event_id"].take(place)
    is_id = ~truths(pc.is_in(words, WORDS))
    is_other = truths(pc.not_equal(events, reports["event_id"].take(pa.array(at)))) & is_id
    is_unknown = truths(pc.is_null(place)) & is_id
    beside_all = _holding(at, truths(pc.equal(words, ALL)), reports)
    beside_all &= np.bincount(at, minlength=len(reports)) > 1
    for row, more in reports.left_out_where(beside_all):
        wanted = to_say("all alone, or ids without it")
        yield reports.problem(row, "scope", wanted=wanted, more=more)
    for row, more in reports.left_out_where(_holding(at, is_unknown, reports) & ~beside_all):
        wanted = to_say("an incident_id of incidents.csv, all or elsewhere")
        for member in words.filter(pa.array(is_unknown & (at == row.index))).to_pylist():
            yield reports.problem(row, "scope", wanted=wanted, value=member, more=more)
            more = 0
    for row, more in reports.left_out_where(_holding(at, is_other, reports) & ~beside_all):
        wanted = to_say("incidents of {event}", event=row["event_id"])
        here = pa.array(is_other & (at == row.index))
        pairs = zip(words.filter(here).to_pylist(), events.filter(here).to_pylist(), strict=True)
        for member, event in pairs:
            found = to_say("{incident} of event {event}", incident=member, event=event)
            yield reports.problem(row, "scope", wanted=wanted, value=found, more=more)
            more = 0


def _holding(at: np.ndarray, is_one: np.ndarray, reports: Table) -> np.ndarray:
    """Whether a report's scope holds a word that is one of these."""
    return np.bincount(at, weights=is_one, minlength=len(reports)) > 0


def _is_one_part(reports: Table, incidents: Table) -> pa.ChunkedArray:
    """Whether a scope is one incident of the report's event, or a word for a part of it."""
    is_word = pc.is_in(reports["scope"], WORDS)
    known = in_one_piece(incidents["incident_id"])
    event = incidents["event_id"].take(pc.index_in(reports["scope"], known))
    return pc.or_(is_word, pc.fill_null(pc.equal(event, reports["event_id"]), False))


def incidents_named_like_a_word_of_scopes(tables: Tables) -> Iterator[Problem]:
    """Incidents whose id means something else in a scope."""
    incidents = tables["incidents"]
    for row, more in incidents.left_out_where(pc.is_in(incidents["incident_id"], WORDS)):
        wanted = to_say("an id other than all, elsewhere")
        yield incidents.problem(row, "incident_id", wanted=wanted, more=more)


def further_sources_that_do_not_exist(tables: Tables) -> Iterator[Problem]:
    """Ids in `also_in_source_ids` that no source has, or that the report names already."""
    reports = tables["reports"]
    rows = reports.where(pc.not_equal(reports["also_in_source_ids"], ""))
    sources = set(tables["sources"].values("source_id")) if rows else set()
    for row in rows:
        for source_id in row["also_in_source_ids"].split():
            if source_id not in sources:
                wanted = to_say("ids of sources.csv, separated by spaces")
            elif source_id == row["source_id"]:
                wanted = to_say("sources other than source_id")
            else:
                continue
            yield reports.problem(row, "also_in_source_ids", wanted=wanted, value=source_id)


def organizers_reported_for_another_event(tables: Tables) -> Iterator[Problem]:
    """Rows that rest on a report of some other event."""
    organized = tables["event_organizers"]
    reports = tables["reports"].named_in(organized["report_id"])
    for row in organized:
        report = reports.get(row["report_id"])
        if report and report["event_id"] != row["event_id"]:
            wanted = to_say("a report of event {event}", event=row["event_id"])
            yield organized.problem(row, "report_id", wanted=wanted)
