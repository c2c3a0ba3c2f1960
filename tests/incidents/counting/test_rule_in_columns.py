"""Events counted in columns have the figure that the rule for numbers gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.counting.figure_columns import Names, RuleFigure, added_up
from incidents.counting.rule_in_columns import OPEN, ReportColumns, figures_in_columns
from incidents.counting.scope_relations import ScopeRelations, relations_of
from incidents.dataset.table_arrays import NONE
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, add, event_figure
from incidents.rule.ranges import Report
from incidents.rule.scope import ELSEWHERE, Scope

VOICES = {"afp": "afp", "ministry": STATE, "prosecutors": STATE, "rferl": "rferl"}
ORIGINS, SPEAKERS = tuple(VOICES), ("afp", "rferl", STATE)
DAY = date(2019, 10, 26).toordinal()
MEMBERS = ("almaty", "aqtobe", ELSEWHERE, "oral")
INCIDENT_DAYS = {"almaty": (DAY, DAY), "aqtobe": (DAY, DAY + 1), "oral": (DAY - 1, DAY + 2)}
ALL_DAYS = (DAY - 1, DAY + 2)

BOUNDS = st.one_of(
    st.just((None, None)),
    st.integers(0, 9).map(lambda low: (low, None)),
    st.integers(0, 9).map(lambda high: (None, high)),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends))),
)
RUNS = st.one_of(
    st.just((DAY, DAY)),
    st.just(ALL_DAYS),
    st.just((DAY, DAY + 1)),
    st.just((DAY + 1, DAY + 2)),
)
SCOPES = st.one_of(
    st.sampled_from(MEMBERS).map(lambda one: {one}),
    st.sets(st.sampled_from(MEMBERS), min_size=1),
    st.just(set(MEMBERS)),
)
REPORTS = st.builds(
    lambda bounds, members, run, **rest: Report(
        "", scope=Scope.of(members, run, INCIDENT_DAYS), low=bounds[0], high=bounds[1], **rest
    ),
    bounds=BOUNDS,
    members=SCOPES,
    run=RUNS,
    origin_id=st.sampled_from(ORIGINS),
    voice_id=st.just(""),
    sees_part=st.sampled_from([False, False, True]),
    hedged=st.sampled_from([False, False, False, True]),
    is_measure=st.sampled_from([True, True, True, False]),
    computed=st.booleans(),
)
PARTS = st.lists(
    st.builds(
        lambda member, low, high, origin_id: Report(
            *("", origin_id, ""),
            Scope.of([member], ALL_DAYS, INCIDENT_DAYS),
            min(low, high),
            max(low, high),
        ),
        member=st.sampled_from(list(INCIDENT_DAYS)),
        low=st.integers(0, 9),
        high=st.integers(0, 9),
        origin_id=st.sampled_from(ORIGINS),
    ),
    min_size=2,
    max_size=3,
)
WHOLES = st.builds(
    lambda parts, report: [
        *parts,
        replace(
            report,
            scope=Scope.of(
                {one for part in parts for one, *_ in part.scope.days}, ALL_DAYS, INCIDENT_DAYS
            ),
        ),
    ],
    PARTS,
    REPORTS,
)
"""A report on all incidents that others tell of one by one, who add up to them with no day left."""
EVENTS = st.lists(
    st.one_of(st.lists(REPORTS, min_size=1, max_size=7), WHOLES), min_size=1, max_size=4
)
Events = Sequence[Sequence[Report]]


def numbered(events: Events) -> list[list[Report]]:
    """The events with ids of reports that sort by event and then in an order of their own."""
    return [
        [
            replace(
                report,
                report_id=f"{number}-{(3 * place) % 7}",
                voice_id=VOICES[report.origin_id],
                sees_part=report.sees_part or not report.is_measure,
            )
            for place, report in enumerate(reports)
        ]
        for number, reports in enumerate(events)
    ]


def in_columns(events: Events) -> tuple[list[Report], ReportColumns, ScopeRelations]:
    """The reports in the order of their ids, and the same as columns with their scopes."""
    found = sorted((r for reports in events for r in reports), key=lambda r: r.report_id)
    rows = [
        (index, 10 * int(report.report_id[0]) + MEMBERS.index(member), first, last)
        for index, report in enumerate(found)
        for member, first, last in report.scope.days
    ]
    columns = ReportColumns(
        low=np.array([NONE if r.low is None else r.low for r in found]),
        upper=np.array([OPEN if r.sees_part or r.high is None else r.high for r in found]),
        numbered=np.array([r.range is not None for r in found]),
        hedged=np.array([r.hedged for r in found]),
        computed=np.array([r.computed for r in found]),
        is_measure=np.array([r.is_measure for r in found]),
        voice=np.array([SPEAKERS.index(r.voice_id) for r in found]),
        origin=np.array([ORIGINS.index(r.origin_id) for r in found]),
        state=SPEAKERS.index(STATE),
    )
    return found, columns, relations_of(*np.array(rows, dtype=np.int64).T)


def counted(events: Events, *, backwards: bool = False) -> list[Figure]:
    """The figure of each event, counted in columns, each by itself; its reports are given in the
    order of their ids, or backwards."""
    found, columns, scopes = in_columns(events)
    number = {report.report_id: index for index, report in enumerate(found)}

    def by_the_rule(rows: Sequence[int]) -> RuleFigure:
        figure = event_figure(found[row] for row in rows)
        return RuleFigure(
            figure,
            [number[report] for report in figure.rests_on],
            [ORIGINS.index(origin) for origin in figure.closed_by],
            [number[report] for report in figure.crossing],
        )

    rows = np.arange(len(found))
    group = np.array([int(report.report_id[0]) for report in found])
    if backwards:
        rows, group = rows[::-1], group[::-1]
    figures = figures_in_columns(columns, scopes, rows, group, len(events), by_the_rule)
    names = Names(pa.array([report.report_id for report in found]), ORIGINS)
    alone = np.eye(len(events), dtype=bool)
    each = [added_up([(figures, one)], names) for one in alone]
    return [*each, added_up([(figures, None)], names)]


@settings(max_examples=300)
@given(EVENTS.map(numbered))
def test_events_in_columns_have_the_figures_of_the_rule(events: Events) -> None:
    by_the_rule = [event_figure(reports) for reports in events]

    figures = counted(events)

    assert figures == [replace(figure, tree=()) for figure in [*by_the_rule, add(by_the_rule)]]


@given(EVENTS.map(numbered))
def test_the_order_in_which_reports_are_given_changes_no_figure(events: Events) -> None:
    assert counted(events, backwards=True) == counted(events)
