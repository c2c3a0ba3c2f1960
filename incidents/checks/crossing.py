"""Notes on scopes that cross: the rule for numbers can count only one of two such reports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from incidents.codes import COUNTED_ACTS
from incidents.rule.scope import Days, Scope, members
from incidents.tables.problems import Note
from incidents.tables.rows import Row, Tables


def scopes_that_cross(tables: Tables) -> Iterator[Note]:
    """Counted figures of one event that share days at a member and do not nest."""
    reports = tables["reports"]
    incidents = tables["incidents"].grouped("event_id")
    for event_id, rows in reports.grouped("event_id").items():
        days = {row["incident_id"]: _days(row) for row in incidents.get(event_id, ()) if row.sound}
        by_scope: dict[tuple[str, Scope], list[Row]] = {}
        for row in _counted_figures(rows):
            scope = Scope.of(members(row["scope"], days.keys()), _days(row), days)
            by_scope.setdefault((row["measure"], scope), []).append(row)
        crossed: dict[tuple[str, Scope], list[str]] = {}
        for one, other in combinations(by_scope, 2):
            if one[0] == other[0] and one[1].crosses(other[1]):
                crossed.setdefault(other, []).extend(row["report_id"] for row in by_scope[one])
        for key, report_ids in crossed.items():
            remark = f"crosses that of {', '.join(report_ids)}: only what nests is counted"
            for row in by_scope[key]:
                yield reports.note(row, "scope", remark=remark)


def _counted_figures(rows: list[Row]) -> list[Row]:
    replaced = {row["replaces_report_id"] for row in rows}
    return [
        row
        for row in rows
        if row.sound
        and row["status"] == "counted"
        and row["act"] in COUNTED_ACTS
        and not row["hedged"]
        and (row["detained_low"], row["detained_high"]) != (None, None)
        and row["report_id"] not in replaced
    ]


def _days(row: Row) -> Days:
    return row["date_first"].toordinal(), row["date_last"].toordinal()
