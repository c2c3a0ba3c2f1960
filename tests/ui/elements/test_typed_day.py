"""A day in the words of a reader."""

from __future__ import annotations

from datetime import date

import pytest

from geo.days import FIRST_DAY, LAST_DAY
from incidents.languages.language import LOCALES, Language
from ui.elements.typed_day import End, NoDay, typed_day


def read(text: str, end: End = "first", *, first: date = FIRST_DAY) -> date:
    return typed_day(text, Language(), first=first, last=LAST_DAY, end=end)


@pytest.mark.parametrize(
    "text",
    [
        *("2019-10-26", "26.10.2019", "26 October 2019", "October 26, 2019"),
        *("26 октября 2019 г.", "26 қазан 2019", "2019 жылғы 26 қазан"),
        *("26. Oktober 2019", "le 26 octobre 2019", "26 de octubre de 2019", "26 Ekim 2019"),
        *(Language(code).day(date(2019, 10, 26)) for code in LOCALES),
        *(Language(code).day_of_form(date(2019, 10, 26)) for code in LOCALES),
    ],
)
def test_a_day_is_read_in_any_form_of_our_languages_and_with_months_of_others(text: str) -> None:
    assert read(text) == date(2019, 10, 26)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("October 2019", date(2019, 10, 1), date(2019, 10, 31)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019 жылғы қазан", date(2019, 10, 1), date(2019, 10, 31)),
        ("since 2019", date(2019, 1, 1), date(2019, 1, 1)),
        ("until 2019", date(2019, 12, 31), date(2019, 12, 31)),
    ],
)
def test_of_several_days_the_end_is_taken_that_the_field_stands_for(
    text: str, first: date, last: date
) -> None:
    assert (read(text, "first"), read(text, "last")) == (first, last)


@pytest.mark.parametrize("text", ["yonder", "31 February 2019", "26 October", "2019-02-30", "?"])
def test_what_names_no_day_is_said_to(text: str) -> None:
    with pytest.raises(NoDay, match="is no day: wanted one such as"):
        read(text)


def test_what_stands_beside_a_day_is_said() -> None:
    with pytest.raises(NoDay, match="not “Almaty”"):
        read("Almaty 26 October 2019")


@pytest.mark.parametrize("text", ["1990-12-31", "31 декабря 1990", "2100-01-01"])
def test_a_day_outside_of_those_that_can_be_chosen_is_told_with_these(text: str) -> None:
    with pytest.raises(NoDay, match="wanted a day from 1 January 1991 to 31 December 2099"):
        read(text)
    assert read("1990-12-31", first=date(1900, 1, 1)) == date(1990, 12, 31)


def test_of_a_text_without_an_end_only_its_beginning_is_read() -> None:
    with pytest.raises(NoDay) as refused:
        read("1 " * 50_000)

    assert len(str(refused.value)) < 500
