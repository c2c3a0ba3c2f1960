"""The words that say what kind of place a name is, in the languages of the press: "город", "Dorf".

Folded, as `geo.names.folding.fold` leaves them. Kazakh ones, with their case endings, are known by
their sound in any alphabet.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from geo.names.folding import fold, folded_words, skeleton

Kind = Literal["settlement", "district", "region", "country"]
Form = Literal["", "town", "village", "rural_district", "part"]
"""What a word says beyond the kind: "село" is a settlement and a village, and what is said to be
southern only a part of the country."""


@dataclass(frozen=True, slots=True)
class KindWord:
    """What a word says of a place, as "district" does, and the form in which it says it."""

    kind: Kind
    form: Form = ""


def _russian(*stems_and_endings: str) -> str:
    """The cases of words given as "stem:ending,ending"."""
    forms = []
    for one in stems_and_endings:
        stem, _, endings = one.partition(":")
        forms += [stem + ending for ending in endings.split(",")]
    return " ".join(forms)


_WORDS: list[tuple[KindWord, str]] = [
    (
        KindWord("country"),
        "republic respublika respublikasy respublikası república república repubblica republik"
        "  cumhuriyeti republika" + _russian(" республик:а,и,е,у,ой", "республік:а,и,і,у"),
    ),
    (
        KindWord("region"),
        "region regions regionu regione regionie regionas regiono región regió regione regiunea"
        " oblast oblasts oblasti oblastı oblastında oblastının oblasty oblys oblısı obl province"
        " provinz provincia gebiet gebiets gebietes région bölgesi bölgesinde bölgesinin eyaleti"
        " eyaletinde eyaletinin vilayeti obwód obwodu obwodzie obwodem sritis srities srityje kraj"
        " kraju viloyati viloyatida viloyatining apgabals apgabalā oblasť terület megye oblusu обл"
        " облыс вобласць вобласці"
        + _russian(
            " област:ь,и,ью,ей,ям,ях,і,ю", "облус:,у,унун,унда,уна,унан", "регион:,а,е,у,ом"
        ),
    ),
    (
        KindWord("district"),
        "district districts rayon rayonu rayonunda rayonunun raion raiony rajon rajonu rajone"
        " rajonie rejon rejonu rejonie rejonem rajón rajonas rajono bezirk bezirks kreis landkreis"
        " county uyezd arrondissement raïon ilçesi ilçe ilçesinde powiat powiatu powiecie okres"
        " okrese distretto distrito tumani tumanida tumanining аудан ауд рн раён раёна раёне"
        + _russian(
            " район:,а,е,у,ом,і,ы,ов,ам,ах,унун,унда,ына",
            "райони:",
            "раён:,а,е",
            "округ:,а,е",
            "уезд:,а,е",
        ),
    ),
    (KindWord("settlement"), "town towns gorodok г м" + _russian(" город:ок,ка,ку,ке,ком")),
    (
        KindWord("settlement", "town"),
        "city gorod goroda gorode stadt ville şehri şehrinde şehrinin şehrine şehir shahri shahrida"
        " miasto miasta mieście miastem miastu miestas miesto mieste město města městě città ciudad"
        " cidade oraș orașul linn linna város stad pilsēta pilsētā şəhəri горад горада горадзе гор"
        " қала қ қсы шаһар шаар шаары шаарында шаарынын шаарына қалалық"
        + _russian(
            " город:,а,е,у,ом,ов,ам,ах",
            "міст:о,а,і,ом,у",
            "град:,а,ът",
        ),
    ),
    (
        KindWord("settlement", "village"),
        "village villages aul aula pos settlement settlements township hamlet auyl awyl selo"
        " sela"
        " sele poselok posyolok poselka poselke posëlok pgt"
        " dorf dorfes dorfs siedlung ortschaft aldea pueblo"
        " hameau köy köyü köyünde köyünün köyüne kasaba kasabası kasabasında wieś wsi wioska wioski"
        " wiosce osada osady osadzie osiedle osiedla kaimas kaimo kaime kaimelis vesnice vesnici"
        " obec obce villaggio küla falu dorpen dorp ciems qishlog'i с п пос пгт смт ст нп ауыл"
        " кент айыл айылы айылында айылынын вёска вёскі вёсцы хутор"
        + _russian(
            " сел:о,а,е,у,ом,і,ам,ах",
            "аул:,а,е,у,ом",
            "посел:ок,ка,ке,ку,ком",
            "посьолок:",
            "поселен:ие,ия,ии",
            "деревн:я,и,е,ю,ей",
            "станци:я,и,ю,ей,ї",
            "станиц:а,ы,е,у",
            "разъезд:,а,е",
            "селищ:е,а,і",
            "селен:ие,ия,ии",
        ),
    ),
    (
        KindWord("settlement", "rural_district"),
        "селокруг ауылдықокруг",
    ),
]
_BY_WORD: dict[str, KindWord] = {
    word: kind for kind, words in _WORDS for word in folded_words(words) if word
}
_BY_WORD |= {"g": KindWord("settlement", "town"), "s": KindWord("settlement", "village")}

# Adjectives that say whose an office is: "районный суд", "городской акимат".
_OF_OFFICES: list[tuple[KindWord, str]] = [
    (KindWord("region"), _russian("областн:ой,ого,ому,ом,ая,ую") + " regional облыстық"),
    (KindWord("district"), _russian("районн:ый,ого,ому,ом,ая,ую") + " аудандық"),
    (KindWord("settlement", "town"), _russian("городск:ой,ого,ому,ом,ая,ую") + " municipal"),
]
OF_OFFICES: Mapping[str, KindWord] = {
    word: kind for kind, words in _OF_OFFICES for word in folded_words(words)
}

_KAZAKH = [
    (KindWord("country"), "республикасы"),
    (KindWord("region"), "облысы"),
    (KindWord("district"), "ауданы"),
    (KindWord("settlement", "town"), "қаласы шаһары"),
    (KindWord("settlement", "village"), "ауылы селосы кенті стансасы станциясы аулы бекеті"),
    (KindWord("settlement", "rural_district"), "ауылдықокругі"),
]
_KAZAKH_CASES = " нда ндағы ның нан на н мен ндағылар"
_KAZAKH_CASES_AFTER_FRONT_VOWELS = " нде ндегі нің нен не н мен"


def _kazakh() -> dict[str, KindWord]:
    found = {}
    for kind, words in _KAZAKH:
        for word in words.split():
            is_front = word.endswith("і")
            for case in (_KAZAKH_CASES_AFTER_FRONT_VOWELS if is_front else _KAZAKH_CASES).split(
                " "
            ):
                found[skeleton(fold(word + case))] = kind
    return found


_BY_KAZAKH_SOUND = _kazakh()
_SHORTEST_KAZAKH = 5

# Russian ones and their abbreviations, which stand before the name: "Самал города Алматы".
BEFORE_NAME = folded_words(
    "г гор п пос пгт смт нп село села селе селу селом поселок поселка поселке деревня деревни"
    " деревне станция станции" + _russian(" город:,а,е,у,ом")
)

# As a last word they are more often something else: a preposition, an initial.
ONLY_FIRST = frozenset("с м п s ст g".split())


@lru_cache(maxsize=4_096)
def kind_word(word: str) -> KindWord | None:
    """What a folded word says about the kind of place; None if it is no such word.

    >>> kind_word("oblysynyn"), kind_word("области").kind
    (KindWord(kind='region', form=''), 'region')
    """
    known = _BY_WORD.get(word)
    if known is None and len(word) >= _SHORTEST_KAZAKH:
        known = _BY_KAZAKH_SOUND.get(skeleton(word))
    return known


# Words that say one thing together, or nothing.
_JOINED = [
    (re.compile(r"\bр н(?:а|е|у|ом)?\b"), "район"),
    (re.compile(r"\bқ сы\b"), "қала"),
    (re.compile(r"\b(?:mayor|governor)s? office\b"), "akimat"),
    (re.compile(r"\bkazakh (?=(?:oil |mining |industrial )?(?:city|town|village|capital)\b)"), ""),
    (re.compile(r"\b(?:городского|сельского) типа\b"), ""),
    (re.compile(r"\b(?:сельск|аульн)\w+ округ\w*|\bс о\b|\brural (?:district|okrug)"), "селокруг"),
    (re.compile(r"\bа[уы]?ылд[ыi]қ округ(?=\w*)|\bau?yldyq okrug(?=\w*)"), "ауылдықокруг"),
]


def joined(folded: str) -> str:
    """The text with what is said in several words said in one.

    >>> joined("акбулакского сельского округа"), joined("сарканд р н")
    ('акбулакского селокруг', 'сарканд район')
    """
    if " " in folded:
        for several, one in _JOINED:
            folded = several.sub(one, folded)
    return folded
