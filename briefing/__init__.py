"""Scenes that play in front of a room, and the files they become; knows no Streamlit."""
