"""Numbers as they are written and said in English, Russian and Kazakh: "1.5 thousand" is 1,500.

Only whole numbers of people are of interest, so a number is digits, words of number, or both with a
unit behind them ("3 тысячи", "half a dozen"). The words stand here; grammar is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache


def _numbered(table: str) -> dict[str, int]:
    """The words of each line by the number that begins it."""
    rows = (line.split() for line in table.strip().splitlines())
    return {word: int(number) for number, *words in rows for word in words}


SPOKEN = _numbered("""
    0 zero ноль нуля нөл
    1 one один одна одного одну бір біреуі
    2 two couple pair два две двух двум двумя двое двоих пара пару екі екеу екеуі екеуін
    3 three три трех трёх трем трём тремя трое троих үш үшеу үшеуі үшеуін
    4 four четыре четырех четырёх четырем четырём четырьмя четверо
    4 четверых төрт төртеу төртеуі төртеуін
    5 five пять пяти пятью пятеро пятерых бес бесеу бесеуі бесеуін
    6 six шесть шести шестью шестеро шестерых полдюжины полудюжины алты алтау алтауы алтауын
    7 seven семь семи семью семеро семерых жеті жетеу жетеуі жетеуін
    8 eight восемь восьми восемью восьмью восьмеро восьмерых сегіз
    9 nine девять девяти девятью девятеро девятерых тоғыз
    10 ten десять десяти десятью десятеро десятерых
    11 eleven одиннадцать одиннадцати одиннадцатью
    12 twelve двенадцать двенадцати двенадцатью
    13 thirteen тринадцать тринадцати тринадцатью
    14 fourteen четырнадцать четырнадцати четырнадцатью
    15 fifteen пятнадцать пятнадцати пятнадцатью
    16 sixteen шестнадцать шестнадцати шестнадцатью
    17 seventeen семнадцать семнадцати семнадцатью
    18 eighteen восемнадцать восемнадцати восемнадцатью
    19 nineteen девятнадцать девятнадцати девятнадцатью
    20 twenty двадцать двадцати двадцатью жиырма
    30 thirty тридцать тридцати тридцатью отыз
    40 forty сорок сорока қырық
    50 fifty пятьдесят пятидесяти пятьюдесятью полсотни полусотни елу
    60 sixty шестьдесят шестидесяти шестьюдесятью алпыс
    70 seventy семьдесят семидесяти семьюдесятью жетпіс
    80 eighty восемьдесят восьмидесяти восемьюдесятью сексен
    90 ninety девяносто девяноста тоқсан
    100 сто ста
    150 полтораста полутораста
    200 двести двухсот двумстам двумястами
    300 триста трехсот трёхсот тремстам тремястами
    400 четыреста четырехсот четырёхсот четыремстам четырьмястами
    500 пятьсот пятисот пятистам пятьюстами полтысячи полутысячи
    600 шестьсот шестисот
    700 семьсот семисот
    800 восемьсот восьмисот
    900 девятьсот девятисот
""")
"""Words of whole numbers. "он", ten, stands alone in no list: in Russian it is "he"."""

UNITS = _numbered("""
    10 десяток десятка десятку десятком десятков десятками
    12 dozen дюжина дюжины дюжину дюжине дюжиной дюжин дюжинами
    20 score
    100 hundred сотня сотню сотни сотне сотней сотен сотнями жүз
    1000 thousand тысяча тысячу тысячи тысяче тысячей тысяч тысячами тыс мың
""")
"""Words that multiply the number before them, and are a number without one."""

FRACTIONS = {
    **dict.fromkeys(("half", "half a", "half an", "half-a", "half-an", "half of a", "жарты"), 0.5),
    **dict.fromkeys(("a quarter of a", "quarter of a", "четверть"), 0.25),
    **dict.fromkeys(("a", "an", "одной"), 1.0),
    **dict.fromkeys(("полтора", "полторы", "полутора", "бір жарым", "one and a half"), 1.5),
    **dict.fromkeys(("a couple of", "couple of", "a couple", "пара", "пару", "пары"), 2.0),
    **dict.fromkeys(("two and a half", "два с половиной", "две с половиной"), 2.5),
    **dict.fromkeys(("двух с половиной", "екі жарым"), 2.5),
    **dict.fromkeys(("three and a half", "три с половиной", "үш жарым"), 3.5),
    **dict.fromkeys(("трех с половиной", "трёх с половиной"), 3.5),
}
"""What counts only before a unit: "half a hundred", "полтора десятка"."""


def any_of(words: object) -> str:
    """A pattern for one of the words, the longest first, told apart by their first letters: where
    the case of letters does not matter, each word of a long list would be tried at each place."""
    assert isinstance(words, dict | tuple | list)
    by_letter: dict[str, list[str]] = {}
    for word in sorted(map(str, words), key=len, reverse=True):
        rest = re.escape(word[1:]).replace(r"\ ", r"\s+")
        by_letter.setdefault(re.escape(word[:1]), []).append(rest)
    return "(?:" + "|".join(f"{one}(?:{'|'.join(more)})" for one, more in by_letter.items()) + ")"


# Nine digits at the most: longer ones count no people, and may be longer than Python converts.
DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3}){1,2}(?!\d)|\d{1,9}(?!\d))"
CASE = "(?:-?(?:[дтн]ен|[дтн]ан|[дтн]ің|[дтн]ың|ге|ке|ға|қа))"
"""Endings that Kazakh puts on a number, or on who is counted, before "астам" or "дейін"."""

_END = rf"(?={CASE}?(?!\w))"
_UNIT = rf"{any_of(UNITS)}{_END}"
_FRACTION = rf"(?:\d{{1,3}}[.,]\d{{1,2}}|{any_of(FRACTIONS)})[\s-]+"
_ONES_IN_KAZAKH = "(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз)"
_TEN_IN_KAZAKH = (
    rf"он(?=(?:нан|ға)(?!\w)|\s+(?:шақты|мың)(?!\w)|\s+{_ONES_IN_KAZAKH})|(?<=жүз\s)он{_END}"
)
_SPOKEN = rf"{any_of(SPOKEN)}{_END}|{_TEN_IN_KAZAKH}"
_HALF_MORE = rf"(?:[\s-]+and[\s-]+a[\s-]+half|\s+с\s+половиной|\s+жарым){_END}"
_ONE_UNIT = rf"{_UNIT}(?:{_HALF_MORE})?"
_AND_IN_RUSSIAN = "|".join(
    rf"(?<={unit})\s+и\s+"
    for unit in ("сотня", "сотню", "сотни", "сотен", "тысяча", "тысячу", "тысячи", "тысяч")
)
_AND = rf"(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|{_AND_IN_RUSSIAN}"
_MORE = rf"(?:[\s-]+|{_AND})(?:{_ONE_UNIT}|{_SPOKEN})"
NUMBER = rf"(?:(?:{_FRACTION})?{_ONE_UNIT}|{DIGITS}|{_SPOKEN})(?:{_MORE})*"
"""A pattern for a number, or for several that stand side by side."""


_MOST = 10**9
"""No more people are ever counted: what would be more is two numbers."""


@cache
def _piece() -> re.Pattern[str]:
    pieces = {
        "fraction": rf"{_FRACTION}(?={_UNIT})",
        "digits": DIGITS,
        "half_more": _HALF_MORE,
        "unit": _UNIT,
        "spoken": f"{_SPOKEN}|он",
    }
    found = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in pieces.items())
    return re.compile(found, re.IGNORECASE)


def numbers(text: str) -> list[int]:
    """The numbers in a text that is nothing but numbers, mostly one.

    >>> numbers("one hundred and twenty-five"), numbers("1.5 thousand"), numbers("полтора десятка")
    ([125], [1500], [15])
    >>> numbers("a dozen and a half"), numbers("жүз жарым")
    ([18], [150])
    """
    found: list[int] = []
    whole, current, unit = 0, 0.0, 0.0
    started = False

    for kind, value in _pieces(text):
        if kind == "unit" and whole + current < _MOST:
            current, unit = (current or (0 if whole else 1)) * value or value, value
            if value >= 1000:
                whole, current = whole + round(current), 0.0
        elif kind == "half_more":
            current += unit / 2
        elif not started or _goes_on(round(whole + current), value):
            current += value
        else:
            found.append(round(whole + current))
            whole, current = 0, float(value)
        started = True
    return [*found, round(whole + current)] if started else found


def _pieces(text: str) -> Iterator[tuple[str, float]]:
    for match in _piece().finditer(text):
        piece = re.sub(r"\s+", " ", match.group()).lower().strip(" -\u00a0")
        if match["fraction"]:
            number = FRACTIONS.get(piece)
            yield "fraction", float(piece.replace(",", ".")) if number is None else number
        elif match["digits"]:
            yield "digits", int(re.sub(r"\D", "", piece))
        elif match["half_more"]:
            yield "half_more", 0
        elif match["unit"]:
            yield "unit", UNITS[piece]
        else:
            yield "spoken", SPOKEN.get(piece, 10)


def _goes_on(before: int, value: float) -> bool:
    """Whether a number such as 100 or 20 goes on with a smaller one: "twenty" and "five"."""
    size = 10 ** len(str(round(value)))
    return 0 < value < before and before % size == 0
