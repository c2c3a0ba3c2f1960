"""What a name that somebody writes stands for: organizers and who says so, by any alias or by its
first words, events by their title, and places by any spelling, alphabet and old name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from datetime import date

from geo.gazetteer.gazetteer import AmbiguousPlace, Place, load_gazetteer
from geo.gazetteer.namesakes import candidates_told
from geo.message import to_say
from geo.names.folding import fold
from geo.regions import CITIES, unit_name
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import in_every_language, rows_by_id
from incidents.dataset.memo import memoised
from incidents.selection import Ignored

COMMON_NAMES: Mapping[str, tuple[str, str]] = {
    "journalist": ("measure", "journalists"),
    "journalists": ("measure", "journalists"),
    "журналист": ("measure", "journalists"),
    "журналисты": ("measure", "journalists"),
    "журналистер": ("measure", "journalists"),
    "журналисттер": ("measure", "journalists"),
    "журналистов": ("measure", "journalists"),
    "журналистам": ("measure", "journalists"),
    "authorities": ("voice", "state"),
    "government": ("voice", "state"),
    "ministry": ("voice", "state"),
    "ministry of internal affairs": ("voice", "state"),
    "police": ("voice", "state"),
    "state": ("voice", "state"),
    "власти": ("voice", "state"),
    "министерство": ("voice", "state"),
    "министерство внутренних дел": ("voice", "state"),
    "мвд": ("voice", "state"),
    "полиция": ("voice", "state"),
    "билік": ("voice", "state"),
    "министрлік": ("voice", "state"),
    "ішкі істер министрлігі": ("voice", "state"),
    "іім": ("voice", "state"),
    "eyewitness": ("basis", "eyewitness"),
    "eyewitnesses": ("basis", "eyewitness"),
    "очевидец": ("basis", "eyewitness"),
    "очевидцы": ("basis", "eyewitness"),
    "куәгер": ("basis", "eyewitness"),
    "куәгерлер": ("basis", "eyewitness"),
    "election": ("context", "election_day"),
    "elections": ("context", "election_day"),
    "election day": ("context", "election_day"),
    "election days": ("context", "election_day"),
    "выборы": ("context", "election_day"),
    "на выборах": ("context", "election_day"),
    "день выборов": ("context", "election_day"),
    "в день выборов": ("context", "election_day"),
    "дни выборов": ("context", "election_day"),
    "сайлау": ("context", "election_day"),
    "сайлау күні": ("context", "election_day"),
    "emergency": ("context", "state_of_emergency"),
    "state of emergency": ("context", "state_of_emergency"),
    "чп": ("context", "state_of_emergency"),
    "режим чп": ("context", "state_of_emergency"),
    "чрезвычайное положение": ("context", "state_of_emergency"),
    "чрезвычайного положения": ("context", "state_of_emergency"),
    "төтенше жағдай": ("context", "state_of_emergency"),
}
"""What readers call those who count or are counted, and kinds of events, folded, where no table
holds it: the key of a selection and its value."""


NAMES_OF_VOICES: Mapping[str, Collection[str]] = {
    "rferl": (
        *("azattyk", "azattyq", "азаттык", "азаттық", "радио азаттык", "азаттық радиосы"),
        *("radio azattyq", "radio azattyk", "radio free europe", "radio liberty"),
        *("radio free europe/radio liberty", "радио свобода", "радио свободная европа"),
    ),
}
"""What readers call a voice of the shipped tables, folded when it is looked up."""

_IN_BRACKETS = re.compile(r"\s*\((?P<inside>[^()]+)\)\s*$")
_RELAYED = re.compile(r"сообщени|дерегі|cited", re.IGNORECASE)
_OF_THE_WEB = re.compile(r"\.(?:kz|com|org|ru|kg|news|media)$", re.IGNORECASE)


def short_forms(name: str) -> Iterator[str]:
    """What a name is called for short: without its brackets, by the abbreviation in them, without
    what follows its first full stop, without the end of an address.

    >>> list(short_forms("Adil Soz (AS)")), list(short_forms("Vlast.kz"))
    (['Adil Soz', 'AS'], ['Vlast'])
    """
    if (found := _IN_BRACKETS.search(name)) and not _RELAYED.search(found["inside"]):
        yield name[: found.start()]
        if found["inside"].isalpha() and found["inside"].isupper():
            yield found["inside"]
    elif not found and ". " in name:
        yield name.split(". ")[0].lstrip("«") if name.count(". ") == 1 else name
    bare = _OF_THE_WEB.sub("", name)
    if bare != name and bare.casefold() != "news":
        yield bare


@memoised()
def named(dataset: Dataset) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each folded name of an organizer or an origin the keys and values that it stands for."""
    found = {name: {meant: None} for name, meant in COMMON_NAMES.items()}

    def add(name: str, key: str, value: str) -> None:
        if folded := fold(name):
            found.setdefault(folded, {})[key, value] = None

    for organizer_id, row in rows_by_id(dataset, "organizers").items():
        for name in (*in_every_language(row, "name"), *row["aliases"].split(";")):
            add(name, "organizer", organizer_id)
    for row in rows_by_id(dataset, "origins").values():
        for name in in_every_language(row, "name"):
            for called in (name, *short_forms(name)):
                add(called, "voice", row["voice_id"])
        add(row["voice_id"], "voice", row["voice_id"])
        for name in NAMES_OF_VOICES.get(row["voice_id"], ()):
            add(name, "voice", row["voice_id"])
    return {name: tuple(meant) for name, meant in found.items()}


LONGEST = 200
"""Characters of a name that is looked up."""

MOST_NAMES = 20
"""Names of one query that are looked up: a guess takes milliseconds, and anybody may ask."""

BY_NAME = ("event", "place", "region", "organizer", "voice")
"""The keys of a selection whose values may be named."""


def id_of(key: str, name: str, dataset: Dataset, *, on: date | None = None) -> str | None:
    """The value of a key of a selection that the name stands for; None if it names none, or several
    organizers, origins or events.

    Raises AmbiguousPlace where a place is asked for and several have the name.
    """
    if key in ("place", "region"):
        match = load_gazetteer().find(name, on=on)
        if match is None or match.matched_by == "wider":
            return None
        if key == "region":
            return _region_of(match.place)
        return match.place.place_id if match.place.kind != "region" else None
    if not (folded := fold(name)):
        return None
    meant = _meant(dataset, key)
    exact = meant.get(folded, set())
    beginning = {
        v for known, of_it in meant.items() if known.startswith(f"{folded} ") for v in of_it
    }
    found = exact or beginning
    return next(iter(found)) if len(found) == 1 else None


def _region_of(place: Place) -> str | None:
    """The code of a region, or of a city that is a region of its own; None of another place."""
    code = place.region_code
    is_city = code in CITIES and fold(place.name()) == fold(unit_name(code, "en"))
    return code if place.kind == "region" or is_city else None


@memoised()
def _meant(dataset: Dataset, key: str) -> Mapping[str, Set[str]]:
    """The values of a key by each folded name."""
    found: dict[str, set[str]] = {}
    if key == "event":
        for event_id, row in rows_by_id(dataset, "events").items():
            # Files name events in event_ref too, where programs take the id for a date.
            for title in (*in_every_language(row, "title"), f"event {event_id}"):
                found.setdefault(fold(title), set()).add(event_id)
    for name, meant in named(dataset).items():
        values = {value for of_key, value in meant if of_key == key}
        if values:
            found.setdefault(name, set()).update(values)
    return found


def with_ids(
    pairs: Iterable[tuple[str, str]], known: Mapping[str, Collection[str]], *datasets: Dataset
) -> tuple[list[tuple[str, str]], list[Ignored]]:
    """The pairs of a query with ids in place of names, those of the first of the datasets that
    knows one; and each pair whose name several places have, or a region where a place is asked
    for, which is in the first no more."""
    found, unclear = list[tuple[str, str]](), list[Ignored]()
    names = 0
    for key, value in pairs:
        is_id = key not in BY_NAME or value in known.get(key, ())
        if is_id or len(value) > LONGEST or names == MOST_NAMES:
            found.append((key, value))
            continue
        names += 1
        try:
            ids = (id_of(key, value, dataset) for dataset in datasets)
            meant = next(filter(None, ids), None)
            if meant is None and key == "place" and (code := id_of("region", value, datasets[0])):
                unclear.append(Ignored(key, value, f"region={code}"))
            else:
                found.append((key, meant or value))
        except AmbiguousPlace as several:
            choices = candidates_told(several.candidates)
            unclear.append(Ignored(key, value, to_say("one of {choices}", choices=choices)))
    return found, unclear
