"""The places that were found, as points on the base map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geo.map.basemap import as_javascript, base_map
from incidents.languages.language import Language
from incidents.slider.texts import slider_texts
from ui.elements.html import tag
from ui.no_answer.lost_map import lost_map

SCRIPT = (Path(__file__).parent / "points_map.js").read_text(encoding="utf-8").strip()
HEIGHT = 420
"""Pixels, before the page's style has its say."""

STYLE = """<style>
.st-key-places-map-box { --map-height: clamp(300px, 46vw, 480px); }
.places-sentence { font-size: 1.1rem; font-weight: 600; margin: 0; }
</style>"""

MOST_POINTS = 2000
"""More would make the browser slow, and nobody could tell them apart."""


State = Literal["sure", "doubtful", "network"]


class Point(NamedTuple):
    """A place on the map, in degrees; the label is text from wherever. A click on one with a
    `place_id` answers what the map asks."""

    latitude: float
    longitude: float
    label: str
    state: State
    place_id: str = ""


class _Points(MacroElement):
    _template = Template(
        """
        {% macro script(this, kwargs) %}
            ({{ this.script }})(
                {{ this._parent._parent.get_name() }}, {{ this._parent.get_name() }},
                {{ this.data }});
        {% endmacro %}
        """
    )

    def __init__(self, data: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Points"
        self._id = "places"
        self.script = SCRIPT
        self.data = as_javascript(data)


def points_layer(
    points: Sequence[Point], *, text: str, no_land: str, asks: str = ""
) -> folium.FeatureGroup:
    """The group that shows the first `MOST_POINTS`; `text` says in words what the map shows,
    `no_land` that its land did not come, `asks` which name a click says the place of."""
    group = folium.FeatureGroup(name="places", control=False)
    shown = [list(point) for point in points[:MOST_POINTS]]
    data = {"points": shown, "text": text, "no_land": no_land, "asks": asks}
    group.add_child(_Points(data))
    return group


def draw_points(
    points: Sequence[Point],
    language: Language,
    *,
    text: str,
    key: str,
    otherwise: str = "",
    asks: str = "",
    on_answer: Callable[[], None] | None = None,
) -> None:
    """Draws the map; it is mounted once and only its points change. `otherwise` says what holds
    where it does not come.

    Where it `asks`, what a click answers is the state under `key` when `on_answer` is called:
    {asks, at, place_id} or {asks, at, point}.
    """
    no_land = slider_texts(language)["no_land"]
    st.html(STYLE)
    with st.container(key="places-map-box"):
        st_folium(
            base_map(),
            feature_group_to_add=points_layer(points, text=text, no_land=no_land, asks=asks),
            returned_objects=[],
            key=key,
            height=HEIGHT,
            width="stretch",
            on_change=on_answer,
        )
        holds = otherwise or language.say("The places stand in the table below.")
        lost_map(language, tag("p", holds))
