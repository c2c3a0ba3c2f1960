"""What a name that somebody writes stands for: organizers and who says so, by any alias, and places
by any spelling, alphabet and old name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from geo.gazetteer.gazetteer import load_gazetteer
from geo.names.folding import fold
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rows_by_id
from incidents.dataset.memo import memoised

COMMON_NAMES: Mapping[str, tuple[str, str]] = {
    "journalist": ("measure", "journalists"),
    "journalists": ("measure", "journalists"),
    "журналист": ("measure", "journalists"),
    "журналисты": ("measure", "journalists"),
    "журналистер": ("measure", "journalists"),
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
}
"""What readers call those who count or are counted, folded, where no table holds it: the key of a
selection and its value."""


@memoised()
def named(dataset: Dataset) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """For each folded name of an organizer or an origin the keys and values that it stands for."""
    found = {name: {meant: None} for name, meant in COMMON_NAMES.items()}

    def add(name: str, key: str, value: str) -> None:
        if folded := fold(name):
            found.setdefault(folded, {})[key, value] = None

    for organizer_id, row in rows_by_id(dataset, "organizers").items():
        for name in (row["name"], *row["aliases"].split(";")):
            add(name, "organizer", organizer_id)
    for row in rows_by_id(dataset, "origins").values():
        add(row["name"], "voice", row["voice_id"])
        add(row["voice_id"], "voice", row["voice_id"])
    return {name: tuple(meant) for name, meant in found.items()}


def id_of(key: str, name: str, dataset: Dataset, *, on: date | None = None) -> str | None:
    """The value of a key of a selection that the name stands for; None if it names none.

    Raises AmbiguousPlace where a place is asked for and several have the name.
    """
    if key in ("place", "region"):
        match = load_gazetteer().find(name, on=on)
        if match is None or match.matched_by == "wider":
            return None
        if (match.place.kind == "region") != (key == "region"):
            return None
        return match.place.region_code if key == "region" else match.place.place_id
    meant = [value for of_key, value in named(dataset).get(fold(name), ()) if of_key == key]
    return meant[0] if len(meant) == 1 else None
