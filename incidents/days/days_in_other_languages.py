"""Days that readers elsewhere write: 5. Januar 2022, 1er mai 2019, 26 Ekim 2019."""

from __future__ import annotations

import calendar
import re

from geo.written_days import foreign_months

_DATED = re.compile(
    r"(?<!\w)(?:(?:(?:le|am|vom|den|el|il)\s+)?(?P<day>\d{1,2})(?:\.|er|º|°)?\s+(?:de\s+)?)?"
    r"(?P<month>[^\W\d_]{3,12})\.?,?\s+(?:del?\s+)?(?P<year>(?:19|20)\d\d)(?!\w)",
    re.IGNORECASE,
)
"""A word before a year, with the day before it and what these languages put around both."""


def with_our_months(text: str) -> str:
    """The text with days and months of a year in English where they stand in another language of
    `geo.written_days.FOREIGN_LANGUAGES`.

    >>> with_our_months("Almaty 5. Januar 2022"), with_our_months("juin 2019")
    ('Almaty 5 January 2022', 'June 2019')
    """
    return _DATED.sub(_in_english, text)


def _in_english(found: re.Match[str]) -> str:
    month = foreign_months().get(found["month"].casefold())
    if month is None:
        return found[0]
    return " ".join(filter(None, (found["day"], calendar.month_name[month], found["year"])))
