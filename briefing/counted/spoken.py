"""A count as it is said aloud in front of a room."""

from __future__ import annotations

import re

from num2words import num2words

from incidents.counting.count import Count
from incidents.languages.language import capitalised
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker

NUM2WORDS = {"en": "en_GB", "ru": "ru", "kk": "kz"}
"""The language codes of the library that spells numbers."""

GOVERNED = {
    **dict.fromkeys(("менее", "более", "около", "до", "из", "от", "больше"), "g"),
    "в": "p",
}
"""Russian words that a number follows, and the case that they ask of it, as the library has it."""

GENDERS = {
    "n": ("сообщени", "событи", "числ", "мест"),
    "f": ("област", "строк", "сцен", "стран"),
}
"""How Russian words begin before which one and two are neuter or feminine."""

# A number with blanks or commas between its thousands, perhaps with a Kazakh ending; no part of a
# date or of a word.
_ENDING = r"-(?P<ending>[дтн][ае]н)\b"
_NUMBER = re.compile(
    r"(?<![\w.,-])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)"
    rf"|\d+(?!(?!{_ENDING.replace('?P<ending>', '?:')})[\w-]|[.,]\d))(?:{_ENDING})?"
)
_YEARS = range(1900, 2100)


def spoken(result: Count, speaker: Speaker) -> str:
    """The sentence of the count with its numbers spelled out, and what must be said beside it.

    "At least thirty-nine people were reported detained in four cities on 26 October 2019, by our
    count of seven reports. The authorities acknowledge twenty-six, in two of them."
    """
    said = in_words(sentence(result, speaker), speaker.language.code)
    return capitalised(said)


def in_words(text: str, language: str) -> str:
    """The text with its numbers spelled out; days and years stay digits."""

    def spell(found: re.Match[str]) -> str:
        number = int(re.sub(r"\D", "", found[0]))
        is_day = number <= 31 and _a_month(text, found)
        if is_day or (number in _YEARS and not re.search(r"\D", found[0])):
            return found[0]
        inflected = _as_russian(text, found) if language == "ru" else {}
        spelled = str(num2words(number, lang=NUM2WORDS[language], **inflected))
        return spelled + (found["ending"] or "")

    # A number of several words is told from the next one by blanks around the dash.
    said = re.sub(r"(?<=[^\W\d])–(?=[^\W\d])", " – ", _NUMBER.sub(spell, text))
    return _years_in_full(said) if language == "ru" else said


def _as_russian(text: str, found: re.Match[str]) -> dict[str, str]:
    """The case that the word before a number asks for, and the gender of the noun behind it."""
    before = re.search(r"(\w+)\W$", text[: found.start()])
    noun = re.match(r"\s(?:[а-яё]+(?:ого|ое|ая|ых)\s)?([а-яё]+)", text[found.end() :])
    begins = noun[1] if noun else ""
    return {
        "case": GOVERNED.get(before[1].lower(), "n") if before else "n",
        "gender": next((code for code, stems in GENDERS.items() if begins.startswith(stems)), "m"),
    }


def _years_in_full(text: str) -> str:
    """The Russian "г." behind a year as a word, with its full stop where the sentence ends."""
    ended = re.sub(r"(?<=\d{4})\s?г\.(?=\s+[А-ЯЁ]|$)", " года.", text)
    return re.sub(r"(?<=\d{4})\s?г\.", " года", ended)


_MONTHS = re.compile(
    r"(?:[–-]\d{1,2})?\s(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен"
    r"|окт|ноя|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)",
    re.IGNORECASE,
)


def _a_month(text: str, found: re.Match[str]) -> bool:
    return bool(_MONTHS.match(text, found.end()))
