"""What the scopes of reports cover, in columns: most of them are one incident alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.checks.scopes import covered
from incidents.rule.scope import ELSEWHERE
from incidents.tables.rows import Row, Table, python_values, truths


@dataclass(frozen=True)
class ScopesCovered:
    """`incidents` that the `reports` cover, which are given by their place in the table of reports,
    in its order and then by id; `elsewhere` says of each report whether it covers that too."""

    reports: np.ndarray
    incidents: pa.ChunkedArray
    elsewhere: np.ndarray

    @classmethod
    def of(cls, reports: pa.Table, incidents: Table) -> ScopesCovered:
        """What these reports cover: what their scopes name, and what lies in that."""
        alone = incidents.sound_cells()["incident_id"]
        if incidents.holds:
            ids = incidents.values("incident_id")
            holding = pa.array([ids[index] for index in incidents.holds], pa.string())
            alone = alone.filter(pc.invert(pc.is_in(alone, holding)))
        is_alone = truths(pc.is_in(reports["scope"], alone.combine_chunks()))
        rows, members = [], []
        elsewhere = np.zeros(len(reports), dtype=bool)
        wider = np.flatnonzero(~is_alone)
        events = python_values(reports["event_id"].take(wider))
        scopes = python_values(reports["scope"].take(wider))
        of_event = _incidents_of(set(events), incidents)
        for row, event, scope in zip(wider.tolist(), events, scopes, strict=True):
            found = covered(scope, of_event.get(event, {}))
            elsewhere[row] = ELSEWHERE in found
            inside = sorted(found - {ELSEWHERE})
            members += inside
            rows += [row] * len(inside)
        singles = np.flatnonzero(is_alone)
        every = np.concatenate([singles, np.array(rows, dtype=np.int64)])
        order = np.argsort(every, kind="stable")
        named = [*reports["scope"].take(singles).chunks, pa.array(members, pa.string())]
        return cls(every[order], pa.chunked_array(named).take(order), elsewhere)


def _incidents_of(events: set[str], incidents: Table) -> dict[str, dict[str, Row]]:
    """The sound incidents of these events, by event and id."""
    found: dict[str, dict[str, Row]] = {}
    of_events = pc.is_in(incidents["event_id"], pa.array(list(events), pa.string()))
    for row in incidents.where(truths(of_events) & incidents.sound):
        found.setdefault(row["event_id"], {})[row["incident_id"]] = row
    return found
