"""Long lists at the desk are shown page by page, and nothing of them is lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from tests.app_pages import told_by_browser, words
from tests.incidents.conftest import Tables
from tests.ui.desk.test_work import SOUND, brought, text
from ui import list_pages
from ui.session.session_keys import desk_widget


@pytest.fixture
def folder(tables: Tables, monkeypatch: pytest.MonkeyPatch, at_the_desk: None) -> Path:
    """Tables at whose desk a page of a list has two rows."""
    monkeypatch.setattr(list_pages.page_of, "__kwdefaults__", {"size": 2})
    return tables.add("reports").write()


@pytest.mark.usefixtures("folder")
def test_the_rows_with_problems_follow_on_further_pages() -> None:
    app = brought("".join(SOUND.replace("2026-05-01", f"soon{n}") for n in range(3)))

    assert [f"soon{n}" in words(app) for n in range(3)] == [True, True, False]
    app.number_input(key=desk_widget("problems-page", 1)).set_value(2).run()
    assert [f"soon{n}" in words(app) for n in range(3)] == [False, False, True]


def ticked(app: AppTest, ticks: dict[int, bool]) -> AppTest:
    """The desk once the ticks of rows, by their place on the open page, were pressed."""
    [rows] = [one for one in app.dataframe if "Take" in one.value]
    told = told_by_browser(app)
    edited = {str(at): {"Take": tick} for at, tick in ticks.items()}
    pressed = {"edited_rows": edited, "added_rows": [], "deleted_rows": []}
    told.widgets.add(id=rows.proto.id, string_value=json.dumps(pressed))
    return app._run(told)


def ticks(app: AppTest) -> list[bool]:
    """Those of the open page, as it was opened."""
    [rows] = [one.value for one in app.dataframe if "Take" in one.value]
    return list(rows["Take"])


def test_ticks_that_were_taken_away_on_two_pages_stay_so_and_are_counted(folder: Path) -> None:
    app = brought("".join(SOUND.replace("05-01", f"05-0{n}") for n in range(1, 5)))
    page = desk_widget("taken-page", 1)
    assert "Ticks of rows were changed" not in words(app)

    app = ticked(app, {0: False})
    app.number_input(key=page).set_value(2).run()
    assert ticks(app) == [True, True]
    app = ticked(app, {0: False, 1: False})
    app = ticked(app, {0: True, 1: False})
    assert "2 of 4 rows have their ticks" in words(app)
    assert app.button(key=desk_widget("save", 1)).disabled
    assert "Ticks of rows were changed" in words(app)
    app.number_input(key=page).set_value(1).run()
    assert ticks(app) == [False, True]

    app.button(key=desk_widget("take", 1)).click().run()
    assert "4 rows were read. 4 rows are sound. No row has problems. 2 rows are left out" in words(
        app
    )
    app.button(key=desk_widget("save", 1)).click().run()

    [entry] = FolderStore(folder).entries()
    days = sorted(row.row["date_first"] for row in entry.change.rows if row.table == "reports")
    assert days == ["2026-05-02", "2026-05-03"]
    assert "Saved as entry 1" in words(app)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("rows", "pages", "told"),
    [
        (2, None, ""),
        (3, 2, "3 to 3 of 3"),
        (4, 2, "3 to 4 of 4"),
    ],
)
def test_a_list_has_as_many_pages_as_its_rows_need_and_says_which_are_shown(
    rows: int, pages: int | None, told: str
) -> None:
    app = brought("".join(SOUND.replace("2026-05-01", f"soon{n}") for n in range(rows)))
    key = desk_widget("problems-page", 1)
    turner = [field for field in app.number_input if field.key == key]

    assert [field.max for field in turner] == ([pages] if pages else [])
    if turner:
        assert f"1 to 2 of {rows}" in text(app)
        app.number_input(key=key).set_value(pages).run()
        assert told in text(app)
