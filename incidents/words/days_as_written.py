"""The days that a reader names in a few words: a day, a run of days, a month, a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from geo.days import FIRST_DAY_OF_NAMES
from geo.written_days import LANGUAGES, YEAR_WORDS, month_names

_DASH = r"\s*[-\u2013\u2014]\s*"
_DAY = r"\d{1,2}"
_TO = r"(?:\s*[-\u2013\u2014]\s*|\s+(?:to|until|till|through|до|по|и|and)\s+)"


def _year_named(group: str) -> str:
    """The pattern of a year, with the word for it that Russian and Kazakh put after it."""
    return rf"(?P<{group}>(?:19|20)\d\d){YEAR_WORDS}"


_YEAR = _year_named("year")
_NO_WORDS = " ,.;-\u2013\u2014"
_BEFORE_A_DAY = re.compile(r"(?:^|\s)(?:in|on|of|from|between|в|во|на|за|с|со)$", re.IGNORECASE)


@dataclass(frozen=True)
class Days:
    """A run of days, both ends in it; `first` is `last` where one day is named."""

    first: date
    last: date


def named_days(text: str) -> tuple[Days | None, str]:
    """The days that the text names, if it names any, and what is left of the text without them."""
    for read in (_run, _run_of_months, _run_of_years, _days, _turned, _month, _year):
        found = read(text)
        if found:
            days, left = found
            left = " ".join(re.sub(r"\(\s*\)", " ", left).split())
            return days, _BEFORE_A_DAY.sub("", left.strip(_NO_WORDS))
    return None, text.strip(_NO_WORDS)


Reading = tuple[Days, str] | None


def _run(text: str) -> Reading:
    """26-27 October 2019, October 26-27, 2019."""
    run = rf"(?P<first>{_DAY}){_TO}(?P<last>{_DAY})"
    for pattern in (
        rf"\b{run}\s+{_named_month()}\s+{_YEAR}",
        rf"{_named_month()}\s+{run},?\s+{_YEAR}",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            return _between(text, found, int(found["first"]), int(found["last"]))
    return None


def _run_of_months(text: str) -> Reading:
    """June-July 2019, June 2019 - March 2020, 2019-06 to 2020-03."""
    name = _named_month
    for pattern in (
        rf"{name('month')}(?:,?\s+{_year_named('year')})?{_TO}{name('until_month')},?\s+"
        rf"{_year_named('until_year')}",
        rf"(?<![\w.-]){_year_named('year')}-(?P<number>\d\d){_TO}{_year_named('until_year')}"
        r"-(?P<until_number>\d\d)(?![\w-])",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            until_year = int(found["until_year"])
            first = int(found["year"] or until_year), _number(found)
            last = until_year, _number(found, "until_")
            if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12) or first > last:
                return None
            end = calendar.monthrange(*last)[1]
            return Days(date(*first, 1), date(*last, end)), _without(text, found)
    return None


def _run_of_years(text: str) -> Reading:
    """2018-2019, from 2018 to 2019."""
    run = rf"{_year_named('year')}{_TO}{_year_named('until_year')}"
    found = re.search(rf"(?<![\w./-]){run}(?![\w./-])", text, re.IGNORECASE)
    if not found or found["year"] > found["until_year"]:
        return None
    days = Days(date(int(found["year"]), 1, 1), date(int(found["until_year"]), 12, 31))
    return days, _without(text, found)


def _days(text: str) -> Reading:
    """One day or two, in any way that calendars and newspapers write them."""
    # It takes a fifth of a second to load, and most readers never search.
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PREFER_LOCALE_DATE_ORDER": False}
    found = search_dates(text, languages=list(LANGUAGES), settings=settings) or []
    # "2019 году" is to it so many years ago.
    found = [(written, moment) for written, moment in found if moment.date() >= FIRST_DAY_OF_NAMES]
    if not found:
        return None
    for written, _ in found:
        text = text.replace(written, " ", 1)
    days = [moment.date() for _, moment in found]
    return Days(min(days), max(days)), text


def _turned(text: str) -> Reading:
    """2019 жылғы 26 қазан."""
    pattern = rf"\b{_YEAR}\s+(?P<day>{_DAY})\s+{_named_month()}"
    found = re.search(pattern, text, re.IGNORECASE)
    return _between(text, found, int(found["day"]), int(found["day"])) if found else None


def _month(text: str) -> Reading:
    """October 2019, 2019 жылғы қазан, 2019-10, 10.2019."""
    for pattern in (
        rf"{_named_month()},?\s+{_YEAR}",
        rf"\b{_YEAR}\s+{_named_month()}",
        rf"(?<![\w.-]){_YEAR}-(?P<number>\d\d)(?![\w-])",
        rf"(?<![\w./-])(?P<number>\d\d?)[./]{_YEAR}(?![\w./-])",
    ):
        found = re.search(pattern, text, re.IGNORECASE)
        if found and 1 <= _number(found) <= 12:
            _, last = calendar.monthrange(int(found["year"]), _number(found))
            return _between(text, found, 1, last)
    return None


def _year(text: str) -> Reading:
    found = re.search(rf"(?<![\w./-]){_YEAR}(?![\w./-])", text, re.IGNORECASE)
    if not found:
        return None
    year = int(found["year"])
    return Days(date(year, 1, 1), date(year, 12, 31)), _without(text, found)


def _between(text: str, found: re.Match[str], first: int, last: int) -> Reading:
    """These days of the month that was found; None where the calendar has none such."""
    year, month = int(found["year"]), _number(found)
    try:
        days = Days(date(year, month, first), date(year, month, last))
    except ValueError:
        return None
    return (days, _without(text, found)) if days.first <= days.last else None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _number(found: re.Match[str], of: str = "") -> int:
    """The number of the month; `of` begins the names of its groups."""
    groups = found.groupdict()
    if number := groups.get(f"{of}number"):
        return int(number)
    return month_names()[found[f"{of}month"].casefold()]


def _named_month(group: str = "month") -> str:
    names = sorted(month_names(), key=len, reverse=True)
    return rf"\b(?P<{group}>{'|'.join(map(re.escape, names))})\b\.?"
