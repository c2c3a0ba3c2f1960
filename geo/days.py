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


def iso_days(first: date, last: date) -> str:
    """A run of days for the cell of a table, sorted by its first: its last day without what it
    shares with the first.

    >>> iso_days(date(2022, 1, 2), date(2022, 1, 9)), iso_days(date(2018, 6, 18), date(2018, 7, 2))
    ('2022-01-02–09', '2018-06-18–07-02')
    >>> iso_days(date(2022, 1, 2), date(2022, 1, 2)), iso_days(date(2021, 12, 31), date(2022, 1, 1))
    ('2022-01-02', '2021-12-31–2022-01-01')
    """
    if first == last:
        return first.isoformat()
    shared = 0 if first.year != last.year else 5 if first.month != last.month else 8
    return f"{first.isoformat()}–{last.isoformat()[shared:]}"
