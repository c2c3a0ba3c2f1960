"""A Streamlit slider and a folium map that stays; its circles travel as feature_group_to_add."""

import folium
from streamlit_folium import st_folium

from bench.peers.figures import (
    HEIGHT,
    WIDTH,
    chosen_day,
    chosen_figures,
    circles_on,
    empty_map,
    marker,
)

found = chosen_figures()
group = folium.FeatureGroup(name="circles")
for circle in circles_on(found, chosen_day(found)):
    marker(circle).add_to(group)
country = empty_map()
country._id = "country"
st_folium(
    country,
    feature_group_to_add=group,
    key="map",
    returned_objects=[],
    height=HEIGHT,
    width=WIDTH,
)
