"""Cells that a spreadsheet would run."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile_tables import ATTACKS
from text_safety.csv_injection import as_written, defused

SIGNS = "=+-@＝＋－＠"
ESCAPED = re.escape(SIGNS)
TRICKY = st.text(alphabet=st.sampled_from([*SIGNS, *" '\"\t\r\n;,|ab1\u200b\ufeff\x00"]))
ANY_TEXT = st.one_of(TRICKY, st.text(), st.sampled_from(list(ATTACKS.values())))


@given(ANY_TEXT)
def test_no_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    assert not re.match(rf"[\s\x00\"\u200b\ufeff]*[{ESCAPED}]|[\t\r\n]", defused(text))


@given(ANY_TEXT)
def test_nothing_runs_after_a_sign_that_another_program_takes_for_the_end_of_a_cell(
    text: str,
) -> None:
    assert not re.search(rf"[;\t\r\n][\s\x00\"\u200b\ufeff]*[{ESCAPED}]", defused(text))


@given(ANY_TEXT)
def test_the_text_can_be_had_back(text: str) -> None:
    assert as_written(defused(text)) == text


@pytest.mark.parametrize(
    "text", ["about 30", "13+", "27–33", "O'Neill", "a-b", "", "'twas", "no = sign; none here"]
)
def test_what_runs_nothing_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
