"""Days that a reader names and that may be one of several runs: winter 2022, early 2022,
конец 2021, 2022 жылдың басы."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from geo.written_days import month_names
from incidents.days.days_as_written import Days
from incidents.days.parts_of_years import WINTER
from incidents.days.runs_of_days import named_month, year_named

_OF = r"(?:\s+(?:of|in)(?:\s+the\s+year)?)?,?[\s-]+"

_STRETCHES = {
    "early": (
        r"early|(?:the\s+)?(?:beginning|start)|(?:в\s+)?начал[оае]|бас(?:ы|ында)",
        ((1, 1), (1, 3), (1, 6)),
        ((1, 10), (1, 15)),
    ),
    "mid": (
        r"mid|(?:the\s+)?middle|(?:в\s+)?середин[аеуы]|орта(?:сы|сында)",
        ((6, 7), (4, 9)),
        ((11, 20), (10, 20)),
    ),
    "late": (
        r"late|(?:the\s+)?end|(?:в\s+)?кон(?:ец|це)|соң(?:ы|ында)|аяғ(?:ы|ында)",
        ((12, 12), (10, 12), (7, 12)),
        ((21, 31), (16, 31)),
    ),
}
"""Words for a stretch of a year or a month; the months of a year that it may be, the days of a
month, each from the narrowest on."""

_MONTHS_OF_YEARS = (
    rf"{named_month()},?\s+{year_named('year')}",
    rf"{year_named('year')}\s+{named_month()}",
)

_WHOLE = re.compile(
    r"(?<!\w)(?:"
    r"(?P<since>since|from|starting|с|со)\s+(?:the\s+)?(?:start|beginning|начала)"
    r"|(?P<until>until|till|up\s+to|by|to|до|по)\s+(?:the\s+)?(?:end|конца|конец)"
    rf")\s+(?:of\s+)?(?=(?:{named_month()}\s+)?(?:19|20)\d\d)",
    re.IGNORECASE,
)
"""What only says that a year or a month is meant from its first day on, or up to its last."""


@dataclass(frozen=True)
class SeveralReadings:
    """What was written, the runs of days that it may mean, and whether it is a winter, which lies
    in two years."""

    written: str
    runs: tuple[Days, ...]
    is_winter: bool = False


def several_readings(text: str) -> tuple[SeveralReadings | None, str]:
    """What the text names that may be one of several runs of days, None if nothing, and what is
    left of the text without it.

    >>> found, left = several_readings("Almaty winter 2022")
    >>> [str(run.first) for run in found.runs], left
    (['2021-12-01', '2022-12-01'], 'Almaty')
    """
    text = _WHOLE.sub(lambda found: f"{found['since'] or found['until']} ", text)
    found = next(_found(text), None)
    if found is None:
        return None, text
    readings, (start, end) = found
    return readings, " ".join(f"{text[:start]} {text[end:]}".split())


def _found(text: str) -> Iterator[tuple[SeveralReadings, tuple[int, int]]]:
    for found in _beside(WINTER, year_named("year"), text=text):
        year = int(found["year"])
        winters = (_months(year - 1, 12, 14), _months(year, 12, 14))
        yield SeveralReadings(found[0].strip(), winters, is_winter=True), found.span()
    for words, months, days in _STRETCHES.values():
        for found in _beside(words, *_MONTHS_OF_YEARS, text=text):
            year, month = int(found["year"]), month_names()[found["month"].casefold()]
            last = calendar.monthrange(year, month)[1]
            runs = tuple(
                Days(date(year, month, a), date(year, month, min(b, last))) for a, b in days
            )
            yield SeveralReadings(found[0].strip(), runs), found.span()
        for found in _beside(words, year_named("year"), text=text):
            runs = tuple(_months(int(found["year"]), a, b) for a, b in months)
            yield SeveralReadings(found[0].strip(), runs), found.span()


def _beside(words: str, *dated: str, text: str) -> Iterator[re.Match[str]]:
    """Where one of the words stands before a year, or month and year, or after it."""
    for when in dated:
        for pattern in (
            rf"(?<![\w./-])(?:{words}){_OF}{when}(?!\s*[-/\u2013\u2014]\s*\d)(?![\w./-]*\d)",
            rf"(?<![\w./-]){when},?\s+(?:{words})(?!\w)",
        ):
            yield from re.finditer(pattern, text, re.IGNORECASE)


def _months(year: int, first: int, last: int) -> Days:
    """The days of these months; those after 12 are of the next year."""
    end_year, end = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Days(date(year, first, 1), date(end_year, end, calendar.monthrange(end_year, end)[1]))
