"""The same as `folium_timeline` with the marks of ours: a disc for the low, a ring for the high.

Of the names and figures beside circles ours draws those that have room; the peer goes without.
"""

from folium import JsCode

from bench.peers.figures import COLOR
from bench.peers.folium_timeline import show

show(
    JsCode(
        f"""function (feature, latlng) {{
            const {{ radius, low, high, text, label, standing }} = feature.properties;
            const disc = {{ radius, color: "{COLOR}", weight: 1, fill: true, fillOpacity: 0.7 }};
            const marks = [L.circleMarker(latlng, disc)];
            if (high > low) {{
                const ring = Math.max(4, 0.9 * Math.sqrt(high));
                const around = {{ ...disc, radius: ring, fillOpacity: 0.1 }};
                marks.unshift(L.circleMarker(latlng, around));
            }}
            return L.featureGroup(marks).bindTooltip(`${{text}} (${{label}}) ${{standing}}`);
        }}"""
    )
)
