"""The files that the map asks the app for."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from briefing.page.html import own_bundles
from geo.map.basemap import bundles

PROJECT = Path(__file__).parents[3]
BUNDLES = bundles() | own_bundles()
SERVED = {
    f"/assets/{name}/{path.name}": path
    for name, folder in {"geo": "geo/map/static", "basemap": "data/basemap"}.items()
    for path in sorted((PROJECT / folder).iterdir())
    if path.is_file()
}


@pytest.mark.parametrize("address", SERVED)
def test_the_app_serves_our_scripts_and_base_map(app_url: str, address: str) -> None:
    with urllib.request.urlopen(app_url + address) as answer:
        assert answer.read() == SERVED[address].read_bytes()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("leaflet.js", "application/javascript"),
        ("leaflet.css", "text/css; charset=utf-8"),
        ("images/layers.png", "image/png"),
    ],
)
def test_the_app_serves_leaflet(app_url: str, name: str, kind: str) -> None:
    with urllib.request.urlopen(f"{app_url}/assets/leaflet/{name}") as answer:
        assert answer.headers["Content-Type"] == kind


def test_a_browser_asks_again_and_hears_that_nothing_changed(app_url: str) -> None:
    address = f"{app_url}/assets/leaflet/leaflet.js"
    with urllib.request.urlopen(address) as answer:
        first = answer.headers

    request = urllib.request.Request(address, headers={"If-None-Match": first["ETag"]})
    with pytest.raises(urllib.error.HTTPError) as second:
        urllib.request.urlopen(request)
    second.value.close()

    assert second.value.code == 304
    assert first["Cache-Control"] == second.value.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", BUNDLES)
def test_what_a_page_needs_is_one_file_of_a_kind_that_a_browser_keeps(
    app_url: str, name: str
) -> None:
    with urllib.request.urlopen(f"{app_url}/assets/bundle/{name}") as answer:
        kept, text = answer.headers, answer.read().decode()

    assert text == BUNDLES[name]
    kind = "application/javascript" if name.endswith(".js") else "text/css"
    assert kept["Content-Type"].startswith(kind)
    assert "immutable" in kept["Cache-Control"]


@pytest.mark.parametrize("path", ["/assets/geo/../timemap.py", "/assets/geo/%2e%2e/__init__.py"])
def test_nothing_beside_the_assets_is_served(app_url: str, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(app_url + path)
    answer.value.close()

    assert answer.value.code in (400, 404)
