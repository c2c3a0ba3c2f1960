"""The map with its slider: what it is given, and what it tells."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import streamlit as st
from streamlit_folium import st_folium

from geo.days import FIRST_DAY, LAST_DAY
from geo.map.basemap import base_map
from geo.map.time_layer import packed_table, time_layer
from incidents.counting.searched import searched
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import NONE, Ints
from incidents.languages.language import group_symbol
from incidents.selection import Selection
from incidents.slider.map_table import city_labels, map_table
from incidents.slider.texts import slider_texts
from incidents.words.place_names import PlaceNames
from incidents.words.searched import searched_on_track
from ui.elements.typed_day import NoDay, typed_day
from ui.map.street_tiles import street_tiles
from ui.process.turns import TURNS
from ui.session.session import Session, change_view, map_number, speaker_of
from ui.session.session_keys import (
    ANSWERED,
    CHOSEN,
    HEARD,
    INITIAL,
    INITIAL_OF,
    TABLE_GIVEN,
    VIEW,
    map_widget,
)
from ui.session.tables import BY_CONTENT
from ui.session.view import ReaderLocale

HEIGHT = 620
"""Pixels of map and slider together."""

SECONDS_FOR_THE_PICTURE = 1.0
"""How long the rest of a page waits for the map; beyond, a reader would look for the filters."""

SECONDS_FOR_A_CHANGE = 0.06
"""How long it waits for a map that is there to draw other circles: three frames of a screen, and
the time to unpack the table (some 10 ms for 5,000 incidents)."""


@dataclass(frozen=True, eq=False)
class Figures:
    """The printed figures of circles wherever they change, by day, each with the number of its
    place in `place_ids`; first and last day of each event. Days count from the track's first."""

    place_ids: Sequence[str]
    days: Ints
    places: Ints
    texts: pa.StringArray
    events: Ints

    def on(self, day: int | None) -> dict[str, str]:
        """The figures of the circles that stand on a day, on the last of all for None."""
        number = len(self.days) if day is None else int(np.searchsorted(self.days, day, "right"))
        latest = np.full(len(self.place_ids), NONE)
        latest[self.places[:number]] = np.arange(number)  # of a place that comes again the last
        places = np.flatnonzero(latest != NONE)
        texts = self.texts.take(pa.array(latest[places])).to_pylist()
        shown = zip(places.tolist(), texts, strict=True)
        return {self.place_ids[place]: text for place, text in shown if text}


@dataclass(frozen=True)
class Packed:
    """The slider's table as it travels, the ends of its track as ISO dates, labels of cities for
    its days, and the figures of its circles."""

    first: str
    last: str
    text: str
    labels: Sequence[Mapping[str, Any]]
    figures: Figures


def map_key() -> str:
    """The key of the map of this reader; another one after starting again."""
    return map_widget(map_number())


def hear_the_map(session: Session) -> Session:
    """The session after what the map said since the last run; each saying is heard once.

    The reader's link is told to the map once, before it speaks: what stands there travels as
    `initial`, since the slider keeps its own state from then on.
    """
    if INITIAL not in st.session_state or st.session_state.get(INITIAL_OF) != map_key():
        st.session_state[INITIAL] = session.view.initial()
        st.session_state[INITIAL_OF] = map_key()
    message = st.session_state.get(map_key())
    if not isinstance(message, Mapping) or "drawn" not in message:
        return session
    if message == st.session_state.get(HEARD):
        return session
    heard = st.session_state.get(HEARD, {})
    st.session_state[HEARD] = dict(message)
    if message.get("place_id") == heard.get("place_id"):
        # Not clicked now: what was chosen in the list since then stays open.
        message = {**message, "place_id": session.view.place_id}
    if (asked := message.get("asked")) and asked != heard.get("asked"):
        st.session_state[ANSWERED] = day_asked(asked["number"], asked["text"], session)
    return change_view(session, session.view.after(message))


def day_asked(number: int, text: str, session: Session) -> dict[str, Any]:
    """What the slider is told about words typed into its date field: the last day that they name,
    or why they name none."""
    language = session.speaker.language
    try:
        day = typed_day(text, language, first=FIRST_DAY, last=LAST_DAY, end="last")
    except NoDay as no_day:
        return {"number": number, "problem": str(no_day)}
    return {"number": number, "day": day.isoformat()}


def is_drawn() -> bool:
    """Whether the map has said that its picture is on the screen."""
    message = st.session_state.get(map_key())
    return isinstance(message, Mapping) and bool(message.get("drawn"))


def wait_for_the_picture() -> None:
    """Holds back what follows until the map has drawn, where a browser is drawing it.

    The map and the page share one thread in the browser: with thirty widgets to build, the page
    would keep the first circle waiting. As soon as the map has spoken, the page runs again.
    """
    if is_drawn() or not st.context.headers:
        return
    end = time.monotonic() + SECONDS_FOR_THE_PICTURE
    with TURNS.outside():
        while not is_drawn() and time.monotonic() < end:
            time.sleep(0.02)


def shows_whole_country(session: Session) -> bool:
    """Whether the map shows all of the country, as large as its frame lets it be."""
    message = st.session_state.get(map_key())
    if not isinstance(message, Mapping):
        return session.view.zoom is None
    return bool(message.get("whole_country"))


def track_of_slider(session: Session) -> tuple[date, date]:
    """First and last day of the slider's track."""
    packed = _packed(*_asked(session))
    return date.fromisoformat(packed.first), date.fromisoformat(packed.last)


def figures_now(session: Session) -> dict[str, str]:
    """The printed figures of the circles at the slider's day, by place id."""
    packed, selection = _packed(*_asked(session)), session.selection
    first = date.fromisoformat(packed.first)
    if session.view.mode == "event" and not _shows_an_event(packed.figures, first, selection):
        return {}
    return packed.figures.on((selection.until - first).days if selection.until else None)


def _shows_an_event(figures: Figures, first: date, selection: Selection) -> bool:
    """Whether an event of the slider's table lies in the days of the selection."""
    begins, ends = figures.events
    if not selection.since or not selection.until:
        return bool(len(begins))
    since, until = (selection.since - first).days, (selection.until - first).days
    return bool(((begins <= until) & (since <= ends)).any())


def draw_map(session: Session) -> None:
    """Draws the map with its slider; one that is there has the browser to itself for a moment when
    its circles become others, as in `wait_for_the_picture`."""
    packed = _packed(*_asked(session))
    options = {
        "initial": st.session_state[INITIAL],
        "chosen": st.session_state.get(CHOSEN),
        "answered": st.session_state.get(ANSWERED, {"number": 0}),
        "texts": slider_texts(session.speaker.language),
        "language": session.language_code,
        "labels": packed.labels,
        **({"tiles": tiles} if (tiles := street_tiles()) else {}),
    }
    st_folium(
        base_map(),
        feature_group_to_add=time_layer(packed.text, options),
        returned_objects=[],
        key=map_key(),
        height=HEIGHT,
        width="stretch",
        render=False,  # of the whole page around the map, which nobody is sent
    )
    given = hash(packed.text)
    if is_drawn() and st.session_state.get(TABLE_GIVEN) != given and st.context.headers:
        with TURNS.outside():
            time.sleep(SECONDS_FOR_A_CHANGE)
    st.session_state[TABLE_GIVEN] = given


def _asked(session: Session) -> tuple[Dataset, Selection, str, int, ReaderLocale]:
    """What the slider's table follows from."""
    view = session.view
    return session.dataset, view.filters, view.mode, view.window_days, session.locale


@memoised(at_most=64)
def _packed(
    dataset: Dataset, filters: Selection, mode: str, window_days: int, locale: ReaderLocale
) -> Packed:
    """The table ready to be sent, with its labels, kept for each run that sends it again."""
    table = _table(dataset, filters, mode, window_days, locale)
    text = packed_table(table, separator=group_symbol(locale.language))
    first, last = table["first"], table["last"]
    labels = _labels(dataset, locale.names_in, locale.names_of, first, last)
    return Packed(first, last, text, labels, _figures(table))


def _figures(table: Mapping[str, Any]) -> Figures:
    changes = table["changes"]
    return Figures(
        [place["id"] for place in table["places"]],
        np.array([day for day, *_ in changes], dtype=np.int32),
        np.array([place for _, place, *_ in changes], dtype=np.int32),
        pa.array([text for *_, text in changes], pa.string()),
        np.array([event[:2] for event in table["events"]], dtype=np.int32).reshape(-1, 2).T,
    )


def _table(
    dataset: Dataset, filters: Selection, mode: str, window_days: int, locale: ReaderLocale
) -> dict[str, Any]:
    """What the slider holds for the view; it follows from filters, mode and language alone."""
    speaker = speaker_of(dataset, locale)
    names = PlaceNames(dataset, locale.names_in, locale.names_of)
    table = map_table(speaker, names, filters, mode=mode, window_days=window_days)
    known = searched(dataset, filters)
    first, last = (date.fromisoformat(table[end]).toordinal() for end in ("first", "last"))
    return {**table, "searched": searched_on_track(known, first, last, speaker.language)}


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_CONTENT)
def _labels(
    dataset: Dataset, names_in: str, names_of: str, first: str, last: str
) -> list[dict[str, Any]]:
    """The largest cities with their names by day, kept for the next reader."""
    return city_labels(PlaceNames(dataset, names_in, names_of), first, last)


def open_place(place_id: str | None) -> None:
    """Opens a place that was chosen beside the map, which hears of it by the choice's number."""
    number, _ = st.session_state.get(CHOSEN) or (0, None)
    st.session_state[CHOSEN] = (number + 1, place_id)
    st.session_state[VIEW] = replace(st.session_state[VIEW], place_id=place_id)
