"""Which days and regions were searched for reports, so that an empty day can be told apart.

The table `coverage.csv` says it. A search that found nothing is no zero: nobody said that nobody
was detained. Where nothing is written down, no report means *not searched*.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from geo.regions import REGIONS
from incidents.dataset.index import columns_of, day_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import incident_arrays
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

COUNTRY = "KZ"
"""The region code of a search of the whole country."""

SEARCHED, IN_PART, NOT_SEARCHED = "searched", "searched_in_part", "not_searched"


@dataclass(frozen=True)
class Search:
    """One row of `coverage.csv`: days as ordinals, both inside, and the regions it covers."""

    first: int
    last: int
    region_code: str
    text: str
    by: str
    on: date | None

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that were searched; none where the code is not known."""
        if self.region_code == COUNTRY:
            return tuple(REGIONS)
        return (self.region_code,) if self.region_code in REGIONS else ()


@dataclass(frozen=True)
class Searched:
    """What was searched of the regions of one selection.

    `runs` are (first day, last day, `searched` or `searched_in_part`) in order, days as ordinals,
    no two touching with the same state; all other days are not searched. `searched_in_part`: some
    of the regions, not all. `documented` says whether any search is written down at all.
    """

    documented: bool
    runs: tuple[tuple[int, int, str], ...] = ()

    def state(self, first: int, last: int) -> str:
        """What was searched of these days, both ends inside: all of them, a part, or nothing."""
        start = max(0, bisect_right([run[0] for run in self.runs], first) - 1)
        touched = [run for run in self.runs[start:] if run[0] <= last and run[1] >= first]
        if not touched:
            return NOT_SEARCHED
        whole = sum(
            min(last, end) - max(first, begin) + 1
            for begin, end, state in touched
            if state == SEARCHED
        )
        return SEARCHED if whole == last - first + 1 else IN_PART

    def within(self, first: int, last: int) -> tuple[tuple[int, int, str], ...]:
        """The runs cut to these days."""
        return tuple(
            (max(begin, first), min(end, last), state)
            for begin, end, state in self.runs
            if begin <= last and end >= first
        )


@memoised()
def searches(dataset: Dataset) -> tuple[Search, ...]:
    """The searches that are written down, in the table's order."""
    columns = ("date_first", "date_last", "region_code", "searched_text", "searched_by")
    frame = columns_of(dataset, "coverage")
    rows = zip(*(frame[name].to_list() for name in (*columns, "searched_date")), strict=True)
    return tuple(
        Search(first.toordinal(), last.toordinal(), region, text, by, day_of(on))
        for first, last, region, text, by, on in rows
        if first == first and last == last and first <= last
    )


def searched(dataset: Dataset, selection: Selection) -> Searched:
    """What was searched of the selection's regions, or of the country, over all time."""
    wanted = set(_regions(dataset, selection))
    steps: Counter[tuple[int, str]] = Counter()
    for search in searches(dataset):
        for region in wanted.intersection(search.regions):
            steps[search.first, region] += 1
            steps[search.last + 1, region] -= 1
    depth: Counter[str] = Counter()
    runs: list[tuple[int, int, str]] = []
    begin, state = 0, NOT_SEARCHED
    for day in sorted({day for day, _ in steps}):
        if state != NOT_SEARCHED:
            runs.append((begin, day - 1, state))
        for region in wanted:
            depth[region] += steps[day, region]
        reached = sum(depth[region] > 0 for region in wanted)
        begin, state = day, _state(reached, len(wanted))
    return Searched(bool(searches(dataset)), _merged(runs))


def _state(reached: int, wanted: int) -> str:
    if not reached:
        return NOT_SEARCHED
    return SEARCHED if reached == wanted else IN_PART


def _merged(runs: list[tuple[int, int, str]]) -> tuple[tuple[int, int, str], ...]:
    merged: list[tuple[int, int, str]] = []
    for begin, end, state in runs:
        if merged and merged[-1][1] == begin - 1 and merged[-1][2] == state:
            merged[-1] = (merged[-1][0], end, state)
        else:
            merged.append((begin, end, state))
    return tuple(merged)


def _regions(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The regions that a selection is about: those chosen, those of its places, or all."""
    chosen = set(selection.regions)
    if selection.places:
        incidents = incident_arrays(dataset)
        there = np.unique(incidents.region.codes[incidents.place.among(selection.places)])
        of_places = {incidents.region.values[code] for code in there.tolist()}
        chosen = chosen & of_places if chosen else of_places
    return tuple(code for code in REGIONS if code in chosen) or tuple(REGIONS)
