"""What somebody wrote for a place, taken apart: the name, its kind ("city", "область"), the rest.

Only words are looked at here, no table of places.
"""

import re
from dataclasses import dataclass
from typing import Literal

from geo.names import fold

Kind = Literal["settlement", "district", "region", "country"]

LONGEST_TEXT = 200

_SEPARATORS = re.compile(r"[,;:|/()\[\]{}\n\r\t]|\s(?:[-–—]|in|в|во)\s")

_KIND_WORDS: dict[Kind, str] = {
    "country": "republic of|the republic of|republic|республик[аиеу]|республикасы(?:нда|ның)?",
    "region": (
        "region of|oblast of|province of|region|regions|oblast|oblasti|oblysy?|province"
        "|област(?:ь|и|ью|і)|обл|облыс(?:ы(?:нда|ндағы|ның|нан|на|н)?)?"
    ),
    "district": (
        "district of|district|rayon|raion|audany|awdany|ауданы(?:нда|ндағы|ның|нан|на|н)?|аудан"
        "|район(?:а|е|у|ом|і)?|р н"
    ),
    "settlement": (
        "city of|town of|village of|city|town|village|settlement|aul|auyly?|qalasy|qala|selo|gorod"
        "|г|гор|город(?:а|е|у|ом)?|с|сел(?:о|а|е|ом)|п|пос|пос[её]л(?:ок|ка|ке)|пгт|аул(?:а|е)?"
        "|м|міст(?:о|а|і)|қала(?:сы(?:нда|ндағы|ның|нан|на|н)?)?|қ|ауыл(?:ы(?:нда|ның)?)?"
        "|кенті?(?:нде)?|станци[яи]|станица"
    ),
}
_KIND_PATTERNS = [
    (kind, re.compile(words), re.compile(rf"(?:{words})(?= )"), re.compile(rf"(?<= )(?:{words})$"))
    for kind, words in _KIND_WORDS.items()
]

_LEADING = re.compile(
    r"(?:the|in|at|near|from|around|outside|of|or|formerly|former|previously|now|today|aka|ex|old"
    r"|в|во|на|из|под|около|близ|у|или|возле|від|біля|бывш(?:ий|ая|ее|ем|ей|его)|ранее|ныне"
    r"|прежде|бұрынғы|қазіргі)(?= )"
)

# A part that names a square, a hall, a newspaper or a water says nothing about the town: Astana
# Square is in Almaty, and Uralskaya Nedelya is a newspaper.
_OTHER_THINGS = re.compile(
    r"\b(?:square|hall|street|st|avenue|ave|boulevard|park|garden|airport|station|stadium|arena"
    r"|theat(?:re|er)|opera|university|college|school|hotel|mall|market|bazaar|monument|memorial"
    r"|mosque|church|embassy|consulate|court|courthouse|prison|colony|jail|building|office|centre"
    r"|center|microdistrict|highway|bridge|cemetery|hospital|akimat|factory|refinery|mine|oilfield"
    r"|weekly|newspaper|times|tv|radio|nedelya|gazeta|sea|lake|river|reservoir|mountains?|desert"
    r"|площад(?:ь|и|ью)|пл|улиц(?:а|ы|е|у)|ул|проспект(?:а|е|у)?|пр|парк(?:а|е|у)?|сквер(?:а|е)?"
    r"|бульвар(?:а|е)?|аэропорт(?:а|у)?|вокзал(?:а|е)?|театр(?:а|е)?|стадион(?:а|е)?"
    r"|университет(?:а|е)?|гостиниц(?:а|ы|е)|зал(?:а|е)?|рынок|рынк[ае]|мкр|мкрн|микрорайон(?:а|е)?"
    r"|памятник(?:а|у)?|посольств[оае]|консульств[оае]|суд(?:а|е)?|тюрьм[аые]|сизо|акимат(?:а|е)?"
    r"|газет[аы]|недел[яи]|мор[еяю]|озер[оае]|рек[аие]|гор[ыа]|водохранилищ[ее]"
    r"|алаң(?:ы(?:нда|ның)?)?|көше(?:сі(?:нде)?)?|даңғыл(?:ы(?:нда)?)?|саябақ|саябағы(?:нда)?"
    r"|әуежай(?:ы)?|шағын|теңіз(?:і)?|көлі|өзен(?:і)?|таулары|апталығы|газеті)\b"
)


@dataclass(frozen=True)
class Part:
    """One name out of a text. `name` is folded; "" if there is only a kind word.

    `is_place` is False for squares, halls, newspapers, waters and numbers.
    """

    name: str
    kind: Kind | None
    is_place: bool


def parts_of(text: str) -> list[Part]:
    """The parts of the text between commas, brackets and slashes, in their order.

    Empty for empty text, and for text too long to be the name of a place.

    >>> parts_of("г. Алматы")
    [Part(name='алматы', kind='settlement', is_place=True)]
    >>> [part.name for part in parts_of("Aksu (Pavlodar Region)")]
    ['aksu', 'pavlodar']
    >>> parts_of("Astana Square")[0].is_place
    False
    """
    if len(text) > LONGEST_TEXT:
        return []
    folded = (fold(piece) for piece in _SEPARATORS.split(text))
    return [part_of(piece) for piece in folded if piece]


def part_of(folded: str) -> Part:
    """The part that one folded piece of text is."""
    if _OTHER_THINGS.search(folded) or not any(letter.isalpha() for letter in folded):
        return Part(folded, None, is_place=False)
    name, kind = _without_kind(_without_leading(folded))
    return Part(_without_leading(name), kind, is_place=True)


def _without_leading(name: str) -> str:
    while leading := _LEADING.match(name):
        name = name[leading.end() + 1 :]
    return name


def _without_kind(name: str) -> tuple[str, Kind | None]:
    for kind, alone, first, last in _KIND_PATTERNS:
        if " " not in name:
            if alone.fullmatch(name):
                return "", kind
        elif match := last.search(name):
            return name[: match.start() - 1], kind
        elif match := first.match(name):
            return name[match.end() + 1 :], kind
    return name, None
