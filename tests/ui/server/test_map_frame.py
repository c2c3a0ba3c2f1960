"""The frame that a map is drawn in, as a browser loads it."""

from __future__ import annotations

import re
import urllib.request

from geo.map.basemap import bundles
from ui.server.map_frame import BUILD

FRAME = "component/streamlit_folium.st_folium"


def test_the_frame_brings_our_styles_and_scripts_before_its_own(app_url: str) -> None:
    scripts, styles = bundles()
    with urllib.request.urlopen(f"{app_url}/{FRAME}/index.html?streamlitUrl=x") as answer:
        page, kept = answer.read().decode(), answer.headers["Cache-Control"]

    assert page.index(f"../../assets/bundle/{scripts}") < page.index("./static/js/main")
    assert f'<body><link rel="stylesheet" href="../../assets/bundle/{styles}">' in page
    assert kept == "no-cache"  # the next one may name other scripts


def test_a_browser_asks_once_for_the_script_of_the_frame(app_url: str) -> None:
    (name,) = re.findall(r'"\./(static/js/main[^"]*)"', (BUILD / "index.html").read_text("utf-8"))
    with urllib.request.urlopen(f"{app_url}/{FRAME}/{name}") as answer:
        content, kept = answer.read(), answer.headers["Cache-Control"]

    assert content == (BUILD / name).read_bytes()
    assert "immutable" in kept
