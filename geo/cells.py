"""Text on its way into a CSV file that somebody will open in a spreadsheet."""

import re

# A spreadsheet runs a cell that begins so, also behind blanks and characters that nobody sees.
_UNSEEN = r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"']*"
_FORMULA = re.compile(rf"{_UNSEEN}[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")


def defused(text: str) -> str:
    """The text, with an apostrophe before it if a spreadsheet would run it.

    >>> defused("=1+1"), defused("Almaty")
    ("'=1+1", 'Almaty')
    """
    return f"'{text}" if _FORMULA.match(text) else text
