"""What is too long for a field of the desk stays in it and is told, and nothing is saved of it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from tests.app_pages import opened, words
from tests.incidents.changes.saving import BOTH, IMPORT
from tests.incidents.conftest import Tables
from tests.ui.desk.test_work import HEADING, SOUND
from ui.access import editing
from ui.session.session_keys import DESK_WHO, desk_widget

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def store(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> FolderStore:
    monkeypatch.setenv(editing.SETTING, "on")
    monkeypatch.setattr(editing, "at_this_machine", lambda headers, address: True)
    return FolderStore(tables.write())


def test_ten_thousand_letters_in_a_form_are_told_and_mended_in_place(store: FolderStore) -> None:
    app = opened("desk")
    app.radio(key=desk_widget("action", 0)).set_value("correct").run()
    app.text_input(key=desk_widget("row-reports", 0)).input(REPORT).run()
    key = f"correct-reports-{REPORT}"
    note = desk_widget(f"cell-{key}-note", 0)
    app.text_input(key=note).input("x" * 10_000)
    app.text_input(key=desk_widget(f"why-{key}", 0)).input("read again")
    next(b for b in app.button if b.label == "Show what it does").click().run()

    assert "Too long: 10,000 characters; at most 2,000 are taken." in words(app)
    assert len(app.text_input(key=note).value) == 10_000
    assert desk_widget("save-row", 0) not in {button.key for button in app.button}

    app.text_input(key=note).input("x" * 2_000)
    next(b for b in app.button if b.label == "Show what it does").click().run()
    app.button(key=desk_widget("save-row", 0)).click().run()
    assert len(store.entries()) == 1


def test_a_reason_that_is_too_long_takes_nothing_back(store: FolderStore) -> None:
    store.save(BOTH, IMPORT, on=store.snapshot())
    app = opened("desk").button(key="desk-undo-1").click().run()

    app.text_input(key="desk-undo-reason-1").input("x" * 501).run()

    assert "Too long: 501 characters; at most 500 are taken." in words(app)
    assert app.button(key="desk-undo-now-1").disabled


MAPPED = "a,b,c\n2019-10-26,Nowhereville,nine\n"


def brought(content: str) -> AppTest:
    app = opened("desk")
    return app.file_uploader[0].set_value(("list.csv", content.encode(), "text/csv")).run()


@pytest.mark.usefixtures("store")
def test_every_field_of_the_desk_keeps_what_is_too_long_and_says_so() -> None:
    limits = {field.key: field.proto.max_chars for field in brought(MAPPED).text_input}
    app = brought(HEADING + SOUND.replace("Oral", "Nowhereville"))
    app.radio(key=desk_widget("action", 0)).set_value("correct").run()
    limits |= {field.key: field.proto.max_chars for field in app.text_input}

    assert {desk_widget("fixed-origin", 1), desk_widget("place-other-Nowhereville", 1)} <= {*limits}
    assert {*limits.values()} == {0}
    app.text_input(key=desk_widget("row-reports", 0)).input("x" * 201).run()
    assert "Too long: 201 characters; at most 200 are taken." in words(app)
    app.text_input(key=DESK_WHO).input("x" * 101).run()
    assert "Too long: 101 characters; at most 100 are taken." in words(app)
