from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.json_syntax import signs_outside_texts
from briefing.scenes.limits import LARGEST
from briefing.scenes.scene import Briefing, Scene, to_json
from tests.steps import MOST_GROWTH, growth

TWO = to_json(Briefing("Two", (Scene("map", ""), Scene("passport", "event=2022-01"))))


def of(*scenes: Any, **more: Any) -> bytes:
    return json.dumps({"version": 1, "scenes": scenes, **more}).encode()


def test_a_cut_file_gives_the_scenes_before_the_cut() -> None:
    reading = read_briefing(TWO[: TWO.index("passport")].encode())

    assert [scene.kind for scene in reading.briefing.scenes] == ["map"]
    assert reading.briefing.title == "Two"
    assert "cut off or broken here; 1 scene before" in reading.problems[0]


def test_a_file_that_begins_with_a_byte_order_mark_opens_like_any_other() -> None:
    reading = read_briefing(TWO.encode("utf-8-sig"))

    assert (to_json(reading.briefing), reading.problems) == (TWO, ())


@pytest.mark.parametrize("cut", range(0, len(TWO) - 2, 7))
def test_wherever_it_is_cut_a_file_is_told_and_never_raises(cut: int) -> None:
    assert read_briefing(TWO[:cut].encode()).problems


def test_a_newer_file_opens_the_scenes_that_are_understood() -> None:
    newer = {"kind": "hologram", "selection": ""}

    reading = read_briefing(of({"kind": "map", "selection": ""}, newer, version=2))

    assert len(reading.briefing.scenes) == 1
    assert "found 2; this app writes 1" in reading.problems[0]
    assert 'Scene 2: kind: found "hologram", wanted map | regions' in reading.problems[1]


def test_every_fault_is_told_with_scene_key_found_and_wanted() -> None:
    wrong = {"kind": "map", "selection": 5, "minutes": -1, "title": "Long"}

    problems = read_briefing(of(wrong)).problems

    assert problems == (
        'Scene 1 ("Long"): minutes: found -1, wanted at least 0.',
        'Scene 1 ("Long"): selection: found 5, wanted string.',
    )


def test_a_file_of_fifty_megabytes_is_refused_by_its_size() -> None:
    (problem,) = read_briefing(b" " * 50_000_000).problems

    assert problem == f"The file has 50,000,000 bytes, wanted at most {LARGEST:,}."


@pytest.mark.parametrize("part", ["{},", "[],", "1,", '"a",'])
def test_a_file_of_far_more_parts_than_a_briefing_has_is_refused_before_it_is_parsed(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.scenes.briefing_file.parse", None)

    (problem,) = read_briefing(f'{{"scenes": [{part * 200_000}'.encode()).problems

    assert "far more parts than a briefing has" in problem


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"\xff\xfe", "Byte 1 is no UTF-8"),
        (b"[]", "no object in it"),
        (b"[" * 30_000, "nested too deep"),
        (b"[" * 100_000, "far more parts than a briefing has"),
        (b'{"version": 1}', "scenes: found null, wanted a list"),
        (b'{"version": "1", "scenes": []}', 'version: found "1", wanted 1'),
        (b'{"version": 1, "scenes": [], "new": 1}', '"new": not known, and not kept'),
        (of(3), "Scene 1: the scene: found 3, wanted object"),
        (of({"kind": "map"}), "wanted kind, selection"),
    ],
)
def test_what_is_no_briefing_is_told(content: bytes, told: str) -> None:
    reading = read_briefing(content)

    assert told in " ".join(reading.problems)
    assert reading.briefing.scenes == ()


@pytest.mark.parametrize("days", [("2019-02-30", None), ("2019-02-02", "2019-02-01")])
def test_days_of_a_track_must_be_days_in_order(days: tuple[str, str | None]) -> None:
    track = dict(zip(("first", "last"), days, strict=True))

    reading = read_briefing(of({"kind": "map", "selection": "", "view": {"track": track}}))

    assert "view.track" in reading.problems[0]


def test_more_scenes_than_fit_are_told() -> None:
    reading = read_briefing(of(*[{"kind": "map", "selection": ""}] * 101))

    assert len(reading.briefing.scenes) == 100
    assert "101 scenes, wanted at most 100" in reading.problems[0]


def test_a_sentence_that_is_not_the_authors_is_counted_anew() -> None:
    scene = {"kind": "map", "selection": "", "sentence": "At least 39", "sentence_is_own": False}

    assert read_briefing(of(scene)).briefing.scenes[0].sentence == ""


@pytest.mark.parametrize("field", ['"minutes": NaN', '"view": {"zoom": NaN}', '"title": NaN'])
def test_what_is_no_number_in_a_file_is_told_and_shown_nowhere(field: str) -> None:
    content = f'{{"version": 1, "scenes": [{{"kind": "map", "selection": "", {field}}}]}}'

    reading = read_briefing(content.encode())

    assert reading.briefing.scenes == ()
    assert 'found "NaN", wanted' in reading.problems[0]


def test_a_key_that_stands_twice_is_told_since_nobody_knows_which_is_meant() -> None:
    twice = '{"kind": "map", "selection": "event=2019-10-26", "selection": "event=2019-05-01"}'
    view = '{"kind": "map", "selection": "", "view": {"zoom": 5, "zoom": 6}}'

    reading = read_briefing(f'{{"version": 1, "version": 1, "scenes": [{twice}, {view}]}}'.encode())

    assert reading.briefing.scenes == ()
    assert reading.problems == (
        '"version" stands twice, wanted once: the last one is taken.',
        'Scene 1: "selection" stands twice, wanted once.',
        'Scene 2: "view.zoom" stands twice, wanted once.',
    )


def test_however_deep_a_scene_is_nested_it_is_told() -> None:
    for depth in range(800, 1001):
        scene = {"kind": "map", "selection": "", "notes": "HERE"}
        content = of(scene).replace(b'"HERE"', b"[" * depth + b"]" * depth)

        assert read_briefing(content).problems


def test_a_version_is_a_number_and_no_yes() -> None:
    assert "found true, wanted 1" in read_briefing(of(version=True)).problems[0]


@pytest.mark.parametrize("text", ['"{[,', '"\\"{[,', '"{" "[', '"\\\\" ",'])
def test_what_stands_in_a_text_is_no_part_of_the_file_where_the_text_is_cut_off_too(
    text: str,
) -> None:
    assert signs_outside_texts(text) == 0


@pytest.mark.parametrize(
    "file",
    [
        ('{"scenes": [', "{}", ""),
        ('{"version": 1, "scenes": [{}', ", {}", "]}"),
        ('{"version": 1, "scenes": [{"view": {"center": [{}', ", {}", "]}}]}"),
        ("{", '"a": {}, ', '"title": ""}'),
    ],
    ids=["broken", "scenes", "a list in a scene", "keys"],
)
def test_the_steps_of_reading_grow_with_the_file(file: tuple[str, str, str]) -> None:
    begin, part, end = file

    def reading(parts: int) -> Callable[[], object]:
        content = (begin + part * parts + end).encode()
        return lambda: read_briefing(content)

    assert growth(reading, (200, 400, 800)) < MOST_GROWTH
