"""The rows of a change one by one: which, what each said and says now, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from incidents.changes.change import NAMES_PERSONS, Change, RowChange
from incidents.changes.change_in_words import row_named, rows_in_words
from incidents.words.written_reasons import told_reason
from ui.elements.corrections import cell_changed, titles_now
from ui.elements.html import joined, show, tag, whole
from ui.list_pages import page_of
from ui.session.session import Session

ROWS_SHOWN = 50
"""Rows of a page of the list."""


def changed_rows(session: Session, change: Change, *, within: str) -> None:
    """Draws the rows, page by page. `within` tells the widgets of one such list from those of
    another on the page."""
    if not change.rows:
        return
    key = f"desk-rows-of-{within}"
    shown = change.rows[page_of(session, key, len(change.rows), size=ROWS_SHOWN)]
    titles = titles_now()
    lines = joined(tag("li", joined(_told(session, row, titles), " ")) for row in shown)
    show(tag("ul", lines, css="changed-rows"))


def _told(
    session: Session, row: RowChange, titles: Mapping[tuple[str, str], str]
) -> Iterator[Markup]:
    """A row in words; of a table that names persons how many, and no cell."""
    say, language = session.say, session.speaker.language
    if row.table == NAMES_PERSONS:
        yield tag("span", rows_in_words(Change((row,)).row_counts, language))
        return
    yield tag("span", language.told(row_named(row, in_words=True)))
    if row.before is not None and row.after is not None:
        for column, before, after in row.differing():
            told = cell_changed(session, column, titles.get((row.table, column)), before, after)
            yield tag("div", whole(told), css="quiet")
    else:
        of_schema = language.of_schema
        cells = (
            f"{of_schema(titles[row.table, name]) if (row.table, name) in titles else name}: {cell}"
            for name, cell in row.row.items()
        )
        yield tag("div", whole("; ".join(cells)), css="quiet")
    if row.reason:
        reason = told_reason(row.reason, session.speaker.language)
        yield tag("div", whole(say("Why: {reason}", reason=reason)))
