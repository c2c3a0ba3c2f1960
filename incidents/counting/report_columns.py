"""The reports of a data set as the rule in columns takes them, and figures of groups of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from incidents.counting.figure_columns import FigureColumns, Names, RuleFigure, one_below_another
from incidents.counting.figures_by_parts import figures_by_parts
from incidents.counting.rule_in_columns import OPEN, ReportColumns, figures_in_columns
from incidents.counting.scope_relations import (
    ScopeRelations,
    relations_by_part,
    relations_of,
)
from incidents.counting.sorted_runs import in_parts
from incidents.dataset.index import rule_reports_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    Truths,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.engine.spread import spread_of
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, event_figure

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


AT_ONCE = 50_000
"""Reports that are counted at once: the columns of so many stay in the caches of the processor, and
take half the time that a million at once do."""


@memoised()
def report_columns(dataset: Dataset, measure: str) -> ReportColumns:
    """Every report by its number, as the rule takes it when this measure is counted."""
    reports = report_arrays(dataset)
    is_measure = reports.measure.among((measure,))
    falls = reports.sees_part | ~is_measure | (reports.high == NONE)
    upper = np.where(falls, OPEN, reports.high)
    return ReportColumns(
        low=reports.low,
        upper=upper,
        numbered=~reports.hedged & ((reports.low != NONE) | (upper != OPEN)),
        hedged=reports.hedged,
        computed=reports.computed,
        is_measure=is_measure,
        voice=reports.voice_id.codes,
        origin=reports.origin_id.codes,
        state=reports.voice_id.code(STATE),
    )


@memoised()
def scope_relations(dataset: Dataset) -> ScopeRelations:
    """The scopes of all reports, as `Scope.of` has them: an incident is covered on its own days,
    elsewhere on all days of the report. Those of different events are not compared."""
    reports, incidents, covered = (
        report_arrays(dataset),
        incident_arrays(dataset),
        member_arrays(dataset),
    )
    first, last = reports.first[covered.report], reports.last[covered.report]
    own_first, own_last = incidents.first[covered.incident], incidents.last[covered.incident]
    meets = (own_first <= last) & (first <= own_last)
    met = np.bincount(covered.report[meets], minlength=len(reports)) > 0
    met |= reports.covers_elsewhere
    since = np.where(meets, np.maximum(first, own_first), first)
    until = np.where(meets, np.minimum(last, own_last), last)
    kept = meets | ~met[covered.report]
    elsewhere = np.flatnonzero(reports.covers_elsewhere)
    report = np.concatenate([covered.report[kept], elsewhere])
    member = np.concatenate([covered.incident[kept], len(incidents) + reports.event[elsewhere]])
    order = np.lexsort((member, report))
    since = np.concatenate([since[kept], reports.first[elsewhere]])
    until = np.concatenate([until[kept], reports.last[elsewhere]])
    rows = report[order], member[order], since[order], until[order]
    parts = 1 + len(report) // AT_ONCE
    if parts == 1:
        return relations_of(*rows)
    each = max(1, -(-len(event_arrays(dataset)) // parts))
    return relations_by_part(*rows, reports.event // each, parts)


def names_of(dataset: Dataset) -> Names:
    """The ids that figures in columns name by their numbers."""
    reports = report_arrays(dataset)
    return Names(reports.ids, reports.origin_id.values)


@memoised(at_most=50_000)
def figure_of(dataset: Dataset, measure: str, report_ids: tuple[str, ...]) -> Figure:
    """The figure of one event from these of its reports; most filters leave most events alone."""
    known = rule_reports_of(dataset, measure)
    return event_figure(known[report_id] for report_id in report_ids)


def ids_of_numbers(dataset: Dataset, rows: Sequence[int] | Ints) -> tuple[str, ...]:
    """The ids of the reports with these numbers."""
    return tuple(report_arrays(dataset).ids.take(pa.array(rows)).to_pylist())


def figures_of_groups(
    dataset: Dataset, measure: str, rows: Ints, group: Ints, groups: int
) -> FigureColumns:
    """The figure of each group of the reports with these numbers, each of one event.

    `group` is the number of each one's group; a report may be in several. Many are counted where
    the setting of the engine says.
    """
    if spread := spread_of(dataset, len(rows)):
        return figures_by_parts(spread, figures_here, measure, rows, group, groups)
    return figures_here(dataset, measure, rows, group, groups)


def figures_here(
    dataset: Dataset, measure: str, rows: Ints, group: Ints, groups: int
) -> FigureColumns:
    """The same, counted in this process."""
    origins = {origin: code for code, origin in enumerate(report_arrays(dataset).origin_id.values)}

    def by_the_rule(numbers: Sequence[int]) -> RuleFigure:
        ids = ids_of_numbers(dataset, numbers)
        number = dict(zip(ids, numbers, strict=True))
        figure = figure_of(dataset, measure, ids)
        return RuleFigure(
            figure,
            [number[report] for report in figure.rests_on],
            [origins[origin] for origin in figure.closed_by],
            [number[report] for report in figure.crossing],
        )

    reports, scopes = report_columns(dataset, measure), scope_relations(dataset)
    if len(rows) <= AT_ONCE:
        return figures_in_columns(reports, scopes, rows, group, groups, by_the_rule)
    parts = 1 + len(rows) // AT_ONCE
    each = max(1, -(-groups // parts))
    found = []
    for first, at in zip(range(0, groups, each), in_parts(group // each, parts), strict=False):
        there = min(each, groups - first)
        found.append(
            figures_in_columns(reports, scopes, rows[at], group[at] - first, there, by_the_rule)
        )
    return one_below_another(found)


def figures_by_event(dataset: Dataset, measure: str, chosen: Truths) -> tuple[FigureColumns, Ints]:
    """The figure of each event with one of these reports, and the numbers of these events."""
    return figures_by_event_of(dataset, measure, np.flatnonzero(chosen))


def figures_by_event_of(dataset: Dataset, measure: str, rows: Ints) -> tuple[FigureColumns, Ints]:
    """The same for reports given by their numbers."""
    event = report_arrays(dataset).event[rows]
    there = np.bincount(event, minlength=len(event_arrays(dataset))) > 0
    number = np.cumsum(there) - 1
    figures = figures_of_groups(dataset, measure, rows, number[event], int(there.sum()))
    return figures, np.flatnonzero(there)
