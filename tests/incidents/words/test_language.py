"""Numbers and days as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.numbers import format_decimal

from geo.message import message_of, to_say, to_say_count
from incidents.words.language import LOCALES, Language
from tests.pseudo_language import PSEUDO, pseudo


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("number", [0, 7, 999, 1_000, 9_999, 10_000, 123_456, 1_234_567, -1_500])
def test_a_number_is_written_as_babel_writes_it(code: str, number: int) -> None:
    assert Language(code).number(number) == format_decimal(number, locale=LOCALES[code])


@pytest.mark.parametrize(
    ("language", "first", "last", "words"),
    [
        ("en", date(2022, 1, 2), date(2022, 1, 12), "2–12 January 2022"),
        ("en", date(2022, 1, 29), date(2022, 2, 1), "29 January – 1 February 2022"),
        ("en", date(2021, 12, 30), date(2022, 1, 1), "30 December 2021 – 1 January 2022"),
        ("en", date(2022, 1, 2), date(2022, 1, 2), "2 January 2022"),
        ("ru", date(2022, 1, 2), date(2022, 1, 12), "2–12 января 2022 г."),
        ("kk", date(2022, 1, 2), date(2022, 1, 12), "2022 ж. 2–12 қаңтар"),
    ],
)
def test_a_run_of_days_has_its_months_in_full(
    language: str, first: date, last: date, words: str
) -> None:
    assert plain(Language(language).days(first, last)) == words


def plain(text: str) -> str:
    """The text with each thin or unbreakable blank as a common one."""
    return " ".join(text.split())


def test_a_message_is_told_in_the_language_with_the_messages_inside_it() -> None:
    inner = to_say_count("{number} row", "{number} rows", 2)

    told = PSEUDO.told(to_say("{file}: {what}", file="reports.csv", what=inner))

    assert told == pseudo("{file}: {what}").format(
        file="reports.csv", what=pseudo("{number} rows").format(number=2)
    )


@pytest.mark.parametrize("text", ["a.csv", message_of(OSError("no {room}")), ""])
def test_a_text_of_no_catalogue_is_told_as_it_is(text: str) -> None:
    assert PSEUDO.told(text) == text
