"""What two spellings of one name have in common: `fold` makes letters alike, `skeleton` sounds.

Kazakh towns are written in two alphabets and half a dozen romanisations. All of them are brought
to one rough Latin form by rule, so that the table of names holds names and not spellings.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
"""Signs that nobody sees: of direction, of joining and of control."""

_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʺʻʼʽˈˌ\"“”„«»]")
_POSSESSIVE = re.compile(r"['’]s\b")

# Letters of one alphabet that look like letters of the other, as typed by hand or by OCR.
_LATIN_TWINS = "ABCEHKMOPTXYaceopxyikmt"
_CYRILLIC_TWINS = "АВСЕНКМОРТХУасеорхуікмт"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

# Latin letters that stand for a sound which losing the accent would change.
_SOUNDS = {"ş": "sh", "š": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ż": "zh"}
_SOUNDS |= {"ı": "i", "ə": "a", "ł": "l", "ŋ": "n", "ё": "е"}

_ROMAN = dict(
    zip(
        "абвгғґдеєжзиійїјкқлмнңоөпрстуұүўфхһыэә",
        "abvgggdeejziiiiikklmnnooprstuuuufhhiea",
        strict=True,
    )
)
_ROMAN |= {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
_ROMAN |= {"ќ": "k", "љ": "l", "њ": "n", "џ": "j", "ъ": "", "ь": ""}

# In this order. English, German and Kazakh habits of writing one sound.
_SAME_SOUND = [("dzh", "j"), ("dj", "j"), ("zh", "j"), ("gh", "g"), ("kh", "h"), ("x", "h")]
_SAME_SOUND += [("q", "k"), ("w", "u"), ("ye", "e"), ("y", "i")]
_DOUBLED = re.compile(r"(.)\1+")

# Russian, Ukrainian and Kazakh case endings -> the ending of the dictionary form.
_ENDINGS = [
    (ending, replacement)
    for replacement, endings in [
        ("", "дегі дағы тегі тағы ндегі ндағы де да те та ден дан тен тан нен нан"),
        ("", "ге ға ке қа не на нің ның дің дың тің тың ні ны ді ды ті ты мен бен пен"),
        ("й", "е я ю ем"),
        ("", "е а у ом ем ою ої і"),
        ("а", "е ы у ой і"),
        ("ь", "и ью я ю ем е"),
        ("ый", "ом ого ому ым"),
        ("ий", "ого ому им ом"),
        ("ое", "ого ому ым ом"),
        ("ая", "ой ую ою"),
        ("ская", "ська ської ській ську ською"),
        ("ский", "ський ського ському"),
        ("о", "а у ом е"),
        ("ка", "ке ки ку кой"),
    ]
    for ending in endings.split(" ")
]
_ENDINGS_OF_FIRST_WORD = [("ый", "ом ого ому ым"), ("ая", "ой ую"), ("ое", "ого ому ом")]
_SHORTEST_STEM = 3
_CYRILLIC_VOWELS = frozenset("аеёиоуыэюяәіөұү")


def without_invisible(text: str) -> str:
    r"""The text without signs that nobody sees; a blank stands for one between two words.

    >>> without_invisible("Almaty\u200f2019"), without_invisible("\ufeffAl\u00admaty")
    ('Almaty 2019', 'Almaty')
    """

    def between(found: re.Match[str]) -> str:
        before, after = text[: found.start()][-1:], text[found.end() :][:1]
        apart = before.isalpha() != after.isalpha() or (before.islower() and after.isupper())
        return " " if before and after and apart else ""

    return text if text.isascii() and text.isprintable() else _INVISIBLE.sub(between, text)


def fold(text: str) -> str:
    """The text in small letters with single spaces: no accents, apostrophes, hyphens or points.

    Each word keeps its alphabet, and a word that mixes two comes out in the one it has more of.

    >>> fold("  Нұр–Сұлтан "), fold("Öskemen"), fold("г. Aлматы"), fold("Семёновка")
    ('нұр сұлтан', 'oskemen', 'г алматы', 'семеновка')
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", without_invisible(text)))
    words = re.split(r"[\W_]+", _APOSTROPHES.sub("", text))
    return " ".join(_plain(_in_one_alphabet(word)) for word in words if word)


def _in_one_alphabet(word: str) -> str:
    if word.isascii():
        return word
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    latin = sum("A" <= letter <= "ɏ" for letter in word)
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic > latin else _TO_LATIN)


def _plain(word: str) -> str:
    word = _mapped(word.casefold(), _SOUNDS)
    if word.isascii() or any("Ѐ" <= letter <= "ӿ" for letter in word):
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _mapped(word: str, letters: Mapping[str, str]) -> str:
    return word if word.isascii() else "".join(letters.get(letter, letter) for letter in word)


def skeleton(folded: str) -> str:
    """The rough Latin form of folded text, without spaces; "" if it has no letters or digits.

    >>> {skeleton(fold(name)) for name in ("Jezqazghan", "Djezkazgan", "Жезқазған", "Жезказган")}
    {'jezkazgan'}
    >>> {skeleton(fold(name)) for name in ("Uralsk", "Ural’sk", "Уральск", "Уральськ")}
    {'uralsk'}
    """
    rough = _mapped(folded.replace(" ", ""), _ROMAN)
    for spelling, sound in _SAME_SOUND:
        rough = rough.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", rough)


def base_forms(folded: str) -> Iterator[str]:
    """What a folded Cyrillic name may be a case of, likelier endings first, without repeats.

    >>> "кызылорда" in base_forms("кызылорде"), "шымкент" in base_forms("шымкентте")
    (True, True)
    >>> "новый узень" in base_forms("новом узене")
    True
    """
    seen = {folded}
    first, space, last = folded.partition(" ")
    firsts = [first]
    if space:
        for replacement, endings in _ENDINGS_OF_FIRST_WORD:
            found = (one for one in endings.split(" ") if first.endswith(one))
            firsts += [first.removesuffix(ending) + replacement for ending in found]
    for beginning in firsts:
        word = f"{beginning} {last}" if space else folded
        for form in (word, *_base_forms(word)):
            if form not in seen:
                seen.add(form)
                yield form


def _base_forms(word: str) -> Iterator[str]:
    for ending, replacement in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            after_vowel = stem[-1] in _CYRILLIC_VOWELS
            if {"й": after_vowel, "ь": not after_vowel and stem[-1] != "ь"}.get(replacement, True):
                yield stem + replacement


def is_cyrillic(text: str) -> bool:
    """Whether there are letters and all of them are Cyrillic."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("Ѐ" <= letter <= "ӿ" for letter in letters)


def is_latin(text: str) -> bool:
    """Whether there are letters and all of them are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter).startswith("LATIN") for letter in letters)
