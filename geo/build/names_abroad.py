"""Names of other countries and of their towns that look like names of ours.

GeoNames knows 235,000 towns by half a million sounds. Kept are those that a guess could take for
one of ours, and those that hide a name here: "Lugansk" is the city, not the village near Pavlodar.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import inf
from typing import Any

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.build.names_table import Row, is_usable
from geo.gazetteer.fuzzy import SHORTEST, SMALLEST_TOWN
from geo.gazetteer.name_index import NameIndex
from geo.names.case_endings import base_forms
from geo.names.folding import fold, skeleton
from geo.names.spellings import other_readings

ABROAD_FIELDS = ["sound", "name", "country", "population"]

# A name that GeoNames lists for a place of ours without a source is hidden by a larger town.
LARGE_ENOUGH_TO_HIDE = 5_000
# A village is hidden by a city even under its official name.
VILLAGE = 5_000
CITY = 200_000
# A guess allows two slips, and something else as near as the guess refuses it.
_SLIPS = 3
_BATCH = 4000


def abroad_rows(towns: Iterable[Mapping[str, Any]], index: NameIndex) -> list[Row]:
    """The rows of abroad.csv: of towns and countries that sound nearly like a name of ours."""
    largest: dict[str, tuple[float, str, str]] = {}
    cases: set[str] = set()
    looked_at: set[str] = set()
    for town in towns:
        if town["countrycode"] != "KZ":
            people = float(town["population"] or 0)
            for name in sorted({town["name"], *town["alternatenames"]}):
                if name and is_usable(name):
                    found = (people, town["name"], town["countrycode"])
                    sound = skeleton(fold(name))
                    # "Otaru" is no case of ours, "Отару" is.
                    if sound not in cases and name not in looked_at:
                        looked_at.add(name)
                        if _is_like_a_case(name, index):
                            cases.add(sound)
                    largest[sound] = max(largest.get(sound, found), found)
    for name, country in _countries():
        largest[skeleton(fold(name))] = (inf, name, country)
    ours = sorted(_sounds_to_guess(index))
    rows = []
    known = largest.keys() & set(index.sounds)
    known |= cases
    for sound in sorted(known.union(_near(sorted(largest), ours))):
        people, name, country = largest[sound]
        cells = [sound, name, country, "" if people == inf else str(int(people))]
        rows.append(dict(zip(ABROAD_FIELDS, cells, strict=True)))
    return rows


def hidden_sounds(rows: Iterable[Row], index: NameIndex) -> set[str]:
    """The sounds of our names that mean a town abroad unless something beside them says where."""
    hidden = set()
    for row in rows:
        entries = [one for one in index.entries(row["sound"]) if one.place.kind == "settlement"]
        people = float(row["population"] or 0)
        ours = max((entry.place.population for entry in entries), default=0)
        is_unchecked = not any(entry.name.language for entry in entries)
        if entries and (
            (is_unchecked and people >= LARGE_ENOUGH_TO_HIDE and people > ours)
            or (0 < ours < VILLAGE and people >= CITY)
        ):
            hidden.add(row["sound"])
    return hidden


def _is_like_a_case(name: str, index: NameIndex) -> bool:
    """Whether a name of ours in some case, or in some other reading, looks so ("Кашира")."""
    folded = fold(name)
    readings = (fold(reading) for reading in other_readings(name))
    return any(index.entries(skeleton(form)) for form in (*base_forms(folded), *readings))


def _countries() -> Iterator[tuple[str, str]]:
    for language in ("en", "ru", "kk"):
        for code, name in Locale(language).territories.items():
            if code != "KZ":
                yield name, code


def _sounds_to_guess(index: NameIndex) -> set[str]:
    return {
        sound
        for sound in index.sounds
        for entry in index.entries(sound)
        if len(sound) >= SHORTEST and entry.place.kind == "settlement"
        if entry.name.language and entry.place.population >= SMALLEST_TOWN
    }


def _near(sounds: list[str], ours: list[str]) -> Iterator[str]:
    """The sounds within so many slips of one of ours, or equal to a name of ours."""
    for first in range(0, len(sounds), _BATCH):
        batch = sounds[first : first + _BATCH]
        slips = process.cdist(batch, ours, scorer=OSA.distance, score_cutoff=_SLIPS, workers=1)
        for sound, fewest in zip(batch, slips.min(axis=1), strict=True):
            allowed = 1 if len(sound) < 6 else 2 if len(sound) < 9 else _SLIPS
            if fewest <= allowed:
                yield sound
