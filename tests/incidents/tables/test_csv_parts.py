"""A file with a few faults is read as one that is read row by row from its beginning."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.csv_text import read_records
from incidents.tables import csv_parts
from incidents.tables.csv_parts import read_in_parts

HEADER = "event_id,title,note"
PIECES = [
    *(
        "a",
        "é",
        " ",
        ",",
        '"',
        '""',
        '"a"',
        "\n",
        "\r\n",
        "\r",
        ";",
        "a,b,c\n",
        "a,b\n",
        "a,b,c,\n",
    ),
    *('"a\nb",c,d\n', '"a\nb",c\n', "\udcff", "\ufffd", "\0", "\n" * 3, ",,\n", '"' + "x\n" * 120),
]


def rows_of(content: bytes) -> dict[int, list[str] | str]:
    """All rows by their numbers, however they were read; a blank one has no cells."""
    parts = read_in_parts(content)
    assert parts is not None
    columns = parts.sound.to_pydict().values()
    sound = map(list, zip(*columns, strict=True))
    rows = {**dict(zip(parts.numbers.tolist(), sound, strict=True)), **parts.others}
    return {number: cells if any(cells) else [] for number, cells in sorted(rows.items())}


def row_by_row(content: bytes) -> dict[int, list[str] | str]:
    rows = read_records(content.decode("utf-8", "surrogateescape")).rows
    return {number: cells if any(cells) else [] for number, cells in rows.items() if number > 1}


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join), st.sampled_from([1, 40, 4096]))
def test_a_file_reads_alike_wherever_its_parts_begin(lines: str, at_once: int) -> None:
    content = f"{HEADER}\n{lines}".encode("utf-8", "surrogateescape")

    with patch.object(csv_parts, "LARGEST", at_once), patch.object(csv_parts, "SMALLEST", at_once):
        assert rows_of(content) == row_by_row(content)


@pytest.mark.parametrize(
    "fault",
    [
        "a,b",
        "a,b,c,d",
        "",
        'a,"b,c',
        'a,b"c,d',
        "a,b\rc,d",
        "a,\ufffd,c",
        "a,\udcff,c",
        "a,\0,c",
        '"two\nlines",b',
    ],
)
def test_of_many_rows_those_near_a_fault_alone_are_read_one_by_one(fault: str) -> None:
    sound = f"{'a' * 100},b,c\n" * 5_000
    content = f"{HEADER}\n{sound}{fault}\n{sound}".encode("utf-8", "surrogateescape")
    parts = read_in_parts(content)

    assert parts is not None
    assert len(parts.sound) >= 9_500
    assert rows_of(content) == row_by_row(content)


@pytest.mark.parametrize("header", ["a;b;c", "a", '"a",b', "sep=;", "", ",,", "а,б"])
def test_a_file_with_another_header_is_not_read_in_parts(header: str) -> None:
    assert read_in_parts(f"{header}\na,b,c\n".encode()) is None


def test_a_byte_order_mark_is_no_part_of_the_header() -> None:
    parts = read_in_parts(f"\ufeff{HEADER}\na,b,c\n".encode())

    assert parts is not None
    assert parts.header == HEADER.split(",")
