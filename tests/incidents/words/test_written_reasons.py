"""Reasons that the program wrote are told in the reader's language; those of others as they are."""

from __future__ import annotations

import re

import pytest

from incidents.languages.catalogues import language_of
from incidents.verification.reading import OUTCOMES
from incidents.words.written_reasons import (
    file_reason,
    not_found_reason,
    read_reason,
    reason_in_words,
    told_reason,
    undone_reason,
)

WRITTEN = [read_reason("Б. В.", "2026-11-30", outcome) for outcome in OUTCOMES]
WRITTEN += [not_found_reason(["Г. Д.", "Б. В."]), file_reason("список", 3), undone_reason(12)]


@pytest.mark.parametrize("code", ["ru", "kk"])
@pytest.mark.parametrize("reason", WRITTEN)
def test_each_reason_that_the_program_writes_is_told_without_a_word_of_english(
    reason: str, code: str
) -> None:
    told = reason_in_words(reason, language_of(code))

    assert told is not None
    assert not re.search("[A-Za-z_]", told)


@pytest.mark.parametrize(
    "reason", [not_found_reason(["CD", "AB"]), file_reason("list.csv", 3), undone_reason(12)]
)
def test_in_english_they_are_told_as_they_are_stored(reason: str) -> None:
    assert reason_in_words(reason, language_of("en")) == reason


def test_a_reading_is_told_with_its_day_and_what_came_of_it() -> None:
    reason = read_reason("CD", "2026-11-30", "not_found")

    assert reason == "read by CD on 2026-11-30: not_found"
    told = " ".join(told_reason(reason, language_of("ru")).split())
    assert told == "прочитано (CD, 30 ноября 2026 года): страница есть, но этого на ней нет"


@pytest.mark.parametrize(
    "reason",
    ["a typing error", "read by CD on 2026-11-31: gone", "read by CD on 2026-11-30: lost", ""],
)
def test_a_reason_of_somebodys_own_is_none_of_the_programs(reason: str) -> None:
    assert reason_in_words(reason, language_of("ru")) is None


def test_a_reason_of_somebodys_own_is_marked_where_it_is_english() -> None:
    assert told_reason("a typing error", language_of("ru")) == "a typing error (EN)"
