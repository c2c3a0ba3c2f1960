"""The incidents of a selection in columns, each with the figure of the reports about it alone.

A million of them as well. Where all reports about an incident cover the same days there is no tree
to build: what is printed of its figure follows in columns, as in `plain_events`. The others are
asked of the rule, through `by_incident`, once for all incidents whose reports say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np

from incidents.counting.figure_columns import narrow
from incidents.counting.incident_figures import OwnFigure
from incidents.counting.own_printed import PRINTED, Lists, OwnPrinted, Pairs
from incidents.counting.report_codes import Numbers
from incidents.counting.select import candidates
from incidents.dataset.memo import held, memoised
from incidents.dataset.table_arrays import (
    NONE,
    Truths,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.engine.spread import Spread, spread_of
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class OwnColumns:
    """The incidents of a selection, latest first, then by id: in each column one value an incident.

    `row`: its number in the table of incidents. `own`, `shared`, `covered`: as `IncidentFigure` has
    them. `printed` has a column for each of `PRINTED`. `ends`: the numbers of the reports that give
    the low and the high as they are printed, `NONE` where none does. `tree`: the place in `trees`
    of a figure that is the rule's, `NONE` where there is no tree; it has no `ends`. These three
    are kept in the smallest numbers that hold them.
    """

    tables: Callable[[], Dataset | None]
    selection: Selection
    row: Numbers
    own: Lists
    shared: Lists
    covered: Truths
    printed: Numbers
    ends: Numbers
    tree: Numbers
    trees: tuple[OwnFigure, ...]

    def __len__(self) -> int:
        return len(self.row)

    @property
    def dataset(self) -> Dataset:
        """The tables, which this is kept with: what it holds on to would never go."""
        return held(self.tables)

    @property
    def low(self) -> Numbers:
        """The low of the figure of the reports about each alone, `NONE` where there is none."""
        return self.said("low")

    @property
    def standing(self) -> Numbers:
        """The standing of each as a number of `STANDINGS`."""
        return self.said("standing")

    def said(self, what: str) -> Numbers:
        """One column of `printed`, by its name."""
        return self.said_of(what, 0, len(self))

    def said_of(self, what: str, start: int, stop: int) -> Numbers:
        """The same of the incidents from `start` to before `stop`."""
        return self.printed[start:stop, PRINTED.index(what)].astype(np.int64)


@memoised(at_a_million=4)  # at a million incidents some 100 MB of each
def own_columns(dataset: Dataset, selection: Selection) -> OwnColumns:
    """The incidents of the selection with their own figures, as `by_incident` has them. Many are
    counted where the setting of the engine says."""
    chosen = candidates(dataset, selection).incidents_in(selection.since, selection.until)
    if spread := spread_of(dataset, int(chosen.sum())):
        return _by_parts(spread, selection)
    return own_columns_here(dataset, selection)


def own_columns_here(dataset: Dataset, selection: Selection) -> OwnColumns:
    """The same, counted in this process, and kept by nobody."""
    allowed, pairs = candidates(dataset, selection), _pairs(dataset)
    since, until = selection.since, selection.until
    reports, incidents = report_arrays(dataset), incident_arrays(dataset)
    usable, size = allowed.usable(since, until), len(incidents)
    of_one = member_arrays(dataset).told_of_report == 1
    is_own = usable & ~reports.covers_elsewhere & of_one
    is_other = (usable | allowed.wider_in(since, until)) & ~is_own
    own, others = is_own[pairs.number], is_other[pairs.number]
    about, within = own & pairs.told, others | (own & ~pairs.told)
    covered = np.zeros(size, dtype=bool)
    covered[pairs.incident[allowed.speaking(since, until)[pairs.number]]] = True
    chosen = np.flatnonzero(allowed.incidents_in(since, until))
    chosen = chosen[np.argsort(-incidents.first[chosen], kind="stable")]
    row = incidents.row[chosen]
    lists = Lists.of(pairs.incident[about], np.flatnonzero(about), size).take(chosen)
    figures = OwnPrinted(dataset, selection, pairs, lists, row)
    return OwnColumns(
        tables=ref(dataset),
        selection=selection,
        row=row,
        own=Lists(lists.starts, pairs.report[lists.values]),
        shared=Lists.of(pairs.incident[within], pairs.report[within], size).take(chosen),
        covered=covered[chosen],
        printed=narrow(figures.printed),
        ends=narrow(np.column_stack([_reports_at(end, lists, pairs) for end in figures.ends])),
        tree=narrow(figures.tree),
        trees=figures.trees,
    )


def _by_parts(spread: Spread, selection: Selection) -> OwnColumns:
    """The same from the parts of a cluster, with the rows that incidents and reports have here."""
    dataset = spread.dataset
    parts = [
        _renumbered(answer, spread.incident_rows.of_part(part), spread.report_rows.of_part(part))
        for part, answer in enumerate(spread.answers(_of_part, selection))
    ]
    trees = np.cumsum([0, *(len(part.trees) for part in parts)])
    row = np.concatenate([part.row for part in parts])
    incidents = incident_arrays(dataset)
    number = incidents.number_of_row[row]
    order = np.lexsort((number, -incidents.first[number]))
    tree = [
        np.where(p.tree == NONE, NONE, p.tree + by) for p, by in zip(parts, trees, strict=False)
    ]
    return OwnColumns(
        tables=ref(dataset),
        selection=selection,
        row=row[order],
        own=Lists.of_all([part.own for part in parts]).take(order),
        shared=Lists.of_all([part.shared for part in parts]).take(order),
        covered=np.concatenate([part.covered for part in parts])[order],
        printed=np.concatenate([part.printed for part in parts])[order],
        ends=np.concatenate([part.ends for part in parts])[order],
        tree=np.concatenate(tree)[order],
        trees=tuple(tree for part in parts for tree in part.trees),
    )


def _of_part(dataset: Dataset, selection: Selection) -> OwnColumns:
    """On a worker: the incidents of its part, without the tables."""
    return replace(own_columns_here(dataset, selection), tables=_no_tables)


def _no_tables() -> None:
    """Where tables would be that stayed on a worker."""


def _renumbered(own: OwnColumns, incidents: Numbers, reports: Numbers) -> OwnColumns:
    return replace(
        own,
        row=incidents[own.row],
        own=Lists(own.own.starts, reports[own.own.values]),
        shared=Lists(own.shared.starts, reports[own.shared.values]),
        ends=np.where(own.ends == NONE, NONE, np.append(reports, NONE)[own.ends]),
    )


def _reports_at(places: Numbers, lists: Lists, pairs: Pairs) -> Numbers:
    """The reports at these places of the lists, whose values are numbers of pairs."""
    found = np.full(len(places), NONE)
    there = places != NONE
    found[there] = pairs.report[lists.values[places[there]]]
    return found


@memoised()
def _pairs(dataset: Dataset) -> Pairs:
    reports, incidents = report_arrays(dataset), incident_arrays(dataset)
    members = member_arrays(dataset)
    order = np.lexsort((members.report, members.incident))
    report, incident = members.report[order], members.incident[order]
    own_first, own_last = incidents.first[incident], incidents.last[incident]
    first, last = reports.first[report], reports.last[report]
    meets = (first <= own_last) & (own_first <= last)  # as `Scope.of` has it
    first = np.where(meets, np.maximum(first, own_first), first)
    last = np.where(meets, np.minimum(last, own_last), last)
    return Pairs(
        number=report,
        report=reports.row[report],
        incident=incident,
        told=members.told[order],
        first=narrow(first - own_first),
        last=narrow(last - own_first),
        sole=(members.of_report == 1)[report],
    )
