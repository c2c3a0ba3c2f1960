"""The reader's language as a value: words through gettext, numbers and dates through Babel."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_group_symbol

from geo.message import Message
from incidents.languages.alphabet import alphabetical
from incidents.languages.bidi import isolated
from incidents.languages.kazakh_numerals import ablative

LOCALES = {"en": "en_GB", "ru": "ru_RU", "kk": "kk_KZ"}
"""Babel's locale for each language of the product."""

YEAR_IN_FULL = {"ru": ("\u202fг.", "\u00a0года"), "kk": ("\u202fж.", "\u00a0жылғы")}
"""The word for a year as Babel cuts it short, and in full: a sentence that ends with "г." would end
with two full stops, and a voice reads the letters."""

ENGLISH = "en"
"""The language of the messages in the code, and of what the editors of the tables write."""

LATIN_ENDS = "\u0250"
"""The first letter that is not of the Latin alphabet of any language that quotes here."""

ENGLISH_MARK = " (EN)"
"""What stands behind English words in another language's page or file."""

NO_CATALOGUE = NullTranslations()
"""The messages as they stand in the code, in English."""


@dataclass(frozen=True)
class Language:
    """A language code of `LOCALES` and its catalogue; English by default.

    Equal are those of one code and the very same catalogue: what is kept for one is right for both.
    """

    code: str = ENGLISH
    translations: NullTranslations = NO_CATALOGUE

    def say(self, message: str, **values: object) -> str:
        """The message in this language with the values put in by name.

        A value that runs from right to left turns no word of the message.
        """
        return _put_in(self.translations.gettext(message), values)

    def say_count(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The message in the form that the number asks for; `{number}` is put in formatted."""
        form = self.translations.ngettext(singular, plural, number)
        return _put_in(form, {"number": self.number(number), **values})

    def say_as(self, role: str, message: str, **values: object) -> str:
        """The message in this role, where one English text has several translations."""
        return _put_in(self.translations.pgettext(role, message), values)

    def say_count_as(
        self, role: str, singular: str, plural: str, number: int, **values: object
    ) -> str:
        """`say_count` in this role."""
        form = self.translations.npgettext(role, singular, plural, number)
        return _put_in(form, {"number": self.number(number), **values})

    @property
    def marks(self) -> tuple[str, str]:
        """The quotation marks before words and after them: “ and ”, « and »."""
        opens, _, closes = self.translations.gettext("“{words}”").partition("{words}")
        return opens, closes

    def english(self, words: str) -> str:
        """Words that the tables hold in English alone, marked so for readers of another language;
        as they are where they stand in another alphabet.

        >>> Language("kk").english("May Day rallies"), Language().english("May Day rallies")
        ('May Day rallies (EN)', 'May Day rallies')
        """
        if self.code == ENGLISH or not _mostly_latin(words):
            return words
        return words + ENGLISH_MARK

    def of_schema(self, words: str) -> str:
        """The title or the explanation of a field in this language; English words of somebody's own
        field, which no catalogue has, are marked. Nothing is put into them, whatever they hold.

        >>> Language("kk").of_schema("Cells {x}"), Language().of_schema("")
        ('Cells {x} (EN)', '')
        """
        found = self.translations.gettext(words) if words else ""
        return found if found != words else self.english(words)

    def told(self, text: str) -> str:
        """A `Message` in this language, the messages inside it too; another text as it is."""
        if not isinstance(text, Message):
            return text
        if not text.singular:
            return text.by_language.get(self.code, text)
        values = {k: self.told(v) if isinstance(v, str) else v for k, v in text.values.items()}
        if text.plural:
            return self.say_count(text.singular, text.plural, text.number, **values)
        return self.say(text.singular, **values)

    def number(self, number: int) -> str:
        """The number with this language's grouping: 10,000."""
        return f"{number:,}".replace(",", group_symbol(self.code))

    def number_compared(self, number: int) -> str:
        """The number as it stands in "more than 300", "fewer than 300": in Kazakh with its ending.

        >>> Language("kk").number_compared(300), Language().number_compared(300)
        ('300-ден', '300')
        """
        written = self.number(number)
        return f"{written}-{ablative(number)}" if self.code == "kk" else written

    def decimal(self, number: float) -> str:
        """The number with this language's decimal sign and at most three digits behind it: 1.5."""
        return format_decimal(number, locale=LOCALES[self.code])

    def by_name(self, name: str) -> str:
        """What names are sorted by, in the order of this language's alphabet."""
        return alphabetical(name, self.code)

    def day(self, day: date) -> str:
        """The day in words: 26 October 2019."""
        return self._with_year_word(_written(day, "long", self.code))

    def day_of_form(self, day: date) -> str:
        """The day as it stands in a form, in the order of all three: 26 October 2019."""
        return _written(day, "d MMMM y", self.code)

    @property
    def day_pattern(self) -> str:
        """What `day` writes, with {day}, {month} (its name in full) and {year} to be put in."""
        parts = {"d": "{day}", "MMMM": "{month}", "y": "{year}"}
        pattern = Locale.parse(LOCALES[self.code]).date_formats["long"].pattern
        written = re.sub(
            "'([^']*)'|d|MMMM|y", lambda found: found[1] or parts[found[0]], str(pattern)
        )
        return self._with_year_word(written)

    def month(self, day: date) -> str:
        """The month of a day in words: October 2019."""
        written = format_skeleton("yMMMM", day, locale=LOCALES[self.code])
        return self._with_year_word(written)

    def days(self, first: date, last: date) -> str:
        """A run of days in words: 2–12 January 2022; one day as `day` says it."""
        if first == last:
            return self.day(first)
        locale = Locale.parse(LOCALES[self.code])
        differ = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        # The library knows intervals with short months alone.
        begin, end = locale.interval_formats["yMMMd"][differ]
        return self._with_year_word(
            "".join(
                _written(day, part.replace("MMM", "MMMM"), self.code)
                for day, part in ((first, begin), (last, end))
            )
        )

    def joined(self, items: list[str], *, of: int = 0) -> str:
        """The items as a list in words, and how many more there are where they are `of` so many.

        >>> Language().joined(["Almaty", "Oral"]), Language().joined(["Almaty", "Oral"], of=5)
        ('Almaty and Oral', 'Almaty, Oral and 3 more')
        """
        if (rest := of - len(items)) > 0:
            items = [*items, self.say_count("{number} more", "{number} more", rest)]
        if len(items) < 2:
            return "".join(items)
        these = ", ".join(map(isolated, items[:-1]))
        return self.say("{these} and {last}", these=these, last=items[-1])

    def with_rest(self, told: Sequence[str], of: int) -> list[str]:
        """What is told of some of so many, and how many more there are.

        >>> Language().with_rest(["Almaty", "Oral"], of=5)
        ['Almaty', 'Oral', 'and 3 more']
        >>> Language().with_rest(["Almaty", "Oral"], of=2)
        ['Almaty', 'Oral']
        """
        rest = of - len(told)
        more = self.say_count("and {number} more", "and {number} more", rest)
        return [*told, more] if rest > 0 else [*told]

    def _with_year_word(self, days: str) -> str:
        return days.replace(*YEAR_IN_FULL.get(self.code, ("", "")))


def capitalised(text: str) -> str:
    """The text with a large letter first, the others as they are.

    >>> capitalised("data of the AFP"), capitalised("")
    ('Data of the AFP', '')
    """
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """The text as a sentence by itself, a large letter first and a full stop last; "" stays "".

    >>> as_sentence("by our count of 7 reports"), as_sentence("26 октября 2019 г."), as_sentence("")
    ('By our count of 7 reports.', '26 октября 2019 г.', '')
    """
    return stopped(capitalised(text)) if text else ""


def stopped(text: str) -> str:
    """The text with a full stop, but where its last word ends with one: "26 октября 2019 г."."""
    return text if text.endswith(".") else f"{text}."


def _mostly_latin(words: str) -> bool:
    letters = [sign for sign in words if sign.isalpha()]
    return 2 * sum(sign < LATIN_ENDS for sign in letters) > len(letters)


def _put_in(message: str, values: dict[str, object]) -> str:
    """The message with the values in it, of which none turns its words."""
    said = message.format(**values)
    if said.isascii() or isolated(said) == said:
        return said
    return message.format(
        **{k: isolated(value) if isinstance(value, str) else value for k, value in values.items()}
    )


@lru_cache(maxsize=10_000)
def _written(day: date, pattern: str, code: str) -> str:
    """The day in a language by one of Babel's patterns; kept, since Babel looks up its locale, its
    calendar and its pattern anew for each day."""
    return format_date(day, pattern, locale=LOCALES[code])


@cache
def group_symbol(code: str) -> str:
    """What stands between thousands in a language; Babel takes too long to ask it at each number.

    All three group by thousands from 1,000 on and write the digits 0 to 9.
    """
    return get_group_symbol(LOCALES[code])
