"""What two spellings of one name have in common: `fold` makes letters alike, `skeleton` sounds.

Kazakh towns are written in two alphabets and half a dozen romanisations. All of them are brought
to one rough Latin form by rule, so that the table of names holds names and not spellings.
"""

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]+"
)
"""Signs that nobody sees: of direction, of joining and of control."""

_APOSTROPHES = re.compile("['`´‘’‚‛′ʹʺʻʼʽˈˌ\"“”„«»]")
_POSSESSIVE = re.compile(r"['’]s\b")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_CYRILLIC_WORD = re.compile("[Ѐ-ӿ]+")

# Letters of one alphabet that look like letters of the other, as typed by hand or by OCR.
_LATIN_TWINS = "ABCEHKMOPTXYaceopxyikmt"
_CYRILLIC_TWINS = "АВСЕНКМОРТХУасеорхуікмт"
_TO_CYRILLIC = str.maketrans(_LATIN_TWINS, _CYRILLIC_TWINS)
_TO_LATIN = str.maketrans(_CYRILLIC_TWINS, _LATIN_TWINS)

# Latin letters that stand for a sound which losing the accent would change.
_SOUNDS = {"ş": "sh", "š": "sh", "ș": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ż": "zh"}
_SOUNDS |= {"ı": "i", "ə": "a", "ł": "l", "ŋ": "n", "ё": "е"}
_TO_SOUNDS = str.maketrans(_SOUNDS)

_ROMAN = dict(
    zip(
        "абвгғґдеєжзиійїјкқлмнңоөпрстуұүўфхһыэә",
        "abvgggdeejziiiiikklmnnooprstuuuufhhiea",
        strict=True,
    )
)
_ROMAN |= {"ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
_ROMAN |= {"ќ": "k", "љ": "l", "њ": "n", "џ": "j", "ъ": "", "ь": ""}
_TO_ROMAN = str.maketrans(_ROMAN)

# In this order. English, German and Kazakh habits of writing one sound.
_SAME_SOUND = [("dzh", "j"), ("dj", "j"), ("zh", "j"), ("gh", "g"), ("kh", "h"), ("x", "h")]
_SAME_SOUND += [("q", "k"), ("w", "u"), ("ye", "e"), ("y", "i")]
_DOUBLED = re.compile(r"(.)\1+")


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
    words = [text]
    if not text.isalpha() or not (text.isascii() or _CYRILLIC_WORD.fullmatch(text)):
        text = _POSSESSIVE.sub("", unicodedata.normalize("NFKC", without_invisible(text)))
        words = _BETWEEN_WORDS.sub(" ", _APOSTROPHES.sub("", text)).split()
    return " ".join([word.lower() if word.isascii() else _plain(word) for word in words])


def _plain(word: str) -> str:
    if _CYRILLIC_WORD.fullmatch(word):
        return word.casefold().translate(_TO_SOUNDS)
    cyrillic = sum("Ѐ" <= letter <= "ӿ" for letter in word)
    latin = sum("A" <= letter <= "ɏ" for letter in word)
    if cyrillic and latin:
        word = word.translate(_TO_CYRILLIC if cyrillic > latin else _TO_LATIN)
    word = word.casefold().translate(_TO_SOUNDS)
    if word.isascii() or any("Ѐ" <= letter <= "ӿ" for letter in word):
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def folded_words(listed: str) -> frozenset[str]:
    """The words of a list in a text, each folded and in one piece whatever stands inside it.

    >>> sorted(folded_words("г. қала s.-o."))
    ['so', 'г', 'қала']
    """
    return frozenset(fold(word).replace(" ", "") for word in listed.split())


@lru_cache(maxsize=16_384)
def skeleton(folded: str) -> str:
    """The rough Latin form of folded text, without spaces; "" if it has no letters or digits.

    >>> {skeleton(fold(name)) for name in ("Jezqazghan", "Djezkazgan", "Жезқазған", "Жезказган")}
    {'jezkazgan'}
    >>> {skeleton(fold(name)) for name in ("Uralsk", "Ural’sk", "Уральск", "Уральськ")}
    {'uralsk'}
    """
    rough = folded.replace(" ", "")
    if not rough.isascii():
        rough = rough.translate(_TO_ROMAN)
    for spelling, sound in _SAME_SOUND:
        rough = rough.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", rough)


def is_cyrillic(text: str) -> bool:
    """Whether there are letters and all of them are Cyrillic."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all("Ѐ" <= letter <= "ӿ" for letter in letters)


def is_latin(text: str) -> bool:
    """Whether there are letters and all of them are Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(unicodedata.name(letter).startswith("LATIN") for letter in letters)
