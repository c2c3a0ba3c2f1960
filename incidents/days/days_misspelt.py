"""What almost names a day: one that no calendar has, a misspelt month, a day without its year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import OSA

from geo.written_days import kazakh_in_latin, kazakh_of_a_year, month_names
from incidents.days.runs_of_days import named_month, year_named

_NUMBER = r"(?P<day>\d{1,2})"
_YEAR = year_named("year")
_NAMED_DAYS = (
    rf"(?<!\d){_NUMBER}\s+{named_month()}\s+{_YEAR}",
    rf"{named_month()}\s+{_NUMBER},?\s+{_YEAR}",
    rf"\b{_YEAR}\s+{_NUMBER}\s+{named_month()}",
)
_DAYS_IN_FIGURES = (
    r"(?<![\d.])(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})(?!\d)",
    r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)",
)
_YEARLESS = (
    rf"(?<!\d){_NUMBER}\s+{named_month()}",
    rf"{named_month()}\s+{_NUMBER}(?!\d)",
    named_month(),
)

SHORTEST_MISSPELT = 4
"""Letters of a word that may be a misspelt month; shorter ones resemble too much."""


_WITHOUT_KAZAKH_KEYS = str.maketrans("әғқңөұүһі", "агкноуухи")
"""What a Russian keyboard has in place of Kazakh letters: "сауир" is сәуір."""


@dataclass(frozen=True)
class YearlessDays:
    """A day of a month, or all of it (`day` is None), of no year."""

    month: int
    day: int | None = None

    def holds(self, day: date) -> bool:
        """Whether this is such a day."""
        return day.month == self.month and self.day in (None, day.day)


def without_impossible_day(text: str) -> tuple[str, str]:
    """A day that the text names and no calendar has ("31 February 2020"), and the text without it:
    with the month, where that has a name."""
    for pattern in _NAMED_DAYS:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            month = month_names()[found["month"].casefold()]
            if not _exists(int(found["year"]), month, int(found["day"])):
                start, end = found.span("day")
                return found[0], f"{text[:start]} {text[end:]}"
    for pattern in _DAYS_IN_FIGURES:
        for found in re.finditer(pattern, text):
            year, month, day = (int(found[part]) for part in ("year", "month", "day"))
            # 10/26/2019 has no other reading.
            if not _exists(year, month, day) and not _exists(year, day, month):
                return found[0], f"{text[: found.start()]} {text[found.end() :]}"
    return "", text


def with_months_spelled(
    text: str, is_name: Callable[[str], bool]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with the misspelt months beside a number as they are spelled, and these pairs of
    what was typed and what it was read as. What `is_name` knows is no misspelt month."""
    words = text.split()
    read_as = []
    for at, word in enumerate(words):
        bare = word.strip(".,;()")
        beside = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
        if not any(re.match(r"\d{1,4}\b", other) for other in beside):
            continue
        if (month := _nearest_month(bare)) and not is_name(bare):
            words[at] = word.replace(bare, month)
            read_as.append((bare, month))
    return " ".join(words), tuple(read_as)


def yearless_days(text: str) -> tuple[YearlessDays, str] | None:
    """The day or month without a year that the text names, and what is left; None if it has none.

    A word that is a month and something else ("may") is one only beside a number.
    """
    for pattern in _YEARLESS:
        for found in re.finditer(pattern, text, re.IGNORECASE):
            number = found.groupdict().get("day")
            if number is None and len(found["month"]) < SHORTEST_MISSPELT:
                continue
            month = month_names()[found["month"].casefold()]
            if number is None or _exists(2000, month, int(number)):
                left = f"{text[: found.start()]} {text[found.end() :]}"
                return YearlessDays(month, int(number) if number else None), left
    return None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _nearest_month(word: str) -> str:
    """The name of the month that the word misspells; "" where it is none, or near to several."""
    folded = word.casefold()
    if len(folded) < SHORTEST_MISSPELT or not folded.isalpha() or folded in month_names():
        return ""
    near = sorted(_near(folded))
    if not near or len({month_names()[name] for far, name in near if far == near[0][0]}) > 1:
        return ""
    return near[0][1]


def _near(word: str) -> Iterator[tuple[int, str]]:
    cities = kazakh_in_latin().keys() | kazakh_of_a_year().keys()  # Kazan is no October
    for name in month_names().keys() - cities:
        most = 1 if min(len(word), len(name)) <= 5 else 2  # nor is Казань
        is_typed_so = word == name.translate(_WITHOUT_KAZAKH_KEYS)
        far = 1 if is_typed_so else OSA.distance(word, name, score_cutoff=most)
        if len(name) >= SHORTEST_MISSPELT and far <= most:
            yield far, name
