"""The reader's language as a value: words through gettext, numbers and dates through Babel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.numbers import get_group_symbol

from geo.message import Message
from incidents.words.alphabet import alphabetical
from incidents.words.bidi import isolated

LOCALES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
"""Babel's locale for each language of the product."""

NO_CATALOGUE = NullTranslations()
"""The messages as they stand in the code, in English."""


@dataclass(frozen=True)
class Language:
    """A language code of `LOCALES` and its catalogue; English by default.

    Equal are those of one code and the very same catalogue: what is kept for one is right for both.
    """

    code: str = "en"
    translations: NullTranslations = NO_CATALOGUE

    def say(self, message: str, **values: object) -> str:
        """The message in this language with the values put in by name.

        A value that runs from right to left turns no word of the message.
        """
        return self.translations.gettext(message).format(**_isolated(values))

    def say_count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The message in the form that the number asks for; `{number}` is put in formatted."""
        form = self.translations.ngettext(singular, plural, number)
        return form.format(number=self.number(number), **_isolated(values))

    def told(self, text: str) -> str:
        """A `Message` in this language, the messages inside it too; another text as it is."""
        if not isinstance(text, Message) or not text.singular:
            return text
        values = {k: self.told(v) if isinstance(v, str) else v for k, v in text.values.items()}
        if text.plural:
            return self.say_count(text.singular, text.plural, text.number, **values)
        return self.say(text.singular, **values)

    def number(self, number: int) -> str:
        """The number with this language's grouping: 10,000."""
        return f"{number:,}".replace(",", group_symbol(self.code))

    def by_name(self, name: str) -> str:
        """What names are sorted by, in the order of this language's alphabet."""
        return alphabetical(name, self.code)

    def day(self, day: date) -> str:
        """The day in words: 26 October 2019."""
        return format_date(day, "long", locale=LOCALES[self.code])

    def days(self, first: date, last: date) -> str:
        """A run of days in words: 2–12 January 2022; one day as `day` says it."""
        if first == last:
            return self.day(first)
        locale = Locale.parse(LOCALES[self.code])
        differ = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        # The library knows intervals with short months alone.
        begin, end = locale.interval_formats["yMMMd"][differ]
        return "".join(
            format_date(day, part.replace("MMM", "MMMM"), locale=locale)
            for day, part in ((first, begin), (last, end))
        )

    def joined(self, items: list[str]) -> str:
        """The items as a list in words: a, b and c."""
        if len(items) < 2:
            return "".join(items)
        these = ", ".join(map(isolated, items[:-1]))
        return self.say("{these} and {last}", these=these, last=items[-1])


def _isolated(values: dict[str, object]) -> dict[str, object]:
    return {k: isolated(value) if isinstance(value, str) else value for k, value in values.items()}


@cache
def group_symbol(code: str) -> str:
    """What stands between thousands in a language; Babel takes too long to ask it at each number.

    All three group by thousands from 1,000 on and write the digits 0 to 9.
    """
    return get_group_symbol(LOCALES[code])
