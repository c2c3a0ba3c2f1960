"""One reader's session: the tables, the view, and the link that holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import unquote, urlsplit

import streamlit as st

from geo.message import one_of, to_say
from incidents.counting.select import days_of_choice
from incidents.dataset.dataset import Dataset, Reading
from incidents.dataset.versions import is_version
from incidents.languages.catalogues import accepted_language, language_of
from incidents.languages.language import Language
from incidents.selection import IN_ORDER, ONE_VALUE, Ignored, Selection
from incidents.slider.timeline import last_of_track
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from ui.session.briefing_draft import desk, open_from_link
from ui.session.links import public_address
from ui.session.session_keys import IGNORED, IGNORED_BESIDE, MADE_WITH, MAP_NUMBER, PAGE_ASKED, VIEW
from ui.session.tables import Tables, keeper
from ui.session.view import BRIEFING_KEY, KEYS, PAGE_KEY, VERSION_KEY, ReaderLocale, View
from ui.session.view_code import from_code
from ui.session.view_of_link import view_of_link

MOST_IGNORED = 8
CODE_KEY = "view"
"""The key of a link that holds a view code."""


@dataclass(frozen=True)
class MadeWith:
    """A permanent link: the version of the tables that it was made with, and all its pairs."""

    version: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Session:
    """What every page works with; `tables` are shared by all readers and never changed."""

    tables: Tables
    view: View
    speaker: Speaker

    @property
    def reading(self) -> Reading:
        """The tables that the reader is shown, as they were read."""
        return self.tables.shown

    @property
    def dataset(self) -> Dataset:
        """The tables themselves."""
        return self.reading.dataset

    @cached_property
    def selection(self) -> Selection:
        """What is counted: the filters over the days that the slider stands for."""
        return self.view.selection_on(last_of_track(self.dataset, self.view.filters))

    @property
    def locale(self) -> ReaderLocale:
        """The language and the names of places of this view."""
        return self.view.locale(self.language_code)

    @property
    def language_code(self) -> str:
        """The language of the page: the one that was chosen, else that of the browser."""
        return self.speaker.language.code

    @cached_property
    def naming_day(self) -> date | None:
        """The day whose names places have: the last that is counted; None: today."""
        return days_of_choice(self.dataset, self.selection)[1]

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """Key and value pairs of the link that opens this view."""
        return self.view.to_query(last_of_track(self.dataset, self.view.filters))

    @property
    def say(self) -> Callable[..., str]:
        return self.speaker.language.say

    def opened(self, pairs: Iterable[tuple[str, str]]) -> View:
        """The view that a link or a code asks for; what could not be used is told."""
        pairs = asked = list(pairs)
        codes = [value for key, value in pairs if key == CODE_KEY]
        beside: tuple[Ignored, ...] = ()
        if unpacked := next(filter(None, map(from_code, codes)), None):
            beside = tuple(
                Ignored(key, value, to_say("nothing beside a view code"))
                for key, value in pairs
                if key in KEYS and key not in (CODE_KEY, VERSION_KEY, BRIEFING_KEY)
            )
            pairs = list(unpacked)
            codes = [code for code in codes if from_code(code) != unpacked]
            codes += [value for key, value in pairs if key == CODE_KEY]
        view, ignored = view_of_link(pairs, self.dataset)
        st.session_state[PAGE_ASKED] = dict(pairs).get(PAGE_KEY)
        for code in codes:
            wanted = ONE_VALUE if from_code(code) else to_say("a whole view code")
            ignored = (*ignored, Ignored(CODE_KEY, code, wanted))
        not_opened = open_from_link(asked, language_of(view.locale(browser_language()).language))
        st.session_state[IGNORED] = (*beside, *ignored, *self._hear_version(pairs), *not_opened)
        st.session_state[IGNORED_BESIDE] = view.filters
        return view

    def _hear_version(self, pairs: list[tuple[str, str]]) -> tuple[Ignored, ...]:
        """Keeps the version that a link was made with; what is none, or a second, comes back."""
        told = [value for key, value in pairs if key == VERSION_KEY]
        versions = [value for value in told if is_version(value)]
        made = MadeWith(versions[0], tuple(pairs)) if versions else None
        st.session_state[MADE_WITH] = made
        wanted = to_say("a version such as 1.0.0")
        return tuple(
            Ignored(VERSION_KEY, value, ONE_VALUE if is_version(value) else wanted)
            for value in told
            if value not in versions[:1]
        )


def browser_language() -> str:
    """The language of ours that this reader's browser likes best."""
    return accepted_language(st.context.headers.get("Accept-Language") or st.context.locale or "")


def is_new() -> bool:
    """Whether nothing has been shown to this reader yet."""
    return VIEW not in st.session_state


def current_session() -> Session:
    """The session of this run; the first run of a reader takes its view from the link."""
    tables = keeper().tables()
    if is_new():
        pairs = [(key, v) for key in st.query_params for v in st.query_params.get_all(key)]
        st.session_state[VIEW] = _session(tables, View()).opened(pairs)
    return _session(tables, st.session_state[VIEW])


def hear_page(pages: Sequence[str], asked: str | None) -> None:
    """Keeps to be told that the address, or the page that it asks for, is none of these pages;
    Streamlit shows the first."""
    mounted = (st.get_option("server.baseUrlPath"), public_address())
    name = urlsplit(st.context.url or "").path.rpartition("/")[2]
    known = (*pages, *(place.rpartition("/")[2] for place in mounted))
    told = [Ignored(PAGE_KEY, unquote(name), one_of(pages))] if name and name not in known else []
    if asked is not None and asked not in pages:
        told.append(Ignored(PAGE_KEY, asked, one_of(pages)))
    st.session_state[IGNORED] = (*told, *st.session_state[IGNORED])


def _session(tables: Tables, view: View) -> Session:
    return Session(tables, view, speaker_of(tables.shown.dataset, view.locale(browser_language())))


def speaker_of(dataset: Dataset, locale: ReaderLocale) -> Speaker:
    """The `Speaker` of these tables in the reader's language and names of places."""
    names = PlaceNames(dataset, locale.names_in, locale.names_of)
    return Speaker(dataset, language_of(locale.language), names)


def change_view(session: Session, view: View) -> Session:
    """Keeps another view for this reader and gives the session that goes with it."""
    st.session_state[VIEW] = view
    return _session(session.tables, view)


def go_to(view: View) -> None:
    """Shows another view; the map is built anew, since its slider keeps its own state."""
    st.session_state[VIEW] = view
    st.session_state[MAP_NUMBER] = map_number() + 1


def start_again() -> None:
    """Forgets every choice but those of languages and names."""
    st.session_state[MADE_WITH] = None
    view: View = st.session_state[VIEW]
    go_to(View(language=view.language, names_in=view.names_in, names_of=view.names_of))


def map_number() -> int:
    """How many times this reader has started again."""
    return int(st.session_state.get(MAP_NUMBER, 0))


def query_of_page() -> dict[str, list[str]]:
    """The query of the address that shows this view.

    The address shows the tables as they are, so it names no version; only that of a link is kept
    while its notice is open, so that loading the page again tells it again. The key of the
    reader's briefing stands in the address alone: who has it can change the briefing.
    """
    query: dict[str, list[str]] = {}
    for key, value in _session(keeper().tables(), st.session_state[VIEW]).to_query():
        query.setdefault(key, []).append(value)
    if made := st.session_state.get(MADE_WITH):
        query[VERSION_KEY] = [made.version]
    if key_of_briefing := desk().key:
        query[BRIEFING_KEY] = [key_of_briefing]
    return query


def ignored_in_words(part: Ignored, language: Language) -> str:
    """A part of a link that could not be used, and why."""
    if part.wanted == IN_ORDER:
        first, last = (language.day(date.fromisoformat(day)) for day in part.value.split("/"))
        return language.say(
            "The first day, {first}, is after the last, {last}: all days are shown.",
            first=first,
            last=last,
        )
    return language.say(
        "{key}: {value}, wanted {wanted}",
        key=part.key,
        value=repr(part.value[:60]),
        wanted=language.told(part.wanted),
    )


def tell_what_was_ignored(session: Session) -> None:
    """Says which parts of the link could not be used, until the reader changes a filter."""
    # Always there, empty or not: when what stands above the map comes or goes, the map loads anew.
    place = st.container()
    ignored: tuple[Ignored, ...] = st.session_state.get(IGNORED, ())
    if not ignored or st.session_state[IGNORED_BESIDE] != session.view.filters:
        return
    with place.container(border=True, key="ignored-notice"):
        st.text("\n".join(ignored_told(ignored, session.speaker.language)))


def ignored_told(ignored: Sequence[Ignored], language: Language) -> list[str]:
    """The parts of a link that could not be used, a line each under one that says so."""
    first = [ignored_in_words(part, language) for part in ignored[:MOST_IGNORED]]
    return [
        language.say("Parts of this link could not be used and were left out:"),
        *language.with_rest(first, len(ignored)),
    ]
