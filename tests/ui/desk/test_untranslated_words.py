"""No word of ours goes past the catalogues at the desk, whatever an editor does there.

As in `tests/ui/test_untranslated_words.py`, in the language made on the spot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from briefing.scenes.disk_store import Store, default_folder, new_key
from briefing.scenes.scene import Briefing, Scene
from incidents.changes.edit import corrected, taken_back
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion, source_file
from incidents.changes.proposals import proposals, propose, refuse
from incidents.changes.review import reviewed
from incidents.changes.undo import undo
from incidents.verification.kept_pages import keep
from incidents.verification.reading import was_read
from incidents.words.code_names import CODE_NAMES
from tests.app_pages import opened, words
from tests.pseudo_language import CODE, pseudo_offered
from tests.ui import printed_shapes
from tests.ui.access.quick_password import HASH
from tests.words_left import accented_tables, of_app, plain_words, quotations
from ui.access import editing, editors
from ui.desk import by_hand
from ui.session.session_keys import desk_widget

LIST = """дата,место,слова,число,кто сообщает,источник,адрес
2019-05-01,Oral,,5,7,8,https://9.example/1
2019-05-01,Aksu,,2,7,8,https://9.example/2
2019-05-01,1234,,3,7,8,https://9.example/3
2019-13-01,Oral,,4,7,8,9
"""
"""A list with nothing of ours in Latin letters: one row is sound, one can be several places, one
is no place that is known, one has no day."""

OF_THE_TABLES = {"origins", "sources", "incidents", "reports", "Oral", "Aqsu", "Aqsukent"}
"""Files of tables where one row of them is named, and the gazetteer's own names of places."""

INCIDENT = "2019-07-06-almaty"
REPORT = f"{INCIDENT}-afp"
WORDS = "witnessed close to a hundred detentions"
PAGE = f"<!DOCTYPE html><meta charset=utf-8><p>1 {WORDS} 2</p>".encode()
"""A report, and a page in which its words stand, of an event on which sources disagree."""

QUOTED = quotations()
_CODES = "|".join(sorted({code for names in CODE_NAMES.values() for code in names}))
_BESIDE_WORDS = re.compile(rf"`[^`]*`|\((?:{_CODES})\)")
"""Names of columns and codes, which files hold, where the words for them stand beside."""


@contextmanager
def at_the_desk(within: Path) -> Iterator[Path]:
    """Tables of one year, and an editor at this machine who reads the language made up."""
    folder = within / "data"
    folder.mkdir()
    accented_tables(folder, years=("2019",))
    with pytest.MonkeyPatch.context() as patch, pseudo_offered():
        patch.setenv("DETENTIONS_DATA", str(folder))
        patch.setenv(editing.SETTING, "on")
        patch.setattr(editing, "at_this_machine", lambda headers, address: True)
        yield folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with at_the_desk(tmp_path) as folder:
        yield folder


def desk() -> AppTest:
    return opened("desk", language=CODE)


def left(app: AppTest) -> dict[str, list[str]]:
    """What the page has in plain letters."""
    assert not app.exception
    texts = [text for _, text in of_app(app)]
    assert any("⟦" in text for text in texts)
    found = {text: plain_words([_BESIDE_WORDS.sub(" ", text)], QUOTED) for text in texts}
    return {text: sorted(words) for text, words in found.items() if words - OF_THE_TABLES}


def with_a_list(_: Path) -> AppTest:
    app = desk()
    app.file_uploader[0].set_value(("1.csv", LIST.encode(), "text/csv"))
    return app.run()


def with_a_form(_: Path) -> AppTest:
    """A row by hand is begun, and beside it readings of a page without the words looked for and of
    a picture."""
    app = desk()
    app.radio(key=desk_widget("action", 0)).set_value(by_hand.ADD)
    app.file_uploader[1].set_value(("1.html", PAGE, "text/html"))
    app.file_uploader[2].set_value(("1.png", b"\x89PNG\r\n\x1a\n", "image/png"))
    return app.run()


def changed(folder: Path) -> None:
    """A list was saved and taken back, a report was read, of two changes that waited one was
    refused."""
    store = FolderStore(folder)
    change = corrected(store.snapshot(), "reports", REPORT, {"review": "none"}, "1")
    store.save(change, Occasion("import", "5", source_file("6.csv", b"7")), on=store.snapshot())
    back = undo(1, "2", store.entries(), reviewed(store.snapshot())).change
    store.save(back, Occasion("undo", undoes=1), on=store.snapshot())
    copy, day = keep(folder, PAGE).sha256, date(2020, 1, 2)
    read = was_read(
        *(store.snapshot(), REPORT), read_by="8", read_on=day, outcome="differs", copy_sha256=copy
    )
    store.save(read, Occasion("edit"), on=store.snapshot())
    aside = taken_back(store.snapshot(), "reports", REPORT, "3", status="withdrawn")
    for _ in range(2):
        propose(folder, aside, Occasion("edit"))
    refuse(store, proposals(folder)[0], "", "4")


def with_changes(folder: Path) -> AppTest:
    """The rows of an entry are shown, and what a proposal would do, also to a briefing that is
    kept, and taking an entry back."""
    changed(folder)
    Store(default_folder()).save(new_key(), Briefing("9", (Scene("map", "event=2019-07-06"),)))
    app = desk()
    for press in ("desk-proposal-2", "desk-rows-1", "desk-undo-2"):
        app.button(key=press).click()
    return app.run()


def corrections(_: Path) -> AppTest:
    return opened("corrections", language=CODE)


def incident(_: Path) -> AppTest:
    """The incident that was corrected, with the page that is kept of a report."""
    app = opened("incidents", language=CODE, incident_open=INCIDENT)
    return app.toggle(key=f"kept-incident-{REPORT}-1").set_value(True).run()


LIST_BROUGHT, FORM, CHANGES = "the desk, a list", "the desk, a form", "the desk, changes"
CORRECTIONS, CORRECTED = "the corrections", "an incident, corrected"
PAGES = {LIST_BROUGHT: with_a_list, FORM: with_a_form, CHANGES: with_changes}
AFTER_CHANGES = {CORRECTIONS: corrections, CORRECTED: incident}
"""Under the names that their elements have in `tests/ui/shapes.txt`; the last of the tables that
`changed` leaves."""


def test_what_is_said_of_a_list_that_is_brought_in_is_translated(folder: Path) -> None:
    app = with_a_list(folder)

    assert printed_shapes.shapes(app) == printed_shapes.reviewed(LIST_BROUGHT)
    assert left(app) == {}
    asked = [one.key for one in app.selectbox if (one.key or "").startswith("desk-place-")]
    assert asked == [desk_widget("place-Aksu", 1)]
    assert app.dataframe and words(app).count("plain-table") > 1

    app.button(key=desk_widget("save", 1)).click().run()

    assert left(app) == {}


def test_every_form_names_its_fields_and_codes_in_words_of_the_catalogues(folder: Path) -> None:
    app = with_a_form(folder)
    assert printed_shapes.shapes(app) == printed_shapes.reviewed(FORM)

    for table in by_hand.TABLES:
        app.selectbox(key=desk_widget("table", 0)).set_value(table).run()
        assert left(app) == {}

    app.radio(key=desk_widget("action", 0)).set_value(by_hand.TAKE_BACK).run()
    assert left(app) == {}


def test_what_waits_what_was_done_and_what_was_corrected_is_told_in_words_of_the_catalogues(
    folder: Path,
) -> None:
    app = with_changes(folder)

    assert printed_shapes.shapes(app) == printed_shapes.reviewed(CHANGES)
    assert left(app) == {}

    for name, page in AFTER_CHANGES.items():
        seen = page(folder)
        assert printed_shapes.shapes(seen) == printed_shapes.reviewed(name)
        assert left(seen) == {}

    app.button(key="desk-let-in-2").click().run()

    assert len(FolderStore(folder).entries()) == 5
    assert left(app) == {}


@pytest.mark.parametrize("setting", ["", editing.BY_LOGIN])
def test_a_desk_that_is_closed_says_so_in_words_of_the_catalogues(
    folder: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    file = folder.parent / "editors"
    file.write_text(f"AB\teditor\t{HASH}\nCD\tpublisher\tsubject:1\n")
    monkeypatch.setenv(editing.SETTING, setting)
    monkeypatch.setenv(editors.FILE, str(file))

    app = desk()

    assert not app.file_uploader
    assert left(app) == {}
