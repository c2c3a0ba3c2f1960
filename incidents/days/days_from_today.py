"""Runs of days that are counted from today: last week, this month, the last 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

THIS, LAST = "this", "last"

_WHICH = {
    THIS: r"this|current|эт(?:ой|а|у|от|ом|ого)|текущ\w+|осы|бұл|биылғы",
    LAST: r"last|past|previous|прошл\w+|минувш\w+|предыдущ\w+|өткен|былтырғы",
}
_UNITS = {
    "week": r"week|недел[яеюи]|апта(?:да|сы|сында)?",
    "month": r"month|месяц(?:а|е)?|ай(?:да|ы|ында)?",
    "year": r"year|год(?:а|у)?|жыл(?:ы|да|дың)?",
}
_SO_MANY = {
    "day": r"days?|день|дня|дней|күн(?:де)?",
    "week": r"weeks?|недел\w*|апта(?:да)?",
    "month": r"months?|месяц\w*|ай(?:да)?",
    "year": r"years?|лет|год\w*|жыл(?:да)?",
}
_ONE_WORD = {r"биыл": (THIS, "year"), r"былтыр": (LAST, "year")}
_NUMBERS = (
    r"one|один|одну|бір",
    r"two|два|две|двух|екі",
    r"three|три|трех|трёх|үш",
    r"four|четыре|четырех|четырёх|төрт",
    r"five|пять|пяти|бес",
    r"six|шесть|шести|алты",
    r"seven|семь|семи|жеті",
    r"eight|восемь|восьми|сегіз",
    r"nine|девять|девяти|тоғыз",
    r"ten|десять|десяти|он",
)
"""Words of numbers, one first."""

_THE_LAST = r"last|past|previous|последн\w+|соңғы"

MOST = 1000
"""So many units are read; beyond, nobody means days of a table."""

Found = tuple[date, date, re.Match[str]]


def found_from_today(text: str, today: date) -> Found | None:
    """The first and the last day, and where the text says so; None where it does not.

    A week is Monday to Sunday. Last week, month and year are the whole one before that of today;
    this one ends today, and so do the last 30 days.
    """
    return next(_found(text, today), None)


def _found(text: str, today: date) -> Iterator[Found]:
    for unit, word in _SO_MANY.items():
        number = rf"(?P<number>\d{{1,9}}|{'|'.join(_NUMBERS)})"
        pattern = rf"(?<!\w)(?:the\s+)?(?:{_THE_LAST})\s+{number}\s+(?:{word})(?!\w)"
        found = re.search(pattern, text, re.IGNORECASE)
        if found and 1 <= (many := _number(found["number"])) <= MOST:
            yield _before(today, many, unit) + timedelta(days=1), today, found
    for which, words in _WHICH.items():
        for unit, word in _UNITS.items():
            pattern = rf"(?<!\w)(?:the\s+)?(?:{words})\s+(?:{word})(?!\w)"
            if found := re.search(pattern, text, re.IGNORECASE):
                yield *_run(which, unit, today), found
    for word, (which, unit) in _ONE_WORD.items():
        if found := re.search(rf"(?<!\w){word}(?!\w)", text, re.IGNORECASE):
            yield *_run(which, unit, today), found


def _number(written: str) -> int:
    if written.isdecimal():
        return int(written)
    return next(at for at, words in enumerate(_NUMBERS, 1) if re.fullmatch(words, written, re.I))


def _run(which: str, unit: str, today: date) -> tuple[date, date]:
    first = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    return (first, today) if which == THIS else (_before(first, 1, unit), first - timedelta(days=1))


def _before(day: date, number: int, unit: str) -> date:
    """The day so many units earlier; of a shorter month its last day."""
    if unit in ("day", "week"):
        return day - timedelta(days=number * (7 if unit == "week" else 1))
    months = day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1)
    first = date(max(months // 12, 1), months % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return min(first + timedelta(days=day.day - 1), last)
