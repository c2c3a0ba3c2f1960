"""Entries of the journal as commands print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from incidents.changes.change import Cells, Change, RowChange
from incidents.changes.journal import Entry, Occasion
from incidents.commands.change_in_words import entry_in_words, row_in_words
from incidents.languages.catalogues import language_of

AT = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)


@pytest.mark.parametrize("made_by", ["edit", "import", "undo", "erasure"])
def test_what_made_an_entry_is_said_in_the_language_of_the_reader(made_by: str) -> None:
    entry = Entry(7, AT, Occasion(made_by), Change(()))

    assert entry_in_words(entry) == f"7, 2026-11-29 06:30 UTC: {made_by}"
    for code in ("ru", "kk"):
        assert made_by not in language_of(code).told(entry_in_words(entry))


def test_what_has_no_word_is_said_as_it_stands() -> None:
    entry = Entry(7, AT, Occasion("spell\n"), Change(()))

    assert entry_in_words(entry) == "7, 2026-11-29 06:30 UTC: spell\\n"


ONE, OTHER = {"id": "x", "name": "One"}, {"id": "x", "name": "Other"}


@pytest.mark.parametrize(
    ("table", "before", "after", "told"),
    [
        ("origins", ONE, OTHER, "corrected in origins: x: name One → Other"),
        ("origins", None, OTHER, "added in origins: x"),
        ("origins", ONE, None, "taken out in origins: x"),
        ("people", ONE, OTHER, "corrected in people: x"),
        ("people", ONE, None, "taken out in people: x"),
    ],
)
def test_a_correction_says_what_is_corrected_but_of_persons(
    table: str, before: Cells | None, after: Cells | None, told: str
) -> None:
    assert row_in_words(RowChange(table, before, after, "")) == told
