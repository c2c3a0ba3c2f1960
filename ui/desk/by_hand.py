"""One row of a table added, corrected or taken back by hand, in a form made of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from incidents.changes.change import Cells, Change
from incidents.changes.edit import added, corrected, row_of, taken_back
from incidents.changes.review import review
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.codes import NOT_COUNTED_STATUSES
from incidents.list_rows.row_problem import LONGEST_CELL
from incidents.tables.schema import Descriptor
from incidents.words.code_names import CODE_NAMES, N_, TABLE_NAMES
from ui.access.editing import shows_publisher
from ui.desk.changed_rows import changed_rows
from ui.desk.kept_reviews import kept_review, snapshot_now
from ui.desk.moved_figures import moved_figures
from ui.desk.opened_row import OpenedRow, opened_row
from ui.desk.refused import refused
from ui.desk.work import save_by_hand, work
from ui.elements.corrections import cell_changed
from ui.elements.html import joined, label, label_above, label_with_codes, show, tag, with_codes
from ui.elements.typed_text import LONGEST_NAME, LONGEST_REASON, typed_text
from ui.session.session import Session
from ui.session.session_keys import desk_widget

TABLES = (
    "events",
    "incidents",
    "reports",
    "sources",
    "origins",
    "organizers",
    "event_organizers",
)
"""The tables that have a form; the others are changed by bringing a file in."""

ADD, CORRECT, TAKE_BACK = "add", "correct", "take_back"
ACTIONS = {ADD: N_("Add a row"), CORRECT: N_("Correct a row"), TAKE_BACK: N_("Take a row back")}

COLUMNS = 3
"""Fields beside one another; a phone shows them one under another."""


def by_hand(session: Session) -> None:
    """Draws the form, and under it what the change would do, with the press that saves it."""
    say, number = session.say, work().row
    show(tag("h2", say("Change a row by hand"), css="page-part"))
    with st.container(horizontal=True):
        table = st.selectbox(
            say("Table"),
            options=TABLES,
            format_func=lambda name: say(TABLE_NAMES[name]),
            key=desk_widget("table", number),
            index=2,
        )
        action = st.radio(
            say("What to do"),
            options=list(ACTIONS),
            format_func=lambda name: say(ACTIONS[name]),
            key=desk_widget("action", number),
            horizontal=True,
        )
    try:
        snapshot = snapshot_now()
    except CannotChange as told:
        refused(session, told.reasons)
        return
    row_id, row = "", None
    if action != ADD:
        typed = typed_text(
            session,
            say("Id of the row"),
            most=LONGEST_NAME,
            key=desk_widget(f"row-{table}", number),
        )
        if typed is None:
            return
        row_id = typed.strip()
        row = _row(session, snapshot, table, row_id)
        if row is None:
            return
    change = _form(session, snapshot, table, action, row_id, row or {})
    if change is None:
        return
    _consequence(session, change, number)


def _row(session: Session, snapshot: Snapshot, table: str, row_id: str) -> Cells | None:
    """The row that is named; what stands in its way is told."""
    if not row_id:
        show(
            tag(
                "p",
                session.say(
                    "The id stands in the first column of the table, and in each passport."
                ),
                css="quiet",
            )
        )
        return None
    try:
        row = row_of(snapshot, table, row_id)
    except CannotChange as told:
        refused(session, told.reasons)
        return None
    if row is None:
        show(tag("p", session.say("There is no such row."), role="alert"))
    return row


def _form(
    session: Session,
    snapshot: Snapshot,
    table: str,
    action: str,
    row_id: str,
    row: Mapping[str, str],
) -> Change | None:
    """Draws a field for each column and the reason; the change once it was asked for."""
    say, number = session.say, work().row
    fields = snapshot.package.fields(table)
    key = f"{action}-{table}-{row_id}"
    cells: dict[str, str | None] = {}
    opened = OpenedRow(row, row)
    if action == CORRECT:
        opened = opened_row(key, number, row, [field["name"] for field in fields])
        _others(session, opened, fields)
    with st.form(desk_widget(f"form-{key}", number)):
        status = "withdrawn"
        if action == TAKE_BACK:
            show(tag("p", "; ".join(f"{name}: {text}" for name, text in row.items())))
            if table == "reports":
                status = st.radio(
                    say("It becomes"),
                    options=NOT_COUNTED_STATUSES,
                    format_func=lambda one: say(_STATUS[one]),
                    key=desk_widget(f"status-{key}", number),
                    horizontal=True,
                )
        else:
            beside = st.columns(COLUMNS)
            for index, field in enumerate(fields):
                # Row by row, so that the tab key goes as one reads.
                if index and not index % COLUMNS:
                    beside = st.columns(COLUMNS)
                name = field["name"]
                is_fixed = action == CORRECT and name == fields[0]["name"]
                with beside[index % COLUMNS]:
                    text, widget = opened.shown.get(name, ""), opened.key(f"{key}-{name}")
                    cells[name] = _field(session, field, text, widget, number, is_fixed)
        reason = typed_text(
            session,
            say("Why, which readers are told") if action != ADD else say("Why; may stay empty"),
            key=desk_widget(f"why-{key}", number),
            most=LONGEST_REASON,
        )
        asked = st.form_submit_button(say("Show what it does"))
    wanted = desk_widget(f"asked-{key}", number)
    if asked:
        st.session_state[wanted] = True
    taken = {name: text for name, text in cells.items() if text is not None}
    if not st.session_state.get(wanted) or reason is None or len(taken) < len(cells):
        return None
    makers: dict[str, Callable[[], Change]] = {
        ADD: lambda: added(snapshot, table, taken, reason),
        CORRECT: lambda: corrected(snapshot, table, row_id, taken, reason),
        TAKE_BACK: lambda: taken_back(snapshot, table, row_id, reason, status=status),
    }
    try:
        return makers[action]()
    except CannotChange as told:
        refused(session, told.reasons)
        return None


def _others(session: Session, opened: OpenedRow, fields: Sequence[Descriptor]) -> None:
    """Tells which cells of the row others changed since the form was opened."""
    if not opened.others:
        return
    titles = {one["name"]: one.get("title") for one in fields}
    lines = joined(
        tag("li", cell_changed(session, name, titles.get(name), before, now))
        for name, before, now in opened.others
    )
    told = session.say(
        "Somebody else changed this row meanwhile. What you typed stands in its fields; all others "
        "say what the table says now."
    )
    show(tag("div", tag("p", told) + tag("ul", lines), css="notice", role="status"))


_STATUS = {"set_aside": N_("set aside"), "withdrawn": N_("withdrawn")}


def _field(
    session: Session, field: Descriptor, text: str, key: str, number: int, is_fixed: bool
) -> str | None:
    """What the widget of a field holds, None where that is too long, under its title: a choice
    where only some words will do, else a line of text."""
    of_schema = session.speaker.language.of_schema
    limits: Mapping[str, Any] = field.get("constraints", {})
    title = of_schema(field.get("title") or field["name"])
    name = title + (" *" if limits.get("required") else "")
    told = f"`{field['name']}`: {of_schema(field.get('description', ''))}".removesuffix(": ")
    shown: dict[str, Any] = {"help": label_with_codes(told)}
    if label(title) != title:
        shown = {"label_visibility": "collapsed"}
        name = label_above(name)
        show(tag("p", with_codes(told), css="quiet"))
    widget = desk_widget(f"cell-{key}", number)
    choices = ["true", "false"] if field["type"] == "boolean" else limits.get("enum")
    if choices and not is_fixed:
        options = list(choices) if limits.get("required") else ["", *choices]
        index = options.index(text) if text in options else None
        chosen: str | None = st.selectbox(
            name,
            options=options,
            format_func=lambda code: _named(session, field["name"], code),
            index=index,
            key=widget,
            **shown,
        )
        return chosen or ""
    most = max(LONGEST_CELL, len(text))
    return typed_text(session, name, most=most, value=text, key=widget, disabled=is_fixed, **shown)


def _named(session: Session, field: str, code: str) -> str:
    """A code as it is chosen: in words, with the code itself where these do not begin with it."""
    words = CODE_NAMES.get(field, {}).get(code)
    if words is None:
        return code
    said = session.say(words)
    begins_with_it = said.casefold().startswith(code.replace("_", " "))
    return said if begins_with_it else f"{said} ({code})"


def _consequence(session: Session, change: Change, number: int) -> None:
    """What the change does, and the press that saves it; problems keep it away."""
    say = session.say
    try:
        result = kept_review(("by hand", repr(change)), lambda before: review(change, before))
    except CannotChange as told:
        refused(session, told.reasons)
        return
    if result.problems:
        fields = result.before.snapshot.package.fields(change.rows[0].table)
        of_schema = session.speaker.language.of_schema
        titles = {one["name"]: of_schema(one.get("title") or one["name"]) for one in fields}
        refused(
            session,
            [
                problem.of_field(titles[problem.field])
                if about is not None and problem.field in titles
                else problem.sentence()
                for problem, about in result.problems
            ],
        )
        return
    changed_rows(session, result.change, within="form")
    moved_figures(session, result, within="form")
    st.button(
        say("Save this change") if shows_publisher() else say("Propose this change"),
        type="primary",
        key=desk_widget("save-row", number),
        on_click=save_by_hand,
        args=(result,),
    )
