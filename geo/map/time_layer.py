"""What changes on the map, as one folium group: the slider's table and the script that shows it.

Give it to streamlit-folium as `feature_group_to_add`. What the group holds must depend on the
filters and the mode only: a group that changes with the slider's own value would be built again at
each release.
"""

from collections.abc import Mapping
from typing import Any

import folium
from folium.template import Template

from geo.map.basemap import ScriptOnly, load_style
from geo.map.packing import compressed, pack


class _Slider(ScriptOnly):
    """Calls timemap_packed(); what the reader chose goes to Streamlit as the component's value."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            timemap_packed({{ this._parent._parent.get_name() }},
                "{{ this.table }}", "{{ this.options }}",
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

    def __init__(self, table: str, options: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Slider"
        self.table = table
        self.options = compressed(options)


class _Group(ScriptOnly, folium.FeatureGroup):
    """The group that travels: its script holds the table, which no page is made of."""


def packed_table(table: Mapping[str, Any], *, separator: str = ",") -> str:
    """The table as it travels; `separator` stands between thousands in its texts.

    What a table holds is said in `timemap.d.ts`.
    """
    return compressed(pack(table, separator=separator))


def time_layer(packed: str, options: Mapping[str, Any]) -> folium.FeatureGroup:
    """The group that shows a table of `packed_table` on a `base_map()`, with its slider.

    What the options hold is said in `timemap.d.ts`; the style is the project's
    unless they bring one. The map returns, whenever it rests, the state {since, until, mode,
    window_days, place_id, zoom, center, drawn} with ISO dates.
    """
    group = _Group(name="time", control=False)
    group.add_child(_Slider(packed, {"style": load_style(), **options}))
    return group
