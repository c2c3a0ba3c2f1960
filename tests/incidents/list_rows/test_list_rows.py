"""Rows of lists: days, figures from words, and what is left empty."""

from __future__ import annotations

import pytest

from incidents.incoming.incoming_file import Sheet
from incidents.incoming.layout import list_layout
from incidents.languages.catalogues import language_of
from incidents.list_rows.list_rows import ListRows, read_list
from incidents.list_rows.row_reader import ListRow

HEADING = ["date", "place", "number or words", "who says so", "source"]


def read(*rows: list[str]) -> ListRows:
    sheet = Sheet("", dict(enumerate([HEADING, *rows], start=1)))
    layout = list_layout(sheet)
    assert layout is not None
    return read_list(sheet, layout)


def row(number: str = "26", date: str = "2026-03-14") -> list[str]:
    return [date, "Almaty", number, "AFP", "AFP"]


def one(number: str) -> ListRow:
    [found] = read(row(number)).rows
    return found


@pytest.mark.parametrize(
    ("words", "bounds", "english"),
    [
        ("26", (26, 26), ""),
        ("26.0", (26, 26), ""),
        ("1 200", (1200, 1200), ""),
        ("0", (0, 0), ""),
        ("more than a dozen", (13, None), ""),
        ("около 30", (27, 33), "about 30"),
        ("не менее 40 человек", (40, None), "at least 40"),
        ("свыше ста", (101, None), "more than 100"),
        ("до 50", (None, 50), "up to 50"),
        ("десятки", (24, None), "dozens"),
        ("30-ға жуық адам", (27, 30), "nearly 30"),
        ("100-ден астам адам ұсталды", (101, None), "more than 100"),
        ("от 50 до 60 задержанных", (50, 60), "50 to 60"),
    ],
)
def test_words_give_the_bounds_of_the_one_table_and_are_told_in_english(
    words: str, bounds: tuple[int | None, int | None], english: str
) -> None:
    found = one(words)

    assert ((found.low, found.high), found.translation) == (bounds, english)
    assert found.words == words


@pytest.mark.parametrize(
    "words",
    ["много", "mass arrests", "200 (15 arrested)", "20 held for 15 days", "12 held and fined"],
)
def test_what_cannot_be_read_is_left_empty_and_listed(words: str) -> None:
    read_rows = read(row(words))

    [found], [problem] = read_rows.rows, read_rows.problems
    assert (found.low, found.high, found.words) == (None, None, words)
    assert (problem.row, problem.value, problem.left_out) == (2, words, False)


@pytest.mark.parametrize(
    "words",
    ["5 injured", "5 раненых", "оштрафованы 12", "200 attended", "15 суток", "12 адам жараланды"]
    + ["", "-", "н/д", "nobody was detained", "никто не задержан"],
)
def test_what_says_nothing_of_people_detained_makes_no_report(words: str) -> None:
    read_rows = read(row(words))

    assert read_rows.rows == ()
    assert [(problem.row, problem.left_out) for problem in read_rows.problems] == [(2, True)]


def test_a_doubting_source_is_marked_as_one() -> None:
    assert one("seemingly hundreds").hedged
    assert one("50?").hedged
    assert not one("hundreds").hedged


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2026-03-14", "2026-03-14"),
        ("14.03.2026", "2026-03-14"),
        ("05.06.2026", "2026-06-05"),
        ("14 марта 2026 года", "2026-03-14"),
        ("2026 жылғы 14 наурыз", "2026-03-14"),
        ("46095", "2026-03-14"),
        ("46095.6", "2026-03-14"),
    ],
)
def test_days_are_read_as_people_write_them(date: str, day: str) -> None:
    [found] = read(row(date=date)).rows

    assert found.first.isoformat() == day


def test_a_day_that_was_decided_is_said() -> None:
    [remark] = read(row(date="05.06.2026")).remarks

    assert remark.message == "read with its day first, 2026-06-05"


@pytest.mark.parametrize("date", ["05/06/2026", "32.03.2026", "soon", "", "14.03.1026"])
def test_a_day_that_is_none_or_two_is_told(date: str) -> None:
    read_rows = read(row(date=date))

    assert read_rows.rows == ()
    assert [problem.column for problem in read_rows.problems] == ["date"]


def test_everything_that_is_wrong_with_a_row_is_told_at_once() -> None:
    problems = read(["soon", "", "5 injured", "", ""]).problems

    assert [problem.column for problem in problems] == [
        "date",
        "place",
        "who says so",
        "source",
        "number or words",
    ]


def test_headings_may_stand_under_a_title() -> None:
    sheet = Sheet("", {1: ["Detentions in March", "", "", "", ""], 3: HEADING, 4: row()})

    layout = list_layout(sheet)
    assert layout is not None
    assert [found.number for found in read_list(sheet, layout).rows] == [4]


REMARK = [*row(), "", "ask again"]


def test_a_remark_beside_the_list_keeps_no_row_out_of_a_grid_and_its_column_is_named() -> None:
    sheet = Sheet("", {1: HEADING, 2: REMARK}, is_grid=True)
    layout = list_layout(sheet)
    assert layout is not None

    found = read_list(sheet, layout)

    assert ([*found.problems], len(found.rows)) == ([], 1)
    assert found.not_taken == ("column G (no heading)",)


def test_in_a_text_that_is_no_grid_a_cell_too_many_keeps_its_row_out() -> None:
    [problem] = read(REMARK).problems

    assert "wanted a cell for each column" in str(problem)


def test_of_columns_with_one_heading_those_that_are_not_read_are_named_by_their_letters() -> None:
    sheet = Sheet("", {1: [*HEADING, "place"], 2: [*row(), "Oral"]})
    layout = list_layout(sheet)
    assert layout is not None

    found = read_list(sheet, layout)

    assert found.rows[0].place == "Almaty"
    assert found.not_taken == ("place (column F)",)


@pytest.mark.parametrize("place", range(1, len(HEADING)))
def test_a_cell_that_is_longer_than_any_name_keeps_its_row_out(place: int) -> None:
    long = row()
    long[place] = "x" * 2_001

    found = read(long, row())

    assert "wanted at most 2,000 characters" in "; ".join(map(str, found.problems))
    assert [one.number for one in found.rows] == [3]


def test_what_a_basis_can_be_is_told_in_the_words_of_the_template_of_each_language() -> None:
    sheet = Sheet("", {1: [*HEADING, "basis"], 2: [*row(), "hearsay"]})
    layout = list_layout(sheet)
    assert layout is not None

    [problem] = read_list(sheet, layout).problems

    assert "очевидец, официальный источник" in language_of("ru").told(problem.message)
    assert "eyewitness" in str(problem.message)
