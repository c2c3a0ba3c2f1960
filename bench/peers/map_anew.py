"""A Streamlit slider and a folium map that is built anew at each step."""

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
country = empty_map()
for circle in circles_on(found, chosen_day(found)):
    marker(circle).add_to(country)
st_folium(country, key="map", returned_objects=[], height=HEIGHT, width=WIDTH)
