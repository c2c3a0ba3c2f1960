"""Parts of a year that a reader names: summer 2019, лето 2019, 2019 жылдың жазы, Q1 2022."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date

from incidents.days.runs_of_days import AND, TO, year_named

Found = tuple[date, date, re.Match[str]]

_OF = r"(?:\s+of(?:\s+the\s+year)?)?,?\s+"
_ORDINAL = r"(?:st|nd|rd|th|-?(?:й|ый|ой|ий|го|м|ом|ем|ое|е|я|ші|шы|інші))?"

_SEASONS = {
    3: r"spring|весн(?:а|ы|е|у|ой)|көктем(?:і|де|інде)?",
    6: r"summer|лет(?:о|а|е|ом)|жаз(?:ы|да|ында)?",
    9: r"autumn|fall|осен(?:ь|и|ью)|күз(?:і|де|інде)?",
}
"""Seasons that lie in one year, each by the number of its first month."""

WINTER = r"winter|зим(?:а|ы|е|у|ой)|қыс(?:ы|та|ында)?"
"""It lies in two: "winter 2022" may be either of two (`several_readings.py`)."""

_QUARTER = r"quarter|квартал(?:а|е|у)?|кв\.?|тоқсан(?:ы|да|ында)?"
_HALF = r"half|полугоди(?:е|я|и)|жартыжылды(?:қ|ғы|қта|ғында)|жарты(?:сы|сында)?"
_NUMBERED = (
    r"1|i|first|перв(?:ый|ого|ом|ое)|бірінші",
    r"2|ii|second|втор(?:ой|ого|ом|ое)|екінші",
    r"3|iii|third|трет(?:ий|ьего|ьем)|үшінші",
    r"4|iv|fourth|четв[её]рт(?:ый|ого|ом)|төртінші",
)
"""Which of the quarters, or halves, of a year."""


def found_part_of_year(text: str) -> Found | None:
    """The first and the last day of the part of a year that the text names, and where it does;
    None if it names none. A winter is named with both of its years.

    >>> found = found_part_of_year("Almaty, summer 2019")
    >>> found and (str(found[0]), str(found[1]))
    ('2019-06-01', '2019-08-31')
    """
    return next(_found(text), None)


def _found(text: str) -> Iterator[Found]:
    years = r"(?P<from>(?:19|20)\d\d)\s*[-/\u2013\u2014]\s*(?P<to>(?:\d\d)?\d\d)(?!\d)"
    winter = rf"(?:{WINTER}){_OF}{years}"
    for found in _each(winter, text):
        first = int(found["from"])
        if int(found["to"]) in (first + 1, (first + 1) % 100):
            yield date(first, 12, 1), _last_day(first + 1, 2), found
    yield from _seasons_on_end(text)
    for month, words in _SEASONS.items():
        yield from _in_a_year(text, f"(?:{words})", month, 3)
    for at, number in enumerate(_NUMBERED):
        numbered = rf"(?:{number}){_ORDINAL}[\s-]+"
        yield from _in_a_year(text, rf"(?:{numbered}(?:{_QUARTER})|q{at + 1})", 3 * at + 1, 3)
        if at < 2:
            yield from _in_a_year(text, rf"(?:{numbered}(?:{_HALF})|h{at + 1})", 6 * at + 1, 6)


def _seasons_on_end(text: str) -> Iterator[Found]:
    """Spring to autumn 2019, весна-лето 2019: seasons that follow on one another. A winter at
    their end begins in the year that is named, one at their start ends in it."""
    seasons = {0: WINTER} | _SEASONS
    any_of = "|".join(seasons.values())
    year = year_named("year")

    def month_of(word: str) -> int:
        return next(at for at, words in seasons.items() if re.fullmatch(words, word, re.I))

    run = rf"(?P<a>{any_of}){TO}(?P<b>{any_of})"
    for pattern in (rf"{run}{_OF}{year}(?![\w/-])", rf"{year},?\s+{run}"):
        for found in _each(pattern, text):
            first, last, in_year = month_of(found["a"]), month_of(found["b"]), int(found["year"])
            last = last or 12
            if last <= first or (AND.search(found[0]) and last - first > 3):
                continue
            begins = date(in_year, first, 1) if first else date(in_year - 1, 12, 1)
            ends = _last_day(in_year + 1, 2) if last == 12 else _last_day(in_year, last + 2)
            yield begins, ends, found


def _in_a_year(text: str, part: str, month: int, months: int) -> Iterator[Found]:
    """The part, so many months from this one on, beside a year on either side of it."""
    year = year_named("year")
    for pattern in (rf"{part}{_OF}{year}(?![\w/-])", rf"{year}(?:,?\s+|-){part}"):
        for found in _each(pattern, text):
            first = date(int(found["year"]), month, 1)
            yield first, _last_day(first.year, month + months - 1), found


def _each(pattern: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(rf"(?<![\w./-]){pattern}(?!\w)", text, re.IGNORECASE)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
