"""The rows of a file that are taken, each with a tick that holds on all pages of the list."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from incidents.changes.change_in_words import row_named
from incidents.importing.plan import Plan
from incidents.importing.proposal import SourceRow
from incidents.tables.problems import visible
from ui.desk.work import Work, leave_out
from ui.elements.html import show, tag
from ui.list_pages import page_of
from ui.session.session import Session
from ui.session.session_keys import desk_widget

WIDTHS, HEIGHT_OF_ROWS = (76, 54, 180), 84
"""Pixels. The columns fit a phone and grow where there is more room; a row has four lines."""


def taken_rows(session: Session, now: Work, plan: Plan) -> None:
    """Lists what the rows of the file become, each with a tick: one without it is left out."""
    say, without, taken = session.say, now.choices.without, plan.taken
    rows = sorted({*taken, *without})
    if not rows:
        return
    with st.expander(say("Row by row: what is taken and what is left out"), expanded=False):
        page = page_of(session, desk_widget("taken-page", now.number), len(rows))
        _ticks(session, now, plan, rows[page])
        told = session.speaker.language.say_count(
            "{ticked} of {number} row has its tick.",
            "{ticked} of {number} rows have their ticks, on all pages together.",
            len(rows),
            ticked=session.speaker.language.number(len(rows) - len(now.unticked)),
        )
        show(tag("p", told, role="status"))
        with st.container(horizontal=True):
            st.button(
                say("Take the ticked rows alone"),
                key=desk_widget("take", now.number),
                on_click=lambda: leave_out(now.unticked),
                disabled=now.unticked == without,
            )
            if without:
                st.button(
                    say("Take all rows again"),
                    key=desk_widget("take-all", now.number),
                    on_click=leave_out,
                    args=(frozenset(),),
                )


def _ticks(session: Session, now: Work, plan: Plan, shown: Sequence[SourceRow]) -> None:
    """Draws the rows of a page with their ticks."""
    say, without = session.say, now.choices.without
    # The table is drawn with the ticks that its page was opened with, or it would lose its place
    # at each press: what is pressed on it since lies in the widget.
    if now.page_opened is None or now.page_opened[0] != tuple(shown):
        now.page_opened = tuple(shown), now.unticked
    _, unticked_then = now.page_opened
    frame = pd.DataFrame(
        {
            say("Take"): [row not in unticked_then for row in shown],
            say("Row"): [f"{visible(s)}: {n}" if s else str(n) for s, n in shown],
            say("What becomes of it"): [
                say("left out") if row in without else _made_of(session, plan, plan.taken[row])
                for row in shown
            ],
        }
    )
    name = f"taken-{len(without)}-{shown[0]}"
    st.data_editor(
        frame,
        hide_index=True,
        width="stretch",
        disabled=[say("Row"), say("What becomes of it")],
        # Left to itself the last column is as wide as its longest text, and its rows one line high.
        column_config={
            name: st.column_config.Column(width=width)
            for name, width in zip(frame, WIDTHS, strict=True)
        },
        row_height=HEIGHT_OF_ROWS,
        key=desk_widget(name, now.number),
        on_change=_hear,
        args=(now, say("Take"), name),
    )


def _hear(now: Work, column: str, name: str) -> None:
    """Keeps what was pressed on the open page with the ticks of all pages."""
    assert now.page_opened is not None
    shown, unticked_then = now.page_opened
    edited = st.session_state[desk_widget(name, now.number)]["edited_rows"]
    pressed = {shown[int(at)]: cells[column] for at, cells in edited.items() if column in cells}
    here = {row for row in shown if not pressed.get(row, row not in unticked_then)}
    now.unticked = (now.unticked - frozenset(shown)) | here


def _made_of(session: Session, plan: Plan, made: Sequence[tuple[str, str]]) -> str:
    """What is made of a row of the file: each row of a table by its id."""
    told = session.speaker.language.told
    return "; ".join(told(row_named(plan.proposal.rows[one], in_words=True)) for one in made)
