"""Which name of a place is printed: in which language, and of which day or from which hand."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.namesakes import told_apart
from geo.gazetteer.place import Place
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.part import places_of_whole
from incidents.dataset.table_arrays import Ints

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

TIMES = ("day", "today", "source")
"""A place as it was called on the day that is told, as today, or as the source wrote it."""


MOST_DAYS = date.max.toordinal()

Named = tuple[int | None, str]
"""A day counted from the first of a track, None for its first; and the name from then on."""


@dataclass(frozen=True)
class PlaceNames:
    """The reader's choice of names; call it with a place id and a day (None: today).

    `language` is one of `LANGUAGES` in `geo.message`, `of` one of `TIMES`. A place that no source
    of the table wrote is named as on the day; a place that the gazetteer does not know by its id.
    Where the table holds several places of one name, each has its region behind it.
    """

    dataset: Dataset
    language: str = "en"
    of: str = "day"

    def __call__(self, place_id: str, on: date | None) -> str:
        return _name(self.dataset, self.language, self.of, place_id, on)

    def in_columns(
        self, place_ids: Sequence[str], which: Ints, days: Ints
    ) -> tuple[list[str], Ints]:
        """Names, and for each row the number of its own among them: that of the place with this
        number in `place_ids` on this day, an ordinal; "" where no place was found."""
        numbers: dict[str, int] = {}
        found = np.zeros(len(which), dtype=np.int64)
        places, order = load_gazetteer().places, np.argsort(which, kind="stable")
        ends = np.searchsorted(which[order], np.arange(len(place_ids) + 1))
        for place_id, start, end in zip(place_ids, ends[:-1], ends[1:], strict=True):
            rows = order[start:end]
            named: tuple[Named, ...] = ((None, place_id),)
            first = int(days[rows].min(initial=MOST_DAYS))
            if place_id in places and len(rows):
                named = self.by_day(places[place_id], first, int(days[rows].max()))
            starts = [first + (offset or 0) for offset, _ in named]
            codes = [numbers.setdefault(name, len(numbers)) for _, name in named]
            found[rows] = np.array(codes)[np.searchsorted(starts, days[rows], "right") - 1]
        return list(numbers), found

    def by_day(self, place: Place, first: int, last: int) -> tuple[Named, ...]:
        """The names of a place over a track, whose ends are ordinals; at least one."""
        return _by_day(self.dataset, self.language, self.of, place.place_id, first, last)


@memoised(at_most=20_000)
def _name(dataset: Dataset, language: str, of: str, place_id: str, on: date | None) -> str:
    """Kept, since lists of places are offered and drawn by each run."""
    name = _alone(dataset, language, of, place_id, on)
    around = namesakes(dataset, language).get(place_id)
    return f"{name} ({around})" if around and around not in name else name


def _alone(dataset: Dataset, language: str, of: str, place_id: str, on: date | None) -> str:
    """The name as if no other place had it."""
    written = _written(dataset).get(place_id) if of == "source" else None
    if written:
        return _at(written, on)
    place = load_gazetteer().places.get(place_id)
    if place is None:
        return place_id
    return place.name(language, on=None if of == "today" else on)


@memoised(at_most=10_000)
def _by_day(
    dataset: Dataset, language: str, of: str, place_id: str, first: int, last: int
) -> tuple[Named, ...]:
    """Kept, since each table of the slider names the same places over the same days."""
    place, names = load_gazetteer().places[place_id], PlaceNames(dataset, language, of)
    days = {first}
    if of == "day":
        days |= {day for day in _turns(place) if first < day <= last}
    elif of == "source":
        written = _written(dataset).get(place_id, ())
        days |= {day.toordinal() for day, _ in written if first < day.toordinal() <= last}
        days |= set() if written else {day for day in _turns(place) if first < day <= last}
    found: list[Named] = []
    for day in sorted(days):
        name = names(place_id, date.fromordinal(day))
        if not found or found[-1][1] != name:
            found.append((None if day == first else day - first, name))
    return tuple(found)


def _turns(place: Place) -> set[int]:
    """The days from which another name of the place may hold, as ordinals."""
    starts = [name.first for name in place.names]
    starts += [name.last + timedelta(days=1) for name in place.names if name.last]
    return {day.toordinal() for day in starts if day}


def _at(written: Sequence[tuple[date, str]], on: date | None) -> str:
    """The text of the last incident up to the day; of the first one where all are later."""
    if on is None:
        return written[-1][1]
    return written[max(0, bisect_right(written, on, key=lambda row: row[0]) - 1)][1]


@memoised()
def namesakes(dataset: Dataset, language: str) -> Mapping[str, str]:
    """By id, what tells the places of the table apart that share a name in this language: the
    region of today; where they share that too, their point."""
    known = load_gazetteer().places
    by_name: dict[str, list[Place]] = defaultdict(list)
    ids = sorted(places_of_whole(dataset))
    for place in (known[place_id] for place_id in ids if place_id in known):
        by_name[place.name(language)].append(place)
    several = [places for places in by_name.values() if len(places) > 1]
    return {
        place.place_id: told for places in several for place, told in told_apart(places, language)
    }


@memoised()
def _written(dataset: Dataset) -> Mapping[str, Sequence[tuple[date, str]]]:
    """By place the days of its incidents with the text of their location, in order."""
    incidents = columns_of(dataset, "incidents")
    columns = ("resolved_place_id", "date_first", "location_text")
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for place_id, day, text in incidents.select(columns).iter_rows():
        if place_id:
            found[place_id].append((day.date(), text))
    return {place_id: sorted(rows) for place_id, rows in found.items()}
