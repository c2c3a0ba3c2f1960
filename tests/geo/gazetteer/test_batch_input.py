"""A table of names is read as people save it; what is wrong is told with row and column."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer.batch_input import read_queries


def names(content: bytes | str) -> list[str]:
    content = content.encode() if isinstance(content, str) else content
    return [query.text for query in read_queries(content).queries]


def problems(content: bytes | str) -> list[str]:
    content = content.encode() if isinstance(content, str) else content
    return [problem.message for problem in read_queries(content).problems]


# -- The column of the names ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading",
    [
        *("query", "Query ", "location", "place", "City", "TOWN", "Settlement", "location_text"),
        *("город", "Город", "Место", "Населённый пункт", "населенный пункт", "Нас. пункт"),
        *("қала", "Қала", "Елді мекен", "орын", "City name", "City/Town", "Place of detention"),
        *("Название города", "place_as_written", "Region", "область", "Место задержания"),
    ],
)
def test_names_stand_under_any_heading_that_says_place(heading: str) -> None:
    table = read_queries(f"id;{heading};note\n7;Oral;x\n".encode())

    assert [query.text for query in table.queries] == ["Oral"]
    assert (table.column, table.not_taken) == (heading.strip(), [])


@pytest.mark.parametrize("heading", ["title", "name", "place_id", "city_code", "lat", "", "первый"])
def test_a_heading_that_says_something_else_is_refused_with_what_would_do(heading: str) -> None:
    (problem,) = problems(f"{heading},note\nAlmaty,\n")

    assert problem == (
        "row 1: wanted one column called query (or place, city, город, қала),"
        f" found these columns: {heading}, note"
    )


@pytest.mark.parametrize("content", [b"", b"\n\n", b"query,query\nAlmaty,Oral\n", b"sep=;\n"])
def test_a_table_without_one_column_of_names_is_refused(content: bytes) -> None:
    (problem,) = problems(content)

    assert "wanted one column called query" in problem


@pytest.mark.parametrize(
    ("headings", "taken", "not_taken"),
    [
        ("place,City,query", "query", ["City", "place"]),
        ("Область,место,Город", "Город", ["место", "Область"]),
        ("location,place", "location", ["place"]),
        ("region,location", "location", ["region"]),
        ("City/Region,place", "place", ["City/Region"]),
        ("city,date,дата", "city", ["дата"]),
    ],
)
def test_where_two_columns_would_do_it_is_said_which_was_taken(
    headings: str, taken: str, not_taken: list[str]
) -> None:
    table = read_queries(f"{headings}\na,b,c\n".encode())

    assert (table.column, table.not_taken) == (taken, not_taken)


# -- Bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("bad", [b"\xff", b"\xd0", "Ш".encode()[:1], "\ufffd".encode()])
def test_a_bad_byte_spoils_its_row_and_no_other(bad: bytes) -> None:
    rows = ["query,note", "Алматы,a", "Актау,b", "Шымкент,?", "Орал,d"]
    content = "\n".join(rows).encode().replace(b"?", bad)

    assert names(content) == ["Алматы", "Актау", "Орал"]
    assert problems(content) == [
        "row 4: note is '�', wanted text in UTF-8: a byte is broken where � stands"
    ]


def test_a_file_cut_in_the_middle_of_a_letter_loses_its_last_row() -> None:
    content = "query\nАлматы\nШымкент".encode()[:-1]

    assert names(content) == ["Алматы"]
    assert [line[:6] for line in problems(content)] == ["row 3:"]


def test_every_broken_cell_is_told_with_its_column() -> None:
    content = b"city,da\xffte,\nAlm\xffaty,,2\xff\nOral,,\n"

    assert [line.partition(" is ")[0] for line in problems(content)] == [
        *("row 1: da\ufffdte", "row 2: city", "row 2: "),
    ]
    assert names(content) == ["Oral"]


def test_a_list_in_the_old_code_page_is_read_kazakh_letters_and_all() -> None:
    table = read_queries("қала\nӨскемен\nҚостанай\nЖаңаөзен\n".encode("kz1048"))

    assert [query.text for query in table.queries] == ["Өскемен", "Қостанай", "Жаңаөзен"]
    assert (table.encoding, table.problems) == ("kz1048", [])


def test_a_workbook_is_named_as_one() -> None:
    assert problems(b"PK\x03\x04\x14\x00\x06\x00\x08\x00\xff\xff") == [
        "this is a workbook, wanted CSV: save the sheet as CSV"
    ]


# -- Lines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "before",
    [
        *("sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\n\n", ";;\n", "sep=;\n\n", "\n\nsep=;\n"),
        *("sep = ;\n", "sep=;;;\n", "sep=,\n", "sep=\\t\n", "separator=;\n"),
    ],
)
def test_what_stands_before_the_heading_is_passed_over(before: str) -> None:
    table = read_queries(f"{before}query;on_date\nАлматы;2019-10-26\n".encode())

    assert [(query.text, query.on) for query in table.queries] == [("Алматы", date(2019, 10, 26))]


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    """It hides the line that names the separator, and shows a blank one."""
    assert [line[:6] for line in problems("sep=,\n\nquery,on_date\nOral,soon\n")] == ["row 3:"]
    assert [line[:6] for line in problems("\nsep=,\nquery,on_date\nOral,soon\n")] == ["row 4:"]


def test_the_separator_that_is_named_goes_before_what_the_heading_holds() -> None:
    assert names("sep=;\nquery;a,b,c\nAksu, Pavlodar Region;x\n") == ["Aksu, Pavlodar Region"]


def test_a_quotation_mark_left_open_costs_its_row() -> None:
    content = 'query\nAstana\n"Almaty\nOral\n'

    assert names(content) == ["Astana", "Oral"]
    assert problems(content) == ['row 3: quotation marks do not match: "Almaty']


def test_a_line_of_a_list_without_other_columns_is_one_name() -> None:
    assert names('City\nAksu, Pavlodar Region\n"Oral, Kazakhstan"\nAlmaty,,\n\n') == [
        *("Aksu, Pavlodar Region", "Oral, Kazakhstan", "Almaty"),
    ]


def test_empty_cells_at_the_end_of_a_row_are_none_too_many() -> None:
    assert names("query,note\nAlmaty,a,,\n") == ["Almaty"]
    assert problems("query,note\nAlmaty,a,,b\n") == ["row 2: 4 cells, wanted 2"]


# -- Days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "heading", ["on_date", "Date", "дата", "күні", "Дата события", "date_first"]
)
def test_days_stand_under_any_heading_that_says_day(heading: str) -> None:
    table = read_queries(f"query;{heading};first\nАстана;26.10.2019;1\n".encode())

    assert [query.on for query in table.queries] == [date(2019, 10, 26)]


def test_a_day_that_cannot_be_read_costs_its_row_and_is_told_with_its_column() -> None:
    content = "город;дата\nАстана;26.10.2019\nАқтау;31.02.2019\nОрал;\nСемей;soon\n"

    assert names(content) == ["Астана", "Орал"]
    assert problems(content) == [
        "row 3: дата is '31.02.2019', wanted a day such as 2019-10-26, or nothing",
        "row 5: дата is 'soon', wanted a day such as 2019-10-26, or nothing",
    ]


def test_an_order_that_no_row_decides_is_told_with_both_days() -> None:
    content = "query;on_date\nАстана;05/06/2019\nОрал;05/05/2019\n"

    assert names(content) == ["Орал"]
    assert problems(content) == [
        "row 2: on_date is '05/06/2019', which can be two days and no other row says which,"
        " wanted 2019-06-05 or 2019-05-06"
    ]


def test_a_row_that_is_spoilt_elsewhere_decides_no_order() -> None:
    content = "query;on_date\nАстана;05/06/2019\nОрал;26/10/2019;x;y\n"

    assert len(problems(content)) == 2
