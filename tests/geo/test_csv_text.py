"""The encoding of a file is that of its letters, whatever single bytes of it are broken."""

from __future__ import annotations

import pytest

from geo.csv_text import OLD_CODE_PAGE, decoded, read_records

TEXT = "query,note\nАлматы,площадь\nҚостанай,№ 5 «ё»\nOral,café\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_spreadsheets_save_is_read(encoding: str) -> None:
    assert decoded(TEXT.encode(encoding))[0] == TEXT


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_text_cut_anywhere_is_the_same_up_to_there(cut: int) -> None:
    whole = "город\nҚызылорда".encode()
    text, encoding = decoded(whole[:-cut])

    assert encoding == "utf-8-sig"
    assert "город\nҚызылорда".startswith(text.rstrip("\ufffd"))


@pytest.mark.parametrize("name", ["Уральск", "УРАЛЬСК", "Орал", "Кіровське", "Ёлкино", "Аксу"])
def test_a_list_of_one_name_in_the_old_code_page_is_read(name: str) -> None:
    assert decoded(f"query\n{name}\n".encode("cp1251")) == (f"query\n{name}\n", OLD_CODE_PAGE)


def test_lines_of_two_encodings_are_each_read_in_their_own() -> None:
    old = "Уральск\nПавлодар\nШымкент\n"

    text, _ = decoded(old.encode("cp1251") + "Қостанай\n".encode())

    assert text == old + "Қостанай\n"


def test_a_byte_inside_a_latin_word_is_broken_and_no_cyrillic_letter() -> None:
    text, encoding = decoded(b"query\nAlmaty\nOr\xffal\n")

    assert (encoding, "\ufffd" in text) == ("utf-8-sig", True)


@pytest.mark.parametrize(
    "text", ["“dozens” – 5 o’clock", "Zürich\nÖskemen"], ids=["marks", "letters"]
)
def test_letters_and_marks_of_the_latin_code_page_are_read(text: str) -> None:
    assert decoded(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize("page", ["kz1048", "koi8-r", "cp866", "mac-cyrillic", "iso8859-5"])
@pytest.mark.parametrize(
    "text",
    [
        "Дата;Место;Задержано\n14.03.2026;Алматы;около 30 человек\n",
        "ДАТА;МЕСТО;ЗАДЕРЖАНО\n14.03.2026;АЛМАТЫ;ОКОЛО 30 ЧЕЛОВЕК\n",
        "место\nУральск\n",
    ],
    ids=["list", "capitals", "one name"],
)
def test_the_code_page_of_a_text_is_told_from_its_letters(text: str, page: str) -> None:
    assert decoded(text.encode(page))[0] == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_read(encoding: str) -> None:
    assert decoded("place\nОрал\n".encode(encoding))[0] == "place\nОрал\n"


def test_prose_above_a_heading_does_not_say_what_separates_the_cells() -> None:
    text = "Detentions, by town, May\n\nplace;words;\nOral;26, or more;\n"

    assert read_records(text, under_title=True).rows == {
        1: ["Detentions, by town, May"],
        2: [],
        3: ["place", "words"],
        4: ["Oral", "26, or more"],
    }


def test_nor_is_it_one_in_a_list_in_the_old_code_page() -> None:
    text, encoding = decoded("Уральск\nПавлодар\n".encode("cp1251") + b"Or\xffal\n")

    assert (text, encoding) == ("Уральск\nПавлодар\nOr\ufffdal\n", OLD_CODE_PAGE)


def test_a_byte_that_the_old_code_page_lacks_is_broken_alone() -> None:
    text, _ = decoded("Уральск\n".encode("cp1251") + b"\x98\n" + "Шымкент".encode("cp1251"))

    assert text == "Уральск\n\ufffd\nШымкент"


def test_a_cell_of_several_lines_is_one_where_prose_stands_above_the_heading() -> None:
    text = 'Detentions, May\n\nplace;words;source\nOral;"26\nor more";AFP\n'

    assert read_records(text, under_title=True).rows[4] == ["Oral", "26\nor more", "AFP"]


def test_a_text_is_a_grid_where_all_rows_were_written_with_as_many_cells() -> None:
    grid = "name;day;;\nOral;2019-10-26;;ask\n\nTaraz;2019-10-27;;\n"

    assert read_records(grid, under_title=True).is_grid
    assert not read_records(grid.replace("day;;", "day"), under_title=True).is_grid


@pytest.mark.parametrize("under_title", [False, True])
def test_a_record_of_several_lines_without_the_cells_of_the_heading_is_broken(
    under_title: bool,
) -> None:
    text = 'place,words\n"Oral\nAqtau",26,AFP\nSemey,5\n'

    records = read_records(text, under_title=under_title)

    assert records.rows[2] == '"Oral'
    assert records.rows[4] == ["Semey", "5"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_heading_says_what_separates_the_cells(delimiter: str) -> None:
    rows = read_records(f"a{delimiter}b\nx,y;z{delimiter}1\n").rows

    assert rows[1] == ["a", "b"]


LATIN = "“”‘’„‚«»–—…•€£§°©®™·\xa0àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœšžÀÁÂÄÅÇÈÉÊËÎÏÑÓÔÖØÙÚÛÜŒŠŽ"


@pytest.mark.parametrize("letter", LATIN)
def test_each_letter_and_mark_of_western_texts_is_read(letter: str) -> None:
    text = f"Almaty {letter} Zürich"  # two letters beyond ASCII: without this one, one alone

    assert decoded(text.encode("cp1252")) == (text, "cp1252")


def test_one_letter_beyond_ascii_or_a_strange_one_makes_no_code_page() -> None:
    assert decoded("Zürich".encode("cp1252"))[1] == "utf-8-sig"
    assert decoded("Zürich ¼ ½".encode("cp1252"))[1] == "utf-8-sig"


@pytest.mark.parametrize(
    ("hint", "delimiter"),
    [
        ("sep=;", ";"),
        ("SEP=;", ";"),
        ("separator=;", ";"),
        ('"sep=;"', ";"),
        ("sep = ;", ";"),
        ("sep=;;;;", ";"),
        ("sep=,", ","),
        ("sep=|", "|"),
        ("sep=\t", "\t"),
        ("sep=\\t", "\t"),
        ("sep=^", "^"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_first_line_says_what_separates_the_cells_and_is_no_row(
    hint: str, delimiter: str, end: str
) -> None:
    found = read_records(f"{hint}{end}place{delimiter}day{end}Oral{delimiter}2019{end}")

    assert found.delimiter == delimiter
    assert found.rows == {1: ["place", "day"], 2: ["Oral", "2019"]}


def test_a_first_line_that_the_heading_does_not_keep_to_is_not_believed() -> None:
    assert read_records("sep=;\na,b\n1,2\n").rows == {1: ["a", "b"], 2: ["1", "2"]}


def test_rows_are_counted_as_a_spreadsheet_shows_them() -> None:
    assert read_records("\n,,\na,b\n\n1,2\n").rows == {3: ["a", "b"], 4: [], 5: ["1", "2"]}
    assert read_records("\nsep=;\na;b\n").rows == {3: ["a", "b"]}
    assert read_records("").rows == {}


@pytest.mark.parametrize("lines", [99, 100, 101])
def test_a_cell_of_a_hundred_lines_is_a_quotation_mark_left_open(lines: int) -> None:
    rows = read_records('a,b\n"' + "x\n" * (lines - 1) + 'x",2\n1,2\n').rows

    assert (rows[2] == ["x\n" * (lines - 1) + "x", "2"]) == (lines <= 100)
    assert ["1", "2"] in rows.values()


def test_empty_cells_at_the_end_of_a_row_are_left_out_under_a_title_alone() -> None:
    text = "Detentions\na;b;;\n1;;;\n"

    assert read_records(text, under_title=True).rows == {1: ["Detentions"], 2: ["a", "b"], 3: ["1"]}
    assert read_records("a;b;;\n1;;;\n").rows == {1: ["a", "b", "", ""], 2: ["1", "", "", ""]}


@pytest.mark.parametrize("encoding", ["utf-32", "utf-16", "utf-32-be", "utf-16-be", "utf-16-le"])
def test_a_wide_encoding_that_is_cut_is_broken_at_its_end_alone(encoding: str) -> None:
    marks = {"utf-32-be": b"\x00\x00\xfe\xff"}
    content = marks.get(encoding, b"") + "Oral,2019".encode(encoding)

    assert decoded(content[:-1])[0] == "Oral,201\ufffd"
