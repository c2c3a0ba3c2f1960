"""One day in the words of a reader, or why they name none."""

from __future__ import annotations

from datetime import date
from typing import Literal

from geo.days import iso_day
from incidents.days.days_as_written import named_days
from incidents.days.days_in_other_languages import with_our_months
from incidents.days.days_misspelt import without_impossible_day
from incidents.languages.language import Language

LONGEST = 200
"""Characters of a text that are read."""

End = Literal["first", "last"]
"""Which day is meant where several are named: of "October 2019" the first, or the last."""


class NoDay(Exception):
    """The text names no day that can stand here; the message says why, in the reader's words."""


def typed_day(text: str, language: Language, *, first: date, last: date, end: End) -> date:
    """The day from `first` to `last` that the text names, in any form and any of our languages.

    Raises:
        NoDay: It names none, one outside of these, or something else besides.
    """
    say, text = language.say, text[:LONGEST]
    if not (day := iso_day(text.strip())):
        impossible, _ = without_impossible_day(with_our_months(text))
        days, rest = named_days(text)
        if days is None or impossible:
            problem = say("“{text}” is no day: wanted one such as 26 October 2019", text=text)
            raise NoDay(problem)
        if rest:
            raise NoDay(say("Only a day can stand here, not “{rest}”", rest=rest))
        ends = (days.since, days.last) if end == "first" else (days.until, days.first)
        day = ends[0] or ends[1]
    if not first <= day <= last:
        ends_in_words = {"first": language.day(first), "last": language.day(last)}
        raise NoDay(
            say(
                "{day} cannot be chosen: wanted a day from {first} to {last}",
                day=language.day(day),
                **ends_in_words,
            )
        )
    return day
