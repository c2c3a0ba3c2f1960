"""Editors on other machines log in; who only proposes changes nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from incidents.changes.proposals import proposals
from tests.app_pages import in_navigation, opened, words
from tests.incidents.changes.saving import BOTH, IMPORT
from tests.incidents.conftest import Tables
from tests.ui.access.quick_password import HASH
from tests.ui.desk.test_work import HEADING, SOUND
from ui.access import editing, editors, logins
from ui.access.editors import MAIL
from ui.access.logins import begin
from ui.session.session_keys import desk_widget

LogIn = Callable[[str], AppTest]


@pytest.fixture
def folder(tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "editors"
    file.write_text(f"AB\teditor\t{HASH}\nCD\tpublisher\t{HASH}\n")
    monkeypatch.setenv(editing.SETTING, editing.BY_LOGIN)
    monkeypatch.setenv(editors.FILE, str(file))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    return tables.add("reports").write()


@pytest.fixture
def logged_in(monkeypatch: pytest.MonkeyPatch) -> LogIn:
    """logged_in(name) opens the desk with the cookie of a login of this name."""

    def log_in(name: str) -> AppTest:
        token = begin(editors.known_editors()[name])
        monkeypatch.setattr(editing, "token_now", lambda: token)
        return opened("desk")

    return log_in


@pytest.mark.usefixtures("folder")
def test_nobody_sees_the_desk_before_logging_in_or_after_logging_out(
    logged_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = in_navigation(monkeypatch)
    assert not opened("desk").file_uploader
    assert "desk" in shown  # where one logs in

    app = logged_in("CD")
    assert "CD, may change the tables" in words(app)
    assert app.file_uploader

    app.button(key="desk-log-out").click().run()
    assert not app.file_uploader


@pytest.mark.parametrize(
    ("keys", "by_password", "by_provider"),
    [([HASH, HASH], True, False), ([HASH, f"{MAIL}ef@example.org"], True, True)]
    + [([f"{MAIL}ef@example.org"], False, True)],
)
def test_each_way_to_log_in_is_offered_where_an_editor_has_it(
    folder: Path, keys: list[str], by_password: bool, by_provider: bool
) -> None:
    lines = (f"E{number}\teditor\t{key}\n" for number, key in enumerate(keys))
    Path(os.environ[editors.FILE]).write_text("".join(lines))

    app = opened("desk")

    assert ('href="./login?language=en"' in words(app)) == by_password
    assert ("Log in at the provider of logins" in {b.label for b in app.button}) == by_provider


def test_an_editor_proposes_and_a_publisher_lets_it_in(folder: Path, logged_in: LogIn) -> None:
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


def test_who_has_proposed_to_take_an_entry_back_is_not_asked_about_it_any_more(
    folder: Path, logged_in: LogIn
) -> None:
    store = FolderStore(folder)
    store.save(BOTH, IMPORT, on=store.snapshot())
    app = logged_in("AB").button(key="desk-undo-1").click().run()
    app.text_input(key="desk-undo-reason-1").input("a trial").run()

    app.button(key="desk-undo-now-1").click().run()

    assert len(proposals(folder)) == 1
    asked = {one.key for one in app.button if str(one.key).startswith("desk-undo-")}
    assert asked == {"desk-undo-1"}


def test_a_proposal_is_refused_with_a_reason_which_the_journal_keeps(
    folder: Path, logged_in: LogIn
) -> None:
    app = logged_in("AB")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    app.button(key=desk_widget("save", 1)).click().run()

    late = logged_in("CD")
    late.button(key="desk-proposal-1").click().run()
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

    late.button(key="desk-let-in-1").click().run()
    assert "Meanwhile entry 1 was saved" in words(late)
    assert len(FolderStore(folder).entries()) == 1


@pytest.mark.usefixtures("folder")
def test_who_is_taken_out_of_the_file_can_do_nothing_more(
    tmp_path: Path, folder: Path, logged_in: LogIn
) -> None:
    app = logged_in("CD")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    (tmp_path / "editors").write_text("")

    app.button(key=desk_widget("save", 1)).click().run()

    assert FolderStore(folder).entries() == ()
    assert not app.file_uploader


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    """It is so many seconds later for logins."""
    later = time.time() + seconds
    monkeypatch.setattr(logins, "time", SimpleNamespace(time=lambda: later))


def test_a_page_whose_login_comes_to_its_end_saves_nothing_and_keeps_what_was_brought(
    folder: Path, logged_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = logged_in("CD")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    app.text_input(key=desk_widget("reason", 1)).input("half typed").run()
    at(monkeypatch, 3600 * logins.DEFAULT_HOURS)

    app.button(key=desk_widget("save", 1)).click().run()

    assert FolderStore(folder).entries() == ()
    assert "Your login is over" in words(app)
    assert "You may not change the tables" in words(app)
    assert app.text_input(key=desk_widget("reason", 1)).value == "half typed"

    again = begin(editors.known_editors()["CD"])
    monkeypatch.setattr(editing, "token_now", lambda: again)
    app.button(key=desk_widget("save", 1)).click().run()

    assert [one.occasion.who for one in FolderStore(folder).entries()] == ["CD"]
    assert "Your login is over" not in words(app)


def test_a_reading_after_the_end_of_the_login_is_told_to_be_lost(
    folder: Path, logged_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = logged_in("CD")
    at(monkeypatch, 3600 * logins.DEFAULT_HOURS)

    read_first(app)

    assert FolderStore(folder).entries() == ()
    assert "You may not change the tables" in words(app)


@pytest.mark.usefixtures("folder")
def test_another_editor_on_the_same_page_finds_nothing_of_the_one_before(
    logged_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = logged_in("CD")
    app.file_uploader[0].set_value(("list.csv", (HEADING + SOUND).encode(), "text/csv")).run()
    assert "list.csv" in words(app)

    # As the page has it when its connection comes back with another cookie.
    other = begin(editors.known_editors()["AB"])
    monkeypatch.setattr(editing, "token_now", lambda: other)
    app.run()

    assert "AB, may propose changes" in words(app)
    assert "list.csv" not in words(app)


def test_who_read_a_page_is_who_is_logged_in_and_what_is_read_waits_no_more(
    folder: Path, logged_in: LogIn
) -> None:
    app = logged_in("CD")
    report_id = read_first(app)

    [entry] = FolderStore(folder).entries()
    reading, report = entry.change.rows
    assert reading.after is not None
    assert (reading.table, reading.after["read_by"]) == ("readings", "CD")
    assert (report.after or {}).get("review") == "full_text"
    assert report_id not in words(app)


def test_a_reading_that_an_editor_proposes_waits_on(folder: Path, logged_in: LogIn) -> None:
    app = logged_in("AB")
    report_id = read_first(app)

    [waiting] = proposals(folder)
    assert (waiting.change.rows[0].after or {})["read_by"] == "AB"
    assert FolderStore(folder).entries() == ()
    assert report_id in words(app)


def read_first(app: AppTest) -> str:
    """Says that the words of the first report of the list stand there; the report's id."""
    key = next(one.key for one in app.radio if one.key and one.key.endswith("-outcome-0"))
    app.radio(key=key).set_value("confirmed")
    next(one for one in app.button if one.label == "Save this reading").click().run()
    return key.partition("read-")[2].removesuffix("-outcome-0")
