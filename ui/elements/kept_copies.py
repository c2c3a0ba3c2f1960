"""The kept pages of reports, which only editors may open: copyright may ask for it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from incidents.changes.open_store import open_store
from incidents.dataset.index import rows_by_id
from incidents.tables.home import beside
from incidents.verification.kept_pages import KINDS, NoPage, kept_page, kind_of
from incidents.verification.page_text import NoText, Passage, passage, text_of
from incidents.verification.to_read import Reading, readings_of
from ui.elements.html import joined, label_above, show, tag, text
from ui.session.session import Session

MOST_COPIES = 20
"""Pages that are offered at once; the incident of each report offers its own."""

AROUND = 500
"""Characters of a page before and after the words."""


def kept_copies(
    session: Session, report_ids: Iterable[str], *, may_open: bool, within: str
) -> None:
    """Draws a switch for each page that is kept of these reports, which opens it with the words of
    the report marked; nothing for other readers. `within` tells the widgets of a page from those of
    a window over it."""
    if not may_open:
        return
    readings = readings_of(session.dataset)
    kept = [(id, one) for id in report_ids for one in readings.get(id, ()) if one.copy_sha256]
    for report_id, reading in kept[:MOST_COPIES]:
        told = session.say(
            "Kept page of {report}, read by {who}", report=report_id, who=reading.read_by
        )
        name, key = label_above(told), f"kept-{within}-{reading.reading_id}"
        if st.toggle(name, label_visibility="collapsed", key=key):
            _open(session, report_id, reading, within)
    if (rest := len(kept) - MOST_COPIES) > 0:
        more = session.speaker.language.say_count("and {number} more", "and {number} more", rest)
        show(tag("p", more, css="quiet"))


def _open(session: Session, report_id: str, reading: Reading, within: str) -> None:
    page = kept_page(beside(open_store().home), reading.copy_sha256)
    if page is None:
        told = session.say("The page is not where it was kept, or is not as it was kept.")
        show(tag("p", told, role="alert"))
        return
    words = rows_by_id(session.dataset, "reports").get(report_id, {}).get("detained_text", "")
    words_in_page(session, page.path.read_bytes(), words, around=AROUND)
    st.download_button(
        session.say("Take the page away as it was kept"),
        data=page.path.read_bytes,
        file_name=f"{report_id}.{page.kind}",
        mime=KINDS[page.kind],
        on_click="ignore",
        key=f"kept-{within}-{reading.reading_id}-file",
    )


def words_in_page(session: Session, content: bytes, words: str, *, around: int) -> None:
    """Says whether the words of a report stand in a page, and marks them there, with so many
    characters before and after them."""
    say = session.say
    try:
        found = passage(text_of(content, kind_of(content)), words, around=around)
    except NoPage as told:
        show(tag("p", session.speaker.language.told(told.message), role="alert"))
        return
    except NoText:
        show(tag("p", say("This page has no text that can be searched: look yourself.")))
        return
    if found is None:
        show(tag("p", say("The words do not stand in this page as the table has them.")))
        return
    show(tag("p", say("The words stand in this page:")) + _marked(found))


def _marked(found: Passage) -> Markup:
    words = joined([text(found.before), tag("mark", found.words), text(found.after)])
    return tag("blockquote", words, css="kept-page", tabindex="0")
