"""What every peer draws: the figures of the product itself, so that only the drawing differs.

The rule for numbers is the product's, kept for all sessions; a peer leaves out the sentence, the
remarks, the chart, the table and the land, which all cost the product time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

import folium
import streamlit as st

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.index import wordings
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.slider.table import (
    DISPUTED,
    FAR_APART,
    FAR_APART_WITHIN,
    NO_NUMBER,
    OPEN,
    ZERO,
    flags,
)
from incidents.slider.timeline import Timeline, figure_at, timeline
from incidents.words.code_names import BASES
from incidents.words.figure import label

WIDTH, HEIGHT = 718, 487
"""Of the map in pixels: as large as the product's in the window of the bench."""

MIDDLE, ZOOM = (48.5, 66.9), 4
COLOR = "#9a3412"


@dataclass(frozen=True)
class Circle:
    """One place on one day: degrees, the bounds, and what its tooltip says."""

    name: str
    latitude: float
    longitude: float
    low: int | None
    high: int | None

    @property
    def radius(self) -> float:
        """In pixels; the area follows the low, down to a smallest circle."""
        return max(4.0, 0.9 * sqrt(self.low or 0))

    @property
    def text(self) -> str:
        return f"{self.name}: {self.low} to {self.high}"


@st.cache_resource(show_spinner=False)
def tables() -> Dataset:
    return read_dataset().dataset


@st.cache_resource(show_spinner=False)
def figures(bases: tuple[str, ...]) -> Timeline:
    """The figures of every day for the reports of these kinds; none chosen means all."""
    found = timeline(tables(), Selection(bases=bases))
    assert found is not None
    return found


def chosen_figures() -> Timeline:
    """A page as wide as the product's with a filter like its own, and the figures for that."""
    st.set_page_config(layout="wide")
    chosen = st.pills(
        "Who says so", list(BASES), selection_mode="multi", format_func=BASES.__getitem__
    )
    return figures(tuple(sorted(chosen)))


def chosen_day(found: Timeline) -> int:
    """Streamlit's slider over the days of the track."""
    first, last = date.fromordinal(found.first), date.fromordinal(found.last)
    return st.slider("Day", first, last, value=last, format="YYYY-MM-DD").toordinal()


def circles_on(found: Timeline, day: int) -> list[Circle]:
    """The circles of a day, and above them the total as text."""
    st.text(f"At least {found.figure(day).low}")
    on = date.fromordinal(day)
    figures_now = ((place, figure_at(changes, day)) for place, changes in found.places.items())
    return [_circle(place, figure, on) for place, figure in figures_now if _is_drawn(figure)]


def _is_drawn(figure: Figure) -> bool:
    return bool(figure.number_of_events or figure.no_number)


def _circle(place_id: str, figure: Figure, on: date) -> Circle:
    place = load_gazetteer().places[place_id]
    return Circle(place.name(on=on), place.latitude, place.longitude, figure.low, figure.high)


def empty_map() -> folium.Map:
    """A folium map whose Leaflet comes from this machine."""
    made = folium.Map(MIDDLE, zoom_start=ZOOM, tiles=None)
    made.default_js = [("leaflet", "/assets/leaflet/leaflet.js")]
    made.default_css = [("leaflet", "/assets/leaflet/leaflet.css")]
    return made


def marker(circle: Circle) -> folium.CircleMarker:
    return folium.CircleMarker(
        (circle.latitude, circle.longitude),
        radius=circle.radius,
        tooltip=circle.text,
        color=COLOR,
        weight=1,
        fill=True,
        fill_opacity=0.7,
    )


def features(found: Timeline) -> list[dict[str, Any]]:
    """GeoJSON features, one for each run of days on which a place has one figure.

    Each has what a reader of the product's map sees of it: bounds, printed figure, marks.
    """
    words, language = wordings(tables()), Language()
    made = []
    for place_id, changes in found.places.items():
        ends = [day for day, _ in changes[1:]] + [found.last + 1]
        for (first, figure), end in zip(changes, ends, strict=True):
            if _is_drawn(figure):
                circle = _circle(place_id, figure, date.fromordinal(first))
                printed = label(figure, words, language)
                made.append(_feature(circle, (first, end), printed, _standing(figure)))
    return made


def _standing(figure: Figure) -> str:
    """What the legend calls a circle, from the marks that the product sends."""
    names = {
        OPEN: "or more",
        DISPUTED: "sources disagree",
        NO_NUMBER: "detentions, no number",
        ZERO: "reported zero",
        FAR_APART: "figures lie far apart",
        FAR_APART_WITHIN: "figures on part of it lie far apart",
    }
    marks = flags(figure)
    return ", ".join(name for bit, name in names.items() if marks & bit)


def _feature(circle: Circle, days: tuple[int, int], printed: str, standing: str) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [circle.longitude, circle.latitude]}
    properties = {
        "start": _milliseconds(days[0]),
        "end": _milliseconds(days[1]),
        "radius": round(circle.radius, 1),
        "text": circle.text,
        "low": circle.low,
        "high": circle.high,
        "label": printed,
        "standing": standing,
    }
    return {"type": "Feature", "geometry": point, "properties": properties}


def _milliseconds(day: int) -> int:
    return (day - date(1970, 1, 1).toordinal()) * 86_400_000
