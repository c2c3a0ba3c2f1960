"""Editors on other machines log in; who only proposes changes nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from incidents.changes.proposals import proposals
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables
from tests.ui.desk.test_work import HEADING, SOUND
from ui.server import editing, editors
from ui.server.editors import HASHER
from ui.session.session_keys import desk_widget

PASSWORD = "a password of many words"


@pytest.fixture
def folder(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    known = HASHER.hash(PASSWORD)
    file = tmp_path / "editors"
    file.write_text(f"AB\teditor\t{known}\nCD\tpublisher\t{known}\n")
    monkeypatch.setenv(editing.SETTING, editing.BY_LOGIN)
    monkeypatch.setenv(editors.FILE, str(file))
    monkeypatch.setattr(editing, "DOOR", editors.Door())
    return tables.add("reports").write()


def logged_in(name: str, password: str = PASSWORD) -> AppTest:
    app = opened("desk")
    next(box for box in app.text_input if box.label == "Name").input(name)
    next(box for box in app.text_input if box.label == "Password").input(password)
    next(button for button in app.button if button.label == "Log in").click().run()
    assert not app.exception
    return app


@pytest.mark.usefixtures("folder")
def test_nobody_sees_the_desk_before_logging_in_or_after_logging_out() -> None:
    assert not opened("desk").file_uploader

    app = logged_in("CD")
    assert "CD, may change the tables" in words(app)
    assert app.file_uploader

    app.button(key="desk-log-out").click().run()
    assert not app.file_uploader


@pytest.mark.usefixtures("folder")
def test_a_wrong_password_is_told_and_the_sixth_has_to_wait() -> None:
    assert "do not belong together" in words(logged_in("CD", "wrong"))
    for _ in range(editors.TRIES - 1):
        app = logged_in("CD", "wrong")

    assert "has to wait 15 minutes" in words(app)
    assert "has to wait" in words(logged_in("CD"))


def test_an_editor_proposes_and_a_publisher_lets_it_in(folder: Path) -> None:
    app = logged_in("AB")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    app.button(key=desk_widget("save", 1)).click().run()
    assert "Proposed:" in words(app)
    assert FolderStore(folder).entries() == ()
    assert "desk-proposal-1" not in [button.key for button in app.button]

    app = logged_in("CD")
    app.button(key="desk-proposal-1").click().run()
    app.button(key="desk-let-in-1").click().run()

    [entry] = FolderStore(folder).entries()
    assert entry.occasion.who == "AB, CD"
    assert proposals(folder) == ()


def test_a_proposal_is_refused_with_a_reason_which_the_journal_keeps(folder: Path) -> None:
    app = logged_in("AB")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    app.button(key=desk_widget("save", 1)).click().run()

    app = logged_in("CD")
    app.button(key="desk-proposal-1").click().run()
    assert app.button(key="desk-refuse-1").disabled
    app.text_input(key="desk-refuse-reason-1").input("no such source").run()
    app.button(key="desk-refuse-1").click().run()

    [entry] = FolderStore(folder).entries()
    assert (entry.occasion.who, entry.occasion.reason) == ("CD", "no such source")
    assert (entry.change.rows, proposals(folder)) == ((), ())
    assert "proposal refused (AB" in words(app)
    assert "Reason: no such source" in words(app)


@pytest.mark.usefixtures("folder")
def test_who_is_taken_out_of_the_file_can_do_nothing_more(tmp_path: Path, folder: Path) -> None:
    app = logged_in("CD")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    (tmp_path / "editors").write_text("")

    app.button(key=desk_widget("save", 1)).click().run()

    assert FolderStore(folder).entries() == ()
    assert not app.file_uploader
