"""What stands beside the map goes with its slider."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
import streamlit as st

from incidents.dataset.dataset import read_dataset
from incidents.selection import Selection
from tests.app_pages import opened
from tests.project_tables import released_dataset
from ui import headline
from ui.map import live_map
from ui.map.live_map import (
    SECONDS_FOR_A_CHANGE,
    day_asked,
    draw_map,
    figures_now,
    wait_for_the_picture,
)
from ui.process.turns import Turns
from ui.session.session import Session, speaker_of
from ui.session.session_keys import INITIAL
from ui.session.tables import Tables
from ui.session.view import View

ALMATY = "1526384"


@pytest.mark.parametrize(
    ("until", "figure"),
    [
        (date(2019, 10, 26), "12+"),
        (date(2019, 12, 15), "12+"),
        (date(2019, 12, 16), "48–56+"),
        (None, "48–56+"),
    ],
)
def test_the_list_of_places_has_the_figures_of_the_sliders_day(
    until: date | None, figure: str
) -> None:
    reading = replace(read_dataset(), dataset=released_dataset())
    track = Selection(since=date(2019, 10, 26), until=date(2019, 12, 31))
    view = View(filters=track, until=until)
    session = Session(Tables(reading), view, speaker_of(reading.dataset, view.locale("en")))

    assert figures_now(session)[ALMATY] == figure


@pytest.mark.parametrize(
    ("day", "figures"), [(date(2019, 10, 26), {ALMATY: "12+"}), (date(2019, 11, 5), {})]
)
def test_on_a_day_without_an_event_of_the_slider_no_place_has_a_figure(
    day: date, figures: dict[str, str]
) -> None:
    reading = replace(read_dataset(), dataset=released_dataset())
    track = Selection(since=date(2019, 10, 26), until=date(2019, 12, 31), places=(ALMATY,))
    view = View(filters=track, mode="event", since=day, until=day)
    session = Session(Tables(reading), view, speaker_of(reading.dataset, view.locale("en")))

    assert figures_now(session) == figures


@pytest.mark.parametrize(
    ("text", "day"), [("October 2019", "2019-10-31"), ("since 26 October 2019", "2019-10-26")]
)
def test_the_sliders_date_field_takes_the_last_day_that_is_named(text: str, day: str) -> None:
    reading = read_dataset()
    session = Session(Tables(reading), View(), speaker_of(reading.dataset, View().locale("en")))

    assert day_asked(1, text, session) == {"number": 1, "day": day}


def test_circles_that_change_have_the_browser_before_the_words_and_others_hold_nothing_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of, happened, reading = Turns(), list[str](), read_dataset()

    def rest(seconds: float) -> None:
        happened.append(f"rests {seconds} s, others {'may' if of._now is None else 'may not'} run")

    monkeypatch.setattr(live_map, "TURNS", of)
    monkeypatch.setattr(live_map, "is_drawn", lambda: True)
    monkeypatch.setattr(live_map, "st_folium", lambda *_, **__: happened.append("circles"))
    monkeypatch.setattr(time, "sleep", rest)
    monkeypatch.setattr(st, "context", SimpleNamespace(headers={"Host": "127.0.0.1"}))
    monkeypatch.setattr(st, "session_state", {INITIAL: {}})

    with of.turn():
        for year in (2019, 2019, 2020):
            view = View(filters=Selection(since=date(year, 1, 1)))
            speaker = speaker_of(reading.dataset, view.locale("en"))
            draw_map(Session(Tables(reading), view, speaker))

    rests = f"rests {SECONDS_FOR_A_CHANGE} s, others may run"
    assert happened == ["circles", rests, "circles", "circles", rests]


@pytest.mark.parametrize("is_there", [True, False])
def test_a_map_that_is_there_changes_before_the_words_and_a_new_one_waits_for_them(
    monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    happened = list[str]()

    def noting(what: str, do: Callable[..., Any]) -> Callable[..., Any]:
        def noted(*arguments: Any, **options: Any) -> Any:
            happened.append(what)
            return do(*arguments, **options)

        return noted

    monkeypatch.setattr(live_map, "is_drawn", lambda: is_there)
    monkeypatch.setattr(live_map, "draw_map", noting("circles", draw_map))
    monkeypatch.setattr(headline, "headline", noting("words", headline.headline))
    opened()

    assert happened == (["circles", "words"] if is_there else ["words", "circles"])


def test_who_waits_for_the_picture_leaves_the_turn_to_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    of, others_may_run = Turns(), list[bool]()
    monkeypatch.setattr(live_map, "TURNS", of)
    monkeypatch.setattr(st, "context", SimpleNamespace(headers={"Host": "127.0.0.1"}))

    def is_drawn() -> bool:
        others_may_run.append(of._now is None)
        return len(others_may_run) > 2

    monkeypatch.setattr(live_map, "is_drawn", is_drawn)
    with of.turn():
        wait_for_the_picture()

    assert others_may_run == [False, True, True]
