"""Every settlement of the state's classifier, with the smallest unit of ours that holds it.

The classifier (KATO, Bureau of National Statistics, 17 October 2022) has no points. A settlement
of it that the gazetteer has too gets the id of that place; of the others only the district or the
region is known.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.build.names_table import Row
from geo.gazetteer.place import Place
from geo.gazetteer.reverse import distance_km
from geo.names.folding import fold, skeleton
from geo.names.name_parts import part_of
from geo.regions import CITIES

KATO = "kato.tsv"
SETTLEMENT_FIELDS = ["sound", "kind", "unit_id", "place_id"]

_TYPES = {
    "town": re.compile(r"г\.(?!а\.)\s*(?P<name>.+)"),
    "urban": re.compile(r"п\.(?!а\.)\s*(?P<name>.+)"),
    "rural_district": re.compile(
        r"с\.?\s?[оа]\.\s*(?:им\.|имени)?\s*(?P<name>.+)|(?P<before>.+?)\s+с\.?[оа]\.?$"
    ),
    "village": re.compile(r"(?:с|крес\.пос|поселье)[.\s]\s*(?:им\.|имени)?\s*(?P<name>.+)"),
    "station": re.compile(r"(?:ст|рзд)\.\s*(?P<name>.+)"),
    # Where nobody but a herdsman, a road mender or a guard lives.
    "camp": re.compile(
        r"(?:зимовка|точка|ферма|уч\.|отг\.|кр\.хоз\.?|р\.|[Жж]ив\.\s?точка)?\s*(?P<name>.+)"
    ),
}
_NO_SETTLEMENT = re.compile(r"[пгПГ]\.[аА]\.|\bрайон\b|область|жил\.дом", re.I)
_NAME = re.compile(r"[^\W\d_]{2}")

# A district is 300 km across at most: a place farther from the seat is another of the name.
FARTHEST_KM = 300.0
# Of two settlements of a region with one name, the place is the one whose seat is so much nearer.
TIMES_NEARER = 2.0


@dataclass(frozen=True)
class Listed:
    """A settlement as the classifier lists it; four digits of the code are its district."""

    code: str
    kind: str
    name: str

    @property
    def admin1_code(self) -> str:
        """The region that the first two digits of the code stand for, as in KZ-11."""
        return f"KZ-{self.code[:2]}"

    @property
    def sound(self) -> str:
        """How the name sounds, by which names in any spelling are compared."""
        return skeleton(fold(self.name))


def settlement_rows(
    classifier: Iterable[tuple[str, str]],
    places: Sequence[Place],
    *,
    by_hand: Iterable[Row] = (),
    others: Container[tuple[str, str]] = (),
) -> list[Row]:
    """The rows of settlements.csv, by sound and in the order of the classifier.

    `classifier` are codes and names, `by_hand` settlements that it lacks, `others` pairs of place
    id and code that bear one name and are not one.
    """
    rows = sorted(classifier)
    listed = list(_listed(rows))
    units = _units(rows, places)
    linked = _linked(listed, places, units, others)
    table = [
        {
            "sound": one.sound,
            "kind": one.kind,
            "unit_id": _unit(one, units).place_id,
            "place_id": linked[one.code].place_id if one.code in linked else "",
        }
        for one in listed
    ]
    table += [
        {
            "sound": skeleton(fold(row["name"])),
            "kind": row["kind"],
            "unit_id": row["place_id"],
        }
        for row in by_hand
    ]
    return sorted(table, key=lambda row: row["sound"])


def read_classifier(folder: Path) -> list[tuple[str, str]]:
    """The codes and names of the classifier."""
    _, *lines = (folder / KATO).read_text(encoding="utf-8").splitlines()
    return [(code, name) for code, name in (line.split("\t") for line in lines)]


def _listed(rows: Iterable[tuple[str, str]]) -> Iterator[Listed]:
    for code, text in rows:
        for kind, pattern in _TYPES.items():
            found = pattern.match(text)
            if found and not _NO_SETTLEMENT.search(text):
                name = found.groupdict().get("before") or found["name"]
                if name and _NAME.search(name):
                    yield Listed(code, kind, name.strip())
                break


def _units(rows: Iterable[tuple[str, str]], places: Iterable[Place]) -> dict[str, Place]:
    """Two digits of a code -> the region or city, four digits -> the district, where we have it.

    A district under another name is the one that stands at a place in it.
    """
    rows = list(rows)
    units = {
        place.admin1_code.removeprefix("KZ-"): place
        for place in sorted(places, key=lambda place: place.population)
        if place.kind == ("settlement" if place.admin1_code in CITIES else "region")
    }
    districts = [place for place in places if place.kind == "district"]
    by_name = {(place.admin1_code, sound): place for place in districts for sound in _sounds(place)}
    names = {code[:4]: name for code, name in rows if code.endswith("00000")}
    for code, name in names.items():
        part = part_of(fold(name))
        if part.kind == "district" and (key := (f"KZ-{code[:2]}", skeleton(part.name))) in by_name:
            units[code] = by_name[key]
    left = {
        (place.latitude, place.longitude, place.admin1_code): place
        for place in districts
        if place not in units.values()
    }
    seats = {
        (place.admin1_code, sound): left[place.latitude, place.longitude, place.admin1_code]
        for place in places
        if place.kind == "settlement"
        if (place.latitude, place.longitude, place.admin1_code) in left
        for sound in _sounds(place)
    }
    for one in _listed(rows):
        is_unknown = one.code[:4] not in units and "район" in names[one.code[:4]].casefold()
        if is_unknown and (one.admin1_code, one.sound) in seats:
            units[one.code[:4]] = seats[one.admin1_code, one.sound]
    return units


def _unit(one: Listed, units: Mapping[str, Place]) -> Place:
    return units.get(one.code[:4]) or units[one.code[:2]]


def _linked(
    listed: Iterable[Listed],
    places: Iterable[Place],
    units: Mapping[str, Place],
    others: Container[tuple[str, str]],
) -> dict[str, Place]:
    """Code -> the place that it is, for each place of which the tables leave no doubt."""
    by_sound: dict[tuple[str, str], list[Listed]] = {}
    for one in listed:
        if one.kind in ("town", "urban", "village", "station"):
            by_sound.setdefault((one.admin1_code, one.sound), []).append(one)
    linked: dict[str, Place] = {}
    # The larger of two places with a name is the town of the name.
    for place in sorted(places, key=lambda place: -place.population):
        found = {
            one.code: one
            for sound in (_sounds(place) if place.kind == "settlement" else ())
            for one in by_sound.get((place.admin1_code, sound), ())
            if one.code not in linked and (place.place_id, one.code) not in others
        }
        towns = [one for one in found.values() if one.kind == "town"]
        villages = [one for one in found.values() if one.kind in ("village", "urban")]
        by_distance = sorted(
            (_from_seat(place, one, units), one.code) for one in villages or found.values()
        )
        if len(towns) == 1:
            linked[towns[0].code] = place
        elif by_distance:
            (nearest, code), *farther = by_distance
            is_far = nearest > FARTHEST_KM
            if not is_far and all(other >= TIMES_NEARER * nearest for other, _ in farther):
                linked[code] = place
    return linked


def _from_seat(place: Place, one: Listed, units: Mapping[str, Place]) -> float:
    """Kilometres from the place to the seat of the settlement's district; 0 where a town is one."""
    unit = _unit(one, units)
    if unit.kind != "district":
        return 0.0
    return distance_km(place.latitude, place.longitude, unit)


def _sounds(place: Place) -> set[str]:
    return {skeleton(part_of(fold(name.text)).name) for name in place.names}
