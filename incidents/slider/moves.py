"""How the sums of states change along the slider: what comes and goes at each of its stops.

Changes add up as the states do. So what was added up once for all states of the tables serves a
selection that leaves most of them whole: its track is a part of it, and what it cuts is taken away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from incidents.counting.figure_columns import narrow
from incidents.counting.sorted_runs import sorted_once
from incidents.dataset.table_arrays import NONE, Ints
from incidents.rule.scope import Days
from incidents.slider.states import COUNTED, FOR_EVER, NUMBERED, States
from incidents.slider.stops import LONGEST_STEP, positions_of, stops_of

ADDED = (*COUNTED, "low", "high", "sole")
"""What is added up; `sole` are the numbers of the states with a number."""


@dataclass(frozen=True, eq=False)
class Moves:
    """A row for each series and stop, by its place, at which a state comes or goes, in their order:
    how many do, and by how much each of `ADDED` changes there, in the `rows` of its columns."""

    series: Ints
    position: Ints
    number: Ints
    added: Mapping[str, Ints]
    rows: Ints | slice

    def take(self, rows: Ints, position: Ints) -> Moves:
        """Those of these rows, at other places."""
        return Moves(self.series[rows], position, self.number[rows], self.added, rows)

    def small(self) -> Moves:
        """The same in as little memory as its numbers need: for who keeps it."""
        added = {name: narrow(values) for name, values in self.added.items()}
        places = (narrow(self.series), narrow(self.position))
        return Moves(*places, narrow(self.number), added, self.rows)

    def keys(self, positions: int) -> tuple[Ints, ...]:
        """The key of series and place of each row."""
        return (self.series.astype(np.int64) * positions + self.position,)

    def numbers(self, places: Sequence[Ints], size: int) -> Ints:
        """How many come or go at each of so many places, of which these are those of the rows."""
        found = np.zeros(size, dtype=np.int64)
        found[places[0]] += self.number
        return found

    def sums(self, places: Sequence[Ints], size: int) -> dict[str, Ints]:
        """By how much each of `ADDED` changes there."""
        found = {name: np.zeros(size, dtype=np.int64) for name in ADDED}
        for name, values in self.added.items():
            found[name][places[0]] += values[self.rows]
        return found


@dataclass(frozen=True, eq=False)
class Moving:
    """States that are there at one of the stops, the `sole` that stands for each, and the places of
    the stops at which they come and go; `sign` is -1 where they are taken away.

    `comes` and `goes` are states by their place here, with the stop of each beside it.
    """

    states: States
    sole: Ints
    comes: tuple[Ints, Ints]
    goes: tuple[Ints, Ints]
    sign: int

    @classmethod
    def of(
        cls, states: States, sole: Ints, begin: Ints, end: Ints, positions: int, sign: int = 1
    ) -> Moving:
        """States that come at `begin` and go at `end`, where these are among the stops."""
        there = begin < end
        comes = np.flatnonzero(there & (begin >= 0) & (begin < positions))
        goes = np.flatnonzero(there & (end >= 0) & (end < positions))
        return cls(states, sole, (comes, begin[comes]), (goes, end[goes]), sign)

    def keys(self, positions: int) -> tuple[Ints, ...]:
        """The keys of series and place of what comes, and of what goes."""
        series = self.states.series
        return tuple(
            series[rows].astype(np.int64) * positions + stop
            for rows, stop in (self.comes, self.goes)
        )

    def numbers(self, places: Sequence[Ints], size: int) -> Ints:
        """How many come or go at each of so many places, of which these are those of the keys."""
        came, went = (np.bincount(one, minlength=size) for one in places)
        found: Ints = self.sign * (came + went)
        return found

    def sums(self, places: Sequence[Ints], size: int) -> dict[str, Ints]:
        """By how much each of `ADDED` changes there."""
        states, (comes, _), (goes, _) = self.states, self.comes, self.goes

        def moved(values: Ints) -> Ints:
            came, went = (
                np.bincount(one, weights=values[rows], minlength=size)
                for one, rows in zip(places, (comes, goes), strict=True)
            )
            whole: Ints = self.sign * (came - went).astype(np.int64)
            return whole

        counted = {name: states.marks >> bit & 1 for bit, name in enumerate(COUNTED)}
        sole = np.where(counted[NUMBERED], self.sole, 0)
        added = {**counted, "low": states.low, "high": states.high, "sole": sole}
        return {name: moved(values) for name, values in added.items()}


@dataclass(frozen=True, eq=False)
class Steps:
    """The sums of states wherever they change, in the order of series and day.

    `sums` has what of a figure adds up; `sole` is the number of the state that has the one event
    with a number, where it is one.
    """

    series: Ints
    day: Ints
    sums: dict[str, Ints]
    sole: Ints

    def __len__(self) -> int:
        return len(self.day)


@dataclass(frozen=True, eq=False)
class SumsChange:
    """Where sums change at some stops: all that moves there, and the `found` keys of series and
    place at which something does when it is added up, in their order, with how much."""

    stops: Ints
    moves: Sequence[Moves | Moving]
    found: Ints
    number: Ints

    @classmethod
    def of(cls, moves: Sequence[Moves | Moving], stops: Ints) -> SumsChange:
        places = [one.keys(len(stops)) for one in moves]
        known = None
        size = 1 + max((int(of.max(initial=NONE)) for one in places for of in one), default=NONE)
        if size > MOST_KEYS * sum(len(of) for one in places for of in one):
            known = sorted_once(np.concatenate([of for one in places for of in one]))
            places = [tuple(np.searchsorted(known, of) for of in one) for one in places]
            size = len(known)
        number = np.zeros(size, dtype=np.int64)
        for one, of in zip(moves, places, strict=True):
            number += one.numbers(of, size)
        found = np.flatnonzero(number)
        return cls(stops, moves, found if known is None else known[found], number[found])

    def __len__(self) -> int:
        """How often they change."""
        return len(self.found)

    @cached_property
    def series(self) -> Ints:
        """The series of each change."""
        found: Ints = self.found // len(self.stops)
        return found

    def together(self) -> Moves:
        """All that moves, added up."""
        # One more place for what is taken away wholly.
        size = len(self.found) + 1
        added = {name: np.zeros(size, dtype=np.int64) for name in ADDED}
        for one in self.moves:
            places = tuple(self._places(keys) for keys in one.keys(len(self.stops)))
            for name, values in one.sums(places, size).items():
                added[name] += values
        changes = {name: values[:-1] for name, values in added.items()}
        position = self.found % len(self.stops)
        return Moves(self.series, position, self.number, changes, slice(None))

    def steps(self) -> Steps:
        """The sums wherever they change."""
        moves = self.together()
        begins = np.flatnonzero(np.diff(moves.series, prepend=NONE))
        length = np.diff(begins, append=len(moves.series))

        def come_and_not_gone(changes: Ints) -> Ints:
            sums = np.cumsum(changes)
            found: Ints = sums - np.repeat((sums - changes)[begins], length)
            return found

        sums = {name: come_and_not_gone(changes) for name, changes in moves.added.items()}
        sole = sums.pop("sole")
        return Steps(moves.series, self.stops[moves.position], sums, sole)

    def _places(self, keys: Ints) -> Ints:
        """The place of each key among those found, one more than the last for others."""
        beyond = len(self.found)
        largest = max(int(self.found.max(initial=NONE)), int(keys.max(initial=NONE)))
        if largest >= MOST_KEYS * len(keys):
            place = np.searchsorted(self.found, keys)
            there = np.append(self.found, NONE)[place] == keys
            return np.where(there, place, beyond)
        place = np.full(largest + 1, beyond, dtype=np.intp)  # as bincount takes them
        place[self.found] = np.arange(beyond)
        return place[keys]


MOST_KEYS = 16
"""So many times as many series and places as are asked for are marked one by one; beyond, those
that are there are sorted."""


def moving_on(stops: Ints, states: States, sole: Ints) -> Moving:
    """States as they come and go on these stops."""
    begin, end = positions_of(states.start, stops), positions_of(states.stop, stops)
    return Moving.of(states, sole, begin, end, len(stops))


@dataclass(frozen=True, eq=False)
class CalendarMoves:
    """The moves of states at the end of each step of the calendar, whatever the track."""

    stops: Ints
    moves: Moves

    @classmethod
    def of(cls, states: States, step: str) -> CalendarMoves:
        days = np.concatenate([states.start, states.stop[states.stop < FOR_EVER]])
        first, last = int(days.min(initial=FOR_EVER)), int(days.max(initial=1))
        # The last stop is none of the calendar: nothing moves there.
        stops = stops_of(step, (min(first, last), last + LONGEST_STEP))
        moves = [moving_on(stops, states, np.arange(len(states)))]
        return cls(stops, SumsChange.of(moves, stops).together().small())

    def on(self, stops: Ints, track: Days) -> Moves:
        """What moves on a track with these stops, up to its last whole step."""
        place = self._places(stops, track)[self.moves.position]
        rows = np.flatnonzero((place >= 0) & (place < len(stops)))
        return self.moves.take(rows, place[rows])

    def without(self, stops: Ints, track: Days, states: States, sole: Ints) -> Moving:
        """States that are among these, taken away from that."""
        place = self._places(stops, track)
        begin, end = positions_of(states.start, self.stops), positions_of(states.stop, self.stops)
        return Moving.of(states, sole, place[begin], place[end], len(stops), sign=-1)

    def _places(self, stops: Ints, track: Days) -> Ints:
        """Which stop of a track each one of the calendar is; -1 before, beyond them after it."""
        place = np.searchsorted(stops, self.stops)
        place[self.stops < track[0]] = NONE
        return np.append(np.where(self.stops > track[1], len(stops), place), len(stops))
