"""One reader's session: the tables, the view, and the link that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from geo.gazetteer import load_gazetteer
from incidents.count_command import known_values, place_name
from incidents.dataset import Dataset, Reading
from incidents.language import Language
from incidents.selection import Ignored
from incidents.sentence import Speaker
from ui.reading import Tables, keeper
from ui.texts import offered_languages, translations
from ui.view import View
from ui.view_code import from_code

MOST_IGNORED = 8
CODE_KEY = "view"
"""The key of a link that holds a view code."""


@dataclass(frozen=True)
class Session:
    """What every page works with; `tables` are shared by all readers and never changed."""

    tables: Tables
    view: View
    speaker: Speaker

    @property
    def reading(self) -> Reading:
        return self.tables.shown

    @property
    def dataset(self) -> Dataset:
        return self.reading.dataset

    @property
    def say(self) -> Callable[..., str]:
        return self.speaker.language.say

    def opened(self, pairs: Iterable[tuple[str, str]]) -> View:
        """The view that a link or a code asks for; what could not be used is told once."""
        pairs = list(pairs)
        if code := dict(pairs).get(CODE_KEY):
            pairs = list(from_code(code) or pairs)
        view, ignored = View.from_query(
            pairs, known=known_values(self.dataset), languages=offered_languages()
        )
        if dict(pairs).get(CODE_KEY):
            ignored = (*ignored, Ignored(CODE_KEY, code or "", "a whole view code"))
        st.session_state.ignored = ignored
        return view


def current_session() -> Session:
    """The session of this run; the first run of a reader takes its view from the link."""
    tables = keeper().tables()
    if "view" not in st.session_state:
        pairs = [(key, v) for key in st.query_params for v in st.query_params.get_all(key)]
        st.session_state.view = _session(tables, View()).opened(pairs)
    return _session(tables, st.session_state.view)


def _session(tables: Tables, view: View) -> Session:
    language = Language(view.language, translations(view.language))
    names = partial(place_name, load_gazetteer(), view.language)
    return Session(tables, view, Speaker(tables.shown.dataset, language, names))


def change_view(session: Session, view: View) -> Session:
    """Keeps another view for this reader and gives the session that goes with it."""
    st.session_state.view = view
    return _session(session.tables, view)


def go_to(view: View) -> None:
    """Shows another view; the map is built anew, since its slider keeps its own state."""
    st.session_state.view = view
    st.session_state.map_number = map_number() + 1


def start_again() -> None:
    """Forgets every choice but the language."""
    go_to(View(language=st.session_state.view.language))


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
