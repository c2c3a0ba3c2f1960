"""Sums printed a column at a time say what is said of each figure by itself."""

from __future__ import annotations

from itertools import product
from typing import Any

import numpy as np
import pytest

from incidents.languages.catalogues import language_of
from incidents.rule.figure import Figure
from incidents.words.figure import ends, label, label_of, phrase, phrase_of
from incidents.words.printed_sums import PrintedSums

NUMBERS = (None, 0, 1, 40, 99, 100, 101, 1000, 5816, 123456)
TRUTHS = (False, True)


@pytest.mark.parametrize("code", ["en", "ru", "kk"])
def test_sums_are_printed_as_each_figure_is(code: str) -> None:
    language = language_of(code)
    sums = [
        Figure(
            low=low,
            high=high,
            open_ended=is_open,
            no_number=no_number,
            low_computed=low_computed,
            high_computed=high_computed,
        )
        for low, high in product(NUMBERS, NUMBERS)
        if low is None or (high is not None and low <= high)
        for is_open, no_number, low_computed, high_computed in product(*[TRUTHS] * 4)
    ]

    def column(name: str) -> Any:
        values = [getattr(figure, name) for figure in sums]
        return np.array([-1 if value is None else value for value in values])

    marks = ("open_ended", "no_number", "low_computed", "high_computed")
    printed = PrintedSums(
        column("low"),
        column("high"),
        **{name: column(name) for name in marks},
        language=language,
    )

    words: Any = {}.get
    assert printed.texts(label_of) == [label(figure, words, language) for figure in sums]
    assert printed.texts(phrase_of) == [phrase(figure, words, language) for figure in sums]
    assert printed.rounded.tolist() == [
        any(end and end.about for end in ends(figure, words, language)) for figure in sums
    ]
