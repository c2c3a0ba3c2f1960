"""A row in a form, and what others made of it since the form was opened: their cells stay unless
the editor typed into the same ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from ui.session.session_keys import desk_widget


@dataclass(frozen=True)
class OpenedRow:
    """`row` is what the table said when the fields were drawn, `shown` what stood in them then;
    `turn` counts the times that they were drawn anew. `others` are the cells that others changed
    since the form was opened: before and now, by column."""

    row: Mapping[str, str]
    shown: Mapping[str, str]
    turn: int = 0
    others: tuple[tuple[str, str, str], ...] = ()

    def key(self, field_key: str) -> str:
        """The key of a field of this turn."""
        return f"{field_key}-{self.turn}" if self.turn else field_key


def opened_row(key: str, number: int, row: Mapping[str, str], columns: list[str]) -> OpenedRow:
    """The row as its form shows it, kept in the session until it is saved.

    Where the table says something else by now, a field that nobody typed into says what the table
    says, and one that the editor changed keeps what was typed.
    """
    slot = desk_widget(f"opened-{key}", number)
    was: OpenedRow | None = st.session_state.get(slot)
    if was is None:
        was = OpenedRow(row, row)
    elif was.row != row:
        was = _on_what_others_did(was, key, number, row, columns)
    st.session_state[slot] = was
    return was


def _on_what_others_did(
    was: OpenedRow, key: str, number: int, row: Mapping[str, str], columns: list[str]
) -> OpenedRow:
    shown, others = dict(row), {name: (before, now) for name, before, now in was.others}
    for name in columns:
        widget = desk_widget(f"cell-{was.key(f'{key}-{name}')}", number)
        before, now = was.row.get(name, ""), row.get(name, "")
        typed = st.session_state.get(widget, was.shown.get(name, "")) or ""
        if typed != before:
            shown[name] = typed
        if before != now:
            others[name] = (others.get(name, (before, now))[0], now)
    told = tuple((name, *both) for name, both in others.items() if both[0] != both[1])
    return replace(was, row=row, shown=shown, turn=was.turn + 1, others=told)
