"""Columns as JSON."""

from __future__ import annotations

import json

import pyarrow as pa
import pytest

from incidents.export.json_columns import json_values
from text_safety import csv_columns

TEXTS = ["", "a", 'say "so"', "back\\slash", "\x00\x1f", "two\nlines", "Ә б", "\u2028", "1"]


@pytest.mark.parametrize("few", [csv_columns.FEW, 0])
def test_a_text_is_the_same_among_few_different_ones_and_among_many(
    few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_columns, "FEW", few)

    cells = json_values(pa.chunked_array([pa.array(TEXTS)])).to_pylist()

    assert [json.loads(cell) for cell in cells] == [text or None for text in TEXTS]
