"""Other readings of what somebody typed, each by a rule: alphabets of 2017 and 2018, German and
French habits, Soviet maps, capitals of the wrong alphabet, the wrong keyboard.

They are tried when a name as it stands is not found, and only an exact find counts.
"""

import re
from collections.abc import Iterator

from geo.names.folding import fold
from geo.names.kind_words import kind_word

_AtOnce = tuple[re.Pattern[str], dict[str, str]]


def _all_of(pairs: list[tuple[str, str]]) -> _AtOnce:
    meant = dict(pairs)
    return re.compile("|".join(sorted(meant, key=len, reverse=True))), meant


# The Kazakh Latin alphabets: apostrophes (October 2017), acutes (February 2018), digraphs (2017).
_APOSTROPHES_OF_2017 = [("y'", "u"), ("s'", "sh"), ("c'", "ch"), ("n'", "n"), ("i'", "i")]
_ACUTES_OF_2018 = [("ý", "u")]
_DIGRAPHS = [("ae", "a"), ("oe", "o"), ("ue", "u"), ("ng", "n"), ("hh", "h")]
# How German, French, Polish and Hungarian papers write the same sounds; what German, French and
# Turkish alone do.
_OF_ABROAD = [("dsch", "dzh"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("sz", "sh")]
_OF_ABROAD += [("cz", "ch"), ("dj", "dzh"), ("ou", "u"), ("yo", "e"), ("jo", "e"), ("j", "i")]
_OF_ABROAD += [("ck", "k"), ("w", "v")]
_OF_GERMAN = [*_OF_ABROAD, ("ch", "kh"), ("z", "ts")]
_OF_FRENCH = [("dj", "j"), ("tch", "ch"), ("ch", "sh"), ("ou", "u"), ("gu", "g")]
_ABROAD, _GERMAN, _FRENCH = _all_of(_OF_ABROAD), _all_of(_OF_GERMAN), _all_of(_OF_FRENCH)
_OF_TURKISH = [("c", "j")]
# How Slavs and the English write a soft consonant: "Oziornoje", "Karier".
_SOFT = _all_of(
    [("ioje", "oe"), ("oje", "oe"), ("aja", "aia"), ("ije", "ie"), ("ij", "i"), ("w", "v")]
    + [("io", "e"), ("ie", "e"), ("sz", "sh"), ("cz", "ch"), ("dz", "j")]
)
# The Russian of Soviet maps for Kazakh words that many names end in.
_SOVIET = [("тюбе", "тобе"), ("куль", "коль"), ("узек", "озек"), ("узень", "озен")]
_SOVIET += [("агач", "агаш"), ("кудук", "кудык"), ("кзыл", "кызыл")]
_SOVIET += [("tyube", "tobe"), ("uzek", "ozek"), ("agach", "agash"), ("kzyl", "kyzyl")]
# The Russian of Ukrainian sides of the world: "Східно-Казахстанська область".
_SIDES = [("західно", "западно"), ("східно", "восточно"), ("північно", "северо")]

# "в районе Актобе": near it, and no district.
_NEAR = re.compile(r"(?<!\w)[ву] район[еі](?=\s+\w)", re.IGNORECASE)
_LOOSE_HYPHEN = re.compile(r"(?<!\s)\s+[-‐‑–—]\s*|[-‐‑–—]\s+")
_APOSTROPHE = re.compile("[`´‘’‚‛′ʹʺʻʼʽˈˌ]")

# Latin capitals that are letters of the Russian alphabet, for a word typed in them alone.
_LOOKALIKES = str.maketrans("ABCEHKMOPTXYaceopxy", "АВСЕНКМОРТХУасеорху")
_ONLY_LOOKALIKES = re.compile(r"[ABCEHKMOPTXYaceopxy \-]{4,}")

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TO_CYRILLIC_KEYS = str.maketrans(_LATIN_KEYS, _CYRILLIC_KEYS)
_TO_LATIN_KEYS = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)
_SHORTEST_OTHER_KEYBOARD = 6
_LATIN_LETTER = re.compile("[a-z]")


def other_readings(text: str) -> Iterator[str]:
    """What the text may stand for, likelier readings first, none equal to the text; kind words stay
    as they are.

    >>> next(other_readings("S'ymkent")), next(other_readings("Atyraý"))
    ('shymkent', 'atyrau')
    >>> "астана" in other_readings("ACTAHA")
    True
    """
    plain = _APOSTROPHE.sub("'", text).lower()
    seen = {plain}
    readings = [
        _replaced(plain, _APOSTROPHES_OF_2017 + _ACUTES_OF_2018),
        _replaced(plain, _DIGRAPHS),
        abroad := _at_once(plain, _ABROAD),
        _replaced(abroad, _DIGRAPHS),
        _at_once(plain, _GERMAN),
        _at_once(plain, _FRENCH),
        _at_once(plain, _SOFT),
        _replaced(plain, _SOVIET + _SIDES),
        _replaced(plain, _OF_TURKISH),
        _LOOSE_HYPHEN.sub("-", plain),
    ]
    if _ONLY_LOOKALIKES.fullmatch(text):
        readings.append(text.translate(_LOOKALIKES).lower())
    if (nearby := near(plain)) != plain:
        yield nearby
    kinds = _kind_words(plain) if " " in plain else {}
    for reading in readings:
        if kinds:
            words = enumerate(reading.split(" "))
            reading = " ".join(kinds.get(at, word) for at, word in words)
        if reading not in seen:
            seen.add(reading)
            yield reading


def near(text: str) -> str:
    """The text with "в районе" as what it says more often than a district.

    >>> near("в районе Актобе")
    'около Актобе'
    """
    return _NEAR.sub("около", text) if "район" in text else text


def _kind_words(text: str) -> dict[int, str]:
    """The kind words of a text by their place in it."""
    return {at: word for at, word in enumerate(text.split(" ")) if kind_word(fold(word))}


def other_keyboards(text: str) -> Iterator[str]:
    """What the keys pressed would have written in the other alphabet.

    >>> "алматы" in other_keyboards("Fkvfns")
    True
    """
    plain = _APOSTROPHE.sub("'", text).lower()
    if len(plain) >= _SHORTEST_OTHER_KEYBOARD:
        is_typed_in_latin = _LATIN_LETTER.search(plain)
        yield plain.translate(_TO_CYRILLIC_KEYS if is_typed_in_latin else _TO_LATIN_KEYS)


def _at_once(text: str, pairs: _AtOnce) -> str:
    """The text with each of these replaced, none of them in what replaced another."""
    written, meant = pairs
    return written.sub(lambda found: meant[found[0]], text)


def _replaced(text: str, pairs: list[tuple[str, str]]) -> str:
    for written, meant in pairs:
        text = text.replace(written, meant)
    return text
