"""The reports that nobody has read whole yet, the most needed first, and the form for a reading."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

import streamlit as st

from geo.days import FIRST_DAY
from geo.message import message_of
from incidents.changes.change import Change
from incidents.changes.open_store import open_store
from incidents.changes.review import review
from incidents.changes.table_text import CannotChange
from incidents.list_rows.row_problem import LONGEST_CELL
from incidents.tables.home import beside
from incidents.verification.fetching import NotFetched, fetch, is_allowed
from incidents.verification.kept_pages import LARGEST_PAGE, NoPage, keep
from incidents.verification.page_text import AROUND
from incidents.verification.reading import OUTCOMES, was_read
from incidents.verification.to_read import ToRead, readings_of, to_read
from incidents.words.code_names import OUTCOME_NAMES
from incidents.words.speaker import Speaker
from text_safety.csv_injection import write_table
from text_safety.web_address import web_address
from ui.access.editing import may_edit
from ui.desk.kept_reviews import tables_now
from ui.desk.refused import refused
from ui.desk.work import MAY_NOT, save_reading, who_now, work
from ui.elements.html import joined, label, link, show, tag
from ui.elements.kept_copies import words_in_page
from ui.elements.typed_day import NoDay, typed_day
from ui.elements.typed_text import LONGEST_NAME, LONGEST_REASON, typed_text
from ui.session.session import Session
from ui.session.session_keys import DESK_READ, desk_widget

MOST_SHOWN = 20
"""Reports that are listed at once, the most needed; the list as a file holds all."""

COLUMNS = ("report_id", "event_id", "first", "last", "words", "number", "source_id", "address")


def reading_list(session: Session) -> None:
    """Draws how many reports were read whole, the next to be read, and the form for each."""
    say, language = session.say, session.speaker.language
    show(tag("h2", say("To be read"), css="page-part"))
    waiting = _not_read_since(session)
    if not waiting:
        show(tag("p", say("Every report that counts was compared with its whole text.")))
        return
    told = language.say_count(
        "{number} report that counts was not compared with its whole text. The first are those "
        "on which disputed and large figures rest.",
        "{number} reports that count were not compared with their whole text. The first are "
        "those on which disputed and large figures rest.",
        len(waiting),
    )
    show(tag("p", told))
    st.download_button(
        say("Take the list away"),
        data=lambda: list_csv(waiting),
        file_name="to-read.csv",
        mime="text/csv",
        on_click="ignore",
        key="desk-to-read-file",
    )
    saved: dict[str, int] = st.session_state.setdefault(DESK_READ, defaultdict(int))
    is_told = False
    for one in waiting[:MOST_SHOWN]:
        with st.expander(label(_head(session.speaker, one))):
            is_told |= _draw(session, one, saved[one.report_id])
    if is_told:
        # Not before: what stands in a form that this run has not drawn would be lost.
        st.rerun()


def _not_read_since(session: Session) -> Sequence[ToRead]:
    """The list without what was read here since its tables were read."""
    waiting, read = to_read(session.dataset), work().read
    known = readings_of(session.dataset)
    for report_id, reading_id in list(read.items()):
        if any(one.reading_id == reading_id for one in known.get(report_id, ())):
            del read[report_id]
    return [one for one in waiting if one.report_id not in read] if read else waiting


def _head(speaker: Speaker, one: ToRead) -> str:
    """The event of a report, and the report's days where they are not those of the event."""
    event, head = speaker.row("events", one.event_id), speaker.event_with_days(one.event_id)
    if (one.first, one.last) == (event["date_first"].date(), event["date_last"].date()):
        return head
    return f"{head} ({speaker.language.days(one.first, one.last)})"


def list_csv(waiting: Sequence[ToRead]) -> bytes:
    """The list as a table in UTF-8 with a heading."""
    stream = io.StringIO()
    rows = ([getattr(one, name) for name in COLUMNS] for one in waiting)
    write_table(stream, [COLUMNS, *rows])
    return stream.getvalue().encode("utf-8")


def _draw(session: Session, one: ToRead, number: int) -> bool:
    """Draws a report and its form; whether the desk has to tell what became of a reading."""
    say = session.say
    lines = [tag("blockquote", one.words), tag("p", one.report_id, css="quiet")]
    if one.address:
        lines.append(tag("p", link(one.address, one.address)))
    for reading in one.readings:
        told = say(
            "{who} read it on {day}: {outcome}.",
            who=reading.read_by,
            day=session.speaker.language.day(reading.read_on),
            outcome=say(OUTCOME_NAMES[reading.outcome]),
        )
        lines.append(tag("p", told))
    show(tag("div", joined(lines), css="report"))
    key = f"read-{one.report_id}"
    file = st.file_uploader(
        say("The page as you saved it: HTML, PDF, MHTML, WACZ or a picture; it is kept"),
        key=desk_widget(f"{key}-page", number),
        max_upload_size=LARGEST_PAGE // 1_000_000,
    )
    content = file.getvalue() if file else _fetched(session, one, key, number)
    if content:
        words_in_page(session, content, one.words, around=AROUND)
    with st.form(desk_widget(key, number), border=False):
        outcome = st.radio(
            say("What came of it"),
            options=OUTCOMES,
            format_func=lambda code: say(OUTCOME_NAMES[code]),
            index=None,
            key=desk_widget(f"{key}-outcome", number),
        )
        day = typed_text(
            session,
            say("Day of reading; empty: today"),
            key=desk_widget(f"{key}-day", number),
            most=LONGEST_NAME,
            placeholder=date.today().isoformat(),
        )
        archive = typed_text(
            session,
            say("Address of an archived copy"),
            key=desk_widget(f"{key}-archive", number),
            most=LONGEST_CELL,
        )
        note = typed_text(
            session, say("Note"), key=desk_widget(f"{key}-note", number), most=LONGEST_REASON
        )
        asked = st.form_submit_button(say("Save this reading"))
    if not asked or day is None or archive is None or note is None:
        return False
    return _save(session, one, day, outcome or "", archive, note, content)


def _fetched(session: Session, one: ToRead, key: str, number: int) -> bytes:
    """The page from its address, where the desk allows the network and the editor asks for it."""
    say = session.say
    host = urlsplit(web_address(one.address)).hostname
    if not is_allowed() or not host or not may_edit():
        return b""
    kept = desk_widget(f"{key}-fetched", number)
    told = say("Asks {host} for it, which learns the address of this machine.", host=host)
    if st.button(say("Keep this page"), key=desk_widget(f"{key}-fetch", number), help=label(told)):
        try:
            with st.spinner(say("Fetching the page …")):
                st.session_state[kept] = fetch(one.address).content
        except NotFetched as refused:
            words = session.speaker.language.told(refused.message)
            show(tag("div", tag("p", words), css="notice", role="alert"))
    content: bytes = st.session_state.get(kept, b"")
    return content


def _save(
    session: Session, one: ToRead, day: str, outcome: str, archive: str, note: str, content: bytes
) -> bool:
    """Keeps the page and saves the reading; what stands against it is told, all of it. Whether the
    desk has to tell what became of it."""
    if not may_edit():
        work().outcome = MAY_NOT
        return True
    try:
        before = tables_now()
        read_on = _day_of(session, day)
        sha256 = keep(beside(open_store().home), content).sha256 if content else ""
        change = was_read(
            before.snapshot,
            one.report_id,
            read_by=who_now(),
            read_on=read_on,
            outcome=outcome,
            archive_url=archive,
            copy_sha256=sha256,
            note=note,
        )
        result = review(change, before)
    except NoDay as told:
        reasons = [str(told)]
    except NoPage as told:
        reasons = [told.message]
    except CannotChange as told:
        reasons = [*told.reasons]
    except OSError as error:
        reasons = [message_of(error)]
    else:
        reasons = [problem.sentence() for problem, _ in result.problems]
        if not reasons:
            if save_reading(result):
                _forget_form(one, change)
            return True
    refused(session, reasons)
    return False


def _day_of(session: Session, text: str) -> date:
    """The day of a reading that the text names, today where it is empty; NoDay where it names none,
    or one that is yet to come."""
    if not text.strip():
        return date.today()
    language = session.speaker.language
    return typed_day(text, language, first=FIRST_DAY, last=date.today(), end="first")


def _forget_form(one: ToRead, change: Change) -> None:
    """The form of a reading that is saved or waits is a new one, and the report leaves the list
    once it is decided; what stands in other forms stays."""
    reading, *decides = change.rows
    done = work().outcome
    if decides and done and done.entry and reading.after:
        work().read[one.report_id] = reading.after["reading_id"]
    saved: dict[str, int] = st.session_state[DESK_READ]
    saved[one.report_id] += 1
