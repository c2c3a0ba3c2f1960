"""Which incidents and reports lie at a place or in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    Truths,
    incident_arrays,
    member_arrays,
    report_arrays,
)

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@memoised()
def incidents_within(dataset: Dataset, place_id: str) -> Truths:
    """The incidents at a place, and those in places that lay in it on their first day."""
    incidents, gazetteer = incident_arrays(dataset), load_gazetteer()
    place, outer = incidents.place, gazetteer.places.get(place_id)
    found = place.among((place_id,))
    if outer is None:
        return found
    if outer.kind == "country":
        return np.ones(len(incidents), dtype=bool)
    for inner_id in place.values:
        inner = gazetteer.places.get(inner_id)
        if inner is None or inner.kind == outer.kind == "settlement":  # none holds another
            continue
        at = np.flatnonzero(place.among((inner_id,)))
        days, of_incident = np.unique(incidents.first[at], return_inverse=True)
        on = (date.fromordinal(day) for day in days.tolist())
        held = [gazetteer.nesting.holds(outer, inner, on=day) for day in on]
        found[at] |= np.array(held, dtype=bool)[of_incident]
    return found


@memoised()
def sole_places(dataset: Dataset) -> Ints:
    """The place of each report whose whole scope lies at one, or in it, as its code; `NONE` for
    reports that reach on."""
    reports, members = report_arrays(dataset), member_arrays(dataset)
    place = incident_arrays(dataset).place
    report, code = members.report[members.told], place.codes[members.incident[members.told]]
    least = np.full(len(reports), len(place.values))
    most = np.full(len(reports), NONE)
    np.minimum.at(least, report, code)
    np.maximum.at(most, report, code)
    is_sole = (least == most) & ~reports.covers_elsewhere & (most != place.code(""))
    return np.where(is_sole, most, NONE).astype(np.int32)


@memoised()
def reports_within(dataset: Dataset) -> Mapping[str, Truths]:
    """For each place that holds others, and that a report is about as a whole: the reports all of
    whose incidents lie at it or in it."""
    place, members = incident_arrays(dataset).place, member_arrays(dataset)
    elsewhere = report_arrays(dataset).covers_elsewhere
    codes, gazetteer = np.unique(sole_places(dataset)), load_gazetteer()
    known = [gazetteer.places[one] for one in place.values if one in gazetteer.places]
    cities = {gazetteer.nesting.city_of(one) for one in known if one.kind != "settlement"}
    found = {}
    for place_id in sorted(place.values[code] for code in codes.tolist() if code != NONE):
        outer = gazetteer.places.get(place_id)
        # Asked for each town of the slider: what lies at it is not looked for, nor kept, in vain.
        if outer is None or (outer.kind == "settlement" and outer not in cities):
            continue
        within = incidents_within(dataset, place_id)
        if within.sum() > place.among((place_id,)).sum():
            inside = members.reports_of(within)
            found[place_id] = (inside > 0) & (inside == members.of_report) & ~elsewhere
    return found
