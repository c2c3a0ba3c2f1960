"""The page of regions, months and organizers: bars with ranges, and the table behind them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd
import streamlit as st

from incidents.words.bars import Bars
from ui.elements.bars import bar_data, draw_bars
from ui.elements.html import show, tag
from ui.list_pages import page_of
from ui.passport.figure_table import figure_table
from ui.regions.group_notes import notes, title_of, what_is_counted
from ui.regions.group_rows import GROUPINGS, Rows, grouped_rows, with_gaps
from ui.regions.pressed_bars import Step, before, chosen, press
from ui.regions.region_map import draw_region_map, region_map_data
from ui.session.session import Session, map_number
from ui.session.session_keys import VIEW, grouping_widget
from ui.session.view import View
from ui.session.widget_value import give, heard
from ui.sharing.paper import table_on_paper

Choose = Callable[[str], None]

MOST_BARS = 150
"""Bars that are drawn; beyond, nobody reads a list of them, and the table holds them all."""


def to_add(session: Session) -> str:
    """What the button says that keeps the page as a scene: a scene has its bars by region."""
    return "" if session.view.grouping == "region" else session.say("Add to briefing, by region")


def grouping_choice(session: Session) -> str:
    """Draws what can be grouped by, and gives what the reader chose."""
    kept, say = session.view.grouping, session.say
    key = grouping_widget(map_number())

    def keep_one(chosen: str | None) -> None:
        view: View = st.session_state[VIEW]
        st.session_state[VIEW] = replace(view, grouping=chosen or view.grouping)

    start = give(key, kept)
    st.segmented_control(
        say("Grouped by"),
        list(GROUPINGS),
        default=start,
        key=key,
        format_func=lambda code: say(GROUPINGS[code]),
        on_change=heard(key, keep_one),
    )
    return kept


def group_chart(session: Session, grouping: str) -> None:
    """Draws the bars of this grouping, what they count, and the table behind them."""
    selection = before(session, grouping)
    found = grouped_rows(session, grouping, selection)
    title = title_of(session, grouping, selection)
    show(tag("h2", title, css="page-part"))
    show(tag("p", what_is_counted(session, grouping)))
    if not found.rows:
        st.text(session.say("Nothing in this selection can be grouped so."))
        return
    drawn = found.rows[:MOST_BARS]
    bars = with_gaps(session, grouping, drawn)
    steps = {
        row.bar.id: Step(grouping, row.bar.id, row.bar.name, selection, row.narrowed)
        for row in drawn
    }
    pressed = chosen(session, grouping)

    def choose(bar_id: str) -> None:
        if bar_id in steps:
            press(session, steps[bar_id])

    data = bar_data(bars, title=title, chosen=pressed, language=session.speaker.language)
    if grouping == "region":
        map_column, bar_column = st.columns([11, 9], gap="medium")
        with map_column:
            _region_map(session, bars, title, pressed, choose)
        with bar_column:
            draw_bars(data, key="bars-region", choose=choose)
    else:
        draw_bars(data, key=f"bars-{grouping}", choose=choose)
    beyond = len(found.rows) - len(drawn)
    lines = notes(session, grouping, found, bars, beyond=beyond)
    st.caption(" ".join(lines))
    _table(session, grouping, found, title)


def _region_map(
    session: Session, bars: Bars, title: str, pressed: str | None, choose: Choose
) -> None:
    say = session.say
    data = region_map_data(
        bars.bars,
        title=say("{title}, on a map; the list holds the same figures", title=title),
        chosen=pressed,
        language=session.speaker.language,
    )
    draw_region_map(data, key="region-map", choose=choose)
    st.caption(
        say(
            "The 17 units of 2018 to 2022, shaded by their lowest figures. Astana, Almaty and "
            "Shymkent are units of their own, drawn as discs as large as what they hold; Shymkent "
            "has no open boundary."
        )
    )


def _table(session: Session, grouping: str, found: Rows, title: str) -> None:
    """The same as a table, each row of which opens how its number was made."""
    name, number = session.say(GROUPINGS[grouping]), len(found.rows)
    with (
        st.container(key="table-of-bars"),
        st.expander(session.say("{title}: the table", title=title), expanded=True),
    ):
        shown = page_of(session, f"page-of-{grouping}-{number}", number)
        rows = found.rows[shown]
        frame = pd.DataFrame([{name: row.bar.name, **row.cells} for row in rows])
        if grouping == "outlet":
            st.dataframe(frame, hide_index=True, width="stretch", key="table-outlet")
        else:
            explained = [row.explained for row in rows]
            figure_table(session, frame, explained, key=f"table-{grouping}-{shown.start}")
    table_on_paper(session, frame, of=number)
