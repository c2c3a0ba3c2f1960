"""What the map is told about street tiles: nothing, unless whoever runs the app has set them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import folium
import pytest
from streamlit.testing.v1 import AppTest

import ui.map.live_map
from geo.map.time_layer import time_layer
from tests.waiting import PATIENCE
from ui.map.street_tiles import street_tiles

TEMPLATE = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """The options that the map was given in each run of the page."""
    given: list[Mapping[str, Any]] = []

    def noted(packed: str, options: Mapping[str, Any]) -> folium.FeatureGroup:
        given.append(options)
        return time_layer(packed, options)

    monkeypatch.setattr(ui.map.live_map, "time_layer", noted)
    return given


def open_map() -> None:
    app = AppTest.from_file("../../../ui/main.py", default_timeout=PATIENCE).run()
    assert not app.exception


def test_where_no_tiles_are_set_the_map_hears_nothing_of_them(
    options: list[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DETENTIONS_TILES", raising=False)
    monkeypatch.setenv("DETENTIONS_TILES_ATTRIBUTION", "© Somebody")

    open_map()

    assert options and all("tiles" not in given for given in options)


def test_where_tiles_are_set_the_map_is_told_of_them(
    options: list[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_TILES", TEMPLATE)
    monkeypatch.setenv("DETENTIONS_TILES_ATTRIBUTION", " © Somebody ")

    open_map()

    assert options[-1]["tiles"] == {
        "template": TEMPLATE,
        "subdomains": "abc",
        "host": "tiles.example.org",
        "attribution": "© Somebody",
    }


def test_without_an_attribution_the_host_is_named() -> None:
    told = street_tiles({"DETENTIONS_TILES": TEMPLATE, "DETENTIONS_TILES_ATTRIBUTION": " "})

    assert told and told["attribution"] == "tiles.example.org"


@pytest.mark.parametrize(
    ("template", "host"),
    [
        ("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "tiles.example.org"),
        ("https://tiles-{s}.example.org/{z}/{x}/{y}.png", "tiles-*.example.org"),
        ("http://127.0.0.1:8080/{s}/{z}/{x}/{y}.png", "127.0.0.1:8080"),
    ],
)
def test_the_reader_is_told_one_name_for_all_subdomains(template: str, host: str) -> None:
    told = street_tiles({"DETENTIONS_TILES": template})

    assert told and told["host"] == host
