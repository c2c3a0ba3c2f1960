"""Days as they are written in links, lists, commands and tables: ISO 8601, one way alone."""

from __future__ import annotations

import re
from datetime import date

FIRST_DAY, LAST_DAY = date(1991, 1, 1), date(2099, 12, 31)
"""The days that tables, links and briefings can hold: a track over thousands of years would show
nothing."""

FIRST_DAY_OF_NAMES = date(1900, 1, 1)
"""Names of places are asked for as of older days too: some were others before the tables begin."""

_WRITTEN = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_day(text: object) -> date | None:
    """The day of a text such as 2019-10-26; None for every other form and value.

    >>> iso_day("2019-10-26"), iso_day("20191026"), iso_day("2019-W43-6"), iso_day("2019-02-30")
    (datetime.date(2019, 10, 26), None, None, None)
    """
    if not isinstance(text, str) or not _WRITTEN.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
