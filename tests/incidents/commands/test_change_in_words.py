"""Entries of the journal as commands print them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from incidents.changes.change import Change
from incidents.changes.journal import Entry, Occasion
from incidents.commands.change_in_words import entry_in_words
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
