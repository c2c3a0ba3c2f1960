"""What is printed of the figures of many incidents alone, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa

from incidents.counting.incident_figures import OwnFigure, by_incident
from incidents.counting.report_codes import Numbers, factorized, said_by_reports
from incidents.counting.rule_in_columns import OPEN
from incidents.counting.sorted_runs import first_of_each
from incidents.dataset.index import columns_of
from incidents.dataset.part import part_of
from incidents.dataset.table_arrays import NONE, Truths
from incidents.rule.figure import Figure
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


STANDINGS = ("disputed", "far_apart", "not_contradicted")
SUPPORTS = ("two_origins", "one_origin", "state_only", "no_number")

PRINTED = ("has_number", "low", "high", "standing", "open_ended", "no_number", "support")
"""What is printed of a figure, as numbers: bounds or `NONE`, truths, places in the two above."""


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
    def of_all(cls, parts: Sequence[Lists]) -> Lists:
        """The lists of all of these, one after the other."""
        lengths = np.concatenate([part.lengths for part in parts])
        values = np.concatenate([part.values for part in parts])
        return cls(np.concatenate([[0], np.cumsum(lengths)]), values)

    @classmethod
    def of(cls, owners: Numbers, values: Numbers, size: int) -> Lists:
        """Lists of so many owners, from their sorted numbers and a value of each."""
        lengths = np.bincount(owners, minlength=size)
        return cls(np.concatenate([[0], np.cumsum(lengths)]), values)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Reports and the incidents that they cover, by incident, then by the report's id.

    `number` and `incident` are those of the tables as arrays, `report` is the row in its table.
    `first`, `last`: days covered there, counted from the incident's first. `sole`: whether the
    report covers no other incident.
    """

    number: Numbers
    report: Numbers
    incident: Numbers
    told: Truths
    first: Numbers
    last: Numbers
    sole: Truths


class OwnPrinted:
    """What is printed of some incidents, from the pairs of each with its own reports.

    `ends` has, for low and high, the places in the lists of the reports that give them.
    """

    def __init__(
        self, dataset: Dataset, selection: Selection, pairs: Pairs, lists: Lists, row: Numbers
    ) -> None:
        said = said_by_reports(dataset, selection.measure)
        self._lists, self._said = lists, {k: v[pairs.report[lists.values]] for k, v in said.items()}
        self._owner = np.repeat(np.arange(len(lists)), lists.lengths)
        self._pair = {name: getattr(pairs, name)[lists.values] for name in ("first", "last")}
        self._add_up()
        has_tree = self._has_tree(pairs.sole[lists.values])
        self.tree = np.full(len(lists), NONE)
        self.trees: tuple[OwnFigure, ...] = ()
        if has_tree.any():
            _, first, which = np.unique(
                self._alike(has_tree), return_index=True, return_inverse=True
            )
            rows = row[np.flatnonzero(has_tree)[first]]
            found = _asked(dataset, selection, rows)
            self.trees = tuple(found[one] for one in rows.tolist())
            self.tree[has_tree] = which
            self.printed[has_tree] = np.array([_as_printed(o.figure) for o in self.trees])[which]
            for end in self.ends:
                end[has_tree] = NONE

    def _has_tree(self, sole: Truths) -> Truths:
        """Where reports differ in the days that they cover, or cover what an incident holds."""
        differ = np.zeros(len(self._lists), dtype=bool)
        for days in self._pair.values():
            differ |= self._most(days, 0) != -self._most(-days, 0)
        return differ | self._any(~sole)

    def _add_up(self) -> None:
        """As `plain_events.added_up` has it, each incident for itself."""
        said, numbered = self._said, self._said["numbered"]
        low, upper = said["low"], np.where(said["upper"] == NONE, OPEN, said["upper"])
        floor = np.maximum(low, 0)
        ceiling = -self._most(np.where(numbered, -upper, -OPEN), -OPEN)
        top = self._most(np.where(numbered, floor, 0), 0)
        in_lowest = numbered & (floor <= ceiling[self._owner])
        in_highest = numbered & (upper >= top[self._owner])
        closed = -self._most(np.where(in_highest, -upper, -OPEN), -OPEN)
        has_number, is_open = self._any(numbered), closed == OPEN
        lowest = self._most(np.where(in_lowest, low, NONE), NONE)
        high = np.where(has_number, np.where(is_open, top, closed), NONE)
        disputed = has_number & (ceiling < top)
        is_far_apart = ~disputed & self._is_far_apart(numbered & said["is_measure"])
        silent = ~numbered
        self.printed = np.column_stack(
            [
                has_number,
                lowest,
                high,
                np.where(disputed, 0, np.where(is_far_apart, 1, 2)),
                (has_number & is_open) | self._any(silent & ~said["hedged"]),
                self._any(silent) & (high <= 0),
                self._support(numbered),
            ]
        ).astype(np.int64)
        of, at_most = self._owner, np.where(upper == OPEN, floor, upper)
        gives_low = in_lowest & (low == lowest[of]) & (low != NONE)
        gives_high = in_highest & (at_most == high[of])
        self.ends = [self._first(gives & ~disputed[of]) for gives in (gives_low, gives_high)]
        # Of two sides each is told by the strongest report that no other side shares: of equal ones
        # by the last, in the order that `by_incident` gives them to the rule.
        beyond = np.where(numbered & ~in_lowest, -floor, -OPEN)
        next_floor = -self._most(beyond, -OPEN)
        last_ceiling = self._most(np.where(numbered & ~in_highest, upper, NONE), NONE)
        on_one_side = (
            in_lowest & (upper < next_floor[of]),
            in_highest & (floor > last_ceiling[of]),
        )
        worded = self._any(said["words"] >= 0)
        size = np.where((upper == OPEN) | worded[of], 0, upper)
        for end, alone in zip(self.ends, on_one_side, strict=True):
            for strength in (floor, size):
                alone = alone & (strength == self._most(np.where(alone, strength, NONE), NONE)[of])
            end[disputed] = self._last(alone)[disputed]

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
        least = -self._most(np.where(heard, -voice, -OPEN), -OPEN)
        alone = np.where(most == 0, 2, 1)  # voice 0 is the state's
        return np.where(most == NONE, 3, np.where(least < most, 0, alone))

    def _alike(self, chosen: Truths) -> Numbers:
        """For the chosen ones a number, the same where their reports say the same."""
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
        lengths, starts = self._lists.lengths[chosen], self._lists.starts[:-1][chosen]
        same = np.zeros(len(lengths), dtype=np.int64)
        for place in range(int(lengths.max(initial=0))):
            has = lengths > place
            same[has] = factorized([same[has], code[starts[has] + place]])
        return factorized([*self.printed[chosen].T, lengths, same])

    def _first(self, wanted: Truths) -> Numbers:
        """The place of the first report of each incident that is wanted."""
        found = np.full(len(self._lists), NONE)
        owners, places = first_of_each(self._owner, wanted)
        found[owners] = places
        return found

    def _last(self, wanted: Truths) -> Numbers:
        """The place of the last one."""
        found, places = np.full(len(self._lists), NONE), np.flatnonzero(wanted)
        found[self._owner[places]] = places
        return found

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


def _as_printed(figure: Figure) -> list[int]:
    """The figure in the columns of `PRINTED`."""
    return [
        figure.number_of_events,
        NONE if figure.low is None else figure.low,
        NONE if figure.high is None else figure.high,
        STANDINGS.index(figure.standing),
        figure.open_ended,
        figure.no_number,
        SUPPORTS.index(figure.support),
    ]


def _asked(dataset: Dataset, selection: Selection, rows: Numbers) -> dict[int, OwnFigure]:
    """The figures of the incidents in these rows as the rule gives them, by row."""
    incidents = columns_of(dataset, "incidents").to_native()
    wanted = incidents.select(["incident_id", "event_id"]).take(pa.array(rows))
    ids = wanted["incident_id"].to_pylist()
    part = part_of(dataset, tuple(sorted(set(wanted["event_id"].to_pylist()))))
    found = by_incident(part, replace(selection, incidents=tuple(ids)))
    by_id = {row.incident["incident_id"]: row.alone for row in found}
    return {row: by_id[one] for row, one in zip(rows.tolist(), ids, strict=True)}
