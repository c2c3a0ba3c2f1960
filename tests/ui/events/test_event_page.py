"""An event has a page of its own: its figure, its reports, its map, and an address."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from incidents.selection import Selection
from tests.app_pages import address, opened, words
from tests.hostile_tables import ATTACKS, write_hostile_texts
from tests.project_tables import project_dataset
from tests.ui.elements.test_html import WRITTEN_BY_US, Written
from ui.elements.html import label
from ui.session.session_keys import GIVEN

SEED = "2019-10-26"
EVENTS = sum(
    context in Selection().counted_contexts for context in project_dataset().events["context"]
)


def events(**query: str | list[str]) -> AppTest:
    """The page Events as this link opens it."""
    return opened("events", **query)


@pytest.fixture(scope="module")
def seed() -> AppTest:
    """The page of an event, made once: nothing is pressed on it."""
    return events(event=SEED)


def opening(app: AppTest) -> list[Any]:
    """The buttons of the list that open an event."""
    return [b for b in app.main.button if str(b.key).startswith("open-event-")]


def test_the_events_stand_in_the_order_of_their_days() -> None:
    app = events()

    keys = [button.key for button in opening(app)]

    assert len(keys) == EVENTS
    assert keys == sorted(keys)
    assert ">Almaty, Astana, Atyrau, Qaraghandy, Pavlodar, Shymkent and 2 more<" in words(app)


def test_an_event_is_listed_with_its_days_figure_and_places() -> None:
    app = events(since="2019-10-01", until="2019-10-31")

    (button,) = opening(app)
    assert button.label == label("Protests called by DCK, 26 October 2019")
    for told in ("26 October 2019", "at least 39", ">Almaty, Aqtobe, Nur-Sultan and Shymkent<"):
        assert told in words(app)


def test_a_list_of_several_years_leads_to_each_of_them() -> None:
    shown = words(events(since="2019-10-01", until="2021-12-31"))

    led_to = re.findall(r'href="#(events-\d+)"', shown)
    assert led_to == re.findall(r'id="(events-\d+)"', shown) != []


def test_filters_narrow_the_list() -> None:
    assert not opening(events(since="2019-10-27", until="2019-10-31"))
    assert "No event in this selection." in [t.value for t in events(since="2030-01-01").text]


def test_an_event_opens_from_the_list_and_has_its_address() -> None:
    app = events()

    app.button(f"open-event-{SEED}").click().run()

    assert address(app)["event"] == [SEED]
    assert "At least 39 people were reported detained in 4 cities" in words(app)


def test_the_address_of_an_event_opens_its_page() -> None:
    app = events(event=SEED)

    assert "At least 39 people were reported detained in 4 cities" in words(app)
    app.button("all-events").click().run()
    assert "event" not in address(app)
    assert app.button(f"open-event-{SEED}")


def test_the_link_that_is_shared_leads_to_the_page_of_the_event(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example.org/kz")

    (link,) = events(event=SEED).code

    assert link.value.startswith(f"https://maps.example.org/kz/events?event={SEED}&version=")


def test_the_code_that_is_shared_opens_the_event_in_another_copy(seed: AppTest) -> None:
    (code,) = seed.code

    elsewhere = events(view=code.value)

    assert "At least 39 people were reported detained in 4 cities" in words(elsewhere)
    assert elsewhere.button("all-events")


def test_every_report_of_an_event_stands_on_its_page_once(seed: AppTest) -> None:
    with open("data/reports.csv", encoding="utf-8", newline="") as file:
        reports = [row for row in csv.DictReader(file) if row["event_id"] == SEED]

    body = words(seed).split("What is known of it")[1]

    assert body.count("26 people were detained in Nur-Sultan and Almaty") == 1
    assert body.count('<div class="report') == len(reports)


def test_an_event_is_shown_on_the_map_in_its_days() -> None:
    app = events(event=SEED)

    app.button("play-event").click().run()

    view = app.session_state["view"]
    assert app.session_state[GIVEN].path == ""  # the map's
    assert (view.mode, str(view.since), str(view.until)) == ("event", SEED, SEED)
    assert view.filters.events == (SEED,)


def test_the_list_plays_an_event_among_those_of_its_filters() -> None:
    app = events()

    app.button(f"play-event-{SEED}").click().run()

    view = app.session_state["view"]
    assert (view.mode, str(view.since), str(view.until)) == ("event", SEED, SEED)
    assert view.filters.events == ()


def test_the_list_is_whole_wherever_the_slider_stands() -> None:
    app = events(since=SEED, until=SEED, mode="event")
    assert len(opening(app)) == EVENTS

    app.button("open-event-2019-05-01").click().run()

    assert "May Day" in words(app)
    assert "1 May 2019" in words(app).split("</h1>")[0]


def test_an_unknown_event_is_told_and_all_are_listed() -> None:
    app = events(event="nothing")

    assert any("'nothing', wanted an event of this table" in t.value for t in app.main.text)
    assert app.button(f"open-event-{SEED}")


def test_filters_that_leave_reports_out_of_the_number_say_so(seed: AppTest) -> None:
    assert "out of the number above" not in words(seed)
    assert "out of the number above" in words(events(event=SEED, basis="official"))


def test_the_map_of_the_day_names_its_places_as_on_that_day(seed: AppTest) -> None:
    (picture,) = [e.proto.body for e in seed.get("html") if "day-map" in e.proto.body[:40]]

    assert "Nur-Sultan 13+" in picture.partition("alt=")[2]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The app reads tables of attacks, and keeps none of them for the next test."""
    st.cache_resource.clear()
    monkeypatch.setenv("DETENTIONS_DATA", str(write_hostile_texts(tmp_path)))
    yield
    st.cache_resource.clear()


def test_on_the_pages_of_hostile_events_stands_nothing_but_our_own_markup(hostile: None) -> None:
    titles = {button.key.removeprefix("open-event-") for button in opening(events())}
    assert len(titles) == len(ATTACKS)

    for event in sorted(titles)[:: len(titles) // 6]:
        app = events(event=event)
        for element in app.get("html"):
            for name, attributes in Written(element.proto.body).elements:
                if name == "img":
                    assert str(attributes.pop("src")).startswith("data:image/png;base64,")
                    attributes.pop("alt")
                assert name not in {"script", "svg", "iframe", "input", "object"}
                assert attributes.keys() <= WRITTEN_BY_US


def test_an_incident_leads_to_the_page_of_its_event() -> None:
    app = opened("incidents", incident_open=f"{SEED}-almaty")

    app.button(f"event-of-{SEED}-almaty").click().run()

    assert app.button("all-events")
    assert address(app)["event"] == [SEED]


def test_the_title_of_an_event_is_a_link_to_its_page_with_the_filters() -> None:
    page = words(events(basis="official"))

    assert f'href="events?event={SEED}&amp;basis=official"' in page


def test_the_sentence_above_says_the_figure_and_the_card_gives_the_words(seed: AppTest) -> None:
    (card,) = re.findall(r'<section class="place answer".*?</section>', words(seed))

    assert "39" not in card
    assert "“26 people were detained in Nur-Sultan and Almaty”" in card
