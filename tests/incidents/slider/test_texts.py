from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.slider.texts import slider_texts


@pytest.mark.parametrize(
    ("language", "month"), [("en", "October"), ("ru", "октября"), ("kk", "қазан")]
)
def test_a_month_is_written_as_it_stands_after_its_day(language: str, month: str) -> None:
    assert slider_texts(Language(language))["months"][9] == month
