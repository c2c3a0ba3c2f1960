"""What a briefing file holds at most, and that code and schema say the same words."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.limits import LONGEST, LONGEST_TITLE, MEGABYTES, MOST_MINUTES, MOST_SCENES
from briefing.scenes.scene import KINDS, VERSION, Briefing, Scene, schema, to_json
from geo.message import LANGUAGES
from incidents.slider.timeline import MODES, WINDOWS
from incidents.words.place_names import TIMES

ONE = Scene("map", "", sentence_is_own=True)


def read(*scenes: Scene, title: str = "") -> tuple[Briefing, tuple[str, ...]]:
    reading = read_briefing(to_json(Briefing(title, scenes)).encode())
    return reading.briefing, reading.problems


def test_what_was_saved_with_the_first_limits_still_opens() -> None:
    texts = {"selection": 8000, "title": 200, "sentence": 1000, "notes": 5000, "data_version": 40}
    long = replace(ONE, minutes=600, **{field: "x" * most for field, most in texts.items()})

    scenes = (*[replace(long, selection="")] * 99, long)
    assert read(*scenes, title="x" * 200) == (Briefing("x" * 200, scenes), ())


@pytest.mark.parametrize("field", sorted(LONGEST))
def test_a_text_of_a_scene_may_be_as_long_as_it_is_said(field: str) -> None:
    longest = "x" * LONGEST[field]

    kept, problems = read(replace(ONE, **{field: longest}))
    assert problems == () and getattr(kept.scenes[0], field) == longest

    kept, problems = read(replace(ONE, **{field: longest + "x"}))
    assert kept.scenes == () and f"at most {LONGEST[field]:,} characters" in problems[0]


def test_a_scene_may_last_as_long_as_it_is_said() -> None:
    assert read(replace(ONE, minutes=MOST_MINUTES))[1] == ()
    assert read(replace(ONE, minutes=MOST_MINUTES + 1))[0].scenes == ()


def test_a_briefing_may_have_as_many_scenes_as_it_is_said() -> None:
    assert read(*[ONE] * MOST_SCENES)[1] == ()

    kept, problems = read(*[ONE] * (MOST_SCENES + 1))
    assert len(kept.scenes) == MOST_SCENES and len(problems) == 1


def test_a_longer_title_of_a_briefing_is_cut() -> None:
    assert read(title="x" * (LONGEST_TITLE + 1))[0].title == "x" * LONGEST_TITLE


@pytest.mark.parametrize("letter", ["x", "ә", "😀", '"', "\x01"])
def test_a_briefing_with_all_that_it_may_hold_opens_again_in_any_letters(letter: str) -> None:
    full = replace(ONE, **{field: letter * most for field, most in LONGEST.items()})
    briefing = Briefing(letter * LONGEST_TITLE, (full,) * MOST_SCENES)

    assert read(*briefing.scenes, title=briefing.title) == (briefing, ())


def test_a_full_briefing_opens_again_whose_letters_another_program_spelled_out() -> None:
    full = replace(ONE, **{field: "ә" * most for field, most in LONGEST.items()})
    spelled = json.dumps(json.loads(to_json(Briefing("ә", (full,) * MOST_SCENES))), indent=4)

    reading = read_briefing(spelled.encode())

    assert len(reading.briefing.scenes) == MOST_SCENES and reading.problems == ()


def test_the_app_takes_files_as_large_as_a_briefing_may_be() -> None:
    config = Path(__file__).parents[3] / ".streamlit/config.toml"

    assert tomllib.loads(config.read_text())["server"]["maxUploadSize"] >= MEGABYTES


def test_the_schema_has_the_words_of_the_code() -> None:
    scene = schema()["$defs"]["scene"]["properties"]
    view: dict[str, Any] = scene["view"]["properties"]
    labels = view["labels"]["properties"]
    said = [scene["kind"], view["mode"], view["window_days"], labels["language"], labels["of"]]

    assert [tuple(words["enum"]) for words in said] == [KINDS, MODES, WINDOWS, LANGUAGES, TIMES]
    assert schema()["properties"]["version"]["const"] == VERSION
