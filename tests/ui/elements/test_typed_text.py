"""What is too long for a field stays in it and is told, and nothing is taken of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.folder_store import FolderStore
from tests.app_pages import opened, words
from tests.incidents.changes.saving import BOTH, IMPORT
from tests.incidents.conftest import Tables
from tests.processes import PROJECT
from tests.ui.briefing.test_add_scene import kept, press
from tests.ui.briefing.test_briefing_page import page_of
from tests.ui.desk.test_work import HEADING, SOUND
from ui.session.session_keys import (
    BRIEFING_TITLE,
    DESK_WHO,
    DESK_WORK,
    PLACES_PASTED,
    SEARCH_BOX,
    VIEW,
    desk_widget,
    scene_widget,
)

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def store(tables: Tables, at_the_desk: None) -> FolderStore:
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
    app.text_input(key=desk_widget(f"why-{key}", 0)).input("x" * 501)
    next(b for b in app.button if b.label == "Show what it does").click().run()
    assert "Too long: 501 characters; at most 500 are taken." in words(app)
    assert desk_widget("save-row", 0) not in {button.key for button in app.button}

    app.text_input(key=desk_widget(f"why-{key}", 0)).input("read again")
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
    taken = []
    for length in (500, 501):
        app.text_input(key=desk_widget("reason", 1)).input("x" * length).run()
        taken.append(app.session_state[DESK_WORK].choices.reason)
    assert taken == ["x" * 500, ""]


def told(app: AppTest, found: int, most: int) -> bool:
    assert not app.exception
    return f"Too long: {found:,} characters; at most {most:,} are taken." in words(app)


def test_no_field_of_the_app_has_a_limit_that_drops_a_paste_without_a_word() -> None:
    modules = [*(PROJECT / "ui").rglob("*.py"), *(PROJECT / "pages").glob("*.py")]
    limited = [path.name for path in modules if re.search(r"max_chars\s*=", path.read_text())]

    assert (len(modules) > 100, limited) == (True, [])


@pytest.mark.parametrize(("key", "most"), [("places-name", 200), ("places-point", 60)])
def test_a_name_or_point_to_be_found_stays_and_nothing_is_looked_up(key: str, most: int) -> None:
    app = opened("places")
    long = "7" * (most + 1)
    app.text_input(key=key).input(long).run()

    assert told(app, most + 1, most)
    assert app.text_input(key=key).value == long
    assert "No place of Kazakhstan" not in words(app)


def test_a_list_of_names_that_is_too_long_stays_and_is_not_taken() -> None:
    app = opened("places")
    app.text_area(key=PLACES_PASTED).input("x" * 1_000_001)
    next(button for button in app.button if button.label == "Find these places").click().run()

    assert told(app, 1_000_001, 1_000_000)
    assert len(app.text_area(key=PLACES_PASTED).value) == 1_000_001


def test_what_is_looked_for_in_the_sidebar_stays_and_leads_nowhere() -> None:
    app = opened()
    before = app.session_state[VIEW]
    app.text_input(key=SEARCH_BOX).input("Almaty " * 600).run()

    assert told(app, 4_200, 4_000)
    assert len(app.text_input(key=SEARCH_BOX).value) == 4_200
    assert app.session_state[VIEW] == before


def test_words_looked_for_among_the_incidents_stay_and_the_table_as_it_was() -> None:
    app = opened("incidents")

    def box() -> str:
        return next(one.key for one in app.text_input if one.label == "Search the incidents")

    app.text_input(key=box()).input("Almaty").run()
    app.text_input(key=box()).input("Oral " * 50).run()

    assert told(app, 250, 200)
    assert len(app.text_input(key=box()).value) == 250
    assert app.session_state[VIEW].search == "Almaty"
    app.text_input(key=box()).input("Oral").run()
    assert app.session_state[VIEW].search == "Oral"


@pytest.mark.parametrize(("part", "most"), [("title", 200), ("notes", 5_000)])
def test_a_text_of_a_scene_stays_with_its_scene_until_it_fits(
    briefings: Path, part: str, most: int
) -> None:
    app = page_of(briefings)
    key = scene_widget(part, 1)

    def field() -> Any:
        return app.text_area(key=key) if part == "notes" else app.text_input(key=key)

    field().input("x" * (most + 1)).run()
    assert told(app, most + 1, most)
    app.number_input(key=scene_widget("minutes", 1)).set_value(3.0).run()

    assert len(field().value) == most + 1
    assert kept(briefings).scenes[1].minutes == 3
    field().input("x" * most).run()
    assert getattr(kept(briefings).scenes[1], part) == "x" * most
    field().input("x" * (most + 1)).run()
    press(app, "scene-up-1")
    assert len(field().value) < most


def test_a_title_of_a_briefing_that_is_too_long_stays_and_the_one_before_is_kept(
    briefings: Path,
) -> None:
    app = page_of(briefings)
    app.text_input(key=BRIEFING_TITLE).input("x" * 1_000).run()

    assert "Too long: 1,000 characters" in words(app)
    assert len(app.text_input(key=BRIEFING_TITLE).value) == 1_000
    assert kept(briefings).title == "Three"
