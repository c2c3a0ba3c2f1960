"""A day in a list is read in any form that is one day, and in no other."""

from __future__ import annotations

from datetime import date

import pytest

from geo.written_days import SHORTEST_MONTH, clear_day, days_of_column, month_names

MAY = date(2021, 5, 16)


@pytest.mark.parametrize(
    "cell",
    [
        *("2021-05-16", "2021-05-16 00:00:00", "2021-05-16T00:00:00", "2021/05/16", "2021.5.16"),
        *(
            "16.05.2021",
            "16.5.2021",
            "16.05.21",
            "16/05/2021",
            "16-05-2021",
            "5/16/2021",
            "5/16/21",
        ),
        *("16.05.2021 0:00:00", "5/16/2021 12:00:00 AM", "16.05.2021 г.", "16.05.2021 00:00"),
        *("16.05.2021 14:30", "16 мая 2021, 14:30", "2021-05-16T23:59:59.5", "5/16/2021 2:30 pm"),
        *("16 May 2021", "May 16, 2021", "16th May 2021", "16-May-21", "Sun, 16 May 2021"),
        *("16 мая 2021", "16 мая 2021 г.", "16 МАЯ 2021 года", "«16» мая 2021 г.", "16-май-2021"),
        *(
            "16 мамыр 2021",
            "2021 жылғы 16 мамыр",
            "2021 ж. 16 мамыр",
            "16 мам. 2021 ж.",
            "16 мамырда 2021",
        ),
        *("16 mamyr 2021", "16 mamyrda 2021", "2021 j. 16 mamyr", "16.V.2021", "16. 05. 2021"),
        *("воскресенье, 16 мая 2021", "20210516"),
    ],
)
def test_a_day_is_read_as_people_and_spreadsheets_write_it(cell: str) -> None:
    assert days_of_column([cell]) == [(MAY,)]


@pytest.mark.parametrize(
    ("names", "day"),
    [
        ("January/Jan/янв/января/қаңтар/қаң", 1),
        ("February/Feb/фев/февр./февраля/ақпан/ақп", 2),
        ("September/Sept/Sep/сен/сент./сентября/қыркүйек/қыр", 9),
        ("October/Oct/окт/октября/қазан/қаз", 10),
        ("November/Nov/ноя/нояб./ноября/қараша/қар", 11),
    ],
)
def test_months_are_read_whole_and_cut_short_in_three_languages(names: str, day: int) -> None:
    cells = [f"3 {name} 2020" for name in names.split("/")]

    assert days_of_column(cells) == [(date(2020, day, 3),)] * len(cells)


def test_no_two_months_are_cut_to_the_same_letters() -> None:
    cut = {(name[:SHORTEST_MONTH], number) for name, number in month_names().items()}

    assert len({letters for letters, _ in cut}) == len(cut)


@pytest.mark.parametrize(
    "cell",
    [
        *("", " ", "soon", "вчера", "today", "2019", "2019-10", "октябрь 2019", "26 октября"),
        *(
            "31.02.2019",
            "2019-02-30",
            "13/13/2019",
            "32 мая 2019",
            "20191326",
            "201910261",
            "43764",
        ),
        *("26.10.2019 24:10", "2019-10-26T10:00:00Z", "2019-10-26T10:00+05:00"),
        *("14:30", "5-7 января 2022", "до 16 мая 2021"),
        *("19-10-26", "26.10/2019", "26 ма 2021", "26 там-там 2021"),
    ],
)
def test_what_is_no_one_day_is_none(cell: str) -> None:
    assert days_of_column([cell]) == [()]


def test_a_column_decides_the_order_for_all_its_days() -> None:
    assert days_of_column(["05/06/2019", "26/10/2019"])[0] == (date(2019, 6, 5),)
    assert days_of_column(["05/06/2019", "10/26/2019"])[0] == (date(2019, 5, 6),)


@pytest.mark.parametrize(
    "others", [[], ["", "soon"], ["05/05/2019"], ["26 October 2019"], ["26.10.2019"]]
)
def test_nothing_else_decides_an_order(others: list[str]) -> None:
    assert days_of_column(["05/06/2019", *others])[0] == (date(2019, 6, 5), date(2019, 5, 6))


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        (["05.06.2019"], date(2019, 6, 5)),
        (["«05.06.2019»"], date(2019, 6, 5)),
        (["05.06.2019", "10.26.2019"], date(2019, 5, 6)),
        (["05/06/2019"], None),
        (["05/06/2019 00:00:00.0"], None),
        (["05-06-2019"], None),
        (["31.02.2019"], None),
    ],
)
def test_with_dots_the_day_stands_first_unless_the_column_shows_otherwise(
    cells: list[str], day: date | None
) -> None:
    assert clear_day(cells[0], days_of_column(cells)[0]) == day


def test_a_column_of_both_orders_decides_none() -> None:
    first, *clear = days_of_column(["05/06/2019", "26/10/2019", "10/26/2019"])

    assert len(first) == 2
    assert clear == [(date(2019, 10, 26),)] * 2


@pytest.mark.parametrize(("written", "year"), [("68", 2068), ("69", 1969), ("00", 2000)])
def test_two_digits_are_a_year_near_ours(written: str, year: int) -> None:
    assert days_of_column([f"26.10.{written}"]) == [(date(year, 10, 26),)]
