"""Figures of several events in print, a column at a time: they are no report's words, so all that
differ in their numbers alone share one text, in which the numbers are put."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.words.figure import LEAST_ROUNDED, End, rounded_end

Said = Callable[[Figure, tuple[End | None, End | None], Language], str]
"""What is said of a figure with these ends: `label_of` or `phrase_of`."""

LOW, HIGH, COMPARED = "\x01", "\x02", "\x03"
"""What stands in a text for its low, its high, and its low behind "more than"."""

POWERS = 10 ** np.arange(1, 19)

# What the text of a sum follows from, besides its numbers, each a bit.
WITH_LOW, LOW_ROUNDED, WITH_HIGH, HIGH_ROUNDED, SAME, OPEN, NO_NUMBER, ZERO = (
    1 << bit for bit in range(8)
)


class PrintedSums:
    """The figures of several events, or of none with a number, in print.

    `rounded`: whether an end is printed without its last digits, which nobody said.
    """

    def __init__(
        self,
        low: Ints,
        high: Ints,
        *,
        open_ended: Truths,
        no_number: Truths,
        low_computed: Truths,
        high_computed: Truths,
        language: Language,
    ) -> None:
        self._language = language
        shown_low = np.where(low_computed, two_digits_of(low), low)
        low_rounded = shown_low != low
        # An end that is the other one is printed as it is.
        same = (high != NONE) & (high == low) & (open_ended | ~low_rounded)
        shown_high = np.where(high_computed & ~same, two_digits_of(high, up=True), high)
        high_rounded = shown_high != high
        self.rounded = low_rounded | high_rounded
        self._low, self._high = shown_low, shown_high
        bits = {
            WITH_LOW: low != NONE,
            LOW_ROUNDED: low_rounded,
            WITH_HIGH: high != NONE,
            HIGH_ROUNDED: high_rounded,
            SAME: same,
            OPEN: open_ended,
            NO_NUMBER: no_number,
            ZERO: high == 0,
        }
        self._shape = sum(bit * there.astype(np.int64) for bit, there in bits.items())

    def texts(self, said: Said) -> list[str]:
        """What is said of each."""
        language = self._language
        # Of numbers without their last digits many are the same.
        number, compared = cache(language.number), cache(language.number_compared)
        shapes, which = np.unique(self._shape, return_inverse=True)
        texts = [_text(shape, said, language) for shape in shapes.tolist()]
        lows, highs = self._low.tolist(), self._high.tolist()
        found = []
        for text, low, high in zip(
            map(texts.__getitem__, which.tolist()), lows, highs, strict=True
        ):
            if COMPARED in text:
                text = text.replace(COMPARED, compared(low))
            if LOW in text:
                text = text.replace(LOW, number(low))
            if HIGH in text:
                text = text.replace(HIGH, number(high))
            found.append(text)
        return found


def two_digits_of(numbers: Ints, *, up: bool = False) -> Ints:
    """`two_digits` of each of the numbers.

    >>> two_digits_of(np.array([5816, 39, -1])).tolist()
    [5800, 39, -1]
    """
    step = np.where(
        numbers < LEAST_ROUNDED, 1, POWERS[np.searchsorted(POWERS, numbers, side="right") - 2]
    )
    found: Ints = (-(-numbers // step) if up else numbers // step) * step
    return found


@lru_cache(maxsize=1_000)
def _text(shape: int, said: Said, language: Language) -> str:
    """The text of all sums of one shape, with `LOW`, `HIGH` and `COMPARED` for their numbers."""
    low = high = None
    if shape & WITH_LOW:
        low = _end(LOW, COMPARED, language, rounded=bool(shape & LOW_ROUNDED))
    if shape & SAME:
        high = low
    elif shape & WITH_HIGH:
        high = _end(HIGH, HIGH, language, rounded=bool(shape & HIGH_ROUNDED), up=True)
    figure = Figure(
        high=0 if shape & ZERO else None,
        open_ended=bool(shape & OPEN),
        no_number=bool(shape & NO_NUMBER),
    )
    return said(figure, (low, high), language)


def _end(number: str, compared: str, language: Language, *, rounded: bool, up: bool = False) -> End:
    if rounded:
        return rounded_end(number, compared, language, up=up)
    return End(number, number)
