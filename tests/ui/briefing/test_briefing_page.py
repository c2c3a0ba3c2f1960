"""The page of the briefing without a browser: what it says and what each press keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from streamlit.testing.v1 import AppTest

from briefing.scenes.disk_store import Store, new_key
from briefing.scenes.scene import Briefing, Scene
from briefing.scenes.shelf import Bounds
from tests.app_pages import opened, progress_told, words
from tests.pdf_text import text_of
from tests.ui.briefing.test_add_scene import kept, key_of, press

PAGE = "briefing"
THREE = Briefing(
    "Three",
    (
        Scene("map", "since=2019-10-26&until=2019-10-26", "A day", minutes=2),
        Scene("passport", "event=2019-10-26", "A number", minutes=1.5),
        Scene("incident", "incident=2019-10-26-almaty", "A city", notes="Slowly."),
    ),
)


def page_of(folder: Path, briefing: Briefing = THREE) -> AppTest:
    """The page with this briefing, kept in this folder."""
    key = new_key()
    Store(folder).save(key, briefing)
    return opened(PAGE, briefing=key)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> AppTest:
    """The page with the three scenes, made once: nothing is pressed on it."""
    folder = tmp_path_factory.mktemp("briefings")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DETENTIONS_BRIEFINGS", str(folder))
        return page_of(folder)


def titles(folder: Path) -> list[str]:
    return [scene.title for scene in kept(folder).scenes]


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def test_an_empty_briefing_explains_itself_and_offers_an_example() -> None:
    app = opened(PAGE)

    assert "A briefing is a row of scenes for a room." in words(app)
    assert "Open the example: 26 October 2019" in labels(app)


def test_a_briefing_that_is_kept_says_that_its_address_opens_it_again(three: AppTest) -> None:
    assert "The address of this page opens the briefing again" in words(three)


def test_the_example_opens_as_a_copy_that_is_kept(briefings: Path) -> None:
    app = press(opened(PAGE), "briefing-example")

    assert "At least 39 people were reported detained in 4 cities" in words(app)
    assert len(kept(briefings).scenes) == 5
    assert key_of(app)


def test_each_scene_says_what_it_counts_now(three: AppTest) -> None:
    page = words(three)

    assert "At least 39 people were reported detained in 4 cities on 26 October 2019" in page
    assert "At least 12 people were reported detained in Almaty" in page
    assert "The authorities acknowledge 26, in two of them." in page


def test_each_scene_says_how_it_is_said_aloud(three: AppTest) -> None:
    assert "At least thirty-nine people were reported detained" in words(three)


def test_what_a_scene_holds_is_sent_to_no_browser_again_and_its_fields_start_with_it(
    briefings: Path,
) -> None:
    app = page_of(briefings)

    app.run()

    fields = [*app.text_input, *app.text_area, *app.number_input, *app.checkbox]
    assert [field.label for field in fields if field.proto.set_value] == []
    assert [field.proto.default for field in app.number_input] == [
        field.value for field in app.number_input
    ]


def test_scenes_and_minutes_are_added_up(three: AppTest) -> None:
    assert "3 scenes, 3.5 minutes in all" in words(three)


def test_every_button_of_a_scene_names_the_scene(three: AppTest) -> None:
    for verb in ("Move up", "Move down", "Duplicate", "Remove"):
        assert [f"{verb} *scene {n}*" for n in (1, 2, 3)] == [
            label for label in labels(three) if label.startswith(verb)
        ]


def test_a_scene_moves_down(briefings: Path) -> None:
    press(page_of(briefings), "scene-down-0")

    assert titles(briefings) == ["A number", "A day", "A city"]


def test_a_scene_moves_up(briefings: Path) -> None:
    press(page_of(briefings), "scene-up-2")

    assert titles(briefings) == ["A day", "A city", "A number"]


def test_the_first_does_not_move_up_nor_the_last_down(three: AppTest) -> None:
    assert three.button(key="scene-up-0").disabled
    assert three.button(key="scene-down-2").disabled


def test_a_copy_stands_after_its_scene(briefings: Path) -> None:
    press(page_of(briefings), "scene-copy-1")

    assert titles(briefings) == ["A day", "A number", "A number", "A city"]


def test_a_full_briefing_is_not_copied_into(
    briefings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.briefing.edits.MOST_SCENES", 4)
    app = page_of(briefings)

    for _ in range(2):
        press(app, "scene-copy-1")

    assert len(titles(briefings)) == 4


def test_a_removed_scene_comes_back_by_undo_and_goes_again_by_redo(briefings: Path) -> None:
    app = press(page_of(briefings), "scene-remove-1")
    assert titles(briefings) == ["A day", "A city"]

    press(app, "briefing-undo")
    assert titles(briefings) == ["A day", "A number", "A city"]

    press(app, "briefing-redo")
    assert titles(briefings) == ["A day", "A city"]


def test_the_last_scene_removed_can_be_had_back(briefings: Path) -> None:
    app = press(page_of(briefings, replace(THREE, scenes=THREE.scenes[:1])), "scene-remove-0")
    assert "This one has none yet" in words(app)

    press(app, "briefing-undo")

    assert titles(briefings) == ["A day"]


def test_an_example_that_was_undone_can_be_had_again(briefings: Path) -> None:
    app = press(press(opened(PAGE), "briefing-example"), "briefing-undo")
    assert kept(briefings).scenes == ()

    press(app, "briefing-redo")

    assert len(kept(briefings).scenes) == 5


def test_titles_are_written(briefings: Path) -> None:
    app = page_of(briefings)

    app.text_input(key="briefing-title").set_value("For Monday").run()
    app.text_input(key="scene-title-1").set_value("How").run()
    app.text_input(key="scene-title-1").set_value("How it comes").run()

    assert kept(briefings).title == "For Monday"
    assert titles(briefings) == ["A day", "How it comes", "A city"]


def test_notes_and_minutes_are_written(briefings: Path) -> None:
    app = page_of(briefings)

    app.text_area(key="scene-notes-0").set_value("Breathe.").run()
    app.number_input(key="scene-minutes-2").set_value(4.0).run()

    scenes = kept(briefings).scenes
    assert (scenes[0].notes, scenes[2].minutes) == ("Breathe.", 4)
    assert "7.5 minutes in all" in words(app)


def test_a_sentence_of_my_own_stands_beside_the_counted_one(briefings: Path) -> None:
    app = page_of(briefings)

    app.checkbox(key="scene-sentence_is_own-0").check().run()
    app.text_area(key="scene-sentence-0").set_value("A day of arrests.").run()

    scene = kept(briefings).scenes[0]
    assert (scene.sentence_is_own, scene.sentence) == (True, "A day of arrests.")
    assert "At least 39 people were reported detained in 4 cities" in words(app)


def test_a_sentence_of_my_own_taken_back_is_gone_from_the_file(briefings: Path) -> None:
    own = replace(THREE.scenes[0], sentence="Mine.", sentence_is_own=True)
    app = page_of(briefings, Briefing("", (own,)))

    app.checkbox(key="scene-sentence_is_own-0").uncheck().run()

    assert kept(briefings).scenes[0].sentence == ""


def test_what_was_typed_after_a_move_is_written_into_the_right_scene(briefings: Path) -> None:
    app = press(page_of(briefings), "scene-down-0")

    app.text_input(key="scene-title-1").set_value("The day").run()

    assert titles(briefings) == ["A number", "The day", "A city"]


def test_a_scene_that_cannot_be_shown_says_why_and_the_others_stand(briefings: Path) -> None:
    gone = Scene("map", "place=nowhere")
    page = words(page_of(briefings, Briefing("", (gone, THREE.scenes[0]))))

    assert "This scene cannot be shown." in page
    assert "At least 39" in page


def test_a_scene_that_fails_to_be_counted_has_a_card_and_is_tried_anew_or_removed(
    briefings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("no")

    unseen = Scene("map", "since=2019-10-25&until=2019-10-27", "Of this test alone")
    with monkeypatch.context() as while_it_fails:
        while_it_fails.setattr("briefing.counted.counting.report_lines", broken)
        app = page_of(briefings, Briefing("", (unseen,)))
        assert "This scene cannot be shown. The app fails to count it" in words(app)

    app.run()
    assert "At least 39 people were reported detained" in words(app)

    press(app, "scene-remove-0")
    assert titles(briefings) == []


def test_a_scene_kept_with_a_version_of_any_text_is_shown(briefings: Path) -> None:
    scene = Scene("map", "event=2019-10-26", data_version="2024-05")
    page = words(page_of(briefings, Briefing("", (scene,))))

    assert "At least 39" in page
    assert "Kept with data version 2024-05, which is not kept here" in page


def test_a_figure_that_became_another_is_said(briefings: Path) -> None:
    old = Scene("map", "since=2019-10-26&until=2019-10-26", data_version="0.0.1")
    page = words(page_of(briefings, Briefing("", (old,))))

    assert "Kept with data version 0.0.1" in page


def test_hostile_titles_and_notes_are_text(briefings: Path) -> None:
    bad = "<img src=x onerror=alert(1)>${alert(1)}"
    scene = replace(THREE.scenes[0], title=bad, notes=bad, sentence=bad, sentence_is_own=True)
    app = page_of(briefings, Briefing(bad, (scene, Scene("map", f"place={bad}", bad))))

    assert "<img src=x" not in words(app)
    assert app.text_input(key="scene-title-0").value == bad


def upload(app: AppTest, content: bytes) -> AppTest:
    assert list(app.file_uploader[0].proto.type) == [".json"]
    app.file_uploader[0].upload("briefing.json", content, "application/json")
    app.run()
    assert not app.exception
    return app


def test_another_window_with_the_key_is_followed(briefings: Path) -> None:
    app = page_of(briefings)
    key = key_of(app)

    Store(briefings).save(key, replace(THREE, title="From elsewhere"))
    app.run()
    assert app.text_input(key="briefing-title").value == "From elsewhere"

    press(app, "briefing-undo")
    assert kept(briefings).title == "Three"


def test_a_press_on_a_scene_that_another_window_removed_does_nothing(briefings: Path) -> None:
    app = page_of(briefings)
    key = key_of(app)

    Store(briefings).save(key, replace(THREE, scenes=THREE.scenes[1:]))
    press(app, "scene-remove-0")

    assert "Another window changed this scene" in words(app)
    assert titles(briefings) == ["A number", "A city"]


def test_where_the_disk_cannot_be_written_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(tmp_path / "file" / "briefings"))

    app = press(opened(PAGE), "briefing-example")

    assert "The disk cannot be written" in words(app)
    assert "At least 39" in words(app)


def test_what_is_in_memory_alone_opens_again_by_its_key_and_is_told_there_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(tmp_path / "file" / "briefings"))
    app = press(opened(PAGE), "briefing-example")

    again = opened(PAGE, briefing=key_of(app))

    assert "5 scenes" in words(again)
    assert "The disk cannot be written" in words(again)


def test_two_windows_follow_one_another_in_memory_too_and_onto_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(tmp_path / "file" / "briefings"))
    one = press(opened(PAGE), "briefing-example")
    two = opened(PAGE, briefing=key_of(one))

    press(two, "scene-remove-0")
    one.run()
    assert "4 scenes" in words(one)

    (tmp_path / "file").unlink()
    one.run()
    two.run()
    assert "The disk cannot be written" not in words(one) + words(two)
    assert len(kept(tmp_path / "file" / "briefings").scenes) == 4


@pytest.fixture
def little_room(briefings: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store of the app, with room for two briefings of a reader."""
    store = Store(briefings, on_disk=Bounds(number=100, of_one=2, size=1_000_000))
    monkeypatch.setattr("ui.session.briefing_draft.briefing_store", lambda: store)
    return store


def test_an_author_is_told_before_one_of_theirs_goes_and_it_goes_once_they_say_so(
    briefings: Path, little_room: Store
) -> None:
    first, second = (press(opened(PAGE), "briefing-example") for _ in range(2))
    assert "There is room for 1 more briefing from your address." in words(first)
    assert "There is room for 0 more briefings from your address." in words(second)

    third = press(opened(PAGE), "briefing-example")
    assert "this one is in memory" in words(third)
    assert len(list(briefings.glob("*.json"))) == 2

    first.run()
    press(third, "briefing-keep")
    left = {path.stem for path in briefings.glob("*.json")}
    assert left == {key_of(first), key_of(third)}
    assert "this one is in memory" not in words(third)


def test_what_is_in_memory_for_want_of_room_is_kept_once_there_is_some(
    briefings: Path, little_room: Store
) -> None:
    apps = [press(opened(PAGE), "briefing-example") for _ in range(3)]
    (briefings / f"{key_of(apps[0])}.json").unlink()
    little_room._look_at = 0

    apps[2].run()

    assert "this one is in memory" not in words(apps[2])
    assert (briefings / f"{key_of(apps[2])}.json").exists()


def test_a_file_opens_and_undo_brings_back_the_one_before(briefings: Path) -> None:
    app = press(page_of(briefings), "scene-down-0")
    before = kept(briefings)
    content = {"version": 1, "title": "Filed", "scenes": [{"kind": "regions", "selection": ""}]}

    assert "Opened. Undo brings back" not in words(app)
    upload(app, json.dumps(content).encode())
    assert kept(briefings).title == "Filed"
    assert "Opened. Undo brings back" in words(app)

    press(app, "briefing-undo")
    assert kept(briefings) == before
    assert "Opened. Undo brings back" not in words(app)


def test_every_fault_of_a_file_is_listed_and_the_sound_scenes_open(briefings: Path) -> None:
    scenes = [{"kind": "film", "selection": ""}, {"kind": "map", "selection": ""}, {"kind": "map"}]
    app = upload(page_of(briefings), json.dumps({"version": 1, "scenes": scenes}).encode())

    assert "2 faults were found in the file" in words(app)
    assert "1 sound scene was opened" in words(app)
    assert [scene.kind for scene in kept(briefings).scenes] == ["map"]


@pytest.mark.parametrize("content", [b"[" * 100_000, b"{}"])
def test_a_file_without_a_scene_changes_nothing(briefings: Path, content: bytes) -> None:
    app = upload(page_of(briefings), content)

    assert "Nothing was opened." in words(app)
    assert kept(briefings) == THREE


def test_a_file_with_half_a_letter_in_it_is_kept_all_the_same(briefings: Path) -> None:
    content = b'{"version": 1, "scenes": [{"kind": "map", "selection": "", "title": "A\\ud800B"}]}'

    upload(page_of(briefings), content)

    assert len(kept(briefings).scenes) == 1


def test_each_scene_has_its_picture(briefings: Path) -> None:
    gone = Scene("map", "place=nowhere")
    app = page_of(briefings, replace(THREE, scenes=(*THREE.scenes, gone)))

    assert words(app).count('alt="Picture of scene') == 3


def test_what_may_be_in_files_is_remembered_on_other_pages(briefings: Path) -> None:
    app = page_of(briefings)
    app.checkbox(key="briefing-without-links").check().run()

    app.switch_page("../pages/method.py").run()
    app.switch_page("../pages/briefing.py").run()

    assert app.checkbox(key="briefing-without-links").value
    assert "Addresses of sources were left out" in words(app)


def test_persons_and_venues_are_left_out_unless_ticked(three: AppTest) -> None:
    assert not three.checkbox(key="briefing-persons").value
    assert not three.checkbox(key="briefing-venues").value
    assert "Names of persons were left out. " in words(three).replace("</span> <span>", " ")


def test_what_sharing_a_source_risks_stands_before_the_files(three: AppTest) -> None:
    page = words(three)

    assert page.index("Before you share a link:") < page.index("Press a file")


def test_a_file_that_cannot_be_made_is_told_and_not_offered(
    briefings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> bytes:
        raise RuntimeError("no")

    import ui.briefing.files as files

    real = files.FORMATS
    monkeypatch.setattr(files, "FORMATS", {**real, "pdf": replace(real["pdf"], write=broken)})

    app = press(page_of(briefings), "briefing-make-pdf")

    assert "This file could not be made" in words(app)
    assert "briefing-download-pdf" not in [b.key for b in app.get("download_button")]


def test_a_file_is_offered_until_the_briefing_is_another(
    briefings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = progress_told(monkeypatch)
    app = press(page_of(briefings), "briefing-make-svg")
    counted = [f"Counted scene {number} of 3." for number in (1, 2, 3)]
    assert told == list(zip([0.25, 0.5, 0.75, 0.75], [*counted, "Writing the file."], strict=True))
    assert [d.label for d in app.get("download_button")][0].startswith("Download Drawings (SVG)")

    press(app, "scene-remove-0")

    assert "Drawings (SVG)" in labels(app)


@pytest.mark.parametrize("tick", ["persons", "venues", "without-links"])
def test_a_file_is_offered_until_what_may_be_in_it_is_another(briefings: Path, tick: str) -> None:
    app = press(page_of(briefings), "briefing-make-svg")

    app.checkbox(key=f"briefing-{tick}").check().run()

    assert "Drawings (SVG)" in labels(app)


def test_a_handout_is_offered_until_other_scenes_are_chosen_for_it(briefings: Path) -> None:
    app = press(page_of(briefings), "briefing-make-handout")
    assert [d.label for d in app.get("download_button")][0].startswith("Download Handout on paper")

    chosen = app.multiselect(key="briefing-handout")
    assert chosen.options == ["1. A day", "2. A number", "3. A city"]
    chosen.select(3).run()
    assert "Handout on paper (PDF)" in labels(app)

    press(app, "briefing-make-handout")
    made = app.session_state["briefing_made"]["handout"]
    words_of_it = text_of(PdfReader(BytesIO(made.content)).pages[0]).split()
    assert "reported detained in Almaty" in " ".join(words_of_it)


def test_a_scene_is_presented_from_by_its_own_number(three: AppTest) -> None:
    addresses = [
        b.proto.url for b in three.get("link_button") if "Present from here" in b.proto.label
    ]

    address = f"present/{key_of(three)}"
    assert addresses == [address, f"{address}?scene=2", f"{address}?scene=3"]
