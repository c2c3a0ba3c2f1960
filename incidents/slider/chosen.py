"""The states of a selection, most of them as they are kept, and where their sums change.

A period leaves most events whole, so that its sums are those of all states on its days but for
what it cuts; a choice of places cuts most, and adds up what it leaves whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from incidents.dataset.table_arrays import Ints, Truths
from incidents.rule.scope import Days
from incidents.slider.moves import CalendarMoves, SumsChange, moving_on
from incidents.slider.states import States
from incidents.slider.stops import LONGEST_STEP, stops_of

TOTAL = 0
"""The series of the total; that of a place is one more than the code of the place."""


@dataclass(frozen=True, eq=False)
class Chosen:
    """The states that a selection leaves `whole` of those that are kept, and those made `anew`.

    All their reports lie on the track. A state is numbered as it is kept; those made anew come
    after them. `moves` has how all that are kept move, by the step of the calendar, if that is kept
    too.
    """

    track: Days
    kept: States
    whole: Truths
    anew: States
    moves: Callable[[str], CalendarMoves] | None = None

    @classmethod
    def of(cls, states: States, track: Days) -> Chosen:
        """All of these."""
        return cls(track, states, np.ones(len(states), dtype=bool), states.take(slice(0)))

    def changes(self, step: str) -> SumsChange:
        """Where their sums change at the ends of these steps of the track."""
        stops = stops_of(step, self.track)
        if self.moves is None or len(self._cut) > np.count_nonzero(self.whole):
            return SumsChange.of([moving_on(stops, *part) for part in self._parts], stops)
        calendar = self.moves(step)
        late = self._late(stops) if self.track[1] not in calendar.stops else self._cut[:0]
        gone = np.concatenate([self._cut, late])
        moves = (
            calendar.on(stops, self.track),
            calendar.without(stops, self.track, self.kept.take(gone), gone),
            moving_on(stops, self.kept.take(late), late),
            moving_on(stops, self.anew, self._numbers_anew),
        )
        return SumsChange.of(moves, stops)

    def of_largest_places(self, most: int) -> Chosen:
        """The total and so many places, those with the highest lows over the track."""
        parts = [states for states, _ in self._parts]
        series = np.concatenate([states.series for states in parts])
        low = np.bincount(series, weights=np.concatenate([states.low for states in parts]))
        places = np.setdiff1d(series, [TOTAL])
        largest = [TOTAL, *places[np.argsort(-low[places], kind="stable")][:most]]
        whole = self.whole & np.isin(self.kept.series, largest)
        anew = self.anew.take(np.flatnonzero(np.isin(self.anew.series, largest)))
        return replace(self, whole=whole, anew=anew, moves=None)

    def reports(self, number: int) -> Ints:
        """The numbers of the reports of a state."""
        states, place = self.kept, number
        if number >= len(self.kept):
            states, place = self.anew, number - len(self.kept)
        first = int(states.first[place])
        found: Ints = states.reports[first : first + int(states.count[place])]
        return found

    @property
    def _numbers_anew(self) -> Ints:
        return len(self.kept) + np.arange(len(self.anew))

    @cached_property
    def _parts(self) -> Sequence[tuple[States, Ints]]:
        """The states with the number of each."""
        whole = np.flatnonzero(self.whole)
        return (self.kept.take(whole), whole), (self.anew, self._numbers_anew)

    @cached_property
    def _cut(self) -> Ints:
        """Those that are kept and not whole, and move on the track or shortly before."""
        return np.flatnonzero(~self.whole & self._move(self.track[0] - LONGEST_STEP))

    @cached_property
    def _late_ones(self) -> Ints:
        """Those that are whole and move at the end of the track."""
        return np.flatnonzero(self.whole & self._move(self.track[1] - LONGEST_STEP))

    def _late(self, stops: Ints) -> Ints:
        """Those that are whole and move in the last step, which the end of the track cuts."""
        late, before = self._late_ones, stops[-2] if len(stops) > 1 else self.track[0] - 1
        start, stop = self.kept.start[late], self.kept.stop[late]
        return late[(start > before) | ((stop > before) & (stop <= self.track[1]))]

    def _move(self, first: int) -> Truths:
        """Which of those that are kept come or go from this day to the end of the track."""
        kept, last = self.kept, self.track[1]
        comes: Truths = (first <= kept.start) & (kept.start <= last)
        return comes | ((first <= kept.stop) & (kept.stop <= last))
