"""What the map is given: the same base map each time, and any text as nothing but text."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit_folium import (
    _get_feature_group_string,
    generate_js_hash,
    generate_leaflet_string,
)

from geo.map.basemap import (
    SCRIPTS,
    STATIC,
    STYLESHEETS,
    as_javascript,
    base_map,
    load_style,
    script_bundle,
    style_bundle,
    without_comments,
)
from geo.map.packing import compressed, pack
from geo.map.time_layer import packed_table, time_layer
from incidents.languages.language import Language
from incidents.slider.texts import slider_texts

HOSTILE = [
    "${alert(1)}",
    "back\\slash and \\u0024{alert(1)}",
    "`+alert(1)+`",
    "</script><script>alert(1)</script>",
    "<!--",
    "{{ 7 * 7 }} {{'map_div'}} {% raw %}",
    "' \" & \u2028 \u2029 \x00",
    "map_div _country feature_group_0",
]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def a_table(name: str) -> dict[str, Any]:
    return {
        "first": "2019-10-26",
        "last": "2019-10-26",
        "mode": "cumulative",
        "window_days": None,
        "places": [{"id": "1", "latitude": 43.25, "longitude": 76.92, "names": [[None, name]]}],
        "changes": [[0, 0, 12, 12, 1, name]],
        "totals": [[0, 12, 12, 1, name, 12]],
        "notes": [[0, [name]]],
        "events": [[0, 0, "e", name, 12, 1]],
    }


def read_javascript(expression: str) -> Any:
    """The value of what as_javascript made: a JavaScript string literal of JSON is JSON too."""
    return json.loads(json.loads(expression.removeprefix("JSON.parse(").removesuffix(")")))


def decompressed(text: str) -> Any:
    return json.loads(zlib.decompress(base64.b64decode(text, validate=True)))


def group_script(table: dict[str, Any]) -> str:
    country = base_map()
    country.get_root().render()
    generate_leaflet_string(country)
    return _get_feature_group_string(time_layer(packed_table(table), {"texts": {}}), country)


@given(json_values)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    assert read_javascript(as_javascript(value)) == value


@given(json_values)
def test_a_compressed_value_comes_back_as_it_was(value: Any) -> None:
    assert decompressed(compressed(value)) == value


@given(st.text())
def test_a_compressed_text_is_letters_that_end_nothing(text: str) -> None:
    assert re.fullmatch("[A-Za-z0-9+/]+={0,2}", compressed([text]))


@given(st.text())
def test_no_text_can_end_the_script_the_string_or_a_template_literal(text: str) -> None:
    expression = as_javascript([text])

    assert expression.isascii()
    assert not set(expression) & set("<>&'`${}_\n\r")


@pytest.mark.parametrize("write", [as_javascript, compressed])
def test_a_number_that_is_none_is_refused(write: Callable[[Any], str]) -> None:
    with pytest.raises(ValueError):
        write([float("nan")])


@pytest.mark.parametrize("name", HOSTILE)
def test_streamlit_folium_leaves_a_hostile_name_as_it_was(name: str) -> None:
    script = group_script(a_table(name))

    (given,) = re.findall(r'map_div,\s*"(.*)", "(.*)",', script)
    given_table, given_options = map(decompressed, given)
    assert given_table == json.loads(json.dumps(pack(a_table(name))))
    assert given_options == {"style": load_style(), "texts": {}}


def test_the_slider_goes_onto_the_map_that_is_there() -> None:
    assert "timemap_packed(map_div," in group_script(a_table("Almaty"))


def test_lines_that_stay_the_same_travel_once() -> None:
    table = a_table("Almaty")
    table["totals"] = [[day, 12, 12, 1, "12", 12] for day in (0, 3, 5)]
    table["notes"] = [[0, ["one line"]], [5, ["another line"]]]

    days, _ = pack(table)["notes"]

    assert days == [0, 5]


def test_the_days_that_were_searched_travel_with_the_table() -> None:
    searched = {"documented": True, "runs": [[0, 0, True]], "line": "Searched", "names": []}

    assert pack({**a_table("Almaty"), "searched": searched})["searched"] == searched


def test_the_base_map_leaves_its_size_to_the_script_that_fits_the_country() -> None:
    country = base_map()
    country.get_root().render()

    assert '"trackResize": false' in generate_leaflet_string(country)


def test_one_table_makes_one_group_letter_for_letter() -> None:
    assert group_script(a_table("Almaty")) == group_script(a_table("Almaty"))


def test_each_base_map_has_the_same_script_so_the_frame_is_never_mounted_anew() -> None:
    scripts = set()
    keys = set()
    for _ in range(3):
        country = base_map()
        country.get_root().render()
        script = generate_leaflet_string(country)
        scripts.add(script)
        keys.add(generate_js_hash(script, "map"))

    assert len(scripts) == len(keys) == 1


def test_the_base_map_asks_the_app_alone() -> None:
    country = base_map("/assets")

    assert [*country.default_js, *country.default_css] == []  # folium's own are on the network
    assert "//" not in generate_leaflet_string(country)


def test_one_file_brings_leaflet_and_then_every_script() -> None:
    bundle = script_bundle()
    scripts = [without_comments((STATIC / name).read_text(encoding="utf-8")) for name in SCRIPTS]
    places = [bundle.index(script) for script in scripts]

    assert 0 < bundle.index("Leaflet 1.9") < places[0]
    assert places == sorted(places)
    assert "sourceMappingURL" not in bundle


def test_one_file_brings_all_styles_and_no_picture() -> None:
    sheet = style_bundle()

    assert all((STATIC / name).read_text(encoding="utf-8") in sheet for name in STYLESHEETS)
    assert ".leaflet-container" in sheet
    assert "images/" not in sheet


def test_each_file_the_base_map_asks_for_is_there() -> None:
    leaflet = files("js_lib_leaflet") / "static" / "js_lib_leaflet"

    assert [name for name in ("leaflet.js", "leaflet.css") if not (leaflet / name).is_file()] == []
    assert [name for name in SCRIPTS + STYLESHEETS if not (STATIC / name).is_file()] == []
    assert {path.name for path in STATIC.glob("*.js")} == set(SCRIPTS)


def test_light_and_dark_name_the_same_colours() -> None:
    light, dark = load_style()["colors"].values()

    assert light.keys() == dark.keys()


def test_the_app_has_a_word_for_each_that_the_scripts_ask_for() -> None:
    scripts = "".join((STATIC / name).read_text(encoding="utf-8") for name in SCRIPTS)
    asked = set(re.findall(r"\btexts\.(\w+)", scripts))

    assert asked - slider_texts(Language()).keys() == set()
