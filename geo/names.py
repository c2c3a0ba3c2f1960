"""What two spellings of one name have in common: `fold` for the eye, `skeleton` for the ear.

Kazakh towns are written in two alphabets and half a dozen romanisations. All of them are brought
to one rough Latin form by rule, so that the table of names holds names and not spellings.
"""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʺʻʼʽˈˌ\"“”„«»]")
_POSSESSIVE = re.compile(r"['’]s\b")

# Letters of one alphabet that look like letters of the other, as typed by hand or by OCR.
_LATIN_TWINS = "ABCEHKMOPTXYaceopxyikmt"
_CYRILLIC_TWINS = "АВСЕНКМОРТХУасеорхуікмт"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

# Latin letters that stand for a sound which losing the accent would change.
_SOUNDS = str.maketrans({"ş": "sh", "š": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh"})
_SOUNDS |= str.maketrans({"ı": "i", "ə": "a", "ł": "l", "ё": "е"})

_ROMAN = str.maketrans(
    dict(zip("абвгғґдеёєжзиійїјкқќлљмнңњоөпрстуұүўфхһцчџшщъыьэюяә", (
        "a b v g g g d e e e j z i i i i i k k k l l m n n n o o p r s t u u u u f h h ts ch j "
        "sh shch _ i _ e iu ia a"
    ).replace("_", "\0").split(" "), strict=True))
)  # fmt: skip

# In this order. English, German and Kazakh habits of writing one sound.
_SAME_SOUND = [
    (re.compile("dzh|dj|zh"), "j"),
    (re.compile("gh"), "g"),
    (re.compile("kh|x"), "h"),
    (re.compile("q"), "k"),
    (re.compile("w"), "u"),
    (re.compile("ye"), "e"),
    (re.compile("y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
]

# Russian, Ukrainian and Kazakh case endings -> the ending of the dictionary form.
_ENDINGS = [
    *((ending, "") for ending in ("де", "да", "те", "та", "ден", "дан", "тен", "тан", "нен", "нан")),
    *((ending, "") for ending in ("дегі", "дағы", "тегі", "тағы", "ге", "ға", "ке", "қа")),
    *((ending, "") for ending in ("нің", "ның", "дің", "дың", "тің", "тың", "ні", "ны", "ді", "ды")),
    *((ending, "й") for ending in ("е", "я", "ю", "ем")),
    *((ending, "") for ending in ("е", "а", "у", "ом", "ем", "і")),
    *((ending, "а") for ending in ("е", "ы", "у", "ой", "і")),
    *((ending, "ь") for ending in ("и", "ью", "я")),
    *((ending, "ый") for ending in ("ом", "ого", "ому")),
    *((ending, "ая") for ending in ("ой", "ую")),
]
_SHORTEST_STEM = 3


def fold(text: str) -> str:
    """The text in small letters with single spaces: no accents, apostrophes, hyphens or points.

    Each word keeps its alphabet, and a word that mixes two comes out in the one it has more of.

    >>> fold("  Нұр–Сұлтан "), fold("Öskemen"), fold("г. Aлматы"), fold("Семёновка")
    ('нұр сұлтан', 'oskemen', 'г алматы', 'семеновка')
    """
    text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", text))
    words = re.split(r"[\W_]+", _APOSTROPHES.sub("", text))
    return " ".join(_plain(_in_one_alphabet(word)) for word in words if word)


def _in_one_alphabet(word: str) -> str:
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    latin = sum("A" <= letter <= "ɏ" for letter in word)
    if not cyrillic or not latin:
        return word
    return word.translate(_TO_CYRILLIC if cyrillic > latin else _TO_LATIN)


def _plain(word: str) -> str:
    word = word.casefold().translate(_SOUNDS)
    if word.isascii() or any("Ѐ" <= letter <= "ӿ" for letter in word):
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def skeleton(folded: str) -> str:
    """The rough Latin form of folded text, without spaces; "" if it has no letters or digits.

    >>> {skeleton(fold(name)) for name in ("Jezqazghan", "Djezkazgan", "Жезқазған", "Жезказган")}
    {'jezkazgan'}
    >>> {skeleton(fold(name)) for name in ("Uralsk", "Ural’sk", "Уральск", "Уральськ")}
    {'uralsk'}
    """
    rough = folded.replace(" ", "").translate(_ROMAN).replace("\0", "")
    for pattern, sound in _SAME_SOUND:
        rough = pattern.sub(sound, rough)
    return rough


def base_forms(folded: str) -> Iterator[str]:
    """What a folded Cyrillic name may be a case of, likelier endings first, without repeats.

    >>> "кызылорда" in base_forms("кызылорде"), "шымкент" in base_forms("шымкентте")
    (True, True)
    """
    seen = {folded}
    for ending, replacement in _ENDINGS:
        stem = folded.removesuffix(ending)
        if stem != folded and len(stem) >= _SHORTEST_STEM and stem + replacement not in seen:
            seen.add(stem + replacement)
            yield stem + replacement


def is_cyrillic(text: str) -> bool:
    """Whether there are letters and all of them are Cyrillic."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("Ѐ" <= letter <= "ӿ" for letter in letters)


def is_latin(text: str) -> bool:
    """Whether there are letters and all of them are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter).startswith("LATIN") for letter in letters)
