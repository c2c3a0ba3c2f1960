"""What a briefing costs as a file, and how the one that plays compares with folium's own page."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import folium
from folium.plugins import TimestampedGeoJson
from playwright.sync_api import Page, Request, Route

from bench.chromium import new_reader, wait_until_calm
from bench.results import Row
from bench.run import Bench
from bench.servers import PROJECT, npm_files
from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, Taken, take
from briefing.page.html import to_html
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene, query_of
from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.slider.timeline import timeline
from incidents.tables.schema import PROJECT_DATA

SHIPPED = PROJECT / "data/briefings/2019-10-26.json"
MANY_SCENES = 30
YEAR = Selection(since=date(2019, 1, 1), until=date(2019, 12, 31))
YEAR_IN_QUERY = query_of(YEAR)
LARGEST = 1_500_000
SECONDS_OF_PLAYING = 6
MILLISECONDS_A_DAY = 40_000 // 365
"""As fast as our slider plays a year."""

FOLIUMS_SCRIPTS = {
    "jquery@3.7.1": "dist/jquery.min.js",
    "moment@2.18.1": "min/moment.min.js",
    "iso8601-js-period@0.2.1": "iso8601.js",
    "leaflet-timedimension@1.1.1": "dist/leaflet.timedimension.min.js",
    "leaflet@1.9.3": "dist/leaflet.js",
}
"""What folium's page asks the network for and cannot do without, by npm package."""

RECORD = "window.bench.record()"
STOP = "window.bench.stop()"


def measure_briefing(bench: Bench) -> Iterator[Row]:
    """Seconds and size of each format, then the page that plays against folium's."""
    yield from _formats()
    yield from _playing(bench)


# -- Files -------------------------------------------------------------------------------------


def _formats() -> Iterator[Row]:
    shipped = read_briefing(SHIPPED.read_bytes()).briefing
    for name, briefing in (("the shipped briefing", shipped), (None, _of_many(shipped))):
        scenes = len(briefing.scenes)
        title = f"{name or 'A briefing'} ({scenes} scenes)"
        taken, seconds = _taken(briefing)
        yield Row(f"{title}: counting every scene, before any format", f"{seconds:.1f} s")
        for format_ in FORMATS.values():
            start = time.perf_counter()
            written = format_.write(taken)
            seconds = time.perf_counter() - start
            bounded = format_.name == "html" and name is not None
            yield Row(
                f"{title} as {format_.name}",
                f"{seconds:.1f} s, {len(written) / 1000:,.0f} kB",
                bound="at most 1,500 kB" if bounded else "",
                met=len(written) <= LARGEST if bounded else None,
            )


def _taken(briefing: Briefing) -> tuple[Taken, float]:
    start = time.perf_counter()
    dataset = read_dataset(PROJECT_DATA).dataset
    taken = take(briefing, dataset, Discretion(), Language())
    return taken, time.perf_counter() - start


def _of_many(shipped: Briefing) -> Briefing:
    """A briefing of thirty scenes: those that ship, then event after event by map and passport."""
    events = [str(event) for event in read_dataset(PROJECT_DATA).dataset.events["event_id"]]
    kinds = ("map", "passport", "regions")
    more = [Scene(kind, f"event={event}") for event in reversed(events) for kind in kinds]
    return replace(shipped, scenes=(*shipped.scenes, *more)[:MANY_SCENES])


# -- Playing -----------------------------------------------------------------------------------


def _playing(bench: Bench) -> Iterator[Row]:
    ours, peer = bench.folder / "ours.html", bench.folder / "folium.html"
    start = time.perf_counter()
    briefing = Briefing("A year", (Scene("map", YEAR_IN_QUERY),))
    made = take(briefing, bench.dataset, Discretion(), Language())
    ours.write_bytes(
        to_html(made.briefing, made.shown, discretion=made.discretion, language=made.language)
    )
    our_seconds = time.perf_counter() - start
    start = time.perf_counter()
    _foliums(bench).save(peer)
    peer_seconds = time.perf_counter() - start
    table = "the same year of made-up incidents at 200 places"
    yield Row(
        f"One file that plays, {table}: seconds to write, size",
        f"{our_seconds:.1f} s, {ours.stat().st_size / 1000:,.0f} kB with map, script and reports",
        f"`Map.save()` with TimestampedGeoJson: {peer_seconds:.1f} s, "
        f"{peer.stat().st_size / 1000:,.0f} kB of circles alone",
    )
    our_requests, peer_requests = _requests(bench, ours), _requests(bench, peer)
    yield Row(
        "Requests to other hosts when the file is opened",
        f"{len(our_requests)}",
        f"{len(peer_requests)} to {len({url.split('/')[2] for url in peer_requests})} hosts; "
        "without them no map",
        bound="none",
        met=not our_requests,
    )
    our_frames = _frames(bench, ours, "canvas", press="p")
    peer_frames = _frames(bench, peer, "svg", scripts=npm_files(bench.folder, FOLIUMS_SCRIPTS))
    yield Row(
        f"Playing {SECONDS_OF_PLAYING} s of it: frames a second; of them with new circles; "
        "longest frame",
        _in_words(our_frames),
        f"folium's page with its scripts at hand: {_in_words(peer_frames)}",
    )


def _foliums(bench: Bench) -> folium.Map:
    """The same figures by folium's plugin for time: a feature for each run of days."""
    found = timeline(bench.dataset, YEAR)
    assert found is not None
    features = []
    for place_id, changes in found.places.items():
        ends = [day for day, _ in changes[1:]] + [found.last + 1]
        for (first, figure), end in zip(changes, ends, strict=True):
            if figure.low is not None:
                features.append(_feature(place_id, figure, first, end - 1))
    country = folium.Map((48.5, 66.9), zoom_start=5, tiles=None)
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": features},
        period="P1D",
        duration="P1D",
        auto_play=True,
        loop=True,
        transition_time=MILLISECONDS_A_DAY,
        add_last_point=False,
    ).add_to(country)
    return country


def _feature(place_id: str, figure: Figure, first: int, last: int) -> dict[str, Any]:
    place = load_gazetteer().places[place_id]
    days = [date.fromordinal(day).isoformat() for day in dict.fromkeys((first, last))]
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "times": days,
            "popup": f"{place.name(on=date.fromordinal(first))}: {figure.low} to {figure.high}",
            "icon": "circle",
            "iconstyle": {"radius": max(4.0, 0.9 * (figure.low or 0) ** 0.5), "color": "#9a3412"},
        },
    }


def _requests(bench: Bench, path: Path) -> list[str]:
    """What the file asks other hosts for; none of them answers."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if re.match("https?:", request.url):
            asked.append(request.url)

    reader = bench.browser.for_kind("canvas").new_context(offline=True)
    page = reader.new_page()
    page.on("request", note)
    page.goto(path.as_uri())
    page.wait_for_timeout(1500)
    reader.close()
    return asked


def _frames(
    bench: Bench, path: Path, kind: str, *, press: str = "", scripts: Path | None = None
) -> dict[str, Any]:
    """Every frame of some seconds of playing; `scripts` holds what the page asks for."""
    reader = new_reader(bench.browser, kind)
    reader.route(re.compile("^https?:"), lambda route: _answer(route, scripts))
    page = reader.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(2000)
    wait_until_calm()
    found = _recorded(page, press)
    reader.close()
    return found


def _recorded(page: Page, press: str) -> dict[str, Any]:
    if press:
        page.keyboard.press(press)
    page.evaluate(RECORD)
    page.wait_for_timeout(SECONDS_OF_PLAYING * 1000)
    found: dict[str, Any] = page.evaluate(STOP)
    return found


def _answer(route: Route, scripts: Path | None) -> None:
    """A script from the npm package of the same name; what is not there is refused."""
    name = route.request.url.rpartition("/")[2]
    name = name.replace("jquery-3.7.1", "jquery").replace("iso8601.min", "iso8601")
    file = scripts / name if scripts else None
    if file and file.is_file():
        route.fulfill(path=file, content_type="text/javascript")
    else:
        route.abort()


def _in_words(recorded: dict[str, Any]) -> str:
    frames = [frame for frame in recorded["frames"] if frame["gap"]]
    seconds = sum(frame["gap"] for frame in frames) / 1000
    drawn = sum(frame["painted"] for frame in frames)
    longest = max(frame["gap"] for frame in frames)
    return f"{len(frames) / seconds:.0f}; {drawn / seconds:.0f}; {longest:.0f} ms"
