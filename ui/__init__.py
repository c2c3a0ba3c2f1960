"""What readers see: the pages, the frame around them, and what the app serves besides.

With app.py and pages/ the only importer of Streamlit and streamlit-folium.
"""
