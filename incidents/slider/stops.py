"""Where the slider stops: on every day, or at the ends of weeks or months of the calendar."""

from __future__ import annotations

import numpy as np

from incidents.dataset.table_arrays import UNIX_EPOCH, Ints
from incidents.rule.scope import Days

STEPS = ("day", "week", "month")

LONGEST_STEP = 31
"""Days of the longest of `STEPS`."""


def stops_of(step: str, track: Days) -> Ints:
    """The last day of each step on a track, and the last of the track."""
    days = np.arange(track[0], track[1] + 1)
    if step == "week":
        ends = days % 7 == 0  # Sundays, as ordinals count
    elif step == "month":
        of_calendar = (days - UNIX_EPOCH).astype("datetime64[D]")
        month = of_calendar.astype("datetime64[M]")
        ends = (of_calendar + 1).astype("datetime64[M]") != month
    else:
        return days
    ends[-1] = True
    found: Ints = days[ends]
    return found


def positions_of(days: Ints, stops: Ints) -> Ints:
    """The first of the stops that is not before each of the days; one more than the last for those
    after it. Looked up by day: a search for each takes several times as long."""
    first, beyond = int(stops[0]), int(stops[-1]) + 1
    by_day = np.searchsorted(stops, np.arange(first, beyond + 1)).astype(np.int32)
    found: Ints = by_day[np.clip(days, first, beyond) - first]
    return found
