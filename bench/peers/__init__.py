"""The same job done in the ways that Streamlit and folium offer, for the bench to measure."""
