"""What changes on the map, as one folium group: the slider's table and the script that shows it.

Give it to streamlit-folium as `feature_group_to_add`. What the group holds must depend on the
filters and the mode only: a group that changes with the slider's own value would be built again at
each release.
"""

from collections.abc import Mapping
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.basemap import as_javascript, load_style
from geo.packing import pack


class _Slider(MacroElement):
    """Calls timemap(); what the reader chose goes to Streamlit as the component's value."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            timemap({{ this._parent._parent.get_name() }}, {{ this.table }}, {{ this.options }},
                function (state) {
                    window.parent.postMessage({
                        isStreamlitMessage: true,
                        type: "streamlit:setComponentValue",
                        dataType: "json",
                        value: state,
                    }, "*");
                });
        {% endmacro %}
        """
    )

    def __init__(self, table: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Slider"
        self.table = as_javascript(table)
        self.options = as_javascript(options)


def time_layer(
    table: Mapping[str, Any], options: Mapping[str, Any], *, separator: str = ","
) -> folium.FeatureGroup:
    """The group that shows this table on a `base_map()`, with its slider.

    The table travels packed; `separator` stands between thousands in its texts. What table and
    options hold is said at the top of `static/timemap.js`; the style is the project's unless the
    options bring one. The map returns, whenever it rests, the state {since, until, mode,
    window_days, place_id, zoom, center, drawn} with ISO dates.
    """
    group = folium.FeatureGroup(name="time", control=False)
    group.add_child(_Slider(pack(table, separator=separator), {"style": load_style(), **options}))
    return group
