"""A field for one day: typed in the words of any of our languages, or taken from the browser's own
calendar. Streamlit's speaks English, and takes no words."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import streamlit as st

from ui.component import component
from ui.elements.typed_day import LONGEST, End, NoDay, typed_day
from ui.session.session import Session

EXAMPLE = date(2019, 10, 26)

HTML = """
<div class="date-field">
  <label for="typed"></label>
  <div class="box">
    <input id="typed" type="text" autocomplete="off" spellcheck="false" enterkeyhint="done"
      maxlength="200" aria-describedby="hint problem">
    <button type="button" class="clear">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg>
    </button>
    <button type="button" class="calendar">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6h16v14H4zM4 10h16M8 3v5M16 3v5"/>
      </svg>
    </button>
    <input type="date" tabindex="-1" aria-hidden="true">
  </div>
  <span id="hint" class="spoken"></span>
  <p id="problem" role="alert"></p>
  <p class="spoken said" role="status"></p>
</div>
"""

_field = component(__file__, HTML)


@dataclass(frozen=True)
class Entry:
    """What a reader entered last; `number` counts the entries, 0: none yet."""

    number: int = 0
    text: str = ""


def date_field(
    session: Session,
    label: str,
    *,
    key: str,
    day: date | None,
    first: date,
    last: date,
    take: Callable[[date | None], None],
    end: End = "first",
    near: date | None = None,
) -> None:
    """Draws the field with this day in it (None: empty); `take` is called with another one that is
    entered, from `first` to `last`, or with None where the field is emptied.

    What names no such day stays in the field, is told under it, and is handed over to nobody. What
    is entered while a page is on its way is not taken back by it: each entry has a number, and the
    field shows what belongs to its last. `end` as in `typed_day`. The calendar of the empty field
    opens at today, but at the month of `near` where that is over; later days can be typed.
    """
    say, language, entry = session.say, session.speaker.language, _last_entry(key)

    def read(text: str) -> date | None:
        """Raises NoDay."""
        if not text.strip():
            return None
        return typed_day(text, language, first=first, last=last, end=end)

    def hear() -> None:
        if not (entered := _last_entry(key)).number:
            return
        try:
            take(read(entered.text))
        except NoDay:
            return

    try:
        problem = ""
        read(entry.text)
    except NoDay as no_day:
        problem = str(no_day)
    data = {
        "label": label,
        "day": day.isoformat() if day else "",
        "shown": language.day_of_form(day) if day else "",
        "first": first.isoformat(),
        "last": last.isoformat(),
        "near": _end_of_month(near).isoformat() if near and _end_of_month(near) < last else "",
        "example": say("e.g. {day}", day=language.day_of_form(EXAMPLE)),
        "hint": say("A day such as {day}", day=language.day_of_form(EXAMPLE)),
        "calendar": say("{field}: open the calendar", field=label),
        "clear": say("{field}: clear", field=label),
        "heard": entry.number,
        "entered": entry.text if problem else "",
        "problem": problem,
    }
    _field(data=data, key=key, on_entry_change=hear)


def _end_of_month(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _last_entry(key: str) -> Entry:
    """What the browser says was entered; it may say anything."""
    state = st.session_state.get(key)
    entry = state.get("entry") if isinstance(state, Mapping) else None
    if not isinstance(entry, Mapping):
        return Entry()
    number, text = entry.get("number"), entry.get("text")
    if not isinstance(number, int) or not isinstance(text, str):
        return Entry()
    return Entry(number, text[:LONGEST])
