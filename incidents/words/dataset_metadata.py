"""The metadata of the tables for every page and file: version, licence, whom to write to."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geo.days import iso_day
from incidents.dataset.memo import memoised
from incidents.dataset.versions import FIRST_MOMENT
from incidents.languages.language import Language
from incidents.tables.schema import PACKAGE_FILE, PROJECT_DATA

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LONGEST = 300
"""Characters that are taken of one text of a package or a setting."""

ENGLISH = Language()


@dataclass(frozen=True)
class About:
    """Texts on one line each, "" where nothing is known.

    `version` and `date` (ISO 8601) are those of the tables, `licence` is the name of their
    licence and `licence_url` its address; `contact` is who to write to about an error or a
    removal, from the environment variable CONTACT; `rule` is the counting rule in a sentence;
    `citation` says how to cite the tables.
    """

    title: str
    version: str
    date: str
    licence: str
    licence_url: str
    contact: str
    rule: str
    citation: str


def about(dataset: Dataset, language: Language = ENGLISH) -> About:
    """What is to be said of these tables; the rule and the citation in this language."""
    package = _package(dataset)
    licence = _first(package.get("licenses"))
    version = _on_one_line(dataset.version)
    title, day = _on_one_line(package.get("title")), _day(package.get("created"))
    return About(
        title=title,
        version=version,
        date=day.isoformat() if day else "",
        licence=_on_one_line(licence.get("title") or licence.get("name")),
        licence_url=_on_one_line(licence.get("path")),
        contact=_on_one_line(os.environ.get("CONTACT")),
        rule=counting_rule(language),
        citation=_citation(title, version, day, language),
    )


def made_at(day: str) -> datetime:
    """When a file says that it was made: on the day of its tables (ISO 8601), whose bytes depend on
    no clock; in 1980 where none is known."""
    return datetime.fromisoformat(day) if day else datetime(*FIRST_MOMENT)


def counting_rule(language: Language = ENGLISH) -> str:
    """The rule for numbers in a sentence."""
    return language.say(
        "What does not overlap is added up; a figure for several places together is never split; "
        "every report is believed until two cannot both be right, and then both are shown."
    )


def _citation(title: str, version: str, day: date | None, language: Language) -> str:
    slots = {"title": title, "version": version or "?"}
    if day is None:
        return language.say("{title}, data version {version}", **slots)
    return language.say("{title}, data version {version} ({day})", day=language.day(day), **slots)


@memoised()
def _package(dataset: Dataset) -> Mapping[str, Any]:
    """The data package of the tables as it is now; the project's own where it cannot be used."""
    for folder in (dataset.folder, PROJECT_DATA):
        try:
            package = json.loads((folder / PACKAGE_FILE).read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError):
            continue
        if isinstance(package, dict):
            return package
    return {}


def _first(values: Any) -> Mapping[str, Any]:
    value = values[0] if isinstance(values, list) and values else None
    return value if isinstance(value, dict) else {}


def _on_one_line(value: Any) -> str:
    """The text with blanks for whatever cannot be printed, at most `LONGEST` characters."""
    if not isinstance(value, str):
        return ""
    printable = "".join(c if c.isprintable() else " " for c in value[:LONGEST])
    return " ".join(printable.split())


def _day(value: Any) -> date | None:
    return iso_day(value[:10]) if isinstance(value, str) else None
