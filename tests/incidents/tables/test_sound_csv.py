"""A sound file is read in columns as it would be read row by row; any other is not read so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.csv_text import MOST_LINES, read_records
from incidents.tables.sound_csv import read_sound

HEADER = "event_id,title,note"
PIECES = st.sampled_from(["a", "é", " ", ",", '"', '""', '"a"', "\n", "\r\n", "\r", ";", "a,b,c\n"])


def rows_of(text: str) -> list[list[str]] | None:
    read = read_sound(text.encode())
    return read and [read[0], *map(list, zip(*read[1].to_pydict().values(), strict=True))]


@given(st.lists(PIECES, max_size=24).map("".join))
def test_what_is_read_in_columns_is_what_is_read_row_by_row(lines: str) -> None:
    text = f"{HEADER}\n{lines}"

    found = rows_of(text)

    assert found is None or found == list(read_records(text).rows.values())


@pytest.mark.parametrize(
    "line",
    ["a,b,c", "a,,", ",,", '"a, b","say ""no""","two\nlines"', 'a,"",é', "a,b, ", "a,b,c\r"],
)
def test_a_sound_row_is_read_in_columns(line: str) -> None:
    text = f"{HEADER}\n{line}\n{line}\n"

    assert rows_of(text) == list(read_records(text).rows.values())


@pytest.mark.parametrize(
    "lines",
    [
        "a,b\n",
        "a,b,c,d\n",
        "a,b,c\n\na,b,c\n",
        'a,"b,c\n',
        'a,b"c,d\n',
        'a,"b"c,d\n',
        "a,b\rc,d\n",
        "a,\ufffd,c\n",
        "a,\0,c\n",
        f'a,b,"{MOST_LINES * chr(10)}"\n',
    ],
)
def test_a_file_with_a_fault_is_not_read_in_columns(lines: str) -> None:
    assert rows_of(f"{HEADER}\n{lines}") is None


@pytest.mark.parametrize("header", ["a;b;c", "a", '"a",b', "sep=;", "", "а,б"])
def test_a_file_with_another_header_is_not_read_in_columns(header: str) -> None:
    assert rows_of(f"{header}\na,b,c\n") is None


def test_a_line_that_says_what_separates_is_no_header() -> None:
    assert rows_of("sep=,\na,b\n") is None


def test_bytes_that_are_no_utf_8_are_not_read_in_columns() -> None:
    assert read_sound(f"{HEADER}\nОрал,b,c\n".encode("cp1251")) is None
