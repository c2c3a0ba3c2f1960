"""A change in the reader's language."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from incidents.changes.change import Cells, Change, RowChange
from incidents.changes.change_in_words import occasion_in_words, row_named, rows_in_words
from incidents.changes.journal import Entry, Occasion, source_file
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.words.code_names import TABLE_NAMES


@pytest.mark.parametrize("code", ["ru", "kk"])
@pytest.mark.parametrize("table", TABLE_NAMES)
def test_a_page_names_each_table_in_the_language_of_the_reader(table: str, code: str) -> None:
    change = Change((RowChange(table, None, {"id": "1"}, ""),))

    told = rows_in_words(change.row_counts, language_of(code))

    assert table not in told
    assert TABLE_NAMES[table] not in told


def test_what_becomes_of_a_row_is_said_in_words() -> None:
    row = RowChange("reports", None, {"report_id": "2026-05-01-oral-afp"}, "")

    told = language_of("ru").told(row_named(row))

    assert told == "добавлено, таблица reports: 2026-05-01-oral-afp"


ROW = {"report_id": "a"}
BECOMES: list[tuple[Cells | None, Cells | None, str, str]] = [
    (None, ROW, "added", "1 row added"),
    (ROW, {**ROW, "note": "b"}, "corrected", "1 row corrected"),
    (ROW, {**ROW, "status": "set_aside"}, "set aside", "1 row set aside"),
    (ROW, {**ROW, "status": "withdrawn"}, "withdrawn", "1 row withdrawn"),
    (ROW, None, "taken out", "1 row removed"),
    (None, None, "removed for good", "1 name removed for good"),
]


@pytest.mark.parametrize(("before", "after", "one", "counted"), BECOMES)
def test_whatever_becomes_of_a_row_is_said(
    before: Cells | None, after: Cells | None, one: str, counted: str
) -> None:
    row = RowChange("reports", before, after, "")

    assert Language().told(row_named(row)).startswith(f"{one} in reports: ")
    assert rows_in_words(Change((row,)).row_counts, Language()) == f"Reports: {counted}"


def test_rows_are_counted_table_by_table() -> None:
    rows = [RowChange("reports", None, {"report_id": str(n)}, "") for n in range(3)]
    rows += [RowChange("events", {"event_id": "a"}, None, ""), RowChange("reports", ROW, None, "")]

    told = rows_in_words(Change(tuple(rows)).row_counts, Language())

    assert told == "Events: 1 row removed; Reports: 3 rows added, 1 row removed"


def test_an_id_from_outside_is_said_on_one_line_with_all_its_characters() -> None:
    row = RowChange("reports", None, {"report_id": "a\n\u202eb"}, "")

    assert Language().told(row_named(row)) == r"added in reports: a\n\u202eb"


def entry(occasion: Occasion) -> Entry:
    return Entry(7, datetime(2026, 5, 1, tzinfo=UTC), occasion, Change())


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        (Occasion("edit", "AB"), "changed by hand"),
        (Occasion("import", "AB", source_file("list.csv", b"")), "list.csv brought in"),
        (Occasion("undo", "AB", undoes=3), "entry 3 undone"),
        (Occasion("erasure", "AB"), "a person taken out of everything"),
        (
            Occasion("refusal", "CD", refuses=entry(Occasion("edit", "AB"))),
            "proposal refused (AB, 1 May 2026)",
        ),
        (
            Occasion("refusal", "CD", refuses=entry(Occasion("edit"))),
            "proposal refused (somebody, 1 May 2026)",
        ),
    ],
)
def test_an_entry_of_the_journal_says_what_made_it(occasion: Occasion, told: str) -> None:
    assert occasion_in_words(entry(occasion), Language()) == told
