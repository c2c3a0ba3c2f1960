"""The tables of data/gazetteer, read."""

import csv
from datetime import date
from pathlib import Path

from geo.places import Name, Place


def read_places(folder: Path) -> list[Place]:
    """The places of places.csv with their names of names.csv, in the order of the file."""
    names: dict[str, list[Name]] = {}
    for row in _rows(folder / "names.csv"):
        first, last = _day(row["first_date"]), _day(row["last_date"])
        name = Name(row["name"], row["language"], first, last, row["kind"])
        names.setdefault(row["place_id"], []).append(name)
    return [
        Place(
            place_id=row["place_id"],
            kind=row["kind"],  # type: ignore[arg-type]
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"] or 0),
            admin1_code=row["admin1_code"],
            region_code=row["region_code"],
            names=tuple(names[row["place_id"]]),
        )
        for row in _rows(folder / "places.csv")
    ]


def read_blocked(folder: Path) -> list[str]:
    """Names of countries, rivers, towns abroad and people: not places of ours, even misspelt."""
    return [row["text"] for row in _rows(folder / "blocked.csv") if row["what"] == "text"]


def read_preferred(folder: Path) -> dict[str, str]:
    """Name -> the id of the place that it means, where several places have the name."""
    return {row["text"]: row["place_id"] for row in _rows(folder / "preferred.csv")}


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
