"""The list of reports to be read, as a file."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from incidents.verification import fetching
from incidents.verification.to_read import to_read
from tests.app_pages import opened, words
from tests.incidents.changes.saving import BOTH, IMPORT
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset
from ui.desk import reading_list
from ui.desk.reading_list import COLUMNS, list_csv
from ui.session.session_keys import DESK_WHO, desk_widget

ALMATY, OTHER = "2019-10-26-almaty-rferl", "2019-10-26-almaty-other"


@pytest.fixture
def folder(tables: Tables, at_the_desk: None) -> Path:
    """Of a desk with two reports to be read."""
    return tables.add("reports").add("reports", report_id=OTHER).write()


def field(report_id: str, name: str) -> str:
    return desk_widget(f"read-{report_id}-{name}", 0)


def filled() -> AppTest:
    """The desk with a note in both forms, and what came of the first reading."""
    app = opened("desk")
    app.text_input(key=DESK_WHO).input("AB").run()
    for report_id in (ALMATY, OTHER):
        app.text_input(key=field(report_id, "note")).input(f"a note to {report_id}")
    app.radio(key=field(ALMATY, "outcome")).set_value("differs")
    return app


def press(app: AppTest) -> None:
    submit = {button.key: button for button in app.button if button.label == "Save this reading"}
    next(button for key, button in submit.items() if ALMATY in key).click().run()


def test_a_reading_with_any_of_its_texts_too_long_is_not_saved_until_it_fits(folder: Path) -> None:
    app = filled()
    for name in ("day", "archive", "note"):
        app.text_input(key=field(ALMATY, name)).input("x" * 2001)
        press(app)
        assert not app.exception
        assert (words(app).count("Too long:"), FolderStore(folder).entries()) == (1, ())
        app.text_input(key=field(ALMATY, name)).input("")
    press(app)

    assert len(FolderStore(folder).entries()) == 1


def test_a_reading_that_is_saved_makes_its_own_form_anew_and_no_other(folder: Path) -> None:
    app = filled()
    before = {one.key for one in app.text_input}
    press(app)

    assert len(FolderStore(folder).entries()) == 1
    gone = before - {one.key for one in app.text_input}
    assert gone == {field(ALMATY, name) for name in ("note", "archive", "day")}


@pytest.mark.parametrize("day", ["", "12 мая 2021"])
def test_a_reading_has_the_day_that_was_typed_or_is_of_today_and_of_no_day_to_come(
    folder: Path, day: str
) -> None:
    app = filled()
    app.text_input(key=field(ALMATY, "day")).input("1 January 2099")
    press(app)
    assert "cannot be chosen" in words(app)

    app.text_input(key=field(ALMATY, "day")).input(day)
    press(app)

    [entry] = FolderStore(folder).entries()
    wanted = "2021-05-12" if day else date.today().isoformat()
    assert entry.change.rows[0].row["read_on"] == wanted


def test_a_reading_that_is_not_saved_since_somebody_saved_meanwhile_stays_in_its_form(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, made = filled(), reading_list.review
    store = FolderStore(folder)

    def meanwhile(*args: Any) -> Any:
        if not store.entries():
            store.save(BOTH, IMPORT, on=store.snapshot())
        return made(*args)

    monkeypatch.setattr(reading_list, "review", meanwhile)
    press(app)

    assert "Meanwhile entry 1 was saved" in words(app)
    assert app.text_input(key=field(ALMATY, "note")).value == f"a note to {ALMATY}"
    press(app)
    assert len(store.entries()) == 2


@pytest.mark.usefixtures("at_the_desk")
def test_why_a_page_is_not_fetched_is_told_at_its_form(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(fetching.SETTING, "on")
    tables.rows["sources"][0]["url"] = "http://127.0.0.1/page"
    tables.add("reports").write()

    app = opened("desk")
    app.button(key=field(ALMATY, "fetch")).click().run()

    assert "this address lies in a network of its own and is not asked" in words(app)
    assert not app.exception


def test_the_file_has_a_row_for_each_report_in_the_order_of_need() -> None:
    waiting = to_read(project_dataset())

    heading, *rows = csv.reader(io.StringIO(list_csv(waiting).decode("utf-8")))

    assert tuple(heading) == COLUMNS
    assert len(rows) > 20
    assert [row[0] for row in rows] == [one.report_id for one in waiting]
    assert [row[COLUMNS.index("words")] for row in rows] == [one.words for one in waiting]
