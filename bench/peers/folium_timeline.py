"""folium's Timeline plugin: every circle of every day in one GeoJSON, a slider in the map.

A feature carries what a reader of our map sees of a circle: name, bounds, the printed figure, its
marks in words. Totals, notes, events, names that change within a run of days: ours sends them
besides, the peer goes without.
"""

from folium import JsCode
from folium.plugins import Timeline, TimelineSlider
from streamlit_folium import st_folium

from bench.peers.figures import COLOR, HEIGHT, WIDTH, chosen_figures, empty_map, features

SCRIPTS = [
    ("timeline", "/assets/npm/leaflet.timeline.js"),
    ("moment", "/assets/npm/moment.min.js"),
]

CIRCLE = JsCode(
    f"""function (feature, latlng) {{
        const {{ radius, text, label, standing }} = feature.properties;
        const style = {{ radius, color: "{COLOR}", weight: 1, fill: true, fillOpacity: 0.7 }};
        return L.circleMarker(latlng, style).bindTooltip(`${{text}} (${{label}}) ${{standing}}`);
    }}"""
)


def show(circle: JsCode) -> None:
    """The page; `circle` is the function that makes a layer of a feature."""
    found = {"type": "FeatureCollection", "features": features(chosen_figures())}
    country = empty_map()
    layer = Timeline(found, point_to_layer=circle).add_to(country)
    slider = TimelineSlider(auto_play=False, show_ticks=False, date_options="YYYY-MM-DD")
    slider.default_js = SCRIPTS
    slider.add_timelines(layer).add_to(country)
    st_folium(country, key="map", returned_objects=[], height=HEIGHT, width=WIDTH)


if __name__ == "__main__":  # else another peer shows its own circles with it
    show(CIRCLE)
