"""The days that a reader names in a few words: a day, a run of days, a month, a year, last week."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from geo.days import FIRST_DAY, FIRST_DAY_OF_NAMES, LAST_DAY
from geo.message import LANGUAGES
from geo.written_days import month_names
from incidents.days.days_from_today import found_from_today
from incidents.days.days_in_other_languages import with_our_months
from incidents.days.parts_of_years import found_part_of_year
from incidents.days.runs_of_days import AND, TO, named_month, written_runs, year_named

_DAY = r"\d{1,2}"
_ORDINAL = r"(?:st|nd|rd|th|-?(?:го|е|ого|шы|ші|сы|сі|ншы|нші))?"
_YEAR = year_named("year")
_NO_WORDS = " ,.;-\u2013\u2014"
_BEFORE_A_DAY = re.compile(
    r"(?:^|\s)(?:in|on|of|from|between|during|в|во|на|за|с|со|между)$", re.IGNORECASE
)
_SO_MUCH_TIME = re.compile(
    r"(?:the\s+)?(?:\d+(?:st|nd|rd|th|-?\w{1,2})?\s+[^\W\d]+|\d{4}s|[^\W\d]+\s+(?:seconds?|minutes?"
    r"|hours?|days?|weeks?|months?|years?|дн\w+|недел\w+|месяц\w*|год\w*|лет|күн\w*|апта\w*|ай\w*"
    r"|жыл\w*))",
    re.IGNORECASE,
)
"""3 weeks, two years, 1st week, 2010s: no day, unless it is so long ago."""

_FROM_TO_IN_KAZAKH = re.compile(
    r"(\d[^\d,;]{0,20}[днт][ае]н)\s+(\d[^,;]{0,30}?(?:[ғқ]а|[гк]е))\s+дейін(?:гі)?(?!\w)",
    re.IGNORECASE,
)
"""1 мамырдан 3 маусымға дейін: endings where other languages put words between."""

_MARK = "\0"
"""Stands in a text where its days were."""


_WORDS_OF_AN_END = re.compile(
    r"(?<!\w)(?:since|from|starting|after|until|till|before|by|to|с|со|после|до|по|раньше)(?=\s+\d)",
    re.IGNORECASE,
)


def _beside(before: str, after: str) -> re.Pattern[str]:
    """A word before the days, or after them, that opens them at one end."""
    return re.compile(rf"(?:(?:^|\s)(?:{before})\s+{_MARK}|{_MARK}\s+(?:{after})(?!\w))", re.I)


_OPENING = {
    "since": _beside(
        "since|from|starting(?: from| in)?|с|со|начиная с",
        "onwards?|on(?=[\\s.,;]*$)|and later|и позже|бері|бастап",
    ),
    "after": _beside("after|после", "кейін"),
    "until": _beside("until|till|up to|by|до|по", "дейін"),
    "before": _beside("before|раньше", "бұрын"),
}
"""Words that leave one end of the days open; those of "after" and "before" leave the days out."""


@dataclass(frozen=True)
class Days:
    """A run of days, both ends in it; `first` is `last` where one day is named.

    An end that is left open ("since 2021") is the first or the last day that a table can hold.
    """

    first: date
    last: date

    @property
    def since(self) -> date | None:
        """The first day; None where that end is open."""
        return None if self.first == FIRST_DAY else self.first

    @property
    def until(self) -> date | None:
        """The last day; None where that end is open."""
        return None if self.last == LAST_DAY else self.last

    @property
    def may_stand_in_a_table(self) -> bool:
        """Whether a table can hold all of these days; "before 1991" it can not."""
        return FIRST_DAY <= self.first <= self.last <= LAST_DAY


def named_days(text: str, *, today: date | None = None) -> tuple[Days | None, str]:
    """The days that the text names, if it names any, and what is left of the text without them.

    `today` is what "last week" is counted from.
    """
    text = with_our_months(" ".join(text.split()))  # our own days have blanks that do not break
    text = _FROM_TO_IN_KAZAKH.sub("\\1 \u2013 \\2", text)
    for read in (
        _decade,
        _part_of_year,
        _run,
        _around(today or date.today()),
        _days,
        _turned,
        _month,
        _year,
    ):
        found = read(text)
        if found:
            days, left = found
            is_run = read is _run or (read is _days and days.first < days.last)
            if not is_run and (opened := _opened(days, left)):
                days, left = opened
            left = " ".join(re.sub(rf"\(\s*{_MARK}\s*\)", _MARK, left).split())
            before, _, after = left.partition(_MARK)
            before = _BEFORE_A_DAY.sub("", before.strip(_NO_WORDS))
            return days, " ".join(f"{before} {after}".split()).strip(_NO_WORDS)
    return None, text.strip(_NO_WORDS)


def _opened(days: Days, left: str) -> Reading:
    """The days with the end open that a word beside them opens; None if none does."""
    for word, pattern in _OPENING.items():
        if not pattern.search(left):
            continue
        opened = {
            "since": Days(days.first, LAST_DAY),
            "after": Days(days.last + timedelta(days=1), LAST_DAY),
            "until": Days(FIRST_DAY, days.last),
            "before": Days(FIRST_DAY, days.first - timedelta(days=1)),
        }[word]
        # "From 2019 on" has one before and one after.
        return opened, pattern.sub(f" {_MARK} ", pattern.sub(f" {_MARK} ", left))
    return None


Reading = tuple[Days, str] | None


def _decade(text: str) -> Reading:
    """The 2010s, 2010-е годы, 2010-шы жылдар."""
    found = re.search(
        r"(?:\bthe\s+)?(?<![\w./-])(?P<first>(?:19|20)\d0)(?:['’]?s"
        r"|-?(?:е|х)(?:\s+год\w*)?|-?(?:шы|ші|ыншы|інші)\s+жылдар\w*)(?!\w)",
        text,
        re.IGNORECASE,
    )
    if not found:
        return None
    first = int(found["first"])
    return Days(date(first, 1, 1), date(first + 9, 12, 31)), _without(text, found)


def _part_of_year(text: str) -> Reading:
    """Summer 2019, Q1 2022; before runs, since "winter 2021-2022" is no run of years."""
    if found := found_part_of_year(text):
        first, last, written = found
        return Days(first, last), _without(text, written)
    return None


def _run(text: str) -> Reading:
    """26-27 October 2019, 30 April - 2 May 2019, June-July 2019, 2018-2019."""
    for run in written_runs(text):
        if run.first <= run.last and not run.is_apart:
            return Days(run.first, run.last), _without(text, run.found)
    # 2019–21, 2021/22; 2019-10 is a month.
    found = re.search(r"(?<![\w./-])((?:19|20)\d\d)[-/\u2013\u2014](\d\d)(?![\w./-])", text)
    if found and 12 < int(found[2]) and (last := int(found[1][:2] + found[2])) > int(found[1]):
        return Days(date(int(found[1]), 1, 1), date(last, 12, 31)), _without(text, found)
    return None


def _around(today: date) -> Callable[[str], Reading]:
    """What reads last week, this month, the last 30 days."""

    def read(text: str) -> Reading:
        if found := found_from_today(text, today):
            first, last, written = found
            return Days(first, last), _without(text, written)
        return None

    return read


def _days(text: str) -> Reading:
    """One day, or a run of days, in any way that calendars and newspapers write them."""
    # It takes a fifth of a second to load, and most readers never search.
    from dateparser.search import search_dates

    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PREFER_LOCALE_DATE_ORDER": False}
    # "Before 1 May 2019" is no day to it, and "after" it takes in.
    bare = _WORDS_OF_AN_END.sub(lambda word: "," * len(word[0]), text)
    found = search_dates(bare, languages=list(LANGUAGES), settings=settings) or []
    # "2019 году" is to it so many years ago.
    found = [
        (written.strip(_NO_WORDS), moment.date())
        for written, moment in found
        if moment.date() >= FIRST_DAY_OF_NAMES and not _SO_MUCH_TIME.fullmatch(written)
    ]
    if not found:
        return None
    (written, first), *others = found
    for other, last in others[:1]:
        run = re.search(rf"{re.escape(written)}{TO}{re.escape(other)}", text, re.IGNORECASE)
        if run and first <= last and not AND.search(run[0]):
            return Days(first, last), _without(text, run)
    return Days(first, first), text.replace(written, _MARK, 1)


def _turned(text: str) -> Reading:
    """2019 жылғы 26 қазан; 26 qazan 2019, of which the library does not know the month."""
    for pattern in (
        rf"\b{_YEAR}\s+(?P<day>{_DAY})\s+{named_month()}",
        rf"(?<![\d.,])(?P<day>{_DAY}){_ORDINAL}\s+(?:of\s+)?{named_month()},?\s+{_YEAR}",
        rf"{named_month()}\s+(?:the\s+)?(?P<day>{_DAY}){_ORDINAL},?\s+{_YEAR}",
    ):
        if found := re.search(pattern, text, re.IGNORECASE):
            return _between(text, found, int(found["day"]), int(found["day"]))
    return None


def _month(text: str) -> Reading:
    """October 2019, 2019 жылғы қазан, 2019-10, 10.2019."""
    for pattern in (
        rf"{named_month()},?\s+{_YEAR}",
        rf"\b{_YEAR}\s+{named_month()}",
        rf"(?<![\w./-]){_YEAR}[-/](?P<number>\d\d)(?![\w/-])",
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
    return f"{text[: found.start()]} {_MARK} {text[found.end() :]}"


def _number(found: re.Match[str]) -> int:
    """The number of the month."""
    if number := found.groupdict().get("number"):
        return int(number)
    return month_names()[found["month"].casefold()]
