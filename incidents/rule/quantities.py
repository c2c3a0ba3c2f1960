"""Words to bounds: the figures that a text states, by the table in `incidents/rule/wordings.py`.

Bounds are for arithmetic, words are for print.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from incidents.rule.number_words import CASE, DIGITS, NUMBER, SPOKEN, UNITS, any_of, numbers
from incidents.rule.shortened_numbers import PLACES, spelled_out
from incidents.rule.wordings import NO_MORE, OR_A_UNIT, VAGUE, WORDINGS, Wording


@dataclass(frozen=True)
class Quantity:
    """A figure in words: its bounds, the phrase, and whether a bound is computed, not said.

    `one_more`: the low is one more than the number that was said ("more than 1,000"). `code` is the
    row of `WORDINGS` that the words belong to, "" for a number alone, and `numbers` what was said:
    two of a range, none of "dozens".
    """

    low: int | None
    high: int | None
    phrase: str
    computed: bool
    one_more: bool = False
    code: str = ""
    numbers: tuple[int, ...] = ()


_BEFORE = {word: row for row in WORDINGS for word in row.words}
_AFTER = {word: row for row in WORDINGS for word in row.after}
_FEW = rf"(?:{DIGITS}|{any_of(SPOKEN)})"
_DASHED = rf"(?<![\d.,–—-]){_FEW}\s?[-–—]\s?{_FEW}(?!\d|[.,–—-]\d)(?:[\s-]+{any_of(UNITS)})?"
_OR = r"\s+(?:to|or|или|немесе)"
_RANGES = (
    rf"(?:between\s+(?P<between>(?:{_FEW}(?:[\s-]+|(?!\w))|(?:half\s+)?an?\s+)?{any_of(UNITS)}"
    rf"|{_FEW})\s+and"
    rf"|(?:(?P<from>from)\s+|(?P<ot>от)\s+)?(?P<first>{NUMBER})"
    rf"(?(from){_OR}|(?(ot)\s+до|(?:{_OR}|(?P<den>{CASE})|\s+(?P<ara>[мбп]ен)))))"
    rf"\s+(?P<last>{NUMBER})(?(den){CASE}(?:\s+дейін)?)(?(ara)(?:{CASE})?\s+ара\w*)"
    rf"|(?P<dashed>{_DASHED})"
)
_NO_PEOPLE = (
    rf"(?!\s+{PLACES}|\s+(?:seconds|minutes|hours|days|weeks|months|years|times|секунд|минут|час|дней|суток|недел"
    r"|месяц|лет|раз|минут|сағат|күн|апта|ай|жыл|рет))"
)
"""Several of these are no people."""


@cache
def _pattern() -> re.Pattern[str]:
    """Made when a text is first read: it takes longer than many a command that reads none."""
    return re.compile(
        rf"(?<!\w)(?:(?P<before>{any_of(_BEFORE)})\s+)?"
        rf"(?:(?:{_RANGES})|(?P<vague>{any_of(VAGUE)}){_NO_PEOPLE}|(?P<number>{NUMBER}))"
        rf"(?:{CASE})?(?!\w)"
        rf"(?:(?:\s+\w+)??\s*(?P<after>{any_of(_AFTER)})(?!\w|\s+(?:to\b|\d)))?",
        re.IGNORECASE,
    )


@lru_cache(maxsize=10_000)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure that a text in English, Russian or Kazakh states, in its order.

    >>> [(q.low, q.high) for q in quantities("about 30 in one place, more than a dozen elsewhere")]
    [(27, 33), (1, 1), (13, None)]
    >>> [(q.low, q.high) for q in quantities("от 50 до 60 человек; 100-ден астам адам")]
    [(50, 60), (101, None)]
    """
    text = spelled_out(text)
    found: list[Quantity] = []
    end = 0
    for match in _pattern().finditer(text):
        said = [*_quantities(match)]
        if found and said and (one := _as_one(found[-1], text[end : match.start()], said[0])):
            found[-1:], said = [one], said[1:]
        found += said
        end = match.end()
    return tuple(found)


_BUT = re.compile(r"\s*,?\s*(?:but|and|yet|но|и|а|однако|бірақ|және)?\s*", re.IGNORECASE)
_IF_NOT = re.compile(
    r"\s*,?\s*(?:if not|or|or even|possibly|perhaps|maybe|to|или|или даже|если не|а то и|возможно"
    r"|немесе|тіпті|мүмкін)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,?\s*(?:and|upon|и|на|мен)?\s*", re.IGNORECASE)


def _as_one(first: Quantity, between: str, second: Quantity) -> Quantity | None:
    """The one figure that two make with the words between them, None where they are two: "more
    than 100 but fewer than 200"; "dozens, if not hundreds", whose second word is a guess."""
    phrase = " ".join(f"{first.phrase}{between}{second.phrase}".lower().split())
    if first.numbers and second.code in NO_MORE and first.high is None and _BUT.fullmatch(between):
        if (first.low or 0) <= (second.high or 0):
            numbers = (*first.numbers, *second.numbers)
            computed = first.computed or second.computed
            one_more = first.one_more
            return Quantity(first.low, second.high, phrase, computed, one_more, "", numbers)
    elif not first.numbers and not second.numbers:
        low, more = first.low or 0, second.low or 0
        if (low < more and _IF_NOT.fullmatch(between)) or (low == more and _AND.fullmatch(between)):
            return Quantity(low, None, phrase, True)
    return None


def parse_quantity(text: str) -> Quantity | None:
    """The first figure that a text states, or None.

    >>> parse_quantity("dozens of people were detained").low
    24
    """
    return next(iter(quantities(text)), None)


def worded(text: str, *, low: int | None, high: int | None) -> Quantity | None:
    """The figure in the text that has just these bounds, or None.

    >>> worded("on 1 May about 100 people", low=90, high=110).phrase
    'about 100'
    """
    fitting = (q for q in quantities(text) if (q.low, q.high) == (low, high))
    return next(fitting, None)


def is_computed(text: str, *, low: int | None, high: int | None) -> bool:
    """Whether one of the bounds was said by nobody: it follows from the words of the text.

    >>> is_computed("dozens", low=24, high=None), is_computed("26 people", low=26, high=26)
    (True, False)
    >>> is_computed("more than 300", low=301, high=None)
    True
    """
    if low == high:
        return False
    digits = re.sub(r"(?<=\d)[,\s](?=\d)", "", text)
    if all(bound is None or str(bound) in digits for bound in (low, high)):
        return False
    said = worded(text, low=low, high=high)
    return said is not None and (said.computed or said.one_more)


def _quantities(match: re.Match[str]) -> Iterator[Quantity]:
    """The figures of one match: one, but of numbers that only stand side by side."""
    phrase = re.sub(r"\s+", " ", match.group()).lower()
    word = re.sub(r"\s+", " ", match["before"] or match["after"] or "").lower()
    row = _BEFORE.get(word) if match["before"] else _AFTER.get(word)
    vague = re.sub(r"\s+", " ", match["vague"] or "").lower()
    if vague and row and row.code in NO_MORE and vague not in OR_A_UNIT:
        return
    if vague and not (row and vague in OR_A_UNIT):
        yield Quantity(VAGUE[vague], None, phrase, True)
    elif ends := _range(*(pair := _two_numbers(match))):
        row = row or _AS_SAID
        low, high = row.bounds(ends[0])[0], row.bounds(ends[1])[1]
        yield Quantity(low, high, phrase, row.computed, code=row.code, numbers=ends)
    else:
        *others, last = _no_range(match, pair, vague)
        for number in others:
            yield Quantity(number, number, f"{number}", False, numbers=(number,))
        yield _of(row, last, phrase, match["number"] or vague)


_AS_SAID = Wording("", (), lambda n: (n, n), False)


def _of(row: Wording | None, number: int, phrase: str, said: str) -> Quantity:
    if row is None:
        return Quantity(number, number, phrase, False, numbers=(number,))
    low, high = row.bounds(number)
    # "More than a dozen" is 13, which people say; nobody says 1,001 for a thousand.
    one_more = row.code == "more_than" and "dozen" not in (said or "").lower()
    return Quantity(low, high, phrase, row.computed, one_more, row.code, (number,))


def _two_numbers(match: re.Match[str]) -> tuple[str, str]:
    """What stands on both sides of a dash, of "to", "and", "or"; empty where nothing does."""
    if dashed := match["dashed"]:
        first, second = re.split(r"\s?[-–—]\s?", dashed, maxsplit=1)
        return first, second
    return match["between"] or match["first"] or "", match["last"] or ""


def _range(first: str, second: str) -> tuple[int, int] | None:
    """Both ends of a range, None where there is none: "twenty-five", "2019-10", "from 30 to 20"."""
    if not first:
        return None
    low, high = numbers(first)[-1], numbers(second)[0]
    unit = re.search(rf"(?<!\w){any_of(UNITS)}$", second, re.IGNORECASE)
    if unit and low < (numbers(second[: unit.start()]) or [1])[0] and not _has_unit(first):
        low *= UNITS[unit.group().lower()]  # two to three hundred
    return (low, high) if low < high else None


def _no_range(match: re.Match[str], pair: tuple[str, str], vague: str) -> list[int]:
    """The numbers of a match that is no range: two of "from 100 to 50", one of "twenty-five"."""
    first, second = pair
    if match["last"] or first[:1].isdigit():
        return [*numbers(first), *numbers(second)]
    return numbers(match["number"] or match["dashed"] or vague)


def _has_unit(text: str) -> bool:
    return re.search(any_of(UNITS), text, re.IGNORECASE) is not None
