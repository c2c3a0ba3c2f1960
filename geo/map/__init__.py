"""The map in a browser: Leaflet, the base map, the slider's script, and what is sent to it."""
