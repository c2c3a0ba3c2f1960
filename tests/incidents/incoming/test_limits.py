"""How large a file may be that is brought in."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from incidents.incoming.limits import limits

UNSET = {
    "file_bytes": 50_000_000,
    "unpacked_bytes": 500_000_000,
    "rows": 1_000_000,
    "columns": 1_000,
    "workbook_bytes": 2_000_000_000,
    "workbook_seconds": 120,
}


@pytest.mark.parametrize("name", UNSET)
def test_each_limit_is_set_by_its_variable_and_moves_no_other(name: str) -> None:
    assert asdict(limits({f"DETENTIONS_IMPORT_{name.upper()}": "7"})) == UNSET | {name: 7}


@pytest.mark.parametrize("value", ["", "many", "-1", "1.5"])
def test_what_is_no_whole_number_sets_nothing(value: str) -> None:
    assert asdict(limits({"DETENTIONS_IMPORT_ROWS": value})) == UNSET
