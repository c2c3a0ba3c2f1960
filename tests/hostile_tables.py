"""Tables in which every text is an attack, one event for each attack, and all can be read."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from geo.gazetteer.gazetteer import load_gazetteer
from tests.incidents.conftest import PACKAGE, Tables

FLAG = "pwned"
"""What an attack that runs sets in its window."""

RUN = f"window.{FLAG}=1"

ATTACKS = {
    "script": f"<script>{RUN}</script>",
    "image": f'"><img src=x onerror={RUN}>',
    "closing": f"</script></style></textarea><svg onload={RUN}>",
    "attribute": f"' autofocus onfocus={RUN} x='",
    "template": "${" + RUN + "} ${alert(1)}",
    "backtick": f"`;{RUN};//",
    "backslash": "\\",
    "address": f"javascript:{RUN}",
    "link": f"[read](javascript:{RUN}) [on](https://www.example.org) <https://www.example.org>",
    "picture": "![x](https://www.example.org/x.png) www.example.org",
    "markup": ":red[red] :material/home: :sparkles: $x^2$ **bold** ~~struck~~ :badge[new]",
    "heading": "# heading\n\n- item\n\n    code\n\n---",
    "braces": "{0} {figure} {{ 7 * 7 }} {% raw %} %(n)s %s",
    "formula": '=HYPERLINK("https://www.example.org";"x")',
    "turned": "left \u202eturned \u2067isolated",
    "arabic": "\u200f\u0642\u0627\u0632\u0627\u0642\u0633\u062a\u0627\u0646 (2019)",
    "long": "x" * 10_000,
    "longer": "many words " * 1_000,
    "digits": "9" * 10_000,
}

FIRST_DAY = date(2019, 1, 1)


def text_fields(table: str) -> list[str]:
    """The fields of a table that take any text."""
    resource = next(part for part in PACKAGE["resources"] if part["name"] == table)
    return [
        field["name"]
        for field in resource["schema"]["fields"]
        if field["type"] == "string"
        and not {"pattern", "enum"} & field.get("constraints", {}).keys()
        and field["name"] != "scope"
    ]


def other_fields(table: str) -> list[str]:
    """The fields of a table that take no text: ids, codes, dates, numbers, addresses."""
    resource = next(part for part in PACKAGE["resources"] if part["name"] == table)
    names = [field["name"] for field in resource["schema"]["fields"]]
    return [name for name in names if name not in text_fields(table)]


def places() -> dict[str, str]:
    """The place on the map that stands for each attack: the largest towns."""
    towns = [p for p in load_gazetteer().places.values() if p.kind == "settlement"]
    towns.sort(key=lambda place: -place.population)
    return {name: town.place_id for name, town in zip(ATTACKS, towns, strict=False)}


def day_of(name: str) -> date:
    """The day of an attack's event."""
    return FIRST_DAY + timedelta(days=list(ATTACKS).index(name))


def write_hostile_texts(folder: Path, *, version: str = "1.0.0") -> Path:
    """A folder of sound tables of this version: every text that is nothing but text is an attack.

    Each attack has an event of a day and a place on the map that sources disagree about, an
    incident in no place, reports set aside, withdrawn and with no city.
    """
    tables = Tables(folder)
    for name, attack in ATTACKS.items():
        _add(tables, name, attack)
    tables.write()
    (folder / "datapackage.json").write_text(json.dumps({**PACKAGE, "version": version}))
    return folder


def write_hostile_codes(folder: Path) -> Path:
    """A folder with one sound event and, in each field that is no text, every attack in a row."""
    tables = Tables(folder)
    _add(tables, "backtick", "Almaty")
    for table in tables.rows:
        for field in other_fields(table):
            for number, attack in enumerate(ATTACKS.values()):
                # An id of its own, so that this field alone is wrong.
                own = {other_fields(table)[0]: f"{table}-{field}-{number}".replace("_", "-")}
                tables.add(table, **{**own, field: attack})
    return tables.write()


def _add(tables: Tables, name: str, attack: str) -> None:
    day = day_of(name).isoformat()
    days = {"date_first": day, "date_last": day}

    def add(table: str, **fields: Any) -> None:
        tables.add(table, **dict.fromkeys(text_fields(table), attack), **fields)

    add("events", event_id=day, **days)
    placed, lost = f"{day}-placed", f"{day}-lost"
    add("incidents", incident_id=placed, event_id=day, place_id=places()[name], **days)
    add("incidents", incident_id=lost, event_id=day, **days)
    for origin in ("witness", "state"):
        add("origins", origin_id=f"{origin}-{name}", voice_id=f"{origin}-{name}")
    # No blank may stand in an address.
    address = "https://www.example.org/" + re.sub(r"\s", "", attack)
    for source in ("first", "second"):
        add("sources", source_id=f"{source}-{name}", url=address)
    add("organizers", organizer_id=name)

    def report(report_id: str, **fields: Any) -> None:
        given = {
            "report_id": f"{day}-{report_id}",
            "event_id": day,
            "scope": placed,
            "origin_id": f"witness-{name}",
            "source_id": f"first-{name}",
            "also_in_source_ids": f"second-{name}",
            **days,
        }
        add("reports", **(given | fields))

    report("counted", detained_low=12, detained_high=12)
    report("disputed", detained_low=3, detained_high=3, origin_id=f"state-{name}", basis="official")
    report("set-aside", status="set_aside")
    report("withdrawn", status="withdrawn")
    report("lost", scope=lost, detained_low=5, detained_high=7)
    report("no-city", scope=f"{placed} elsewhere", detained_low=40, detained_high="")
    add("event_organizers", event_id=day, organizer_id=name, report_id=f"{day}-counted")
    add("people", person_id=f"person-{name}", report_id=f"{day}-counted")
    # A name in people.csv is hidden in every message, and with it the attack.
    tables.rows["people"][-1]["name"] = f"{attack} Testbayeva"
    add("coverage", region_code="KZ-75", **days)
    add("considered", considered_id=f"{day}-considered", **days)
