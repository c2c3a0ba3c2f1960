"""Numbers and days as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest
from babel.numbers import format_decimal

from incidents.words.language import LOCALES, Language, stopped
from ui.session.catalogues import language_of


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
