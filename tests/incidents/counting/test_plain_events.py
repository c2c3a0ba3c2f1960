"""Plain events counted in columns have the figure that the rule for numbers gives them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import narwhals as nw
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from incidents.counting.plain_events import added_up, leaves, plain_and_others
from incidents.counting.select import carries_number
from incidents.rule.combining import STATE
from incidents.rule.figure import add, event_figure
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from tests.incidents.conftest import Tables

VOICES = {"ministry": STATE, "prosecutors": STATE, "rferl": "rferl", "afp": "afp"}
DAY = date(2019, 10, 26).toordinal()
COLUMNS = pa.schema(
    [
        *((name, pa.string()) for name in ("report_id", "event_id", "origin_id", "voice_id")),
        *((name, pa.int64()) for name in ("leaf", "detained_low", "upper")),
        ("hedged", pa.bool_()),
        ("computed", pa.bool_()),
        ("measure", pa.string()),
    ]
)

BOUNDS = st.one_of(
    st.just((None, None)),
    st.integers(0, 9).map(lambda low: (low, None)),
    st.integers(0, 9).map(lambda high: (None, high)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends))),
)
REPORTS = st.builds(
    lambda bounds, place, **rest: Report(
        "", scope=Scope(((f"{place}", DAY, DAY),)), low=bounds[0], high=bounds[1], **rest
    ),
    bounds=BOUNDS,
    place=st.integers(0, 2),
    origin_id=st.sampled_from(sorted(VOICES)),
    voice_id=st.just(""),
    sees_part=st.booleans(),
    hedged=st.sampled_from([False, False, False, True]),
    is_measure=st.sampled_from([True, True, True, False]),
    computed=st.booleans(),
)
EVENTS = st.lists(st.lists(REPORTS, min_size=1, max_size=5), min_size=2, max_size=5)


def numbered(events: list[list[Report]]) -> list[list[Report]]:
    """The events, their reports with ids that are not in the order of the table."""
    return [
        [
            replace(
                report,
                report_id=f"{number}-{(7 * place) % 5}",
                voice_id=VOICES[report.origin_id],
                sees_part=report.sees_part or not report.is_measure,
            )
            for place, report in enumerate(reports)
        ]
        for number, reports in enumerate(events)
    ]


def in_columns(events: list[list[Report]]) -> nw.DataFrame[Any]:
    rows = [
        {
            "report_id": report.report_id,
            "event_id": f"event-{number}",
            "origin_id": report.origin_id,
            "voice_id": report.voice_id,
            "leaf": 10 * number + int(report.scope.members[0]),
            "detained_low": report.low,
            "upper": None if report.sees_part else report.high,
            "hedged": report.hedged,
            "computed": report.computed,
            "measure": "people" if report.is_measure else "journalists",
        }
        for number, reports in enumerate(events)
        for report in reports
    ]
    return nw.from_native(pa.Table.from_pylist(rows, COLUMNS), eager_only=True)


@given(EVENTS.map(numbered))
def test_plain_events_in_columns_have_the_figure_of_the_rule(events: list[list[Report]]) -> None:
    by_the_rule = add(event_figure(reports) for reports in events)
    if by_the_rule.number_of_events < 2:
        return

    figure = added_up(in_columns(events), carries_number=carries_number(), measure="people")

    assert figure == by_the_rule


@given(EVENTS.map(numbered), st.data())
def test_an_event_is_plain_only_if_all_of_its_reports_are(
    events: list[list[Report]], data: st.DataObject
) -> None:
    rows = in_columns(events)
    wider = data.draw(st.sets(st.sampled_from(range(len(rows)))))
    leaf = [None if n in wider else one for n, one in enumerate(rows["leaf"].to_list())]
    rows = rows.with_columns(nw.new_series("leaf", leaf, nw.Int64, backend="pyarrow"))

    plain, others = plain_and_others(rows)

    by_event: dict[str, list[int | None]] = {}
    for event, one in zip(rows["event_id"].to_list(), leaf, strict=True):
        by_event.setdefault(event, []).append(one)
    expected = {e for e, found in by_event.items() if len(found) == 1 or None not in found}
    assert set(plain["event_id"].to_list()) == expected
    assert set(others["event_id"].to_list()) == set(by_event) - expected


ALMATY, ORAL, AKTAU = "almaty", "oral", "aktau"
LATER = {"date_first": "2019-10-27", "date_last": "2019-10-27"}
BOTH = {"date_first": "2019-10-26", "date_last": "2019-10-27"}


def test_a_report_has_a_leaf_where_reports_on_its_one_incident_cover_the_same_days(
    empty_tables: Tables,
) -> None:
    tables = empty_tables.add("origins").add("sources").add("events", **BOTH)
    for incident, days in ((ALMATY, BOTH), (ORAL, {}), (AKTAU, BOTH)):
        tables.add("incidents", incident_id=incident, location_text=incident.title(), **days)
    for report, scope, days in (
        ("alone", AKTAU, BOTH),
        ("on-its-days", ORAL, BOTH),
        ("on-its-day", ORAL, {}),
        ("one-day", ALMATY, {}),
        ("other-day", ALMATY, LATER),
        ("two", f"{AKTAU} {ORAL}", {}),
        ("beyond", f"{AKTAU} elsewhere", BOTH),
    ):
        tables.add("reports", report_id=report, scope=scope, **days)

    found = dict(leaves(tables.read().dataset).iter_rows())

    assert found["on-its-days"] == found["on-its-day"] != found["alone"]
    assert [report for report, leaf in found.items() if leaf is None] == [
        *("one-day", "other-day", "two", "beyond")
    ]
