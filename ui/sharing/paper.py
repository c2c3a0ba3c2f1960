"""What only a printed page shows: tables in place of pictures, and where the page is from."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import lru_cache

import pandas as pd
from markupsafe import Markup

from ui.elements.html import joined, show, tag
from ui.session.session import Session
from ui.sharing.share_button import code_line, permanent_view

MOST_ROWS = 40
"""Rows of one table that go onto paper; the rest is counted."""


def table_on_paper(
    session: Session, frame: pd.DataFrame, *, title: str = "", of: int | None = None
) -> None:
    """Draws the first rows of a table for paper, with a title where no heading stands above it.

    Nothing where the table is empty. `of`: how many rows there are, where these are not all.
    """
    of = len(frame) if of is None else of
    if frame.empty:
        return
    heading = tag("th", title, css="title", colspan=str(len(frame.columns)))
    names = tag("tr", joined(tag("th", name, scope="col") for name in frame.columns))
    rows = [_row(*row) for row in frame.head(MOST_ROWS).itertuples(index=False, name=None)]
    table = joined(
        [
            tag("thead", joined([tag("tr", heading), names] if title else [names])),
            tag("tbody", joined(rows)),
        ]
    )
    parts = [tag("table", table)]
    if of > MOST_ROWS:
        rest = session.speaker.language.say_count(
            "{number} more row is not printed.",
            "{number} more rows are not printed.",
            of - MOST_ROWS,
        )
        parts.append(tag("p", rest))
    show(tag("div", joined(parts), css="on-paper"))


@lru_cache(maxsize=2_000, typed=True)  # markup is equal to the text that it is written with
def _row(*cells: Hashable) -> Markup:
    """A row with these cells; kept, since of another choice of days most rows are the same."""
    return tag("tr", joined(tag("td", "" if pd.isna(cell) else cell) for cell in cells))


def origin_on_paper(session: Session, *, page: str = "") -> None:
    """Draws, for paper, the version of the data, the day, and the code that opens this view on this
    page, by its address ("": the map)."""
    say, speaker = session.say, session.speaker
    version = say(
        "Source: reports collected in this table, data version {version}.",
        version=session.dataset.version,
    )
    printed = say("Printed on {date}.", date=speaker.language.day(date.today()))
    code = code_line(permanent_view(session), session, page=page)
    show(tag("div", joined([tag("p", f"{version} {printed}"), tag("p", code)]), css="on-paper"))
