"""What was corrected in the tables, told to readers where it matters to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Any

import streamlit as st
from markupsafe import Markup

from incidents.changes.corrections import Correction, corrections_csv
from incidents.changes.journal import BrokenJournal
from incidents.changes.open_store import open_store
from incidents.dataset.index import sources_of
from incidents.tables.home import Home
from incidents.tables.schema import read_package
from incidents.words.code_names import CODE_NAMES, N_, TABLE_NAMES
from incidents.words.written_reasons import told_reason
from ui.elements.html import joined, show, tag, whole
from ui.elements.journal_now import journal_now
from ui.session.session import Session

MOST_SHOWN = 200
"""Corrections that a page lists; the file holds all."""

MOST_NAMED = 12
"""Rows that are named of those that one press took out; the rest is counted."""

WHAT_HAPPENED = {
    "corrected": N_("corrected"),
    "set_aside": N_("set aside"),
    "withdrawn": N_("withdrawn"),
    "removed": N_("taken out"),
    "returned": N_("put back"),
}

IN_ENGLISH = {"demands_text", "why_included", "tactics_text", "interest_text", "note"}
IN_ENGLISH |= {"sharing_risk_text", "status_reason", "searched_text"}
"""Columns of our own words, which pages mark as English for readers of another language."""


def corrections_now() -> tuple[Correction, ...]:
    """Every correction of the tables that are shown, the last first; none where the journal cannot
    be read, which the desk tells."""
    try:
        return journal_now().corrections
    except (BrokenJournal, OSError):
        return ()


def titles_now() -> Mapping[tuple[str, str], str]:
    """What the fields of the tables are called, by table and column."""
    store = open_store()
    return _titles(store.home, store.last_save())


@lru_cache(maxsize=4)
def _titles(home: Home, save: int) -> Mapping[tuple[str, str], str]:
    package = read_package(home)
    return {
        (table, field["name"]): field["title"]
        for table in package.tables
        for field in package.fields(table)
        if field.get("title")
    }


def correction_list(session: Session, found: Sequence[Correction]) -> None:
    """Draws the corrections, and the press that takes all of them away."""
    say = session.say
    st.download_button(
        say("Take the list away"),
        data=lambda: corrections_csv(found),
        file_name="corrections.csv",
        mime="text/csv",
        on_click="ignore",
        key="corrections-file",
    )
    show(tag("ul", _lines(session, found), css="corrections"))


def corrections_told(
    session: Session, event_id: str, shown: Iterable[Mapping[str, Any]], incident_id: str = ""
) -> list[Markup]:
    """The corrections that matter where these reports of an event are shown: those of the event
    and what is in it, and of the sources and origins that the reports name; of an incident without
    what covers others alone. Nothing where there is none."""
    every = corrections_now()
    if not every:
        return []
    named: set[tuple[str, str]] = set()
    for report in shown:
        named |= {("origins", report["origin_id"])}
        named |= {("sources", source_id) for source_id in sources_of(report)}
    here = {incident_id, "all"} if incident_id else None
    touching = [
        one
        for one in every
        if (one.table, one.row_id) in named
        or one.event_id == event_id
        and (here is None or not one.incident_ids or here & {*one.incident_ids})
    ]
    if not touching:
        return []
    return [tag("h3", session.say("Corrections")), tag("ul", _lines(session, touching))]


def _lines(session: Session, found: Sequence[Correction]) -> Markup:
    """The first of the corrections, and how many there are besides."""
    groups = list(alike(found))
    first = [correction_in_words(session, *some) for some in groups[:MOST_SHOWN]]
    lines = session.speaker.language.with_rest(first, len(groups))
    return joined(tag("li", line) for line in lines)


def correction_in_words(session: Session, *alike: Correction) -> Markup:
    """What happened to which rows, when and why, and what stood there before. Several are `alike`
    where one press did the same to all of them."""
    say, language, one = session.say, session.speaker.language, alike[0]
    ids: dict[str, list[str]] = {}
    for row in alike[:MOST_NAMED]:
        ids.setdefault(say(TABLE_NAMES.get(row.table, row.table)), []).append(row.row_id)
    names = [f"{table} ({', '.join(rows)})" for table, rows in ids.items()]
    names = language.with_rest(names, len(names) + len(alike[MOST_NAMED:]))
    head = say(
        "{day}, {what}: {rows}.",
        day=language.day(one.at.date()),
        what=say(WHAT_HAPPENED[one.kind]),
        rows=", ".join(names),
    )
    parts = [tag("span", head)]
    titles = titles_now() if one.fields else {}
    for field, before, after in one.fields:
        title = titles.get((one.table, field))
        told = cell_changed(session, field, title, before, after)
        parts.append(tag("div", whole(told), css="quiet"))
    if one.reason:
        reason = told_reason(one.reason, language)
        parts.append(tag("div", whole(say("Why: {reason}", reason=reason))))
    return joined(parts, " ")


def cell_changed(session: Session, field: str, title: str | None, before: str, after: str) -> str:
    """What a cell said and says now; its column by its title where it has one."""
    return session.say(
        "{field}: before {before}; now {after}.",
        field=session.speaker.language.of_schema(title) if title else field,
        before=_value(session, field, before),
        after=_value(session, field, after),
    )


def _value(session: Session, field: str, value: str) -> str:
    """What stands in a cell, a code in words."""
    words = CODE_NAMES.get(field, {}).get(value) if value else N_("empty")
    if words:
        return session.say(words)
    return told_reason(value, session.speaker.language) if field in IN_ENGLISH else value


def alike(found: Iterable[Correction]) -> Iterator[list[Correction]]:
    """The corrections in their order, those together that one press made and that say the same."""
    for (_, _, _, fields), rows in groupby(
        found, key=lambda one: (one.entry, one.kind, one.reason, one.fields)
    ):
        if fields:
            yield from ([row] for row in rows)
        else:
            yield list(rows)
