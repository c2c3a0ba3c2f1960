"""Which reports somebody at the desk has read."""

from __future__ import annotations

import pytest

from incidents.dataset.read_reports import read_reports
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"
EARLY, LATE = "2026-11-01", "2026-11-02"


@pytest.mark.parametrize(
    ("readings", "is_read"),
    [
        ([], False),
        ([("1", EARLY, "confirmed")], True),
        ([("1", EARLY, "differs")], False),
        ([("1", EARLY, "not_found")], False),
        ([("1", EARLY, "gone")], False),
        ([("1", LATE, "differs"), ("2", EARLY, "confirmed")], False),
        ([("1", LATE, "confirmed"), ("2", EARLY, "differs")], True),
        ([("2", EARLY, "differs"), ("10", EARLY, "confirmed")], True),
        ([("1", EARLY, "confirmed"), ("2", LATE, "gone")], True),
        ([(f"{10**30}", EARLY, "confirmed")], True),
        ([("a", EARLY, "confirmed")], True),
    ],
)
def test_a_report_is_read_where_its_last_reading_confirmed_it(
    tables: Tables, readings: list[tuple[str, str, str]], is_read: bool
) -> None:
    tables.add("reports")
    for number, day, outcome in readings:
        tables.add("readings", reading_id=f"{REPORT}-{number}", read_on=day, outcome=outcome)

    assert read_reports(tables.read().dataset) == ({REPORT} if is_read else set())
