"""A change in the reader's language."""

from __future__ import annotations

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.change_in_words import row_named, rows_in_words
from incidents.languages.catalogues import language_of
from incidents.words.code_names import TABLE_NAMES


@pytest.mark.parametrize("code", ["ru", "kk"])
@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_page_names_each_table_in_the_language_of_the_reader(table: str, code: str) -> None:
    change = Change((RowChange(table, None, {"id": "1"}, ""),))

    told = rows_in_words(change.row_counts(), language_of(code))

    assert table not in told
    assert TABLE_NAMES[table] not in told


def test_what_becomes_of_a_row_is_said_in_words() -> None:
    row = RowChange("reports", None, {"report_id": "2026-05-01-oral-afp"}, "")

    told = language_of("ru").told(row_named(row))

    assert told == "добавлено, таблица reports: 2026-05-01-oral-afp"
