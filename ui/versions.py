"""The version of the tables on every page, and what became of a link made with another one."""

from __future__ import annotations

from datetime import date

import streamlit as st
from markupsafe import Markup

from incidents.counting.version_changes import Comparison, compare
from incidents.dataset.dataset import Dataset
from incidents.dataset.read_version import read_version
from incidents.dataset.versions import BrokenVersion, differing, is_later, is_version
from incidents.slider.timeline import last_of_track
from incidents.words.code_names import N_
from incidents.words.dataset_metadata import about
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import figure_in_words, headline
from incidents.words.speaker import Speaker
from incidents.words.version_changes import (
    beside,
    by_todays_rule,
    change_in_words,
    then_and_now,
)
from ui.elements.html import joined, show, tag
from ui.session.session import MadeWith, Session
from ui.session.session_keys import MADE_WITH
from ui.session.tables import BY_CONTENT
from ui.session.view_of_link import view_of_link

MOST_ROWS = 12
"""Rows that made a difference which are drawn; the rest is counted."""


def version_line(session: Session) -> None:
    """Draws one small line: the version of the tables and its day."""
    show(tag("p", version_in_words(session), css="version-line"))


def version_in_words(session: Session) -> str:
    """The version of the tables, its day, and whether they differ from what was released as it."""
    say, known = session.say, about(session.dataset)
    if not known.version:
        return say("The version of these tables is not known.")
    line = say("Data version {version}", version=known.version)
    if known.date:
        day = session.speaker.language.day(date.fromisoformat(known.date))
        line = say("Data version {version} of {day}", version=known.version, day=day)
    if _changed_since_release(session.dataset):
        line = say("{version}, changed since it was released", version=line)
    return line


def version_notice(session: Session) -> None:
    """Draws what became of the figure of a link made with other tables, until it is closed.

    Nothing where the reader came by no such link. Both figures are those of the link's selection,
    whatever the reader has chosen since.
    """
    made: MadeWith | None = st.session_state.get(MADE_WITH)
    if made is None:
        return
    now = session.dataset
    if made.version == now.version and not _changed_since_release(now):
        forget()
        return
    with st.container(border=True, key="version-notice"):
        show(tag("div", joined(_lines(session, made)), css="version-notice", role="status"))
        st.button(session.say("Close"), key="close-version-notice", on_click=forget)


def forget() -> None:
    """Forgets with which version the link was made."""
    st.session_state.pop(MADE_WITH, None)


@st.cache_data(max_entries=4, show_spinner=False, hash_funcs=BY_CONTENT)
def _changed_since_release(dataset: Dataset) -> bool:
    """Whether the tables are others than those released under their version."""
    if not is_version(dataset.version):
        return False
    try:
        return bool(differing(dataset.folder, dataset.version))
    except BrokenVersion:
        return False


def _lines(session: Session, made: MadeWith) -> list[Markup]:
    say, now = session.say, session.dataset
    try:
        then = read_version(now.folder, made.version)
        missing = N_(
            "This link was made with data version {version}, which is not kept here: what "
            "changed since cannot be shown."
        )
    except BrokenVersion:
        then = None
        missing = N_(
            "This link was made with data version {version}, whose file is damaged here: what "
            "changed since cannot be shown. Whoever runs the app can put back "
            "versions/{version}.zip."
        )
    if then is None:
        newer = is_later(now.folder, made.version, now.version)
        why = (
            say(
                "This link was made with data version {version}, newer than the tables here.",
                version=made.version,
            )
            if newer
            else say(missing, version=made.version)
        )
        shown = say("All numbers shown are those of version {now}.", now=now.version or "?")
        return [tag("p", f"{why} {shown}")]
    language = session.speaker.language
    names = PlaceNames(then, language.code)
    return _told(
        _compared(then, now, made),
        Speaker(then, language, names),
        session.speaker,
        versions=(say("Data version {version}", version=made.version), version_in_words(session)),
    )


@st.cache_resource(max_entries=16, show_spinner=False, hash_funcs=BY_CONTENT)
def _compared(then: Dataset, now: Dataset, made: MadeWith) -> Comparison:
    """The link's selection in both; an id of the link may stand in either of them."""
    view, _ = view_of_link(made.pairs, then, now)
    return compare(then, now, view.selection_on(last_of_track(now, view.filters)))


def _told(
    comparison: Comparison, before: Speaker, now: Speaker, *, versions: tuple[str, str]
) -> list[Markup]:
    """The comparison as paragraphs; `versions` are those of then and now in words."""
    language = now.language
    say = language.say
    if not comparison.changes:
        unchanged = say(
            "This link was made with other tables: {then}; now: {now}. No row that this figure "
            "rests on changed: {figure}.",
            then=versions[0],
            now=versions[1],
            figure=figure_in_words(comparison.now, now),
        )
        return [tag("p", unchanged)]
    parts = [tag("p", tag("strong", then_and_now(comparison, before, now)))]
    sentences = headline(comparison.before, before), headline(comparison.now, now)
    for version, sentence in zip(versions, sentences, strict=True):
        parts.append(tag("p", say("{version}: {sentence}", version=version, sentence=sentence)))
    first = [change_in_words(c, before, now) for c in comparison.changes[:MOST_ROWS]]
    rows = [tag("li", told) for told in language.with_rest(first, len(comparison.changes))]
    parts += [tag("p", say("The rows that made the difference:")), tag("ul", joined(rows))]
    if comparison.beside:
        parts.append(tag("p", beside(comparison.beside, language), css="quiet"))
    parts.append(tag("p", by_todays_rule(language), css="quiet"))
    return parts
