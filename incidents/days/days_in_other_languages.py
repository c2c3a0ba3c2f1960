"""Days that readers elsewhere write: 5. Januar 2022, 1er mai 2019, du 5 au 10 janvier 2022."""

from __future__ import annotations

import calendar
import re

from geo.written_days import foreign_months

_DAY = r"(?P<{}day>\d{{1,2}})(?:\.|er|º|°)?"
_WORD = r"[^\W\d_]{3,12}"
_YEAR = r"(?:19|20)\d\d"
_BEFORE = r"(?:(?:du|les?|am|vom|von|den|del?|dal|el|il|od|з|із|від)\s+)?"
_TO = r"\s?[-\u2013\u2014/]\s?|\s+(?:bis(?:\s+zum)?|au|à|al|a|do|ile|до|по)\s+"
_AND = r"\s+(?P<both>und|et|y|e|i|ve|і|та|й)\s+(?:les?\s+|el\s+|il\s+)?"
_DATED = (
    rf"(?:{_DAY.format('')}\s+(?:de\s+)?)?(?P<month>{_WORD})\.?,?\s+(?:del?\s+)?(?P<year>{_YEAR})"
)
"""A word before a year, with the day before it and what these languages put around both."""

_ONE = re.compile(rf"(?<!\w){_BEFORE}{_DATED}(?!\w)", re.IGNORECASE)
_RUN = re.compile(
    rf"(?<!\w){_BEFORE}(?:{_DAY.format('first_')}(?:\s+(?:de\s+)?(?P<its_month>{_WORD}))?"
    rf"|(?P<first_month>{_WORD}))(?:\s+(?:del?\s+)?(?P<first_year>{_YEAR}))?(?:{_TO}|{_AND}){_DATED}"
    r"(?!\w)",
    re.IGNORECASE,
)


def with_our_months(text: str) -> str:
    """The text with days and months of a year in English where they stand in another language of
    `geo.written_days.FOREIGN_LANGUAGES`, and with runs of them.

    >>> with_our_months("Almaty 5. Januar 2022"), with_our_months("du 5 au 10 juin 2019")
    ('Almaty 5 January 2022', '5 - 10 June 2019')
    """
    return _ONE.sub(_in_english, _RUN.sub(_run_in_english, text))


def _in_english(found: re.Match[str]) -> str:
    month = foreign_months().get(found["month"].casefold())
    return found[0] if month is None else _said(found["day"], month, found["year"])


def _run_in_english(found: re.Match[str]) -> str:
    named = found["its_month"] or found["first_month"]
    first = foreign_months().get(named.casefold()) if named else None
    if named and first is None:
        return found[0]
    last = _in_english(found)
    if last == found[0] or foreign_months().get(found["month"].casefold()) is None:
        return found[0]
    between = "and" if found["both"] else "-"
    return f"{_said(found['first_day'], first, found['first_year'])} {between} {last}"


def _said(day: str | None, month: int | None, year: str | None) -> str:
    name = calendar.month_name[month] if month else None
    return " ".join(filter(None, (day, name, year)))
