"""A change as JSON values, for programs and for who reviews it."""

from __future__ import annotations

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.moved_as_json import row_as_json, totals_as_json
from incidents.changes.review import review, reviewed
from incidents.languages.language import Language
from tests.incidents.conftest import Tables

BEFORE, AFTER = {"name": "Aigul Testbayeva"}, {"name": "[name]"}


def test_cells_stand_before_and_after_but_none_of_the_table_that_names_persons() -> None:
    told = row_as_json(RowChange("origins", BEFORE, AFTER, "a typo"))
    hidden = row_as_json(RowChange("people", BEFORE, AFTER, "a typo"))

    assert (told["before"], told["after"]) == (BEFORE, AFTER)
    assert (hidden["before"], hidden["after"]) == (None, None)


def test_a_total_that_moves_is_told_as_it_is_before_and_as_it_is_after(tables: Tables) -> None:
    before = reviewed(FolderStore(tables.add("reports").write()).snapshot())
    [report] = before.snapshot.table("reports").rows
    fewer = {"detained_low": "5", "detained_high": "9", "detained_text": "5 to 9 people"}
    change = Change((RowChange("reports", report, report | fewer, "misread"),))

    every = totals_as_json(review(change, before), Language())
    told = every[0]

    assert all(total[at]["sentence"] for total in every for at in ("before", "after"))
    assert [(told[at]["low"], told[at]["high"]) for at in ("before", "after")] == [(12, 12), (5, 9)]
    assert told["before"]["words"] == "12"
    assert told["before"]["sentence"].startswith("12 people")
    assert told["after"]["words"] == "5 to 9"
    assert told["after"]["sentence"].startswith("5 to 9 people")
