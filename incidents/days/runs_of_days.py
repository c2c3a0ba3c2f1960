"""Runs of days that are written with both ends, also those that run backwards, and days that are
apart: 30 April – 2 May 2019, 31.12.2019-02.01.2020, from 5 to 3 October 2019."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from geo.written_days import YEAR_WORDS, full_year, month_names

TO = (
    r"(?:\s*(?:[-\u2013\u2014\u2026]|\.{2,3})\s*"
    r"|\s+(?:to|until|till|through|до|по|и|and|және|[мбп]ен)\s+)"
)
AND = re.compile(r"(?<=\s)(?:и|and|және|[мбп]ен)(?=\s)", re.IGNORECASE)
_FROM = r"(?:(?<!\w)(?:from|between|от|с|со|между)\s+)?"


def year_named(group: str) -> str:
    """The pattern of a year, with the word for it that Russian and Kazakh put after it."""
    return rf"(?P<{group}>(?:19|20)\d\d){YEAR_WORDS}"


@lru_cache(maxsize=8)
def named_month(group: str = "month") -> str:
    """The pattern of the name of a month in our languages, short too."""
    names = sorted(month_names(), key=len, reverse=True)
    return rf"\b(?P<{group}>{'|'.join(map(re.escape, names))})\b\.?"


@dataclass(frozen=True)
class WrittenRun:
    """Where a run stands in a text, its ends, and whether "and" joins two days, months or years
    between which others lie: that is no run."""

    found: re.Match[str]
    first: date
    last: date
    is_apart: bool


def written_runs(text: str) -> Iterator[WrittenRun]:
    """The runs of days, of months and of years in the text whose ends a calendar has."""
    for pattern in _patterns():
        for found in pattern.finditer(text):
            try:
                (first, first_ends), (last_begins, last) = _end(found, "a"), _end(found, "b")
                named = found.groupdict()
                if last < first and named.get("amonth") and not named.get("ayear"):
                    # 28 December to 3 January 2020
                    first = first.replace(year=first.year - 1)
            except ValueError:
                continue
            between = re.match(r"between|между", found[0], re.IGNORECASE)
            apart = AND.search(found[0]) and not between and (last_begins - first_ends).days != 1
            yield WrittenRun(found, first, last, bool(apart))


def reversed_run(text: str) -> str:
    """A run whose last day is before its first, as it is written; "" if there is none.

    >>> reversed_run("Almaty from 5 to 3 October 2019"), reversed_run("3-5 October 2019")
    ('from 5 to 3 October 2019', '')
    """
    runs = (run.found[0].strip() for run in written_runs(text) if run.last < run.first)
    return next(runs, "")


def days_apart(text: str) -> str:
    """Days that are named together and are no run ("9 June and 6 July 2019"); "" if none are."""
    several = re.search(
        rf"(?<!\d)\d{{1,2}}(?:\s*,\s*\d{{1,2}})+(?:\s*,?\s*(?:and|и|және|мен)\s+\d{{1,2}})?\s+"
        rf"{named_month()}(?:,?\s+{year_named('year')})?",
        text,
        re.IGNORECASE,
    )
    if several:
        return several[0]
    runs = (run.found[0] for run in written_runs(text) if run.is_apart)
    return next(runs, "")


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month, year, ending = named_month, year_named, r"(?:st|nd|rd|th|-?го)?"
    figures = r"(?P<{0}day>\d{{1,2}})[./](?P<{0}number>\d{{1,2}})"
    day_alone = rf"(?<![\d.])(?P<aday>\d{{1,2}}){TO}"
    short = r"[./](?P<{0}short>(?:19|20)?\d\d)(?![\w./])"
    iso = r"(?P<{0}year>(?:19|20)\d\d)-(?P<{0}number>\d\d)-(?P<{0}day>\d\d)"
    written = (
        rf"(?<![\d.])(?P<aday>\d{{1,2}}){ending}(?:\s+{month('amonth')}(?:,?\s+{year('ayear')})?)?"
        rf"(?:{TO}|/)(?P<bday>\d{{1,2}}){ending}\s+(?:of\s+)?{month('bmonth')},?\s+{year('byear')}",
        rf"{month('amonth')}\s+(?P<aday>\d{{1,2}}){ending}(?:,?\s+{year('ayear')})?"
        rf"{TO}(?:{month('bmonth')}\s+)?(?P<bday>\d{{1,2}}){ending},?\s+{year('byear')}",
        rf"{year('ayear')}\s+(?P<aday>\d{{1,2}})(?:\s+{month('amonth')})?"
        rf"{TO}(?:{year('byear')}\s+)?(?P<bday>\d{{1,2}})\s+{month('bmonth')}",
        rf"(?<![\d.]){figures.format('a')}(?:[./](?P<ashort>(?:19|20)?\d\d))?"
        rf"{TO}{figures.format('b')}{short.format('b')}",
        rf"{day_alone}{figures.format('b')}{short.format('b')}",
        rf"(?<![\w.-]){iso.format('a')}{TO}{iso.format('b')}(?![\w-])",
        rf"{month('amonth')}(?:,?\s+{year('ayear')})?{TO}{month('bmonth')},?\s+{year('byear')}",
        rf"{year('ayear')},?\s+{month('amonth')}{TO}{month('bmonth')}(?!\w|,?\s+\d)",
        rf"(?<![\w.-]){year('ayear')}-(?P<anumber>\d\d){TO}{year('byear')}-(?P<bnumber>\d\d)(?![\w-])",
        rf"(?<![\w./-]){year('ayear')}{TO}{year('byear')}(?![\w./-])",
    )
    return tuple(re.compile(_FROM + pattern, re.IGNORECASE) for pattern in written)


def _end(found: re.Match[str], of: str) -> tuple[date, date]:
    """The first and the last day of one end; what is not written at it is that of the other.

    Raises ValueError where a calendar has no such day.
    """
    groups = found.groupdict()
    other = "b" if of == "a" else "a"

    def part(name: str) -> str:
        return groups.get(of + name) or groups.get(other + name) or ""

    year = full_year(part("year") or part("short"))
    name, number, day = part("month"), part("number"), groups.get(f"{of}day")
    if not (name or number):
        return date(year, 1, 1), date(year, 12, 31)
    month = month_names()[name.casefold()] if name else int(number)
    if day:
        return date(year, month, int(day)), date(year, month, int(day))
    if not 1 <= month <= 12:
        raise ValueError
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
