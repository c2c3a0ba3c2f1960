"""Scenes are counted once: other words of the author do not count them anew."""

from __future__ import annotations

import gc
from dataclasses import replace
from weakref import ref

import pytest

from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Briefing, Scene
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from ui.briefing.counted_scenes import each_shown
from ui.session.session import Session
from ui.session.tables import Tables
from ui.session.view import View

WRITTEN = Scene(
    "map",
    "since=2019-10-26&until=2019-10-26",
    title="A day",
    sentence="Mine.",
    sentence_is_own=True,
    notes="Slowly.",
    minutes=2,
)


@pytest.mark.parametrize(
    "scene",
    [
        WRITTEN,
        replace(WRITTEN, title="", sentence_is_own=False),
        replace(WRITTEN, kind="incident", selection="incident=2019-10-26-almaty"),
        replace(WRITTEN, kind="regions"),
        replace(WRITTEN, kind="passport", sentence=""),
        replace(WRITTEN, selection="place=nowhere"),
    ],
)
def test_a_kept_count_with_the_words_of_the_author_is_the_scene_as_counted(scene: Scene) -> None:
    reading, language = read_dataset(), Language()
    names = PlaceNames(reading.dataset, "en", "day")
    session = Session(Tables(reading), View(), Speaker(reading.dataset, language, names))
    briefing = Briefing("", (replace(scene, title="Another"), scene))

    kept = list(each_shown(session, briefing, Discretion()))
    counted = show_all(briefing, reading.dataset, language, Discretion())

    for one, other in zip(kept, counted, strict=True):
        assert replace(one, speaker=other.speaker, names=other.names) == other


def test_scenes_that_were_counted_hold_no_tables_that_nobody_shows() -> None:
    reading, language = read_dataset(), Language()
    names = PlaceNames(reading.dataset, "en", "day")
    session = Session(Tables(reading), View(), Speaker(reading.dataset, language, names))
    dropped = ref(reading.dataset)

    list(each_shown(session, Briefing("", (WRITTEN,)), Discretion()))
    del reading, names, session
    gc.collect()

    assert dropped() is None


def test_other_words_of_the_author_do_not_count_a_scene_anew() -> None:
    reading, language = read_dataset(), Language()
    names = PlaceNames(reading.dataset, "en", "day")
    session = Session(Tables(reading), View(), Speaker(reading.dataset, language, names))
    briefing = Briefing("", (WRITTEN, replace(WRITTEN, title="Another", notes="Loudly.")))

    one, other = each_shown(session, briefing, Discretion())

    assert one.circles
    assert one.circles is other.circles
