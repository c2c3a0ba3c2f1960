"""The lists of the page Data: problems, events, what was considered and left out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo.message import in_texts
from incidents.counting.select import candidates
from incidents.dataset.index import rows_by_id
from incidents.dataset.table_arrays import Truths, event_arrays, report_arrays
from incidents.tables.problems import visible
from incidents.words.code_names import DECISIONS
from ui.elements.html import Tag, cut, joined, lang_of, show, tag, text
from ui.list_pages import page_of
from ui.passport.figure_table import figure_table
from ui.regions.group_rows import Row, grouped_rows
from ui.session.session import Session
from ui.sharing.paper import table_on_paper

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

CHANGELOG_TAGS: dict[str, Tag] = {"## ": "h3", "- ": "li"}
"""How a line of a changelog begins, and the element that it becomes."""

WIDEST_FIGURE = 190
"""Pixels of a column in which "some 200 / about 700+" must have room."""


def problem_list(session: Session) -> None:
    """Says how many rows there are, and lists every problem and every row left out."""
    reading, say, told = session.reading, session.say, session.speaker.language.told
    titles = {
        say("Events"): "events",
        say("Incidents"): "incidents",
        say("Reports"): "reports",
        say("Sources"): "sources",
    }
    for column, (title, table) in zip(st.columns(len(titles)), titles.items(), strict=True):
        size = len(reading.dataset.tables[table])
        column.metric(title, session.speaker.language.number(size))
    st.text(say("Data version {version}.", version=cut(reading.dataset.version or "?")))
    if not reading.problems:
        st.text(say("No problem was found in the tables."))
        return
    left_out = {name: number for name, number in reading.left_out.items() if number}
    for name, number in left_out.items():
        line = session.speaker.language.say_count(
            "{table}: {number} row left out", "{table}: {number} rows left out", number, table=name
        )
        st.text(line)
    st.dataframe(
        pd.DataFrame(
            {
                say("File"): [problem.file for problem in reading.problems],
                say("Row"): [problem.row for problem in reading.problems],
                say("Field"): [problem.field for problem in reading.problems],
                say("Found"): [
                    told(in_texts(problem.value, visible)) for problem in reading.problems
                ],
                say("Wanted"): [told(problem.wanted) for problem in reading.problems],
            }
        ),
        hide_index=True,
        width="stretch",
    )


def event_list(session: Session) -> None:
    """The events of the selection, each with its figure and the reason why it is in; how many of
    the table are outside the selection is said."""
    say, language, dataset = session.say, session.speaker.language, session.dataset
    selection = session.selection
    every = grouped_rows(session, "event", selection).rows
    outside = len(dataset.tables["events"]) - len(every)
    if outside:
        told = language.say_count(
            "{number} event of the table is outside this selection.",
            "{number} events of the table are outside this selection.",
            outside,
        )
        show(tag("p", told, css="quiet-line"))
    if not every:
        return
    rows = every[page_of(session, f"events-page-{len(every)}", len(every))]
    known = rows_by_id(dataset, "events")
    events = [known[row.bar.id] for row in rows]
    allowed = candidates(dataset, selection)
    reports = allowed.usable(selection.since, selection.until)
    in_full = reports & report_arrays(dataset).review.among(("full_text",))
    frame = pd.DataFrame(
        {
            say("First day"): [event["date_first"].strftime("%Y-%m-%d") for event in events],
            say("Event"): [session.speaker.event_title(event["event_id"]) for event in events],
            say("Reported detained"): [row.bar.figure for row in rows],
            say("Reports"): _number_of(dataset, reports, rows),
            say("Checked in full"): _number_of(dataset, in_full, rows),
            say("Why it is in"): [language.english(event["why_included"]) for event in events],
        }
    )
    wide = {say("Reported detained"): WIDEST_FIGURE}
    explained = [row.explained for row in rows]
    figure_table(
        session, frame, explained, key=f"events-{len(every)}-{rows[0].bar.id}", widths=wide
    )
    table_on_paper(session, frame, of=len(every))


def _number_of(dataset: Dataset, reports: Truths, rows: Sequence[Row]) -> list[int]:
    """How many of the reports each of the events in these rows has."""
    events = event_arrays(dataset)
    number = np.bincount(report_arrays(dataset).event[reports], minlength=len(events))
    found: list[int] = number[events.numbers_of([row.bar.id for row in rows])].tolist()
    return found


def considered_events(session: Session) -> None:
    """The events that were considered and left out, with the reason."""
    say, considered = session.say, session.dataset.considered
    english = session.speaker.language.english

    def decision(code: str) -> str:
        return say(DECISIONS[code]) if code in DECISIONS else english(code)

    if considered.empty:
        st.text(say("None is listed."))
        return
    frame = pd.DataFrame(
        {
            say("First day"): considered["date_first"].dt.strftime("%Y-%m-%d"),
            say("Event"): considered["title"].map(english),
            say("Decision"): considered["decision"].map(decision),
            say("Reason"): considered["reason"].map(english),
        }
    )
    st.dataframe(frame, hide_index=True, width="stretch")
    table_on_paper(session, frame)


def changes(session: Session) -> None:
    """Draws what changed in the tables from version to version, in the editors' words, which are
    marked where they are in another language than the page."""
    try:
        told = (session.dataset.folder / "CHANGELOG.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        told = ""
    lines = [line for line in told.splitlines() if line.strip() and not line.startswith("# ")]
    lines = list(map(session.speaker.language.english, lines))
    if not lines:
        st.text(session.say("Nothing is written down."))
        return
    parts = []
    for is_list, of_a_kind in groupby(lines, key=lambda line: line.startswith("- ")):
        drawn = joined(map(_change, of_a_kind))
        parts.append(tag("ul", drawn) if is_list else drawn)
    show(tag("div", joined(parts), css="changes"))


def _change(line: str) -> Markup:
    """A line of a changelog: a heading, an item of a list or a paragraph, with names in `code`."""
    mark = next((mark for mark in CHANGELOG_TAGS if line.startswith(mark)), "")
    pieces = line.removeprefix(mark).split("`")
    written = [tag("code", p) if n % 2 else text(p) for n, p in enumerate(pieces)]
    return tag(CHANGELOG_TAGS.get(mark, "p"), joined(written), lang=lang_of(line))
