"""Two editors who correct one row at one time lose nothing of each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.edit import corrected
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables
from ui.session.session_keys import desk_widget

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def folder(tables: Tables, at_the_desk: None) -> Path:
    return tables.write()


def cell(name: str, turn: str = "") -> str:
    return desk_widget(f"cell-correct-reports-{REPORT}-{name}{turn}", 0)


def form() -> AppTest:
    """The form of a report, opened."""
    app = opened("desk")
    app.radio(key=desk_widget("action", 0)).set_value("correct").run()
    return app.text_input(key=desk_widget("row-reports", 0)).input(REPORT).run()


def asked(app: AppTest, **typed: str) -> AppTest:
    """What the form does with what is typed into it."""
    for name, text in typed.items():
        app.text_input(key=cell(name)).input(text)
    app.text_input(key=desk_widget(f"why-correct-reports-{REPORT}", 0)).input("read again")
    return next(b for b in app.button if b.label == "Show what it does").click().run()


def somebody_else(folder: Path, **cells: str) -> None:
    """Corrects the report meanwhile."""
    store = FolderStore(folder)
    now = store.snapshot()
    store.save(corrected(now, "reports", REPORT, cells, "theirs"), Occasion("edit"), on=now)


def saved(app: AppTest, folder: Path) -> dict[str, tuple[str, str]]:
    """What the save changes, by column."""
    app.button(key=desk_widget("save-row", 0)).click().run()
    [row] = FolderStore(folder).entries()[-1].change.rows
    return {name: (before, after) for name, before, after in row.differing()}


@pytest.mark.parametrize("is_asked_before", [True, False])
def test_what_others_corrected_while_a_form_was_open_stays(
    folder: Path, is_asked_before: bool
) -> None:
    app = form()
    if is_asked_before:
        asked(app, note="mine")
        somebody_else(folder, detained_low="3", detained_high="3")
        app.run()
    else:
        somebody_else(folder, detained_low="3", detained_high="3")
        asked(app, note="mine")

    assert "Somebody else changed this row meanwhile" in words(app)
    assert "Lower bound: before 12; now 3." in words(app)
    assert app.text_input(key=cell("detained_low", "-1")).value == "3"
    assert app.text_input(key=cell("note", "-1")).value == "mine"
    assert saved(app, folder) == {"note": ("", "mine")}


def test_of_one_cell_that_two_change_the_second_is_told_and_what_they_typed_stands(
    folder: Path,
) -> None:
    app = form()
    somebody_else(folder, note="theirs")

    asked(app, note="mine")

    assert "Note: before empty; now theirs." in words(app)
    assert saved(app, folder) == {"note": ("theirs", "mine")}


def test_a_save_that_comes_second_keeps_what_the_first_did(folder: Path) -> None:
    app = asked(form(), note="mine")
    somebody_else(folder, detained_low="3", detained_high="3")

    app.button(key=desk_widget("save-row", 0)).click().run()

    assert "Meanwhile entry 1 was saved" in words(app)
    assert "Lower bound: before 12; now 3." in words(app)
    assert saved(app, folder) == {"note": ("", "mine")}
