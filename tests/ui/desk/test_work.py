"""The desk, as an editor works at it."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.proto.LabelVisibility_pb2 import LabelVisibility
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from incidents.__main__ import main
from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.open_store import open_store
from incidents.changes.proposals import proposals, propose
from incidents.changes.review import review, reviewed
from incidents.languages.catalogues import language_of
from incidents.tables.home import beside, home_of
from incidents.tables.schema import PROJECT_DATA, read_package
from tests.app_pages import (
    SIDE_BY_SIDE,
    containers,
    in_navigation,
    opened,
    stacked_presses,
    told_by_browser,
    words,
)
from tests.incidents.changes.saving import BOTH, IMPORT, SOURCE, added
from tests.incidents.changes.test_folder_store import content
from tests.incidents.conftest import Tables
from translation.fields import extract
from ui.access import editing
from ui.desk import by_hand, journal_list, kept_reviews, work
from ui.desk.columns_of_file import HOLDS
from ui.session.session_keys import desk_widget

HEADING = "date,place,words,number,who says so,source,address\n"
SOUND = "2026-05-01,Oral,five people,5,AFP,AFP,https://afp.example/1\n"
UNKNOWN = "2026-05-01,Nowhereville,three people,3,AFP,AFP,https://afp.example/2\n"
SEVERAL = "2026-05-01,Aksu,two people,2,AFP,AFP,https://afp.example/3\n"


@pytest.fixture
def folder(tables: Tables) -> Path:
    return tables.add("reports").write()


@pytest.fixture
def at_the_desk(folder: Path, at_the_desk: None) -> None:
    """Whose tables are those of the folder."""


def brought(rows: str) -> AppTest:
    """The desk with this list brought in."""
    app = opened("desk")
    app.file_uploader[0].set_value(("list.csv", (HEADING + rows).encode(), "text/csv")).run()
    assert not app.exception
    return app


@pytest.fixture(scope="module")
def desk_to_look_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """For pages that are made once, since nothing is pressed on them."""
    sound = Tables(tmp_path_factory.mktemp("data"))
    for name in ("events", "incidents", "origins", "sources", "reports"):
        sound.add(name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTIONS_DATA", str(sound.write()))
        patch.setenv(editing.SETTING, "on")
        patch.setattr(editing, "at_this_machine", lambda headers, address: True)
        yield


@pytest.fixture(scope="module")
def looked_at(desk_to_look_at: None) -> AppTest:
    """A list was brought in."""
    return brought(SOUND.replace("2026-05-01", "01.05.2026"))


@pytest.fixture(scope="module")
def form(desk_to_look_at: None) -> AppTest:
    """A row is added by hand."""
    app = opened("desk")
    return app.radio(key=desk_widget("action", 0)).set_value("add").run()


def text(app: AppTest) -> str:
    return words(app) + " ".join(element.value for element in app.get("text"))


@pytest.mark.usefixtures("folder")
def test_where_editing_is_off_the_desk_says_how_it_is_switched_on_and_offers_nothing() -> None:
    app = opened("desk")

    assert "DETENTIONS_EDITING=on" in words(app)
    assert not app.file_uploader
    assert not app.button


@pytest.mark.usefixtures("at_the_desk")
def test_a_list_shows_the_figures_that_would_move_and_changes_nothing(folder: Path) -> None:
    before = content(folder)

    app = brought(SOUND)

    assert "1 row added" in words(app)
    assert "17 reported detentions" in words(app)
    assert content(folder) == before


@pytest.mark.usefixtures("at_the_desk")
def test_the_desk_works_on_a_database_as_on_a_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    store = open_store(home_of(f"sqlite:///{tmp_path / 'tables.sqlite'}"))
    store.fill(FolderStore(folder).files())
    monkeypatch.setenv("DETENTIONS_DATA", f"sqlite:///{tmp_path / 'tables.sqlite'}")
    propose(beside(store.home), BOTH, IMPORT)

    app = opened("desk")
    app.button(key="desk-proposal-1").click().run()
    app.button(key="desk-let-in-1").click().run()
    assert proposals(beside(store.home)) == ()
    app = brought(SOUND)
    app.button(key=desk_widget("save", 1)).click().run()

    assert not app.exception
    assert [entry.occasion.made_by for entry in store.entries()] == ["import", "import"]


@pytest.mark.usefixtures("at_the_desk")
def test_a_database_that_gives_nothing_is_told_at_the_desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", f"sqlite:///{tmp_path / 'none.sqlite'}")

    app = opened("desk")

    assert not app.exception
    assert "there is no such file" in text(app)


@pytest.mark.usefixtures("at_the_desk")
def test_what_is_saved_stands_in_the_journal_and_is_taken_back_for_the_reason_typed_last(
    folder: Path,
) -> None:
    before = content(folder)
    app = brought(SOUND)
    app.text_input(key="desk-who").input("AB").run()

    app.button(key=desk_widget("save", 1)).click().run()

    [entry] = FolderStore(folder).entries()
    assert (entry.occasion.who, entry.occasion.made_by) == ("AB", "import")
    assert "Saved as entry 1" in words(app)

    app.button(key="desk-undo-1").click().run()
    assert app.button(key="desk-undo-now-1").disabled
    for reason in ("a trial", "a better reason"):
        app.text_input(key="desk-undo-reason-1").input(reason).run()
    app.button(key="desk-undo-now-1").click().run()

    assert content(folder) == before
    assert "Taken back by entry 2" in words(app)
    assert {row.reason for row in FolderStore(folder).entries()[1].change.rows} == {
        "a better reason"
    }


@pytest.mark.usefixtures("at_the_desk")
def test_an_entry_that_a_later_one_corrected_says_so_and_has_no_press_that_takes_it_back(
    folder: Path,
) -> None:
    store = FolderStore(folder)
    store.save(BOTH, IMPORT, on=store.snapshot())
    now = store.snapshot()
    [afp] = [row for row in now.table("origins").rows if row["origin_id"] == "afp"]
    corrected = RowChange("origins", dict(afp), {**afp, "name": "Agence"}, "its own name")
    store.save(Change((corrected,)), IMPORT, on=now)

    app = opened("desk").button(key="desk-undo-1").click().run()

    assert "It cannot be taken back:" in words(app)
    assert "entry 2 changed origins: afp since" in words(app)
    asked = [one.key for one in app.button if str(one.key).startswith("desk-undo-n")]
    assert asked == ["desk-undo-not-1"]


def test_what_a_row_of_a_file_becomes_and_how_it_was_read_is_listed_in_words(
    looked_at: AppTest,
) -> None:
    app = looked_at
    listed = [frame.value for frame in app.dataframe]

    [becomes] = [frame["What becomes of it"] for frame in listed if "What becomes of it" in frame]
    assert "added in Incidents: 2026-05-01-oral" in becomes[0]
    assert "<td>01.05.2026</td><td>read with its day first, 2026-05-01</td>" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_the_fields_of_problems_have_their_titles_in_the_language_of_the_reader() -> None:
    sources = b"source_id,publisher,title,url,published_date\ns-1,Vlast,T,https://a.example,soon\n"
    app = opened("desk", language="ru")
    app.file_uploader[0].set_value(("sources.csv", sources, "text/csv")).run()

    title = language_of("ru").of_schema("Published")
    assert title != "Published"
    assert f"<td>{title} (published_date)</td><td>soon</td>" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_a_row_with_an_open_place_waits_and_the_sound_ones_do_not(folder: Path) -> None:
    app = brought(SOUND + UNKNOWN)
    app.button(key=desk_widget("save", 1)).click().run()

    [entry] = FolderStore(folder).entries()
    places = [row.row["location_text"] for row in entry.change.rows if row.table == "incidents"]
    assert places == ["Oral"]


@pytest.mark.usefixtures("at_the_desk")
def test_all_or_nothing_keeps_the_sound_rows_back_too() -> None:
    app = brought(SOUND + UNKNOWN)

    app.checkbox(key=desk_widget("all-or-nothing", 1)).check().run()

    assert app.button(key=desk_widget("save", 1)).disabled


@pytest.mark.usefixtures("at_the_desk")
def test_a_name_that_can_be_several_places_is_settled_by_a_choice() -> None:
    app = brought(SEVERAL)
    box = app.selectbox(key=desk_widget("place-Aksu", 1))

    box.select_index(0).run()

    assert "1 row is sound." in words(app)


@pytest.mark.usefixtures("at_the_desk")
@pytest.mark.parametrize("other", ["Semey", "50.41, 80.23"])
def test_a_name_that_nobody_knows_is_settled_by_another_or_by_a_point(other: str) -> None:
    app = brought(UNKNOWN)
    assert "No such place is known." not in text(app)

    app.text_input(key=desk_widget("place-other-Nowhereville", 1)).input(other).run()
    key = desk_widget("place-Nowhereville", 1)
    next(button for button in app.button if str(button.key).startswith(f"{key}-")).click().run()

    assert "1 row is sound." in words(app)


def told_in_all(app: AppTest, heading: str) -> str:
    """What the desk says of the whole table under this heading."""
    [told] = re.findall(rf"<strong>{heading}</strong><p>(.*?)</p>", words(app))
    return html.unescape(str(told))


def counted_in_all(capsys: pytest.CaptureFixture[str]) -> str:
    """What `python -m incidents count` says of the whole table."""
    capsys.readouterr()
    assert main(["count", "--json"]) == 0
    found: str = json.loads(capsys.readouterr().out)["sentence"]
    return found


@pytest.mark.usefixtures("at_the_desk")
@pytest.mark.parametrize("rows", [SOUND, SOUND + SOUND.replace("five people,5", "dozens,")])
def test_the_desk_says_what_count_says_before_the_save_and_after_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], rows: str
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    before = counted_in_all(capsys)

    app = brought(rows)
    now, then = told_in_all(app, "Now"), told_in_all(app, "Then")
    app.button(key=desk_widget("save", 1)).click().run()
    after = counted_in_all(capsys)

    assert now != then
    assert (before[: len(now)], after[: len(then)]) == (now, then)


def clicked(app: AppTest, **answer: object) -> AppTest:
    """The page after a click on its map."""
    [shown] = app.get("component_instance")
    told = told_by_browser(app)
    told.widgets.add(id=shown.proto.id, json_value=json.dumps({"at": 1, **answer}))
    return app._run(told)


@pytest.mark.usefixtures("at_the_desk")
def test_a_click_on_a_place_of_the_map_settles_the_name_and_can_be_taken_back() -> None:
    app = clicked(brought(SEVERAL), asks="Aksu", place_id="1524298")

    assert "1 row is sound." in words(app)
    assert "“Aksu” is Aqsu" in words(app)

    app.button(key=desk_widget("unpin-Aksu", 1)).click().run()
    assert "0 rows are sound." in words(app)


@pytest.mark.usefixtures("at_the_desk")
@pytest.mark.parametrize(("row", "name"), [(UNKNOWN, "Nowhereville"), (SEVERAL, "Aksu")])
def test_a_click_elsewhere_takes_the_point_and_offers_the_settlement_there(
    row: str, name: str
) -> None:
    app = clicked(brought(row), asks=name, point=[50.41, 80.23])

    field = app.text_input(key=desk_widget(f"place-other-{name}", 1))
    assert field.value == "50.4100, 80.2300"
    assert any("Semey" in button.label for button in app.button)


@pytest.mark.usefixtures("at_the_desk")
@pytest.mark.parametrize(
    "answer",
    [
        {"asks": "Aksu", "place_id": "none of ours"},
        {"asks": "Oral", "place_id": "1524298"},
        {"asks": "Aksu", "point": ["x", None]},
        {},
    ],
)
def test_an_answer_of_the_map_that_is_none_changes_nothing(answer: dict[str, object]) -> None:
    app = clicked(brought(SEVERAL), **answer)

    assert not app.exception
    assert "0 rows are sound." in words(app)


@pytest.mark.usefixtures("at_the_desk")
@pytest.mark.parametrize("rows", [SEVERAL, UNKNOWN.replace("Nowhereville", "*No* _where_ [x](y)")])
def test_a_field_is_named_for_ear_and_eye_in_words_without_the_signs_of_markdown(rows: str) -> None:
    app = brought(rows)
    fields = (*app.selectbox, *app.text_input)
    place = rows.split(",")[1]
    keys = {desk_widget(f"place{other}-{place}", 1) for other in ("", "-other")}
    about = [one for one in fields if one.key in keys]

    shown = re.findall(r'<p class="field-label" aria-hidden="true">(.*?)</p>', words(app))
    assert about
    assert {one.label for one in about} <= {html.unescape(one) for one in shown}
    assert all(f"“{place}”" in one.label and "\\" not in one.label for one in about)
    assert {one.proto.label_visibility.value for one in about} == {LabelVisibility.COLLAPSED}
    assert f"“{place}”" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_a_column_whose_name_has_signs_of_markdown_names_its_field_as_it_is(folder: Path) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    [reports] = [table for table in package["resources"] if table["name"] == "reports"]
    reports["schema"]["fields"].append({"name": "*as* _heard_", "type": "string"})
    path.write_text(json.dumps(package), "utf-8")

    labels = [field.label for field in opened("desk").text_input]

    assert "*as* _heard_" in labels


@pytest.mark.usefixtures("at_the_desk")
def test_who_saved_meanwhile_is_told_and_nothing_of_theirs_is_lost(folder: Path) -> None:
    app = brought(SOUND)
    store = FolderStore(folder)
    store.save(BOTH, IMPORT, on=store.snapshot())

    app.button(key=desk_widget("save", 1)).click().run()

    assert "Meanwhile entry 1 was saved" in words(app)
    assert "What you see below is made anew on that" in words(app)
    assert len(store.entries()) == 1
    app.button(key=desk_widget("save", 1)).click().run()
    assert len(store.entries()) == 2


def pressing_meanwhile(patch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
    """Whatever this does, something else is pressed while it does it."""
    made = getattr(owner, name)

    def done(*args: Any, **named: Any) -> Any:
        made_now = made(*args, **named)
        context = get_script_run_ctx()
        assert context is not None and context.script_requests is not None
        context.script_requests.request_rerun(RerunData(page_script_hash=context.page_script_hash))
        return made_now

    patch.setattr(owner, name, done)


@pytest.mark.usefixtures("at_the_desk")
def test_what_was_saved_is_told_whatever_is_pressed_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = brought(SOUND)
    pressing_meanwhile(monkeypatch, FolderStore, "save")

    app.button(key=desk_widget("save", 1)).click().run()

    assert len(FolderStore(folder).entries()) == 1
    assert "Saved as entry 1 of the journal" in words(app)
    assert app.file_uploader, "the way in is there for the next file"


@pytest.mark.usefixtures("at_the_desk")
def test_a_file_that_was_read_is_there_whatever_is_pressed_meanwhile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pressing_meanwhile(monkeypatch, work, "read_file")

    assert "list.csv" in words(brought(SOUND))


@pytest.mark.usefixtures("at_the_desk")
def test_a_press_that_saves_comes_with_another_reading_of_the_file_and_waits_for_it(
    folder: Path,
) -> None:
    app = brought(SOUND)

    app.radio(key=desk_widget("order", 1)).set_value("day_first")
    app.button(key=desk_widget("save", 1)).click().run()

    assert FolderStore(folder).entries() == ()
    assert "see what it does now, and save again" in words(app)
    app.button(key=desk_widget("save", 1)).click().run()
    assert len(FolderStore(folder).entries()) == 1


@pytest.mark.usefixtures("at_the_desk")
def test_why_a_file_cannot_be_read_is_told_once_however_often_the_page_is_drawn() -> None:
    app = opened("desk")
    app.file_uploader[0].set_value(("list.csv", b"a,b\n1,2\n", "text/csv")).run()

    app.run()

    assert words(app).count("list.csv is of no kind that is known") == 1


@pytest.mark.usefixtures("at_the_desk")
def test_a_press_of_somebody_who_may_not_edit_any_more_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = brought(SOUND)
    monkeypatch.setattr(work, "may_edit", lambda: False)

    app.button(key=desk_widget("save", 1)).click().run()

    assert FolderStore(folder).entries() == ()
    assert "You may not change the tables" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_presses_of_the_desk_stand_side_by_side(folder: Path) -> None:
    store = FolderStore(folder)
    one, other, more = (
        Change((added("origins", origin_id=name, name=name, voice_id=name),)) for name in "abc"
    )
    for change in (one, other):
        store.save(change, IMPORT, on=store.snapshot())
    propose(folder, more, IMPORT)

    app = brought(SOUND)
    app.button(key="desk-undo-1").click()
    app.button(key="desk-proposal-1").click().run()

    assert {"desk-undo-2", "desk-undo-now-1", "desk-let-in-1"} <= {one.key for one in app.button}
    assert stacked_presses(app) == []


@pytest.mark.usefixtures("at_the_desk")
def test_a_file_that_is_no_table_says_what_would_do() -> None:
    app = opened("desk")

    app.file_uploader[0].set_value(("list.pdf", b"%PDF-1.7", "application/pdf")).run()

    assert "is a PDF, wanted the table as CSV, a workbook or JSON" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_words_of_a_file_reach_the_page_as_text() -> None:
    app = brought("<b>soon</b>,Oral,five,5,AFP,AFP,\n" + SOUND.replace("Oral", "<i>Oral</i>"))

    assert "<b>soon" not in words(app)
    assert "<i>Oral" not in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_a_row_is_corrected_by_hand_with_its_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened("desk")
    app.radio(key=desk_widget("action", 0)).set_value("correct").run()
    report = "2019-10-26-almaty-rferl"
    app.text_input(key=desk_widget("row-reports", 0)).input(report).run()
    key = f"correct-reports-{report}"
    app.text_input(key=desk_widget(f"cell-{key}-detained_low", 0)).input("ten")
    app.text_input(key=desk_widget(f"why-{key}", 0)).input("read again")
    next(b for b in app.button if b.label == "Show what it does").click().run()
    assert "Lower bound is &#39;ten&#39;, wanted a whole number" in words(app)
    assert "reports.csv" not in words(app)
    app.text_input(key=desk_widget(f"cell-{key}-detained_low", 0)).input("10")
    next(b for b in app.button if b.label == "Show what it does").click().run()

    app.button(key=desk_widget("save-row", 0)).click().run()

    [entry] = FolderStore(folder).entries()
    assert [*entry.change.rows[0].differing()] == [("detained_low", "12", "10")]
    assert app.radio(key=desk_widget("action", 1)).value != "correct"  # a new form, empty
    shown = in_navigation(monkeypatch)
    told = words(opened("corrections"))
    assert {"desk", "corrections"} <= shown
    assert f"corrected: Reports ({report})." in told
    assert "Lower bound: before 12; now 10." in told
    assert "Why: read again" in told


def test_the_titles_and_explanations_of_every_form_are_collected_as_messages() -> None:
    with (PROJECT_DATA / "datapackage.json").open("rb") as file:
        collected = {message for _, _, message, _ in extract(file, {}, (), {})}
    fields = [f for table in by_hand.TABLES for f in read_package(PROJECT_DATA).fields(table)]

    assert {text for f in fields for text in (f["title"], f["description"])} == collected


def test_a_field_of_a_form_has_its_title_and_says_what_it_holds(form: AppTest) -> None:
    app = form
    low = app.text_input(key=desk_widget("cell-add-reports--detained_low", 0))

    assert (low.label, "Smallest number that the words allow" in low.help) == ("Lower bound", True)
    assert "`detained_low`" in low.help
    needed = app.text_input(key=desk_widget("cell-add-reports--report_id", 0))
    assert needed.label.endswith(" *") and "`report_id`" in needed.help
    basis = app.selectbox(key=desk_widget("cell-add-reports--basis", 0))
    assert "`eyewitness`: saw it" in basis.help.replace("\\", "")


def test_the_fields_of_a_form_stand_row_by_row_in_the_order_of_the_table(form: AppTest) -> None:
    app = form
    asked = {desk_widget("table", 0), desk_widget("action", 0)}
    [around] = [
        one
        for one in containers(app.main)
        if asked <= {getattr(child, "key", None) for child in one.children.values()}
    ]
    assert around.proto.flex_container.direction == SIDE_BY_SIDE

    drawn = [[field.key for field in column.children.values()] for column in app.columns]
    fields = [f["name"] for f in read_package(PROJECT_DATA).fields("reports")]
    assert drawn[: len(fields)] == [
        [desk_widget(f"cell-add-reports--{name}", 0)] for name in fields
    ]


@pytest.mark.usefixtures("at_the_desk")
def test_a_field_of_somebodys_own_is_called_by_its_name(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text())
    [sources] = [one for one in package["resources"] if one["name"] == "sources"]
    sources["schema"]["fields"].append({"name": "own {x}", "type": "string"})
    (folder / "datapackage.json").write_text(json.dumps(package))

    app = opened("desk")
    app.radio(key=desk_widget("action", 0)).set_value("add").run()
    app.selectbox(key=desk_widget("table", 0)).set_value("sources").run()

    assert not app.exception
    field = app.text_input(key=desk_widget("cell-add-sources--own {x}", 0))
    assert field.label == "own {x}" and "own {x}" in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_a_page_is_kept_its_words_are_marked_and_the_reading_is_saved(folder: Path) -> None:
    app = opened("desk")
    app.text_input(key="desk-who").input("AB").run()
    key = desk_widget("read-2019-10-26-almaty-rferl-page", 0)
    page = b"<!DOCTYPE html><p>There were <i>a dozen</i> would-be protesters there."

    assert "<blockquote>a dozen would-be protesters</blockquote>" in words(app)
    app.file_uploader(key=key).set_value(("page.html", page, "text/html")).run()
    assert "<mark>a dozen would-be protesters</mark>" in words(app)
    app.radio(key=key.replace("-page", "-outcome")).set_value("confirmed")
    next(b for b in app.button if b.label == "Save this reading").click().run()

    [reading] = FolderStore(folder).snapshot().table("readings").rows
    assert (reading["read_by"], reading["outcome"]) == ("AB", "confirmed")
    kept = folder / "pages" / f"{reading['copy_sha256']}.html"
    assert kept.read_bytes() == page
    assert "Review: before not checked; now checked against the full text." in words(
        opened("corrections")
    )


@pytest.mark.usefixtures("at_the_desk")
def test_a_reading_without_initials_or_outcome_is_refused_with_both(folder: Path) -> None:
    app = opened("desk")

    next(b for b in app.button if b.label == "Save this reading").click().run()

    assert "who read it is wanted" in words(app)
    assert "outcome is" in words(app)
    assert FolderStore(folder).entries() == ()


@pytest.mark.usefixtures("at_the_desk")
def test_columns_that_no_heading_names_are_said_by_the_editor_kept_changed_and_forgotten(
    folder: Path,
) -> None:
    rows = b"A1,B2,C3\n2026-05-01,Oral,5\n"
    app = opened("desk")
    app.file_uploader[0].set_value(("list.csv", rows, "text/csv")).run()
    assert "is of no kind that is known" in words(app)

    for name, title in (("date", "A1"), ("place", "B2"), ("number", "C3")):
        app.selectbox(key=desk_widget(f"column-{name}", 1)).set_value(title)
    for name in ("origin", "source"):
        app.text_input(key=desk_widget(f"fixed-{name}", 1)).input("AFP")
    next(b for b in app.button if b.label == "Read it so").click().run()
    assert "1 row is sound." in words(app)
    app.button(key=desk_widget("save", 1)).click().run()

    again = rows.replace(b"05-01", b"05-02")
    app.file_uploader[0].set_value(("more.csv", again, "text/csv")).run()
    assert "1 row is sound." in words(app)
    assert app.selectbox(key=desk_widget("column-place", 3)).value == "B2"

    app.text_input(key=desk_widget("fixed-origin", 3)).input("KIBHR")
    next(b for b in app.button if b.label == "Read it so").click().run()
    app.button(key=desk_widget("save", 3)).click().run()
    kept = json.loads((folder / "import-columns.json").read_text("utf-8"))
    assert [one["fixed"]["origin"] for one in kept.values()] == ["KIBHR"]

    app.file_uploader[0].set_value(("last.csv", rows, "text/csv")).run()
    app.button(key=desk_widget("forget-columns", 5)).click().run()
    assert "is of no kind that is known" in words(app)
    assert json.loads((folder / "import-columns.json").read_text("utf-8")) == {}


@pytest.mark.usefixtures("at_the_desk")
def test_choices_of_columns_stand_row_by_row_three_in_a_row() -> None:
    app = opened("desk")
    app.file_uploader[0].set_value(("list.csv", b"A1,B2\n2026-05-01,Oral\n", "text/csv")).run()

    assert {round(1 / column.weight) for column in app.columns} == {3}
    drawn = [[field.key for field in column.children.values()] for column in app.columns]
    assert drawn[: len(HOLDS)] == [[desk_widget(f"column-{name}", 1)] for name in HOLDS]


@pytest.mark.usefixtures("at_the_desk")
def test_columns_that_a_heading_names_are_chosen_where_others_are_to_be_said() -> None:
    rows = b"Date,City,Detained,Link,Words\n2026-05-01,Oral,5,https://ap.org/a,five were held\n"
    app = opened("desk")

    app.file_uploader[0].set_value(("list.csv", rows, "text/csv")).run()

    names = ("date", "place", "number", "url", "words", "origin", "source")
    chosen = [app.selectbox(key=desk_widget(f"column-{name}", 1)).value for name in names]
    assert chosen == ["Date", "City", "Detained", "Link", "Words", None, None]


@pytest.mark.usefixtures("at_the_desk")
def test_a_form_in_which_nothing_was_written_adds_no_row() -> None:
    app = opened("desk")

    next(b for b in app.button if b.label == "Show what it does").click().run()

    assert "an empty row cannot be added" in words(app)
    assert "Save this change" not in [button.label for button in app.button]


@pytest.mark.usefixtures("at_the_desk")
def test_a_report_to_be_read_is_named_by_its_event_with_each_day_once(
    tables: Tables,
) -> None:
    title = "Rally of 1 and 2 May 2026"
    tables.add(
        "events", event_id="may", title=title, date_first="2026-05-01", date_last="2026-05-02"
    )
    tables.add(
        "reports",
        report_id="both",
        event_id="may",
        scope="all",
        date_first="2026-05-01",
        date_last="2026-05-02",
    )
    tables.add(
        "reports",
        report_id="one",
        event_id="may",
        scope="all",
        date_first="2026-05-02",
        date_last="2026-05-02",
    )
    tables.write()

    heads = [one.label for one in opened("desk").expander]

    assert title in heads
    assert f"{title} \\(2 May 2026\\)" in heads


@pytest.mark.usefixtures("at_the_desk")
def test_what_a_press_does_not_change_is_neither_read_nor_reviewed_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = brought(SOUND)
    app.button(key=desk_widget("save", 1)).click().run()
    asked: list[str] = []

    def counting(module: object, name: str) -> None:
        function = getattr(module, name)

        def counted(*args: object, **kwargs: object) -> object:
            asked.append(name)
            return function(*args, **kwargs)

        monkeypatch.setattr(module, name, counted)

    counting(journal_list, "undo")
    counting(kept_reviews, "reviewed")
    counting(FolderStore, "entries")

    app.button(key="desk-undo-1").click().run()
    assert sorted(asked) == ["entries", "reviewed", "undo"]
    app.text_input(key="desk-undo-reason-1").input("a trial").run()
    app.text_input(key="desk-who").input("AB").run()
    assert sorted(asked) == ["entries", "reviewed", "undo"]


@pytest.mark.usefixtures("at_the_desk")
def test_the_reason_of_an_undoing_stays_where_somebody_saved_meanwhile(folder: Path) -> None:
    app = brought(SOUND)
    app.button(key=desk_widget("save", 1)).click().run()
    app.button(key="desk-undo-1").click().run()
    app.text_input(key="desk-undo-reason-1").input("a trial").run()
    store = FolderStore(folder)
    store.save(Change((SOURCE,)), IMPORT, on=store.snapshot())

    app.button(key="desk-undo-now-1").click().run()

    assert "Meanwhile entry 2 was saved" in words(app)
    assert app.text_input(key="desk-undo-reason-1").value == "a trial"
    app.button(key="desk-undo-now-1").click().run()
    assert len(store.entries()) == 3


@pytest.mark.usefixtures("at_the_desk")
def test_rows_that_are_persons_are_told_where_at_the_desk_they_are_added_up() -> None:
    app = opened("desk")
    heading = "date,categories,targeted_journalists,url,city"
    rows = f"{heading}\n2026-05-01,Arrest,One,https://x.example/1,Oral\n"
    app.file_uploader[0].set_value(("pft.csv", rows.encode(), "text/csv")).run()

    assert "the tick under “About this file”" in words(app)
    app.checkbox(key=desk_widget("persons", 1)).check().run()
    assert "1 row is sound." in words(app)


@pytest.mark.usefixtures("at_the_desk")
def test_a_change_that_can_be_kept_nowhere_is_refused_with_the_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = review(BOTH, reviewed(FolderStore(folder).snapshot()))
    (folder / "journal").write_text("no folder")

    (told,) = work._saved(change, IMPORT, as_it_is=True).refused
    assert "Not a directory" in told or "File exists" in told

    (folder / "journal").unlink()
    monkeypatch.setattr(work, "may_publish", lambda: False)
    monkeypatch.setattr("incidents.changes.proposals.MOST_WAITING", 0)
    assert work._saved(change, IMPORT, as_it_is=True).refused == (
        "So many changes wait that no other can.",
    )
