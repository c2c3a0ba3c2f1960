"""Made-up tables of a size that the real ones may reach: the same ones on every machine.

Nothing in them happened. The places are those of the gazetteer, so that the whole app can be
measured on them; figures are of every kind that the rule for numbers tells apart.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from geo.gazetteer.gazetteer import Place, load_gazetteer
from incidents.tables.schema import PACKAGE_FILE, PROJECT_DATA, read_package

FIRST_DAY = date(2016, 1, 1)
LAST_DAY = date(2025, 12, 31)
PLACES = 200
INCIDENTS = 5_000

ORIGINS = {
    # origin: (voice, basis, how often it reports)
    "interior-ministry": ("state", "official", 5),
    "prosecutors": ("state", "official", 2),
    "rferl": ("rferl", "media", 8),
    "rferl-correspondents": ("rferl", "eyewitness", 4),
    "afp": ("afp", "eyewitness", 4),
    "rights-group": ("rights-group", "monitor", 4),
    "organizers": ("organizers", "activist", 3),
}
ORGANIZERS = tuple(f"movement-{letter}" for letter in "abcdefgh")
NUMBER_OF_CITIES = (1, 2, 3, 4, 6, 9)
HOW_OFTEN = (45, 20, 15, 10, 7, 3)
REPORTS_OF_AN_INCIDENT = (1, 2, 3, 4, 5, 6)
HOW_MANY_HAVE_THEM = (102, 29, 12, 4, 4, 2)
"""As often as incidents of the shipped tables have so many of their own."""
TANGLED = 0.12
"""How many of the events are drawn with figures that nest or differ; where those happen to agree
they do not contradict each other, and a tenth is left."""
KINDS = {"exact": 35, "at_least": 35, "about": 10, "up_to": 8, "no_number": 12}


@dataclass
class _Tables:
    """Rows by table, and the one source of chance."""

    chance: random.Random
    rows: dict[str, list[Mapping[str, object]]] = field(default_factory=dict)

    def add(self, table: str, **cells: object) -> None:
        self.rows.setdefault(table, []).append(cells)

    def of(self, table: str) -> list[Mapping[str, object]]:
        return self.rows.get(table, [])


def write_made_up(
    folder: Path, *, incidents: int = INCIDENTS, tangled: float = TANGLED, seed: int = 2016
) -> Path:
    """The folder, now with every table and datapackage.json; give it to DETENTIONS_DATA.

    It has so many incidents at 200 places on the days of ten years, of one to six reports each.
    The share of events that is `tangled`, from 0 to 1, has reports of several places together, and
    figures that differ; in all others those of a place agree.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables = _Tables(random.Random(seed))
    _add_fixed_rows(tables)
    places = largest_places(PLACES)
    weights = [place.population**0.5 for place in places]
    waiting = list(places)
    while len(tables.of("incidents")) < incidents:
        room = incidents - len(tables.of("incidents"))
        wanted = min(room, tables.chance.choices(NUMBER_OF_CITIES, HOW_OFTEN)[0])
        # Each place once, then the larger ones more often.
        chosen = {place.place_id: place for place in (waiting.pop() for _ in waiting[:1])}
        while len(chosen) < wanted:
            place = tables.chance.choices(places, weights)[0]
            chosen[place.place_id] = place
        _add_event(tables, list(chosen.values()), tangled)
    package = read_package(PROJECT_DATA, label=PACKAGE_FILE)
    for name in package.tables:
        _write(folder / f"{name}.csv", package.columns(name), tables.of(name))
    shutil.copy(PROJECT_DATA / PACKAGE_FILE, folder / PACKAGE_FILE)
    return folder


def largest_places(number: int) -> list[Place]:
    """So many settlements of the gazetteer, the largest first."""
    places = load_gazetteer().places.values()
    settlements = [place for place in places if place.kind == "settlement"]
    return sorted(settlements, key=lambda place: (-place.population, place.place_id))[:number]


def _add_fixed_rows(tables: _Tables) -> None:
    for origin, (voice, _, _) in ORIGINS.items():
        tables.add("origins", origin_id=origin, name=f"Made-up {origin}", voice_id=voice)
        tables.add(
            "sources",
            source_id=origin,
            publisher=f"Made-up {origin}",
            url=f"https://{origin}.example/",
            language="en",
        )
    for organizer in ORGANIZERS:
        tables.add("organizers", organizer_id=organizer, name=organizer.replace("-", " ").title())


def _add_event(tables: _Tables, places: Sequence[Place], tangled: float) -> None:
    chance = tables.chance
    first = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days - 3))
    last = first + timedelta(days=chance.choices((0, 1, 3), (90, 7, 3))[0])
    event = f"{first}-{len(tables.of('events')) + 1}"
    cities = "several cities" if len(places) > 1 else places[0].name(on=first)
    tables.add(
        "events",
        event_id=event,
        title=f"Rallies in {cities}, {first.day} {first:%B %Y}",
        date_first=first,
        date_last=last,
        context="protest",
    )
    incidents = []
    for place in places:
        incidents.append(f"{event}-{place.place_id}")
        tables.add(
            "incidents",
            incident_id=incidents[-1],
            event_id=event,
            location_text=place.name(on=first),
            place_id=place.place_id,
            date_first=first,
            date_last=last,
            date_precision="day" if first == last else "range",
        )
    is_tangled = chance.random() < tangled
    for incident in incidents:
        number = _number(chance)
        how_many = chance.choices(REPORTS_OF_AN_INCIDENT, HOW_MANY_HAVE_THEM)[0]
        for origin in _origins(chance, max(how_many, 2) if is_tangled else how_many):
            number = _number(chance) if is_tangled else number
            _add_report(tables, event, incident, (first, last), origin, number)
    for scope, places_of_it in _wider_scopes(chance, incidents) if is_tangled else ():
        [origin] = _origins(chance, 1)
        number = _number(chance) * places_of_it
        _add_report(tables, event, scope, (first, last), origin, number)
    if chance.random() < 0.5:
        tables.add(
            "event_organizers",
            event_id=event,
            organizer_id=chance.choice(ORGANIZERS),
            role="called",
            report_id=tables.of("reports")[-1]["report_id"],
        )


def _wider_scopes(chance: random.Random, incidents: Sequence[str]) -> Iterable[tuple[str, int]]:
    """What reports of several places together cover, and how many places those are."""
    if len(incidents) > 2 and chance.random() < 0.5:
        yield " ".join(sorted(chance.sample(list(incidents), 2))), 2
    if len(incidents) > 1:
        yield "all", len(incidents)


def _origins(chance: random.Random, how_many: int) -> list[str]:
    """So many that differ; those that report often are in it more often."""
    lot = {origin: chance.random() ** (1 / often) for origin, (_, _, often) in ORIGINS.items()}
    return sorted(lot, key=lot.__getitem__)[-how_many:]


def _number(chance: random.Random) -> int:
    return max(1, round(chance.lognormvariate(2.3, 1.0)))


def _add_report(
    tables: _Tables, event: str, scope: str, days: tuple[date, date], origin: str, number: int
) -> None:
    chance = tables.chance
    low, high, words = _figure(chance, number)
    tables.add(
        "reports",
        report_id=f"{event}-r{len(tables.of('reports')) + 1}",
        event_id=event,
        scope=scope,
        date_first=days[0],
        date_last=days[1],
        measure="people",
        act="detained",
        detained_low=low,
        detained_high=high,
        detained_text=words,
        text_language="en",
        extent="part" if chance.random() < 0.1 else "whole",
        hedged="true" if chance.random() < 0.03 else "false",
        basis=ORIGINS[origin][1],
        origin_id=origin,
        source_id=origin,
        status="counted",
        review="full_text" if chance.random() < 0.5 else "excerpt",
    )


def _figure(chance: random.Random, number: int) -> tuple[int | str, int | str, str]:
    """Low, high (empty where there is none) and the words that carry them."""
    match chance.choices(list(KINDS), list(KINDS.values()))[0]:
        case "exact":
            return number, number, f"{number} people were detained"
        case "at_least":
            return number, "", f"at least {number} people were detained"
        case "about":
            tenth = max(1, -(-number // 10))
            return number - tenth, number + tenth, f"about {number} people were detained"
        case "up_to":
            return "", number, f"up to {number} people were detained"
    return "", "", "arrests were reported"


def _write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: str(next(iter(row.values())))))
