"""The words for what became of a name, as messages for gettext, and a place in one line."""

from __future__ import annotations

from datetime import date

from geo.gazetteer.batch import Answer
from geo.gazetteer.gazetteer import load_gazetteer
from geo.regions import unit_name
from incidents.languages.language import Language
from incidents.words.code_names import N_
from ui.places.name_list import Wrong

STATUSES = {
    "found": N_("found"),
    "ambiguous": N_("several places"),
    "not_found": N_("not found"),
}

KINDS = {
    "settlement": N_("settlement"),
    "district": N_("district"),
    "region": N_("region"),
    "country": N_("country"),
}

PROBLEMS: dict[Wrong, str] = {
    "most": N_("more than {most} names; the rest is left out"),
    "workbook": N_("this is a workbook; save its sheet as “CSV UTF-8”"),
    "quotation": N_("row {row}: quotation marks do not match: {found}"),
    "no_query": N_(
        "row {row}: wanted one column called “query” (or “place”, “city”, “город”, “қала”), found "
        "these columns: {found}"
    ),
    "cells": N_("row {row}: {cells} cells, wanted {wanted}"),
    "broken_letter": N_("row {row}: “{column}” is {found}; where � stands, a letter is broken"),
    "day": N_("row {row}: “{column}” is {found}, wanted a date such as 2019-10-26, or nothing"),
    "day_order": N_(
        "row {row}: “{column}” is {found}, which can be two days, and no other row says which: "
        "wanted {wanted}"
    ),
    "old_encoding": N_(
        "the file is not UTF-8 and was read as Windows-1251, with the Kazakh letters of KZ-1048; "
        "better save it as “CSV UTF-8”"
    ),
}


def name_on(row: Answer, language: Language, on: date | None) -> str:
    """The name of the row's place on that day in this language; as the network has it, else ""."""
    place = load_gazetteer().places.get(row["place_id"])
    return place.name(language.code, on=on) if place else row["name"] or ""


def in_one_line(
    candidate: Answer, language: Language, on: date | None, *, is_networks: bool = False
) -> str:
    """The place as a choice among others: name, kind, region, population, who says so."""
    name = name_on(candidate, language, on)
    parts = [name]
    if candidate["kind"] in KINDS:
        parts.append(language.say(KINDS[candidate["kind"]]))
    region = unit_name(candidate["admin1_code"] or "", language.code)
    if region not in ("", name):
        parts.append(region)
    if people := candidate["population"]:
        parts.append(language.say_count("{number} person", "{number} people", people))
    if is_networks:
        parts.append(language.say("from the network"))
    return ", ".join(parts)
