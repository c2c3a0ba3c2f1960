"""The incidents of a selection in columns, each with the figure of the reports about it alone.

A million of them as well. Where all reports about an incident cover the same days there is no tree
to build: what is printed of its figure follows in columns, as in `plain_events`. The others are
asked of the rule, through `by_incident`, once for all incidents whose reports say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import ref

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.counting.incident_figures import OwnFigure
from incidents.counting.own_printed import PRINTED, Lists, OwnPrinted, Pairs, Truths
from incidents.counting.report_codes import NONE, Numbers
from incidents.counting.select import candidates, in_period, touching
from incidents.dataset.index import (
    Frame,
    columns_of,
    members_told,
)
from incidents.dataset.memo import memoised
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class OwnColumns:
    """The incidents of a selection, latest first, then by id: in each column one value an incident.

    `row`: its number in the table of incidents. `own`, `shared`, `covered`: as `IncidentFigure` has
    them. `printed` has a column for each of `PRINTED`. `ends`: the numbers of the reports that give
    the low and the high as they are printed, `NONE` where none does. `tree`: the place in `trees`
    of a figure that is the rule's, `NONE` where there is no tree; it has no `ends`.
    """

    tables: ref[Dataset]
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
        dataset = self.tables()
        assert dataset is not None, "whoever asks holds it"
        return dataset

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
        return self.printed[:, PRINTED.index(what)]


@memoised(at_most=4)  # at a million incidents some 100 MB of each
def own_columns(dataset: Dataset, selection: Selection) -> OwnColumns:
    """The incidents of the selection with their own figures, as `by_incident` has them."""
    allowed, size = candidates(dataset, selection), len(dataset.incidents)
    since, until = selection.since, selection.until
    usable, wider = in_period(allowed.reports, since, until), in_period(allowed.wider, since, until)
    pairs = _pairs(dataset)
    alone = usable.filter(~nw.col("covers_elsewhere"), nw.col("told") == 1)
    is_own = _mask(dataset, alone)
    is_other = _mask(dataset, nw.concat([usable.select("report_id"), wider.select("report_id")]))
    own, others = is_own[pairs.report], is_other[pairs.report] & ~is_own[pairs.report]
    about, within = own & pairs.told, others | (own & ~pairs.told)
    covered = np.zeros(size, dtype=bool)
    speaking = _mask(dataset, allowed.rows_of(allowed.speaking(since, until)))
    covered[pairs.incident[speaking[pairs.report]]] = True
    row = _in_order(touching(allowed.incidents, since, until), dataset)
    lists = Lists.of(pairs.incident[about], np.flatnonzero(about), size).take(row)
    figures = OwnPrinted(dataset, selection, pairs, lists, row)
    return OwnColumns(
        tables=ref(dataset),
        selection=selection,
        row=row,
        own=Lists(lists.starts, pairs.report[lists.values]),
        shared=Lists.of(pairs.incident[within], pairs.report[within], size).take(row),
        covered=covered[row],
        printed=figures.printed,
        ends=np.column_stack([_reports_at(end, lists, pairs) for end in figures.ends]),
        tree=figures.tree,
        trees=figures.trees,
    )


def _reports_at(places: Numbers, lists: Lists, pairs: Pairs) -> Numbers:
    """The reports at these places of the lists, whose values are numbers of pairs."""
    found = np.full(len(places), NONE)
    there = places != NONE
    found[there] = pairs.report[lists.values[places[there]]]
    return found


@memoised()
def _pairs(dataset: Dataset) -> Pairs:
    members = members_told(dataset)
    reports, incidents = columns_of(dataset, "reports"), columns_of(dataset, "incidents")
    report = _numbers(dataset, "reports", members["report_id"].to_native())
    incident = _numbers(dataset, "incidents", members["incident_id"].to_native())
    order = np.lexsort((_ranks(dataset, "reports")[report], incident))
    report, incident = report[order], incident[order]
    own_first, own_last = (_days(incidents[f"date_{end}"])[incident] for end in ("first", "last"))
    first, last = (_days(reports[f"date_{end}"])[report] for end in ("first", "last"))
    meets = (first <= own_last) & (own_first <= last)  # as `Scope.of` has it
    first = np.where(meets, np.maximum(first, own_first), first)
    last = np.where(meets, np.minimum(last, own_last), last)
    return Pairs(
        report=report,
        incident=incident,
        told=members["told"].to_numpy()[order] == 1,
        first=first - own_first,
        last=last - own_first,
        sole=(np.bincount(report, minlength=len(reports)) == 1)[report],
    )


def _in_order(incidents: Frame, dataset: Dataset) -> Numbers:
    """The rows of these incidents, latest first, then by id."""
    rows = _numbers(dataset, "incidents", incidents["incident_id"].to_native())
    days = _days(columns_of(dataset, "incidents")["date_first"])[rows]
    return rows[np.lexsort((_ranks(dataset, "incidents")[rows], -days))]


def _mask(dataset: Dataset, reports: Frame) -> Truths:
    found = np.zeros(len(dataset.reports), dtype=bool)
    found[_numbers(dataset, "reports", reports["report_id"].to_native())] = True
    return found


def _numbers(dataset: Dataset, table: str, ids: pa.ChunkedArray) -> Numbers:
    """The rows of a table with these ids in its first column."""
    known = columns_of(dataset, table).to_native().column(0).combine_chunks()
    found = pc.index_in(ids, value_set=known)
    return np.asarray(found.to_numpy(), dtype=np.int64)


@memoised()
def _ranks(dataset: Dataset, table: str) -> Numbers:
    """The place of each row where the table is sorted by its first column."""
    order = pc.sort_indices(columns_of(dataset, table).to_native().column(0)).to_numpy()
    ranks = np.empty(len(order), dtype=np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _days(moments: nw.Series[Any]) -> Numbers:
    days = moments.to_native().cast(pa.date32()).cast(pa.int32())
    return np.asarray(days.to_numpy(), dtype=np.int64)
