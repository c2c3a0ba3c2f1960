"""Days as people and spreadsheets write them in a column: 26.10.2019, 10/26/19, 26 қазан 2019.

The names of months are those of Babel (Unicode CLDR). A library that parses dates of any form
(dateparser, which the search takes) reads one date at a time and has to guess the order of
05/06/2019; here the column decides, or nobody does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from geo.days import iso_day
from geo.message import LANGUAGES

FOREIGN_LANGUAGES = ("de", "fr", "es", "it", "pl", "tr", "uk")
"""Those of agencies and readers elsewhere, whose months are read and in which nothing is said."""

YEAR_WORDS = (
    r"(?:-?\s*(?:года|году|год|гг|г|жылғы|жылдың|жылдан|жылға|жылы|жыл|жж|ж"
    r"|jyl(?:[ǵg]y|dyń|dan|[ǵg]a|y)?|j"
    r"|[дт][еа]н|[кг]е|[қғ]а)\b\.?)?"
)
"""The pattern of the word for a year that Russian and Kazakh put after its number, or of none."""

_CASES = "да де та те дан ден тан тен нан нен ға ге қа ке дағы дегі тағы тегі".split()
"""Endings of Kazakh months beside days: in, from, to, and "of" in front of what happened then."""

_OF_A_YEAR = (
    "қаңтары ақпаны наурызы сәуірі мамыры маусымы шілдесі тамызы қыркүйегі қазаны қарашасы "
    "желтоқсаны"
).split()
"""Kazakh months of a year, January first: 2019 жылдың 26 қазаны."""

_CASES_OF_A_YEAR = {
    "ы": ("", "н", "нда", "ндағы", "нан", "на", "ның"),
    "і": ("", "н", "нде", "ндегі", "нен", "не", "нің"),
}

KAZAKH_IN_LATIN = (
    "qantar qańtar qañtar",
    "aqpan",
    "nauryz naýryz",
    "sauir sáýir säuir",
    "mamyr",
    "mausym maýsym",
    "shilde şilde",
    "tamyz",
    "qyrkuiek qyrkúıek qyrküiek",
    "qazan",
    "qarasha qaraşa",
    "jeltoqsan zheltoqsan",
)
"""Months of Kazakh in the Latin alphabets that people write, January first."""

_CASES_IN_LATIN = ("", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "nan", "nen")

ROMAN = "i ii iii iv v vi vii viii ix x xi xii".split()
"""Months as Soviet papers write them: 26.X.2019."""

SHORTEST_MONTH = 3
"""Letters that a month is cut to at most: "окт", "Oct", "қаз". No two months share them."""

TWO_DIGIT_YEARS_FROM = 69
"""From here on two digits are a year of 19.., below it of 20.. (POSIX)."""

Order = Literal["day_first", "month_first"]

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)?\d\d)"
_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>[^\W\d_]+)\.?"
_TIME = re.compile(
    r",?[ T](?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?[AP]M)?$", re.IGNORECASE
)
"""A time of the day. One that names a zone is none: it may be of another day in Kazakhstan."""
_WITH_DOTS = re.compile(r"\W*\d{1,2}\.")
_YEAR_FIRST = re.compile(rf"{_YEAR}([-./])(?P<month>\d{{1,2}})\2{_DAY}")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)", re.ASCII)
"""ISO 8601 without dashes, as programs write it: 20191026."""
_YEAR_LAST = re.compile(
    rf"(?P<first>\d{{1,2}})(?P<between>[-./])(?P<second>\d{{1,2}})(?P=between){_SHORT_YEAR}"
    rf"{YEAR_WORDS}"
)
_IN_WORDS = [
    re.compile(pattern)
    for pattern in (
        rf"{_DAY}(?:st|nd|rd|th|-?го)?[ ./-]*(?:of )?{_MONTH},?[ ./-]*{_SHORT_YEAR}{YEAR_WORDS}",
        rf"{_MONTH} ?{_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR}{YEAR_WORDS},?[ -]{_DAY}[ -]{_MONTH}",
        rf"{_YEAR}[ -]{_MONTH}[ -]{_DAY}",
    )
]


def days_of_column(cells: Sequence[str]) -> list[tuple[date, ...]]:
    """For each cell the days that it can be: one where it is clear, none where it is no day or
    empty, two where the order of day and month is known neither from it nor from the others.

    What the others are written with counts: 26/10/2019 says how to read 05/06/2019, and nothing
    of 05.06.2019. A time that stands behind a day is no part of it, but for one that names its
    zone: by the clocks of Kazakhstan it may be of another day.

    >>> days_of_column(["05.06.2019", "26.10.2019"])[0]
    (datetime.date(2019, 6, 5),)
    >>> len(days_of_column(["05.06.2019"])[0]), days_of_column(["soon", "31.02.2019"])
    (2, [(), ()])
    """
    readings = [_readings(cell) for cell in cells]
    orders: dict[str, set[Order]] = defaultdict(set)
    for between, days in readings:
        if len(days) == 1:
            orders[between].update(days)
    return [tuple(_days(days, orders[between])) for between, days in readings]


def clear_day(cell: str, possible: Sequence[date]) -> date | None:
    """The one day of a cell that can be these; None where it is none, or nobody knows which.

    With dots the day stands first, in each of our languages (GOST R 7.0.97, CLDR), unless its
    column showed otherwise; with slashes nobody knows.

    >>> [clear_day(cell, days_of_column([cell])[0]) for cell in ("05.06.2019", "05/06/2019")]
    [datetime.date(2019, 6, 5), None]
    """
    # The first of the two is the one that begins with its day.
    is_clear = len(possible) == 1 or (possible and _WITH_DOTS.match(cell))
    return possible[0] if is_clear else None


def _days(days: Mapping[Order, date], orders: set[Order]) -> Iterator[date]:
    decided = len(orders) == 1 and orders <= days.keys()
    seen = {day: None for order, day in days.items() if not decided or order in orders}
    yield from seen


@lru_cache(maxsize=10_000)
def _readings(cell: str) -> tuple[str, Mapping[Order, date]]:
    """What stands between day and month, and the day of the cell in each order that it allows.

    "" stands between them where the order is clear from how the cell is written; it is then under
    both orders, as in 05.05.2019, where it is the same.
    """
    text = _TIME.sub("", " ".join(re.sub("[«»“”\"']", "", cell).split()))
    text = re.sub(r"(?<=\d\.) (?=\d)", "", text)
    if found := _YEAR_LAST.fullmatch(text):
        year, between = full_year(found["year"]), found["between"]
        first, second = int(found["first"]), int(found["second"])
        if between == "-" and len(found["year"]) == 2:  # 19-10-26 may begin with its year
            return "", {}
        days: dict[Order, date | None] = {
            "day_first": _date(year, second, first),
            "month_first": _date(year, first, second),
        }
        return between, MappingProxyType({order: day for order, day in days.items() if day})
    day = _of_one_order(text.casefold())
    return "", {"day_first": day, "month_first": day} if day else {}


def _of_one_order(text: str) -> date | None:
    """The day of a text that begins with its year or names its month."""
    if day := iso_day(text):
        return day
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(int(found["year"]), int(found["month"]), int(found["day"]))
    weekday, _, rest = text.partition(" ")
    if weekday.strip(",.") in _weekdays():
        text = rest
    for pattern in _IN_WORDS:
        if (found := pattern.fullmatch(text)) and (month := _month(found["month"])):
            return _date(full_year(found["year"]), month, int(found["day"]))
    return None


def full_year(written: str) -> int:
    """The year of its four digits or its last two."""
    year = int(written)
    if len(written) == 4:
        return year
    return year + (1900 if year >= TWO_DIGIT_YEARS_FROM else 2000)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """The number of the month that is named, in whole or cut short; None if there is none."""
    names = month_names()
    if word in names:
        return names[word]
    if word in ROMAN:
        return ROMAN.index(word) + 1
    if len(word) < SHORTEST_MONTH:
        return None
    begun = next((number for name, number in names.items() if name.startswith(word)), None)
    return begun or foreign_months().get(word)


@lru_cache(maxsize=1)
def month_names() -> Mapping[str, int]:
    """The number of each month by its names in our languages, in small letters: short ones too,
    and in the cases that a date stands in."""
    # It takes a tenth of a second to load, and most lists write ISO 8601.
    from babel.dates import get_month_names

    found = {"sept": 9} | kazakh_in_latin() | kazakh_of_a_year()
    for number, name in get_month_names("wide", "stand-alone", "ru").items():
        found[f"{name.rstrip('ьй')}е"] = number
    for number, name in get_month_names("wide", "stand-alone", "kk").items():
        found |= {f"{name.casefold()}{ending}": number for ending in _CASES}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                names = get_month_names(width, context, language)
                found |= {name.casefold().rstrip("."): n for n, name in names.items()}
    return MappingProxyType(found)


@lru_cache(maxsize=1)
def foreign_months() -> Mapping[str, int]:
    """The number of each month by its names in `FOREIGN_LANGUAGES`, in small letters, without those
    that are a month of ours. No two of these languages give one name to different months."""
    from babel.dates import get_month_names

    ours = month_names()
    return MappingProxyType(
        {
            name.casefold(): number
            for language in FOREIGN_LANGUAGES
            for context in ("format", "stand-alone")
            for number, name in get_month_names("wide", context, language).items()
            if name.casefold() not in ours
        }
    )


def kazakh_in_latin() -> dict[str, int]:
    """The number of each month by its Kazakh names in Latin letters."""
    return {
        f"{name}{ending}": number
        for number, names in enumerate(KAZAKH_IN_LATIN, start=1)
        for name in names.split()
        for ending in _CASES_IN_LATIN
    }


def kazakh_of_a_year() -> dict[str, int]:
    """The number of each month by its Kazakh names behind a year, in the cases of a date."""
    return {
        f"{name}{ending}": number
        for number, name in enumerate(_OF_A_YEAR, start=1)
        for ending in _CASES_OF_A_YEAR[name[-1]]
    }


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    from babel.dates import get_day_names

    return frozenset(
        name.casefold().rstrip(".")
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for name in get_day_names(width, "stand-alone", language).values()
    )
