"""The days of the rows of a list: runs of days among them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from incidents.incoming.incoming_file import Sheet
from incidents.incoming.layout import list_layout
from incidents.list_rows.list_rows import ListRows, read_list
from incidents.list_rows.row_days import LONGEST_RUN, days_of

RUN = (date(2023, 2, 16), date(2023, 2, 18))


@pytest.mark.parametrize(
    "cell",
    [
        *("16–18 февраля 2023", "16 — 18 февраля 2023 года", "с 16 по 18 февраля 2023"),
        *("16-18 February 2023", "February 16–18, 2023", "from 16 to 18 February 2023"),
        *("16-18 ақпан 2023 ж.", "2023 жылғы 16–18 ақпан", "2023 жылдың 16-18 ақпаны"),
        "2023 жылғы 16 ақпаннан 18 ақпанға дейін",
        *("16.02.2023–18.02.2023", "16–18.02.2023", "16/02-18/02/2023"),
        *("2023-02-16 – 2023-02-18", "2023-02-16/2023-02-18"),
    ],
)
def test_a_run_of_days_is_read_with_both_of_its_ends_which_is_told(cell: str) -> None:
    [day] = days_of([cell], None)

    assert (*day.possible, day.last) == RUN
    assert "2023-02-16–18" in str(day.remark)


@pytest.mark.parametrize(
    "cell",
    [
        *("16, 18 февраля 2023", "16 и 18 февраля 2023", "18–16 февраля 2023", "16–18 февраля"),
        *("2022–2023", "January – March 2023", "16–18 February 2023 in Almaty", "05/06-07/06/2023"),
        "12/06-14/06/2023",
        f"16–18 февраля{' ' * 9} 2023 {'!' * LONGEST_RUN}",
    ],
)
def test_days_that_are_apart_unclear_or_not_alone_are_no_run(cell: str) -> None:
    [day] = days_of([cell], None)

    assert (day.possible, day.last) == ((), None)


def test_a_list_whose_days_stand_first_says_how_a_run_with_slashes_is_read() -> None:
    [day] = days_of(["05/06-07/06/2023"], "day_first")

    assert (*day.possible, day.last) == (date(2023, 6, 5), date(2023, 6, 7))
    [of_another_list] = days_of(["05/06-07/06/2023"], "month_first")
    assert of_another_list.possible == ()


def read(date_last: str, date_first: str = "16–18 февраля 2023") -> ListRows:
    heading = ["date", "last day", "place", "number", "who says so", "source"]
    row = [date_first, date_last, "Almaty", "5", "AFP", "AFP"]
    sheet = Sheet("", {1: heading, 2: row})
    layout = list_layout(sheet)
    assert layout is not None
    return read_list(sheet, layout)


@pytest.mark.parametrize("date_last", ["", "18.02.2023"])
def test_a_row_lasts_as_long_as_its_run_of_days(date_last: str) -> None:
    [row] = read(date_last).rows

    assert (row.first, row.last) == RUN


@pytest.mark.parametrize("date_last", ["19.02.2023", "17–18 февраля 2023"])
def test_another_last_day_than_that_of_the_run_keeps_the_row_out(date_last: str) -> None:
    found = read(date_last)

    assert (found.rows, [one.column for one in found.problems]) == ((), ["last day"])


def test_a_run_that_ends_after_today_is_told() -> None:
    today = date.today()

    [_, told] = read("", f"{today}/{today + timedelta(days=1)}").remarks

    assert "yet to come" in str(told.message)
