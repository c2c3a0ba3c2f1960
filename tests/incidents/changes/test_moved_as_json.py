"""A change as JSON values, for programs and for who reviews it."""

from __future__ import annotations

from incidents.changes.change import RowChange
from incidents.changes.moved_as_json import row_as_json

BEFORE, AFTER = {"name": "Aigul Testbayeva"}, {"name": "[name]"}


def test_cells_stand_before_and_after_but_none_of_the_table_that_names_persons() -> None:
    told = row_as_json(RowChange("origins", BEFORE, AFTER, "a typo"))
    hidden = row_as_json(RowChange("people", BEFORE, AFTER, "a typo"))

    assert (told["before"], told["after"]) == (BEFORE, AFTER)
    assert (hidden["before"], hidden["after"]) == (None, None)
