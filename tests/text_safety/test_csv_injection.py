"""Cells that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile_tables import ATTACKS
from text_safety.csv_injection import as_written, defused, write_table

SIGNS = "=+-@＝＋－＠"
ESCAPED = re.escape(SIGNS)
TRICKY = st.text(alphabet=st.sampled_from([*SIGNS, *" '\"\t\r\n;,|ab1\u200b\ufeff\x00"]))
ANY_TEXT = st.one_of(TRICKY, st.text(), st.sampled_from(list(ATTACKS.values())))


@given(ANY_TEXT)
def test_no_cell_begins_with_what_a_spreadsheet_runs(text: str) -> None:
    assert not re.match(rf"[\s\x00\"\u200b\ufeff]*[{ESCAPED}]|[\t\r\n]", defused(text))


UNSEEN = '\x00\x1b\x7f\xa0\xad\u200b\u200f\u202a\u202e\u2060\u2069\ufeff"'


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_a_sign_behind_what_nobody_sees_is_a_sign(unseen: str, sign: str) -> None:
    assert defused(f"{unseen}{sign}1") == f"'{unseen}{sign}1"
    assert defused(f"a;{unseen}{sign}1") == f"a;{unseen}'{sign}1"


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


@given(st.lists(st.lists(ANY_TEXT, min_size=2, max_size=2), min_size=1))
def test_a_table_is_written_with_every_text_made_harmless(rows: list[list[str]]) -> None:
    written = io.StringIO()
    write_table(written, rows)

    # A line end that comes alone stands in quotes as well: it must end no row.
    read = list(csv.reader(io.StringIO(written.getvalue(), newline="")))

    assert read == [[defused(cell) for cell in row] for row in rows]


def test_what_is_no_text_is_written_by_its_type() -> None:
    written = io.StringIO()
    write_table(written, [[-1.5, None], [True, date(2019, 10, 26)]], line_end="\r\n")

    assert written.getvalue() == "-1.5,\r\ntrue,2019-10-26\r\n"
