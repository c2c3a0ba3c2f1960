"""What the pages share: navigation, filters, words, assets and headers.

With app.py and pages/ the only importer of Streamlit and streamlit-folium.
"""
