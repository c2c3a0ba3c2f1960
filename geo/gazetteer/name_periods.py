"""The days between which all places keep their names: what is found on one, is found on all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from geo.gazetteer.place import Place

ONE_DAY = timedelta(days=1)


class NamePeriods:
    """The periods of these places."""

    def __init__(self, places: Iterable[Place]) -> None:
        names = [name for place in places for name in place.names]
        began = {name.first for name in names if name.first}
        ended = {name.last + ONE_DAY for name in names if name.last}
        self._begin = sorted({date.min} | began | ended)

    def begin(self, day: date) -> date:
        """The first day since when every place has had the names that it has on this day."""
        return self._begin[bisect_right(self._begin, day) - 1]
