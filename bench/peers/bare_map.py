"""The least that st_folium can do: a map with one marker."""

import folium
import streamlit as st
from streamlit_folium import st_folium

from bench.peers.figures import HEIGHT, MIDDLE, empty_map

st.set_page_config(layout="wide")
country = empty_map()
folium.CircleMarker(MIDDLE).add_to(country)
st_folium(country, key="map", returned_objects=[], height=HEIGHT, width="stretch")
