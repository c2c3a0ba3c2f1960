"""The buttons that take the selection away as a file, and the addresses that do the same."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from incidents.counting.count import Count, count
from incidents.export.dataset_jsonld import ADDRESSES
from incidents.export.formats import FORMATS, Format, file_name
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.words.dataset_metadata import about
from incidents.words.selection import in_words
from incidents.words.sentence import sentence
from incidents.words.sources import risk_told, risks_of
from incidents.words.speaker import Speaker
from ui.elements.html import composed, joined, show, tag
from ui.passport.window import passport_button
from ui.server.api import KEPT_ROWS
from ui.session.links import app_address, public_address
from ui.session.session import Session
from ui.session.tables import keeper


def downloads(session: Session) -> None:
    """Draws what is taken away, a button for each format, and where programs read the same."""
    say, speaker, selection = session.say, session.speaker, session.selection
    result = count(session.dataset, selection)
    show(
        joined(
            [
                tag("p", composed(sentence(result, speaker))),
                tag("p", say("Filters: {filters}", filters=in_words(selection, speaker))),
            ]
        )
    )
    passport_button(session, selection, key="passport-of-download")
    links = _links(session, result)
    labels = {
        "csv": say("CSV"),
        "xlsx": say("Excel"),
        "geojson": say("GeoJSON"),
        "datapackage": say("Data Package"),
        "datawrapper": say("CSV for Datawrapper and Flourish"),
    }
    if _is_sent_as_made(session):
        _as_links(session, labels, links=links)
    else:
        _as_buttons(session, labels, links=links)
    _what_is_in_them(session)
    with st.expander(say("Addresses for other programs")):
        st.text(say("They give the same numbers, always of the tables as they are now."))
        if not public_address():
            st.text(say("Put the address under which you reach this app before them."))
        st.code("\n".join(addresses(selection, links=links)), language=None, wrap_lines=True)


def _as_buttons(session: Session, labels: Mapping[str, str], *, links: bool) -> None:
    """A button for each format; its file is made when it is pressed."""
    with st.container(horizontal=True, key="downloads"):
        for name, label in labels.items():
            format_ = FORMATS[name]
            st.download_button(
                label,
                data=partial(content_of, name, session.speaker, session.selection, links),
                file_name=_file_name(session, format_),
                mime=format_.media_type,
                on_click="ignore",
                key=f"download-{name}",
            )


def _is_sent_as_made(session: Session) -> bool:
    """Whether the tables are too large for files that a server keeps for each reader; /api has
    those that are shown to everybody."""
    shown = keeper().tables().shown.dataset
    return len(shown.tables["incidents"]) > KEPT_ROWS and shown.digest == session.dataset.digest


def _as_links(session: Session, labels: Mapping[str, str], *, links: bool) -> None:
    """A link for each format, to what /api sends as it is made: a reader's browser tells how far it
    is, and the page waits for nothing."""
    pairs = [*session.selection.to_query(), *_form(session, links=links)]
    files = [
        tag(
            "a",
            label,
            css="download",
            href=f"api/{ADDRESSES[name]}?{urlencode(pairs)}",
            download=_file_name(session, FORMATS[name]),
        )
        for name, label in labels.items()
    ]
    show(tag("div", joined(files), css="downloads"))
    say = session.say
    told = say("A file of so many rows is sent as it is made. The browser says how far it is.")
    show(tag("p", told, css="quiet"))


def _form(session: Session, *, links: bool) -> list[tuple[str, str]]:
    """How the reader has files written, as /api takes it."""
    locale = session.locale
    names = [("names_in", locale.names_in), ("names_of", locale.names_of)]
    return [("links", "yes" if links else "no"), ("language", session.language_code), *names]


def _file_name(session: Session, format_: Format) -> str:
    return file_name(format_, session.selection, about(session.dataset).version)


def addresses(selection: Selection, *, links: bool) -> list[str]:
    """The addresses of the selection in each format, whole where the app has a public one."""
    pairs = [*selection.to_query(), *([] if links else [("links", "no")])]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return [f"{app_address()}/api/{name}{query}" for name in ("count", *ADDRESSES.values())]


def _links(session: Session, result: Count) -> bool:
    """Whether links go along; where sharing one is a risk, says so and lets the reader choose."""
    say = session.say
    risks = risks_of([*result.reports, *result.wider], session.speaker)
    if not risks:
        return True
    parts = [tag("div", risk_told(risk, session.speaker.language)) for risk in risks]
    show(tag("div", joined(parts), css="notice"))
    return not st.checkbox(say("Titles of sources without their links"), key="without-links")


def _what_is_in_them(session: Session) -> None:
    say = session.say
    lines = (
        say(
            "Each row is an incident with the figure of this place alone. Rows do not add up to "
            "the total: figures for several places together stand apart, and so does the total."
        ),
        say(
            "For Excel take the Excel file: there a text that looks like a formula stays text. "
            "In CSV files an apostrophe stands before it."
        ),
        say("Each file carries data version, filters, counting rule, licence and date."),
    )
    show(tag("div", joined([tag("p", line, css="quiet") for line in lines]), css="place"))


def content_of(name: str, speaker: Speaker, selection: Selection, links: bool) -> bytes:
    """The file of this format, made when a reader asks for it."""
    return FORMATS[name].write(take(speaker, selection, links=links))
