"""Where a heading stands, and what an editor says of it."""

from __future__ import annotations

import pytest

from incidents.incoming.incoming_file import CannotRead, Sheet
from incidents.incoming.layout import (
    ColumnMapping,
    Layout,
    list_layout,
    mapped_layout,
    mapping_of,
    read_mapping,
)


def sheet(*rows: list[str]) -> Sheet:
    return Sheet("", dict(enumerate(rows, start=1)))


def layout(*rows: list[str]) -> Layout:
    found = list_layout(sheet(*rows))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (["When", "Where", "", "Figure", "Who says so"], ["", "region", "town", "detained", ""]),
        (["Дата", "Где", "", "Сколько", "Кто сообщает"], ["", "область", "город", "задержано", ""]),
        (["Күні", "Қайда", "", "Қанша", "Кім айтты"], ["", "облыс", "қала", "ұсталды", ""]),
    ],
)
def test_a_heading_of_two_rows_with_merged_cells_is_read(
    upper: list[str], lower: list[str]
) -> None:
    found = layout(["A title", "", "", "", ""], [""] * 5, upper, lower)

    assert found.last_row == 4
    assert {"date": 0, "number": 3, "origin": 4}.items() <= found.columns.items()


def test_a_heading_of_one_row_is_not_taken_for_the_lower_of_two() -> None:
    heading = ["date", "place", "number", "who says so"]

    assert layout(["Detentions", "", "", ""], heading).titles == tuple(heading)


def test_a_mapping_holds_alone_whatever_the_other_headings_say() -> None:
    mapping = ColumnMapping({"date": "TAG", "place": "Ort"}, {"origin": "KIBHR"})

    found = mapped_layout(sheet(["Tag", "Ort", "number"], ["2026-05-01", "Oral", "5"]), mapping)

    assert (found.columns, found.fixed) == ({"date": 0, "place": 1}, {"origin": "KIBHR"})


def test_a_mapping_of_headings_that_are_not_there_says_which() -> None:
    with pytest.raises(CannotRead, match="there is no column Ort"):
        mapped_layout(sheet(["Tag"]), ColumnMapping({"date": "Tag", "place": "Ort"}))


def test_a_mapping_comes_back_from_json() -> None:
    mapping = ColumnMapping({"date": "Tag"}, {"origin": "KIBHR"})

    assert mapping_of(mapping.as_json()) == mapping
    assert mapping_of({"date": "Tag"}) == ColumnMapping({"date": "Tag"})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", "is no JSON"),
        (b"[]", "no mapping of columns"),
        (b'{"columns": 5}', "no mapping of columns"),
        (b'{"colour": "Farbe"}', "there is no colour to map"),
    ],
)
def test_a_file_that_is_no_mapping_says_why(content: bytes, told: str) -> None:
    with pytest.raises(CannotRead, match=told):
        read_mapping(content)
