from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.scene import Briefing, Scene, SceneView, query_of, schema, to_json
from incidents.selection import Selection

VIEW = SceneView(
    5.5, (48.1, 66.9), "window", 7, date(2019, 1, 1), date(2019, 12, 31), "ru", "today"
)
WHOLE = Scene("map", "place=1526384", "Almaty", VIEW, "Our words", True, "Slowly", 1.5, "1.1.0")


def test_what_is_written_is_read_back() -> None:
    briefing = Briefing("Алматы, қаңтар", (WHOLE, Scene("passport", "event=2022-01")))

    reading = read_briefing(to_json(briefing).encode())

    assert (reading.briefing, reading.problems) == (briefing, ())


@pytest.mark.parametrize("end", ["first", "last"])
def test_days_to_play_of_which_one_end_is_open_are_read_back(end: str) -> None:
    view = SceneView(**{end: date(2019, 10, 26)})  # type: ignore[arg-type]
    briefing = Briefing("", (Scene("map", "", view=view),))

    assert read_briefing(to_json(briefing).encode()).briefing == briefing


def test_what_is_written_is_what_the_schema_says() -> None:
    Draft202012Validator.check_schema(schema())

    written = json.loads(to_json(Briefing("One", (WHOLE,))))

    assert list(Draft202012Validator(schema()).iter_errors(written)) == []


def test_a_scene_stores_no_number_of_its_figure() -> None:
    written = json.loads(to_json(Briefing("", (Scene("map", query_of(Selection())),))))

    assert not {"low", "high", "figure", "count"} & set(written["scenes"][0])


def test_a_selection_is_kept_as_a_link_has_it() -> None:
    selection = Selection(since=date(2019, 10, 26), places=("1526384", "610611"))

    assert query_of(selection) == "since=2019-10-26&place=1526384&place=610611"


def test_the_briefing_that_ships_is_sound_and_as_the_page_saves_it(shipped: Briefing) -> None:
    path = Path(__file__).parents[3] / "data/briefings/2019-10-26.json"

    assert read_briefing(path.read_bytes()).problems == ()
    assert len(shipped.scenes) == 5
    assert to_json(shipped) == path.read_text(encoding="utf-8")


def test_a_scene_has_the_fields_of_the_form_and_days_to_play_only_where_they_differ() -> None:
    written = json.loads(to_json(Briefing("", (Scene("map", ""), WHOLE))))["scenes"]

    fields = "kind selection view title sentence sentence_is_own notes minutes data_version"
    assert list(written[0]) == fields.split()
    assert list(written[0]["view"]) == ["zoom", "center", "mode", "window_days", "labels"]
    assert written[1]["view"]["track"] == {"first": "2019-01-01", "last": "2019-12-31"}
