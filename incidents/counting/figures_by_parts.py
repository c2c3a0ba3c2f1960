"""Figures of groups of reports made on the parts of a cluster, numbered as they are here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from incidents.counting.figure_columns import LINKS, FigureColumns, one_below_another
from incidents.dataset.table_arrays import Ints, report_arrays
from incidents.engine.spread import Dealt, Spread

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

FiguresOfGroups = Callable[["Dataset", str, Ints, Ints, int], FigureColumns]


def figures_by_parts(
    spread: Spread,
    figures_of_groups: FiguresOfGroups,
    measure: str,
    rows: Ints,
    group: Ints,
    groups: int,
) -> FigureColumns:
    """What `figures_of_groups` makes of these reports, each part asked for the groups that lie in
    it: a group is of one event, and so in one part."""
    reports = spread.reports
    asked = Dealt.of(reports.part[rows], spread.parts)
    part_of_group = np.zeros(groups, dtype=np.int64)  # one without a report may be in any
    part_of_group[group] = reports.part[rows]
    dealt = Dealt.of(part_of_group, spread.parts)
    answers = spread.answers(
        figures_of_part,
        figures_of_groups,
        measure,
        arrays={
            "rows": asked.cut(reports.place[rows]),
            "group": asked.cut(dealt.place[group]),
            "groups": [np.array([size]) for size in np.diff(dealt.starts)],
        },
    )
    origins = {id_: code for code, id_ in enumerate(report_arrays(spread.dataset).origin_id.values)}
    figures = [
        _renumbered(of_part, reports.of_part(part), np.array([origins[one] for one in known]))
        for part, (of_part, known) in enumerate(answers)
    ]
    return one_below_another(figures).take(dealt.starts[part_of_group] + dealt.place)


def figures_of_part(
    dataset: Dataset,
    figures_of_groups: FiguresOfGroups,
    measure: str,
    rows: Ints,
    group: Ints,
    groups: Ints,
) -> tuple[FigureColumns, tuple[str, ...]]:
    """On a worker: the figures of the groups of its part, and the ids of its origins."""
    found = figures_of_groups(dataset, measure, rows, group, int(groups[0]))
    return found.small(), report_arrays(dataset).origin_id.values


def _renumbered(figures: FigureColumns, reports: Ints, origins: Ints) -> FigureColumns:
    """The figures with the numbers that reports and origins have here, as wide as they are made."""
    found: dict[str, Any] = {}
    for name in (field.name for field in fields(figures)):
        column = getattr(figures, name)
        if name in LINKS:
            of, one = column.astype(np.int64)
            numbers = origins if name == "closed_by" else reports
            found[name] = np.stack([of, numbers[one] if len(one) else one])
        elif column.dtype != np.bool_:
            found[name] = column.astype(np.int64)
    return replace(figures, **found)
