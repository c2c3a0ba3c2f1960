"""A Streamlit slider and st.pydeck_chart, without a base map, which it would ask the net for."""

import pydeck
import streamlit as st

from bench.peers.figures import (
    HEIGHT,
    MIDDLE,
    WIDTH,
    ZOOM,
    chosen_day,
    chosen_figures,
    circles_on,
)

found = chosen_figures()
rows = [
    {
        "position": [circle.longitude, circle.latitude],
        "radius": circle.radius,
        "text": circle.text,
    }
    for circle in circles_on(found, chosen_day(found))
]
circles = pydeck.Layer(
    "ScatterplotLayer",
    rows,
    id="circles",
    get_position="position",
    get_radius="radius",
    radius_units="'pixels'",
    get_fill_color=[154, 52, 18, 180],
    pickable=True,
)
view = pydeck.ViewState(latitude=MIDDLE[0], longitude=MIDDLE[1], zoom=ZOOM - 1)
deck = pydeck.Deck(
    [circles],
    initial_view_state=view,
    map_provider=None,
    map_style=None,
    tooltip={"text": "{text}"},
)
st.pydeck_chart(deck, height=HEIGHT, width=WIDTH, key="map")
