"""Numbers as each language writes them."""

from __future__ import annotations

import pytest
from babel.numbers import format_decimal

from incidents.words.language import LOCALES, Language


@pytest.mark.parametrize("code", LOCALES)
@pytest.mark.parametrize("number", [0, 7, 999, 1_000, 9_999, 10_000, 123_456, 1_234_567, -1_500])
def test_a_number_is_written_as_babel_writes_it(code: str, number: int) -> None:
    assert Language(code).number(number) == format_decimal(number, locale=LOCALES[code])
