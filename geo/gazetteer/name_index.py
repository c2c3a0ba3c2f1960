"""The names of the places by their sound, made from the tables or read from index.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geo.gazetteer.place import Match, MatchedBy, Name, Place
from geo.message import to_say_count
from geo.names.case_endings import forms_of
from geo.names.folding import fold, skeleton
from geo.names.name_parts import Kind, Part, part_of
from geo.shipped_files import BrokenFile, shipped_json, told_as_broken

INDEX = "index.json"

SHORTEST_SURNAME = 4
"""Letters of a surname that an initial stands before: "М. Жумабаева", "Ш. Ақын"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one place, taken apart as a text is."""

    folded: str
    kind: Kind | None  # of the kind word in the name, if it has one
    name: Name
    place: Place

    def fits(self, kind: Kind | None) -> bool:
        """Whether a text with this kind word, or with none, can mean this name.

        "Almaty" alone is the city: the region is called so only with its kind word.
        """
        if kind is None:
            return self.kind is None or self.place.kind == "settlement"
        return self.place.kind == kind

    def match(self, part: Part, on: date | None) -> Match:
        """The match by this name."""
        out_of_dates = not self.name.in_force(on)
        as_written = self.folded.replace(" ", "") == part.name.replace(" ", "")
        matched_by: MatchedBy = "spelling"
        if self.name.kind == "old_name" or (out_of_dates and self.name.kind == "official"):
            matched_by = "old_name"
        elif as_written and self.name.kind == "official":
            matched_by = "exact"
        elif as_written and self.name.kind == "alias":
            matched_by = "alias"
        return Match(self.place, matched_by, 100.0, out_of_dates)


class NameIndex:
    """Sound of a name -> the names that sound so, and the sounds that mean something else."""

    def __init__(
        self, places: Sequence[Place], rows: Mapping[str, Any], hidden: Iterable[str]
    ) -> None:
        self._places = places
        self._rows = rows
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self.hidden = frozenset(hidden)

    @property
    def sounds(self) -> Iterable[str]:
        """Each sound that a name has, in the order of the index."""
        return self._rows.keys()

    def entries(self, sound: str) -> tuple[Entry, ...]:
        """The names that sound so; empty if there are none."""
        found = self._entries.get(sound)
        if found is None:
            if sound not in self._rows:
                return ()
            found = tuple(self._entry(*row) for row in self._rows[sound])
            self._entries[sound] = found
        return found

    def after_a_person(self, part: Part) -> list[Entry]:
        """The entries of "район М. Жумабаева", which is in the tables with the whole name."""
        initial, _, surname = part.name.partition(" ")
        shortest = SHORTEST_SURNAME + (part.kind != "district")  # villages are many
        if part.kind is None or len(initial) != 1 or len(surname) < shortest:
            return []
        first, last = skeleton(initial), [skeleton(form) for form in forms_of(surname)]
        return [
            entry
            for sound in self.sounds
            if sound.startswith(first) and any(sound.endswith(one) for one in last)
            for entry in self.entries(sound)
            if entry.fits(part.kind) and " " in entry.folded
        ]

    def _entry(self, place: int, name: int, folded: str, kind: Kind | None) -> Entry:
        owner = self._places[place]
        return Entry(folded, kind, owner.names[name], owner)


def index_rows(places: Iterable[Place]) -> dict[str, list[list[Any]]]:
    """The rows of the index: sound -> [place, name of the place, folded name, kind word]."""
    rows: dict[str, list[list[Any]]] = {}
    for place_number, place in enumerate(places):
        for name_number, name in enumerate(place.names):
            part = part_of(fold(name.text))
            if sound := skeleton(part.name):
                row = [place_number, name_number, part.name, part.kind]
                rows.setdefault(sound, []).append(row)
    return rows


def sounds_of(names: Iterable[str]) -> set[str]:
    """The sounds of the names, without those that have none."""
    return {sound for name in names if (sound := skeleton(fold(name)))}


def write_index(folder: Path, places: Iterable[Place], *, hidden: Iterable[str]) -> None:
    """Write the index beside the tables that it was made from."""
    places = list(places)
    content = {
        "hidden": sorted(hidden),
        "made_of": _number_of_rows(places),
        "names": index_rows(places),
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (folder / INDEX).write_text(text.replace(',"', ',\n"') + "\n", encoding="utf-8")


def read_index(folder: Path, places: Sequence[Place]) -> NameIndex:
    """The index as it was written for these places; BrokenFile if it was for others.

    A table that was cut off at the end of a row has fewer than the index was made of.
    """
    content = shipped_json(folder / INDEX)
    with told_as_broken(folder / INDEX):
        index, made_of = NameIndex(places, content["names"], content["hidden"]), content["made_of"]
    for table, rows in _number_of_rows(places).items():
        if rows != made_of[table]:
            found = to_say_count(
                "it has {number} row, and {had} when {file} was made",
                "it has {number} rows, and {had} when {file} was made",
                rows,
                had=f"{made_of[table]:,}",
                file=INDEX,
            )
            raise BrokenFile(folder / table, found)
    return index


def _number_of_rows(places: Sequence[Place]) -> dict[str, int]:
    return {"places.csv": len(places), "names.csv": sum(len(place.names) for place in places)}
