"""The incidents of a selection in columns, each with the figure of the reports about it alone.

A million of them as well. Where all reports about an incident cover the same days there is no tree
to build, and bounds and standing follow in columns, as in `plain_events`. All else that is printed
is asked of the rule, through `by_incident`, once for all incidents whose reports say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from weakref import ref

import numpy as np
import pandas as pd
import pyarrow as pa

from incidents.counting.figure_columns import narrow
from incidents.counting.incident_figures import OwnFigure, by_incident
from incidents.counting.report_codes import NONE, Numbers, bound_of, factorized, said_by_reports
from incidents.counting.select import candidates
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.part import part_of
from incidents.dataset.table_arrays import incident_arrays, member_arrays, report_arrays
from incidents.rule.figure import Figure
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Truths = np.ndarray[Any, np.dtype[np.bool_]]

NO_CEILING = np.iinfo(np.int64).max

STANDINGS = ("disputed", "far_apart", "not_contradicted")
SUPPORTS = ("two_origins", "one_origin", "state_only", "no_number")


@dataclass(frozen=True, eq=False)
class Lists:
    """For each of some incidents a few reports, as numbers of their rows, in the order of ids."""

    starts: Numbers
    values: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Numbers:
        """How many each has."""
        return np.diff(self.starts)

    def take(self, rows: Numbers) -> Lists:
        """The lists of these incidents."""
        lengths = self.lengths[rows]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        shift = np.repeat(self.starts[rows] - starts[:-1], lengths)
        return Lists(starts, self.values[np.arange(starts[-1]) + shift])

    @classmethod
    def of(cls, owners: Numbers, values: Numbers, size: int) -> Lists:
        """Lists of so many owners, from their sorted numbers and a value of each."""
        lengths = np.bincount(owners, minlength=size)
        return cls(np.concatenate([[0], np.cumsum(lengths)]), values)


@dataclass(frozen=True, eq=False)
class OwnColumns:
    """The incidents of a selection, latest first, then by id: in each column one value an incident.

    `row`: its number in the table of incidents. `low`: the low of the figure of the reports about
    it alone, `NONE` where there is none. `standing`: a number of `STANDINGS`. `own`, `shared`,
    `covered`: as `IncidentFigure` has them. `alike`: the same number for all incidents whose
    figures are printed alike. `printed`: what is printed of one that is not `by_rule`, as
    `_of_bounds` takes it.
    """

    tables: ref[Dataset]
    selection: Selection
    row: Numbers
    low: Numbers
    standing: Numbers
    own: Lists
    shared: Lists
    covered: Truths
    alike: Numbers
    printed: Numbers
    by_rule: Truths

    def __len__(self) -> int:
        return len(self.row)

    @property
    def dataset(self) -> Dataset:
        """The tables, which this is kept with: what it holds on to would never go."""
        dataset = self.tables()
        assert dataset is not None, "whoever asks holds it"
        return dataset

    @cached_property
    def figures(self) -> tuple[OwnFigure, ...]:
        """The figures that are printed differently: that of an incident by its `alike`.

        Where bounds alone are printed, a figure has nothing besides what is printed.
        """
        _, first = np.unique(self.alike, return_index=True)
        asked = first[self.by_rule[first]]
        found = _asked(self.dataset, self.selection, self.row[asked])
        by_rule = dict(
            zip(self.alike[asked].tolist(), map(found.get, self.row[asked].tolist()), strict=True)
        )
        return tuple(
            by_rule.get(number) or OwnFigure(_of_bounds(*self.printed[one].tolist()), {})
            for number, one in enumerate(first.tolist())
        )


@memoised(at_a_million=4)  # at a million incidents some 100 MB of each
def own_columns(dataset: Dataset, selection: Selection) -> OwnColumns:
    """The incidents of the selection with their own figures: what `by_incident` gives, in columns.

    `low` and `standing` are those of its figures; `figures` has all that is printed of them.
    """
    allowed, size = candidates(dataset, selection), len(dataset.tables["incidents"])
    since, until = selection.since, selection.until
    reports, pairs = report_arrays(dataset), _pairs(dataset)
    usable = allowed.usable(since, until)
    alone = usable & ~reports.covers_elsewhere & (member_arrays(dataset).told_of_report == 1)
    others_of = (usable | allowed.wider_in(since, until)) & ~alone
    own, others = alone[pairs.number], others_of[pairs.number]
    about, within = own & pairs.told, others | (own & ~pairs.told)
    covered = np.zeros(size, dtype=bool)
    covered[pairs.incident[allowed.speaking(since, until)[pairs.number]]] = True
    row = _in_order(dataset, allowed.incidents_in(since, until))
    lists = Lists.of(pairs.incident[about], np.flatnonzero(about), size).take(row)
    figures = _Figures(dataset, selection, pairs, lists, row)
    return OwnColumns(
        tables=ref(dataset),
        selection=selection,
        row=row,
        low=figures.low,
        standing=figures.standing,
        own=Lists(lists.starts, pairs.report[lists.values]),
        shared=Lists.of(pairs.incident[within], pairs.report[within], size).take(row),
        covered=covered[row],
        alike=figures.alike,
        printed=figures.printed,
        by_rule=figures.by_rule,
    )


def _of_bounds(
    has_number: int, low: int, high: int, standing: int, is_open: int, no_number: int, support: int
) -> Figure:
    return Figure(
        low=bound_of(low),
        high=bound_of(high),
        open_ended=bool(is_open),
        far_apart=STANDINGS[standing] == "far_apart",
        no_number=bool(no_number),
        support=SUPPORTS[support],
        number_of_events=has_number,
    )


@dataclass(frozen=True, eq=False)
class _Pairs:
    """Reports and the incidents that they cover, by incident, then by the report's id.

    `report`, `incident`: their rows. `number`: that of the report in the order of ids. `first`,
    `last`: days covered there, counted from the incident's first. `sole`: whether the report covers
    no other incident.
    """

    report: Numbers
    incident: Numbers
    number: Numbers
    told: Truths
    first: Numbers
    last: Numbers
    sole: Truths


@memoised()
def _pairs(dataset: Dataset) -> _Pairs:
    members, reports = member_arrays(dataset), report_arrays(dataset)
    incidents = incident_arrays(dataset)
    order = np.lexsort((members.report, incidents.row[members.incident]))
    report, incident = members.report[order], members.incident[order]
    own_first, own_last = incidents.first[incident], incidents.last[incident]
    first, last = reports.first[report], reports.last[report]
    meets = (first <= own_last) & (own_first <= last)  # as `Scope.of` has it
    first = np.where(meets, np.maximum(first, own_first), first)
    last = np.where(meets, np.minimum(last, own_last), last)
    return _Pairs(
        report=reports.row[report],
        incident=incidents.row[incident],
        number=report,
        told=members.told[order],
        first=narrow(first - own_first),
        last=narrow(last - own_first),
        sole=members.of_report[report] == 1,
    )


class _Figures:
    """Low, standing and `alike` of some incidents, from the pairs of each with its own reports."""

    def __init__(
        self, dataset: Dataset, selection: Selection, pairs: _Pairs, lists: Lists, row: Numbers
    ) -> None:
        said = said_by_reports(dataset, selection.measure)
        self._lists, self._said = lists, {k: v[pairs.report[lists.values]] for k, v in said.items()}
        self._owner = np.repeat(np.arange(len(lists)), lists.lengths)
        self._pair = {name: getattr(pairs, name)[lists.values] for name in ("first", "last")}
        has_tree = self._has_tree(pairs.sole[lists.values])
        self._add_up()
        self.by_rule = has_tree | self.disputed | self._any(self._said["words"] >= 0)
        self.alike = self._alike()
        if has_tree.any():
            asked = np.unique(self.alike[has_tree], return_index=True)[1]
            rows = np.flatnonzero(has_tree)[asked]
            found = _asked(dataset, selection, row[rows])
            figures = [found[one].figure for one in row[rows].tolist()]
            which = np.unique(self.alike[has_tree], return_inverse=True)[1]
            lows = [NONE if figure.low is None else figure.low for figure in figures]
            standings = [STANDINGS.index(figure.standing) for figure in figures]
            self.low[has_tree] = np.array(lows)[which]
            self.standing[has_tree] = np.array(standings)[which]

    def _has_tree(self, sole: Truths) -> Truths:
        """Where reports differ in the days that they cover, or cover what an incident holds."""
        differ = np.zeros(len(self._lists), dtype=bool)
        for days in self._pair.values():
            differ |= self._most(days, 0) != -self._most(-days, 0)
        return differ | self._any(~sole)

    def _add_up(self) -> None:
        """As `plain_events.added_up` has it, each incident for itself."""
        said, numbered = self._said, self._said["numbered"]
        low, upper = said["low"], np.where(said["upper"] == NONE, NO_CEILING, said["upper"])
        floor = np.maximum(low, 0)
        ceiling = -self._most(np.where(numbered, -upper, -NO_CEILING), -NO_CEILING)
        top = self._most(np.where(numbered, floor, 0), 0)
        in_lowest = numbered & (floor <= ceiling[self._owner])
        in_highest = numbered & (upper >= top[self._owner])
        closed = -self._most(np.where(in_highest, -upper, -NO_CEILING), -NO_CEILING)
        has_number, is_open = self._any(numbered), closed == NO_CEILING
        self.low = self._most(np.where(in_lowest, low, NONE), NONE)
        high = np.where(has_number, np.where(is_open, top, closed), NONE)
        self.disputed = has_number & (ceiling < top)
        is_far_apart = ~self.disputed & self._is_far_apart(numbered & said["is_measure"])
        self.standing = np.where(self.disputed, 0, np.where(is_far_apart, 1, 2))
        silent = ~numbered
        self.printed = np.column_stack(
            [
                has_number,
                self.low,
                high,
                self.standing,
                (has_number & is_open) | self._any(silent & ~said["hedged"]),
                self._any(silent) & (high <= 0),
                self._support(numbered),
            ]
        ).astype(np.int64)

    def _is_far_apart(self, numbered: Truths) -> Truths:
        """Whether one voice's low is twice another's or more."""
        told = numbered & (self._said["low"] != NONE)
        voices = pd.DataFrame(
            {
                "owner": self._owner[told],
                "voice": self._said["voice"][told],
                "low": self._said["low"][told],
            }
        )
        lows = voices.groupby(["owner", "voice"], sort=False)["low"].max().groupby("owner")
        found = lows.agg(["min", "max", "size"])
        apart = (found["size"] > 1) & (found["max"] >= 2 * found["min"])
        answer = np.zeros(len(self._lists), dtype=bool)
        answer[found.index[apart].to_numpy()] = True
        return answer

    def _support(self, numbered: Truths) -> Numbers:
        """A number of `SUPPORTS`: the voices on the measure, or of all where there is none."""
        on_measure = numbered & self._said["is_measure"]
        heard = numbered & (on_measure | ~self._any(on_measure)[self._owner])
        voice = self._said["voice"]
        most = self._most(np.where(heard, voice, NONE), NONE)
        least = -self._most(np.where(heard, -voice, -NO_CEILING), -NO_CEILING)
        alone = np.where(most == 0, 2, 1)  # voice 0 is the state's
        return np.where(most == NONE, 3, np.where(least < most, 0, alone))

    def _alike(self) -> Numbers:
        """The same number for those of which the same is printed; `by_rule` for those whose reports
        say the same."""
        said = self._said
        worded = self._any(said["words"] >= 0)[self._owner]
        code = factorized([said["low"], said["upper"], said["kind"], said["words"]])
        code = factorized([code, *self._pair.values(), said["voice"] == 0])
        within = np.where(worded, np.arange(len(code)), code)  # words are printed in order of ids
        order = np.lexsort((within, self._owner))
        owner, code = self._owner[order], code[order]
        heard = factorized([owner, said["voice"][order]])  # in the order of appearance
        starts = self._lists.starts[:-1][self._lists.lengths > 0]
        of_owner = np.repeat(heard[starts], self._lists.lengths[self._lists.lengths > 0])
        code = factorized([code, heard - of_owner])
        reports = np.where(self.by_rule, self._lists.lengths, 0)
        same = np.zeros(len(self._lists), dtype=np.int64)
        for place in range(int(reports.max(initial=0))):
            has = reports > place
            same[has] = factorized([same[has], code[self._lists.starts[:-1][has] + place]])
        return factorized([*self.printed.T, reports, same])

    def _any(self, truths: Truths) -> Truths:
        """Whether it holds for any report of each incident."""
        return np.bincount(self._owner[truths], minlength=len(self._lists)) > 0

    def _most(self, values: Numbers, of_none: int) -> Numbers:
        """The largest value of each incident's reports."""
        found = np.full(len(self._lists), of_none, dtype=np.int64)
        has = self._lists.lengths > 0
        if has.any():
            found[has] = np.maximum.reduceat(values, self._lists.starts[:-1][has])
        return found


def _asked(dataset: Dataset, selection: Selection, rows: Numbers) -> dict[int, OwnFigure]:
    """The figures of the incidents in these rows as the rule gives them, by row."""
    incidents = columns_of(dataset, "incidents").to_native()
    wanted = incidents.select(["incident_id", "event_id"]).take(pa.array(rows))
    ids = wanted["incident_id"].to_pylist()
    part = part_of(dataset, tuple(sorted(set(wanted["event_id"].to_pylist()))))
    found = by_incident(part, replace(selection, incidents=tuple(ids)))
    by_id = {row.incident["incident_id"]: row.alone for row in found}
    return {row: by_id[one] for row, one in zip(rows.tolist(), ids, strict=True)}


def _in_order(dataset: Dataset, chosen: Truths) -> Numbers:
    """The rows of these incidents, latest first, then by id."""
    incidents, numbers = incident_arrays(dataset), np.flatnonzero(chosen)
    order = np.lexsort((numbers, -incidents.first[numbers].astype(np.int64)))
    return incidents.row[numbers[order]].astype(np.int64)
