"""A folder of small tables, built from the facts that a test is about."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from incidents.dataset.dataset import Reading, read_dataset
from incidents.dataset.findings import Findings, check

DATA = Path(__file__).parents[2] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
COLUMNS = {
    resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
    for resource in PACKAGE["resources"]
}
DAY = {"date_first": "2019-10-26", "date_last": "2019-10-26"}
SOUND: dict[str, dict[str, Any]] = {
    "events": {"event_id": "2019-10-26", "title": "26 October 2019", **DAY, "context": "protest"},
    "incidents": {
        "incident_id": "2019-10-26-almaty",
        "event_id": "2019-10-26",
        "location_text": "Almaty",
        **DAY,
        "date_precision": "day",
    },
    "reports": {
        "report_id": "2019-10-26-almaty-rferl",
        "event_id": "2019-10-26",
        "scope": "2019-10-26-almaty",
        **DAY,
        "measure": "people",
        "act": "detained",
        "detained_low": 12,
        "detained_high": 12,
        "detained_text": "a dozen would-be protesters",
        "text_language": "en",
        "extent": "whole",
        "hedged": "false",
        "basis": "media",
        "origin_id": "rferl",
        "source_id": "rferl-2019-10-26",
        "status": "counted",
        "review": "none",
    },
    "origins": {"origin_id": "rferl", "name": "RFE/RL", "voice_id": "rferl"},
    "sources": {
        "source_id": "rferl-2019-10-26",
        "publisher": "RFE/RL",
        "url": "https://www.example.org/30237675",
    },
    "organizers": {"organizer_id": "dck", "name": "Democratic Choice of Kazakhstan"},
    "event_organizers": {
        "event_id": "2019-10-26",
        "organizer_id": "dck",
        "role": "called",
        "report_id": "2019-10-26-almaty-rferl",
    },
    "people": {
        "person_id": "person-1",
        "name": "Aigul Testbayeva",
        "report_id": "2019-10-26-almaty-rferl",
    },
    "coverage": {**DAY, "region_code": "KZ-75", "searched_text": "a stored archive"},
    "considered": {
        "considered_id": "2019-10-27-oral",
        "title": "27 October 2019",
        "decision": "left out",
        "reason": "nobody was reported detained",
    },
    "readings": {
        "reading_id": "2019-10-26-almaty-rferl-1",
        "report_id": "2019-10-26-almaty-rferl",
        "read_by": "AB",
        "read_on": "2026-11-29",
        "outcome": "confirmed",
    },
}
"""One sound row of each table; what is not given is empty."""


class Tables:
    """Rows added one by one, written as a folder of tables."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.rows: dict[str, list[dict[str, Any]]] = {name: [] for name in COLUMNS}

    def add(self, table: str, **fields: Any) -> Tables:
        """Add a sound row with these fields in place of its own."""
        self.rows[table].append({**SOUND[table], **fields})
        return self

    def write(self) -> Path:
        """The folder, with every table and the data package."""
        shutil.copy(DATA / "datapackage.json", self.folder)
        for name, rows in self.rows.items():
            with (self.folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, COLUMNS[name], lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
        return self.folder

    def read(self) -> Reading:
        """What comes of reading the folder after writing it."""
        return read_dataset(self.write())

    def check(self) -> Findings:
        """What the check finds in the folder after writing it."""
        return check(self.read())

    def problems(self) -> list[tuple[str, int, str]]:
        """Table, row and field of each problem that the check finds."""
        return [(Path(p.file).stem, p.row, p.field) for p in self.check().problems]

    def notes(self) -> list[tuple[str, int, str]]:
        """Table, row and field of each note that the check makes."""
        return [(Path(n.file).stem, n.row, n.field) for n in self.check().notes]


@pytest.fixture
def empty_tables(tmp_path: Path) -> Tables:
    """Tables without a row, in a folder named data."""
    folder = tmp_path / "data"
    folder.mkdir()
    return Tables(folder)


@pytest.fixture
def tables(empty_tables: Tables) -> Tables:
    """One event with one incident in Almaty, its origin and source; no report yet."""
    for name in ("events", "incidents", "origins", "sources"):
        empty_tables.add(name)
    return empty_tables
