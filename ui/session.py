"""One reader's session: the tables, the view, and the link that holds it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import streamlit as st

from geo.gazetteer import load_gazetteer
from incidents.count_command import known_values, place_name
from incidents.dataset import Dataset, Reading, read_dataset
from incidents.language import Language
from incidents.schema import PROJECT_DATA
from incidents.selection import Ignored
from incidents.sentence import Speaker
from ui.texts import offered_languages, translations
from ui.view import View

MOST_IGNORED = 8


@dataclass(frozen=True)
class Session:
    """What every page works with; `reading` is shared by all readers and never changed."""

    reading: Reading
    view: View
    speaker: Speaker

    @property
    def dataset(self) -> Dataset:
        return self.reading.dataset

    @property
    def say(self) -> Callable[..., str]:
        return self.speaker.language.say


def current_session() -> Session:
    """The session of this run; the first run of a reader takes its view from the link."""
    reading = load_reading(_stamp())
    if "view" not in st.session_state:
        pairs = [(key, v) for key in st.query_params for v in st.query_params.get_all(key)]
        view, ignored = View.from_query(
            pairs, known=known_values(reading.dataset), languages=offered_languages()
        )
        st.session_state.view, st.session_state.ignored = view, ignored
    return _session(reading, st.session_state.view)


def _session(reading: Reading, view: View) -> Session:
    language = Language(view.language, translations(view.language))
    names = partial(place_name, load_gazetteer(), view.language)
    return Session(reading, view, Speaker(reading.dataset, language, names))


def change_view(view: View) -> Session:
    """Keeps another view for this reader and gives the session that goes with it."""
    st.session_state.view = view
    return _session(load_reading(_stamp()), view)


def start_again() -> None:
    """Forgets every choice; the map is built anew, since its slider keeps its own state."""
    st.session_state.view = View(language=st.session_state.view.language)
    st.session_state.map_number = map_number() + 1


def map_number() -> int:
    """How many times this reader has started again."""
    return int(st.session_state.get("map_number", 0))


def write_link() -> None:
    """Puts the view into the address; a page change drops what nobody writes."""
    query: dict[str, list[str]] = {}
    for key, value in st.session_state.view.to_query():
        query.setdefault(key, []).append(value)
    now = {key: st.query_params.get_all(key) for key in st.query_params}
    if now != query:
        st.query_params.from_dict(query)


def tell_what_was_ignored(session: Session) -> None:
    """Says once which parts of the link could not be used."""
    ignored: tuple[Ignored, ...] = st.session_state.pop("ignored", ())
    if not ignored:
        return
    say = session.say
    lines = [say("Parts of this link could not be used and were left out:")]
    for part in ignored[:MOST_IGNORED]:
        lines.append(
            say(
                "{key}: {value}, wanted {wanted}",
                key=part.key,
                value=repr(part.value[:60]),
                wanted=part.wanted,
            )
        )
    if len(ignored) > MOST_IGNORED:
        rest = len(ignored) - MOST_IGNORED
        lines.append(
            session.speaker.language.say_count("and {number} more", "and {number} more", rest)
        )
    with st.container(border=True, key="ignored-notice"):
        st.text("\n".join(lines))


def _stamp() -> tuple[Any, ...]:
    """What changes when a table changes on disk."""
    folder = Path(os.environ.get("DETENTIONS_DATA") or PROJECT_DATA)
    try:
        files = sorted([*folder.glob("*.csv"), *folder.glob("datapackage.json")])
        return str(folder), *((f.name, f.stat().st_mtime_ns, f.stat().st_size) for f in files)
    except OSError:
        return (str(folder),)


@st.cache_resource(max_entries=2, show_spinner=False)
def load_reading(stamp: tuple[Any, ...]) -> Reading:
    """The tables as they are on disk at this stamp, shared by all readers."""
    return read_dataset()
