"""An entry of the journal that is taken back, and what keeps it from that."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.review import reviewed
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from tests.incidents.changes.test_review import row
from tests.incidents.conftest import Tables

ORIGIN = {"origin_id": "afp", "name": "AFP", "voice_id": "afp"}
ADDED = RowChange("origins", None, ORIGIN, "new")


class Desk:
    """A folder of tables with a journal."""

    def __init__(self, folder: Path) -> None:
        self.store = FolderStore(folder)

    def save(self, *rows: RowChange) -> None:
        self.store.save(Change(rows), Occasion("import"), on=self.store.snapshot())

    def undo(self, number: int) -> None:
        snapshot = self.store.snapshot()
        result = undo(number, "a mistake", self.store.entries(), reviewed(snapshot))
        self.store.save(result.change, Occasion("undo", undoes=number), on=snapshot)

    def origins(self) -> list[str]:
        return [row["origin_id"] for row in self.store.snapshot().table("origins").rows]


@pytest.fixture
def desk(tables: Tables) -> Desk:
    return Desk(tables.write())


def test_an_entry_is_undone_and_the_undoing_too(desk: Desk) -> None:
    desk.save(ADDED)

    desk.undo(1)
    assert desk.origins() == ["rferl"]
    desk.undo(2)
    assert desk.origins() == ["afp", "rferl"]


def test_an_entry_is_undone_once(desk: Desk) -> None:
    desk.save(ADDED)
    desk.undo(1)

    with pytest.raises(CannotChange, match="entry 1 was undone by entry 2"):
        desk.undo(1)


def test_an_entry_that_a_later_one_corrects_is_not_undone(desk: Desk) -> None:
    desk.save(ADDED)
    desk.save(RowChange("origins", ORIGIN, {**ORIGIN, "name": "Agence"}, "its own name"))

    with pytest.raises(CannotChange, match="entry 2 changed origins: afp since"):
        desk.undo(1)
    desk.undo(2)
    desk.undo(1)

    assert desk.origins() == ["rferl"]


def test_what_was_erased_of_a_later_entry_does_not_hide_what_else_it_corrects(desk: Desk) -> None:
    desk.save(ADDED)
    desk.save(RowChange("origins", ORIGIN, {**ORIGIN, "name": "Agence"}, "its own name"))
    first, later = desk.store.entries()
    rows = (RowChange("people", None, None, ""), *later.change.rows)
    entries, now = [first, replace(later, change=Change(rows))], reviewed(desk.store.snapshot())

    with pytest.raises(CannotChange, match="entry 2 changed origins: afp since"):
        undo(1, "a mistake", entries, now)


def test_an_entry_whose_rows_a_later_one_names_is_not_undone(desk: Desk) -> None:
    desk.save(ADDED)
    report = row("reports", origin_id="afp")
    desk.save(RowChange("reports", None, report, "new"))

    with pytest.raises(CannotChange) as told:
        desk.undo(1)

    assert told.value.reasons == ("reports: 2019-10-26-almaty-rferl of entry 2 names afp",)


def test_an_entry_whose_rows_somebody_named_by_hand_is_not_undone(desk: Desk) -> None:
    desk.save(ADDED)
    path = desk.store.folder / "reports.csv"
    report = row("reports", origin_id="afp")
    columns = path.read_text().strip().split(",")
    path.write_text(",".join(columns) + "\n" + ",".join(report.get(c, "") for c in columns) + "\n")

    with pytest.raises(CannotChange, match="origin_id is 'afp', wanted an id of origins.csv"):
        desk.undo(1)


def test_an_entry_that_is_not_there_is_told(desk: Desk) -> None:
    with pytest.raises(CannotChange, match="the journal has no entry 7"):
        desk.undo(7)
