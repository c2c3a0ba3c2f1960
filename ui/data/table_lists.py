"""The lists of the page Data: problems, events, what was considered and left out."""

from __future__ import annotations

from itertools import groupby

import pandas as pd
import streamlit as st
from markupsafe import Markup

from incidents.codes import CONTEXTS
from incidents.counting.count import event_figures
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.tables.problems import visible
from incidents.words.figure import label
from ui.elements.html import cut, joined, show, tag, text
from ui.elements.paper import table_on_paper
from ui.passport.figure_table import figure_table
from ui.session.session import Session

CHANGELOG_TAGS = {"## ": "h3", "- ": "li"}
"""How a line of a changelog begins, and the element that it becomes."""

WIDEST_FIGURE = 190
"""Pixels of a column in which "some 200 / about 700+" must have room."""


def problem_list(session: Session) -> None:
    """Says how many rows there are, and lists every problem and every row left out."""
    reading, say = session.reading, session.say
    sizes = {
        say("Events"): reading.dataset.events,
        say("Incidents"): reading.dataset.incidents,
        say("Reports"): reading.dataset.reports,
        say("Sources"): reading.dataset.sources,
    }
    for column, (title, frame) in zip(st.columns(len(sizes)), sizes.items(), strict=True):
        column.metric(title, session.speaker.language.number(len(frame)))
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
                say("Found"): [visible(problem.value) for problem in reading.problems],
                say("Wanted"): [problem.wanted for problem in reading.problems],
            }
        ),
        hide_index=True,
        width="stretch",
    )


def event_list(session: Session) -> None:
    """Every event with its own figure and the reason why it is in."""
    say, speaker, events = session.say, session.speaker, session.dataset.events
    everything = Selection(contexts=CONTEXTS)
    figures = event_figures(session.dataset, everything)
    reports = session.dataset.reports
    in_full = reports[reports["review"] == "full_text"]
    frame = pd.DataFrame(
        {
            say("First day"): events["date_first"].dt.strftime("%Y-%m-%d"),
            say("Event"): events["title"],
            say("Reported detained"): [
                label(figures.get(event, Figure()), speaker.words, speaker.language)
                for event in events["event_id"]
            ],
            say("Reports"): _number_of(reports, events),
            say("Checked in full"): _number_of(in_full, events),
            say("Why it is in"): events["why_included"],
        }
    )
    own = [event_selection(event) for event in events["event_id"]]
    wide = {say("Reported detained"): WIDEST_FIGURE}
    figure_table(session, frame, own, key=f"events-{len(own)}", widths=wide)
    table_on_paper(session, frame)


def _number_of(reports: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """How many of the reports each of the events has."""
    return events["event_id"].map(reports["event_id"].value_counts()).fillna(0).astype(int)


def event_selection(event_id: str) -> Selection:
    """What the figure of a row of the events counts: all of the event, whatever the filters."""
    return Selection(events=(event_id,))


def considered_events(session: Session) -> None:
    """The events that were considered and left out, with the reason."""
    say, considered = session.say, session.dataset.considered
    if considered.empty:
        st.text(say("None is listed."))
        return
    frame = pd.DataFrame(
        {
            say("First day"): considered["date_first"].dt.strftime("%Y-%m-%d"),
            say("Event"): considered["title"],
            say("Decision"): considered["decision"],
            say("Reason"): considered["reason"],
        }
    )
    st.dataframe(frame, hide_index=True, width="stretch")
    table_on_paper(session, frame)


def changes(session: Session) -> None:
    """Draws what changed in the tables from version to version, in the editors' words."""
    try:
        told = (session.dataset.folder / "CHANGELOG.md").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        told = ""
    lines = [line for line in told.splitlines() if line.strip() and not line.startswith("# ")]
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
    return tag(CHANGELOG_TAGS.get(mark, "p"), joined(written))
