"""What a map with its slider is given: a timeline with points and names, and labels of cities."""

from __future__ import annotations

from datetime import date
from typing import Any

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.selection import Selection
from incidents.slider.table import slider_table
from incidents.slider.timeline import timeline, track_of
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker

LARGEST_CITIES = 60
"""How many cities carry a quiet label, so that a reader finds the way."""


def map_table(
    speaker: Speaker, names: PlaceNames, selection: Selection, *, mode: str, window_days: int
) -> dict[str, Any]:
    """The slider's table for a selection whose period is the track, ready for JSON.

    Its form stands in `geo/map/timemap.d.ts`; without a report it has no rows.
    """
    figures = timeline(speaker.dataset, selection, mode=mode, window_days=window_days)
    if figures is None:
        first, last = track_of(speaker.dataset, selection)
        return {
            "first": date.fromordinal(first).isoformat(),
            "last": date.fromordinal(last).isoformat(),
            "mode": mode,
            "window_days": window_days if mode == "window" else None,
            "places": [],
            "changes": [],
            "totals": [],
            "notes": [],
            "events": [],
        }
    places = load_gazetteer().places

    def entry(place_id: str, first: int, last: int) -> dict[str, Any] | None:
        place = places.get(place_id)
        if place is None or place.kind == "country":
            return None
        known = {
            "id": place_id,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "names": names.by_day(place, first, last),
        }
        return known if place.kind == "settlement" else known | {"area": True}

    return slider_table(figures, speaker, entry)


def city_labels(names: PlaceNames, first: str, last: str) -> list[dict[str, Any]]:
    """The largest cities with point, names by day and a rank, 0 for the largest; ISO dates."""
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    cities = [place for place in load_gazetteer().places.values() if place.kind == "settlement"]
    cities.sort(key=lambda place: -place.population)
    return [
        {
            "names": names.by_day(place, start, end),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "rank": min(3, index // 15),
        }
        for index, place in enumerate(cities[:LARGEST_CITIES])
    ]
