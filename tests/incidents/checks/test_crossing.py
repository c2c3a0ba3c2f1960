"""Scopes that cross are told, whatever is not looked at since it cannot cross."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.changes.table_text import FIRST_ROW
from incidents.checks.crossing import scopes_that_cross
from incidents.rule.scope import Scope, members
from tests.incidents.conftest import Tables

PLACES = ("a", "b", "c")
FIRST = date(2019, 10, 26)
SCOPES = st.sampled_from(("a", "b", "c", "a b", "b c", "all", "elsewhere", "a elsewhere"))
RUNS = st.tuples(st.integers(0, 2), st.integers(0, 2)).map(lambda run: (min(run), max(run)))


@settings(max_examples=40, deadline=None)
@given(reports=st.lists(st.tuples(SCOPES, RUNS), min_size=2, max_size=6))
def test_a_report_is_told_where_its_scope_crosses_one_before_it(
    reports: list[tuple[str, tuple[int, int]]],
) -> None:
    days = [(FIRST + timedelta(one), FIRST + timedelta(other)) for _, (one, other) in reports]
    with TemporaryDirectory() as folder:
        tables = Tables(Path(folder)).add("origins").add("sources")
        last = FIRST + timedelta(2)
        tables.add("events", date_first=FIRST, date_last=last)
        for place in PLACES:
            tables.add("incidents", incident_id=place, date_first=FIRST, date_last=last)
        for n, ((scope, _), (since, until)) in enumerate(zip(reports, days, strict=True)):
            report = {"report_id": f"r-{n}", "date_first": since, "date_last": until}
            tables.add("reports", scope=scope, **report)
        found = {name: table.spelt_out() for name, table in tables.read().tables.items()}

    told = {note.row - FIRST_ROW for note in scopes_that_cross(found)}

    own = {place: (FIRST.toordinal(), last.toordinal()) for place in PLACES}
    covered = [
        Scope.of(members(scope, PLACES), (since.toordinal(), until.toordinal()), own)
        for (scope, _), (since, until) in zip(reports, days, strict=True)
    ]
    first = [covered.index(scope) for scope in covered]
    assert told == {
        n
        for n, scope in enumerate(covered)
        if any(scope.crosses(other) for other in covered[: first[n]])
    }
