"""The places, names and exceptions out of the tables of data/gazetteer."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from geo.gazetteer.place import Name, Place
from geo.gazetteer.settlements import SETTLEMENTS, Settlements
from geo.shipped_files import shipped_rows, told_as_broken


def read_places(folder: Path) -> list[Place]:
    """The places of places.csv with their names of names.csv, in the order of the file."""
    names: dict[str, list[Name]] = {}
    with told_as_broken(folder / "names.csv"):
        for place_id, text, language, first, last, kind, *_ in shipped_rows(folder / "names.csv"):
            name = Name(text, language, _day(first), _day(last), kind)
            names.setdefault(place_id, []).append(name)
    with told_as_broken(folder / "places.csv"):
        return [
            Place(
                place_id=place_id,
                kind=kind,  # type: ignore[arg-type]
                latitude=float(latitude),
                longitude=float(longitude),
                population=int(population or 0),
                admin1_code=admin1_code,
                region_code=region_code,
                names=tuple(names[place_id]),
            )
            for row in shipped_rows(folder / "places.csv")
            for place_id, kind, latitude, longitude, population, admin1_code, region_code in [row]
        ]


def read_blocked(folder: Path) -> list[str]:
    """Names of countries, rivers, towns abroad and people: not places of ours, even misspelt."""
    return [text for what, text, *_ in shipped_rows(folder / "blocked.csv") if what == "text"]


def read_blocked_as_written(folder: Path) -> list[str]:
    """Names of other things, written like no name of ours that sounds the same: Agadir."""
    return [text for what, text, *_ in shipped_rows(folder / "blocked.csv") if what == "written"]


def read_preferred(folder: Path) -> dict[str, str]:
    """Name -> the id of the place that it means, where several places have the name."""
    return {text: place_id for text, place_id, *_ in shipped_rows(folder / "preferred.csv")}


def read_city_districts(folder: Path) -> dict[str, str]:
    """The id of a district -> that of the city that it is a part of, in cities that are no unit."""
    return {
        place_id: city_id for place_id, city_id, *_ in shipped_rows(folder / "city_districts.csv")
    }


def read_abroad(folder: Path) -> dict[str, float]:
    """Names abroad that look like ours: sound -> people who live there, infinite for countries."""
    rows = shipped_rows(folder / "abroad.csv")
    return {sound: float(people or "inf") for sound, _, _, people in rows}


def read_settlements(folder: Path, places: Mapping[str, Place]) -> Settlements:
    """The settlements of the classifier; BrokenFile where one lies in no place of the gazetteer."""
    rows = shipped_rows(folder / SETTLEMENTS)
    with told_as_broken(folder / SETTLEMENTS):
        if unknown := {row[2] for row in rows} - places.keys():
            raise ValueError(f"no place is called {min(unknown)}")
    return Settlements(rows, places)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
