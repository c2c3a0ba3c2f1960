"""Numbers and days as each language writes them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from babel.dates import get_month_names
from babel.numbers import format_decimal

from geo.message import message_of, to_say, to_say_count
from incidents.days.days_as_written import Days, named_days
from incidents.languages.catalogues import language_of
from incidents.languages.language import LOCALES, Language, stopped
from tests.longer_language import PSEUDO, pseudo


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
        ("ru", date(2022, 1, 2), date(2022, 1, 12), "2–12 января 2022 года"),
        ("ru", date(2022, 1, 29), date(2022, 2, 1), "29 января – 1 февраля 2022 года"),
        ("ru", date(2021, 12, 30), date(2022, 1, 1), "30 декабря 2021 года – 1 января 2022 года"),
        ("kk", date(2022, 1, 2), date(2022, 1, 12), "2022 жылғы 2–12 қаңтар"),
        ("kk", date(2022, 1, 29), date(2022, 2, 1), "2022 жылғы 29 қаңтар – 1 ақпан"),
        (
            *("kk", date(2021, 12, 30), date(2022, 1, 1)),
            "2021 жылғы 30 желтоқсан – 2022 жылғы 1 қаңтар",
        ),
    ],
)
def test_a_run_of_days_has_its_months_in_full(
    language: str, first: date, last: date, words: str
) -> None:
    assert plain(Language(language).days(first, last)) == words


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [1991, 2099])
def test_days_are_read_as_they_are_written_and_end_with_no_full_stop(
    code: str, month: int, year: int
) -> None:
    language, day = Language(code), date(year, month, 28)
    of_month = Days(day.replace(day=1), date(year, month, monthrange(year, month)[1]))

    for words, days in [(language.day(day), Days(day, day)), (language.month(day), of_month)]:
        assert named_days(words) == (days, "")
        assert not words.endswith(".")


@pytest.mark.parametrize("code", LOCALES)
def test_a_day_put_together_by_its_pattern_is_the_day_in_words(code: str) -> None:
    language, day = Language(code), date(2019, 10, 26)
    month = get_month_names("wide", "format", LOCALES[code])[day.month]

    written = language.day_pattern.format(day=day.day, month=month, year=day.year)

    assert written == language.day(day)


@pytest.mark.parametrize(("code", "written"), [("en", "1.5"), ("ru", "1,5"), ("kk", "1,5")])
def test_a_decimal_has_the_sign_of_the_language(code: str, written: str) -> None:
    assert Language(code).decimal(1.5) == written
    assert Language(code).decimal(2.0) == "2"


def plain(text: str) -> str:
    """The text with each thin or unbreakable blank as a common one."""
    return " ".join(text.split())


@pytest.mark.parametrize(("code", "marks"), [("en", ("“", "”")), ("ru", ("«", "»"))])
def test_words_stand_between_the_marks_of_the_language(code: str, marks: tuple[str, str]) -> None:
    assert language_of(code).marks == marks


def test_one_english_text_has_a_translation_for_each_role() -> None:
    russian = language_of("ru")

    alone = russian.say("in {place}", place="Алматы")
    listed = russian.say_as("one of several", "in {place}", place="Алматы")

    assert (alone, listed) == ("(Алматы)", "Алматы")
    assert Language().say_as("one of several", "in {place}", place="Almaty") == "in Almaty"


@pytest.mark.parametrize(
    ("text", "ended"), [("26 октября 2019 г.", "26 октября 2019 г."), ("Almaty", "Almaty.")]
)
def test_a_full_stop_is_not_doubled(text: str, ended: str) -> None:
    assert stopped(text) == ended


def test_a_message_is_told_in_the_language_with_the_messages_inside_it() -> None:
    inner = to_say_count("{number} row", "{number} rows", 2)

    told = PSEUDO.told(to_say("{file}: {what}", file="reports.csv", what=inner))

    assert told == pseudo("{file}: {what}").format(
        file="reports.csv", what=pseudo("{number} rows").format(number=2)
    )


@pytest.mark.parametrize("text", ["a.csv", message_of(OSError("no {room}")), ""])
def test_a_text_of_no_catalogue_is_told_as_it_is(text: str) -> None:
    assert PSEUDO.told(text) == text


def test_a_value_that_runs_from_right_to_left_is_closed_in_and_another_is_not() -> None:
    said = Language().say("{name} in {place}", name="\u05d0\u05d1", place="Almaty")
    counted = Language().say_count("{number} of {name}", "{number} of {name}", 2, name="\u05d0")

    assert (said, counted) == ("\u2068\u05d0\u05d1\u2069 in Almaty", "2 of \u2068\u05d0\u2069")
