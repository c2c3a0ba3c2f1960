"""The parts of what somebody wrote for a place: its name, its kind ("city", "область"), the rest.

By words alone: no table of places is read.
"""

import re
from dataclasses import dataclass
from typing import Literal

from geo.names.folding import fold

Kind = Literal["settlement", "district", "region", "country"]

LONGEST_TEXT = 200
MOST_WORDS = 6

# A postal code says nothing that the name beside it does not.
_SEPARATORS = re.compile(
    r"[,;:|/()\[\]\n\r\t]|(?<!\d)\d{6}(?!\d)|\s(?:[-–—]|in|в|во)\s|\b(?:formerly|бывш\.?|бывший|бывшая|ныне|now)\s",
    re.I,
)
# No name of a place has these; formulas, scripts, templates, commands and websites do.
_CODE = re.compile(
    r"[=<>{}$%@\\^~+\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|--|\(\)|'.*;"
    r"|\w\.(?:kz|ru|com|org|net|info|media|news|tv)\b",
    re.I,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in text.split())


_KAZAKH_CASES = " {0} {0}нда {0}ндағы {0}ның {0}нан {0}на {0}н {0}мен"
_KAZAKH_CASES_AFTER_FRONT_VOWELS = " {0} {0}нде {0}ндегі {0}нің {0}нен {0}не {0}н {0}мен"
_KINDS: dict[Kind, frozenset[str]] = {
    "country": _words(
        "republic respublika respublikasy respublikası республика республики республике республику"
        " республикой"
    )
    | _words(_KAZAKH_CASES.format("республикасы")),
    "region": _words(
        "region regions oblast oblasti oblys oblysy oblısı oblysynda obl province gebiet"
        " область области областью області обл облыс"
    )
    | _words(_KAZAKH_CASES.format("облысы")),
    "district": _words(
        "district rayon raion raiony audany awdany audan аудан район района районе району районом"
        " району рн"
    )
    | _words(_KAZAKH_CASES.format("ауданы")),
    "settlement": _words(
        "city town village settlement township aul auyl auyly awyl awyly qalasy qalası qala selo"
        " şehri shahri stadt"
        " gorod poselok posyolok pos gor г гор город города городе городу городом с село села селе"
        " селу селом п пос поселок поселка поселке поселком пгт аул аула ауле а м місто міста місті"
        " қала қ қсы шаһар ауыл кент станция станции станица станицы разъезд ст деревня"
        " деревни деревне"
    )
    | _words(_KAZAKH_CASES.format("қаласы"))
    | _words(_KAZAKH_CASES.format("ауылы"))
    | _words(_KAZAKH_CASES.format("селосы"))
    | _words(_KAZAKH_CASES.format("шаһары"))
    | _words(_KAZAKH_CASES.format("стансасы"))
    | _words(_KAZAKH_CASES.format("станциясы"))
    | _words(_KAZAKH_CASES_AFTER_FRONT_VOWELS.format("кенті")),
}
_KIND_OF: dict[str, Kind] = {word: kind for kind, words in _KINDS.items() for word in words}
_KIND_OF |= {"g": "settlement", "s": "settlement"}
# As a last word they are more often something else: a preposition, an initial.
_ONLY_FIRST = frozenset("с м п s ст g".split())
_OF = frozenset({"of", "the"})
# Two words that say one kind.
_JOINED = [("р н", "рн"), ("қ сы", "қсы"), ("городского типа", ""), ("city and", "city and")]

# "Жамбылской области", "Западно-Казахстанской области".
_ADJECTIVE = re.compile(r"[сц]к(?:ая|ой|ую|ого|ому|ом|ий|им)$")
_ADJECTIVE_ALONE = re.compile(r"(?:ск(?:ая|ий|ое|ие|их|им|ими|ую)|sk(?:aya|iy|ij|ii|aia|oe|oye))$")
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ov|ev|off|in|yn)$")
_SIDES = _words("западно восточно северо южно")
_AFTER_HYPHEN = re.compile(r"(?<=\w[-‐‑–])\w+")

_LEADING = _words(
    "the in at near from around outside of or formerly former previously now today aka ex old to"
    " в во на из под около близ у или возле від біля к до за через по от бывший бывшая бывшее"
    " бывшем бывшей бывшего ранее ныне прежде бұрынғы қазіргі"
)

# Squares, halls, streets: the part says nothing about the town. Astana Square is in Almaty.
_VENUES = _words(
    "square hall street st avenue ave boulevard park garden airport station stadium arena theatre"
    " theater opera university college school hotel mall market bazaar monument memorial mosque"
    " church cathedral embassy consulate court courthouse prison colony jail building office centre"
    " center microdistrict highway road bridge cemetery hospital akimat factory refinery plant mine"
    " oilfield airbase cosmodrome palace museum house tower library restaurant cafe club residence"
    " площадь площади площадью пл улица улицы улице улицу ул проспект проспекта проспекте пр пркт"
    " парк парка парке сквер сквера сквере бульвар бульвара бульваре аэропорт аэропорта аэропорту"
    " тц трц бц вокзал вокзала вокзале театр театра театре стадион стадиона стадионе университет"
    " университета университете гостиница гостиницы гостинице отель зал зала зале дворец рынок"
    " рынка рынке базар мкр мкрн микрорайон микрорайона микрорайоне памятник памятника памятнику"
    " посольство посольства посольстве консульство консульства консульстве суд суда суде тюрьма"
    " тюрьмы тюрьме сизо акимат акимата акимате шоссе мост мечеть храм завод шахта"
    " месторождение космодром космодрома космодроме полигон музей"
    " алаң алаңы алаңында алаңының көше көшесі көшесінде даңғылы даңғылында саябақ саябағы"
    " саябағында әуежай әуежайы шағын ауданшасы театры сарайы кинотеатр"
)

# Waters, papers, clubs, people: no place at all, and what stands beside them is none either.
_OTHER_THINGS = _words(
    "weekly newspaper times tv radio nedelya gazeta herald news magazine pravda telegraph post"
    " sea lake river reservoir mountain mountains desert canyon ridge range peak glacier plateau"
    " steppe gulf peninsula island valley fc cf hc football hockey team bank airlines motors air"
    " president minister mayor akim mr mrs dr general"
    " газета газеты газете неделя недели новости правда вестник вечерний вечерняя время тв радио"
    " море моря морю озеро озера озере река реки реке рек гора горы горах горный водохранилище"
    " водохранилища хребет пустыня степь степи полуостров остров залив каньон ущелье фк хк"
    " президент министр аким акима господин"
    " теңіз теңізі көлі өзені тауы таулары апталығы газеті ақшамы шөлі аралы президенті әкімі"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One name out of a text. `name` is folded; "" if there is only a kind word.

    `is_place` is False for venues, newspapers, waters, people and numbers; `is_venue` is True
    for the first of them, beside which a town can stand.
    """

    name: str
    kind: Kind | None
    is_place: bool
    is_venue: bool = False


def parts_of(text: str) -> list[Part]:
    """The parts of the text between commas, brackets and slashes, in their order.

    Empty for empty text, for text too long to be the name of a place, and for code.

    >>> parts_of("г. Алматы")
    [Part(name='алматы', kind='settlement', is_place=True, is_venue=False)]
    >>> [part.name for part in parts_of("Aksu (Pavlodar Region)")]
    ['aksu', 'pavlodar']
    >>> [(part.name, part.kind) for part in parts_of("Almaty District of Astana")]
    [('almaty', 'district'), ('astana', None)]
    >>> parts_of("Astana Square")[0].is_place
    False
    """
    if len(text) > LONGEST_TEXT or _CODE.search(text):
        return []
    after_hyphen = frozenset(fold(word) for word in _AFTER_HYPHEN.findall(text))
    folded = [fold(piece) for piece in _SEPARATORS.split(text)]
    return [part for piece in folded if piece for part in _split_at_kinds(piece, after_hyphen)]


def part_of(folded: str) -> Part:
    """The part that one folded piece of text is, however many kind words are in it."""
    words = folded.split()
    if not any(letter.isalpha() for letter in folded) or len(words) > MOST_WORDS:
        return Part(folded, None, is_place=False)
    if len(words) > 1 and not _OTHER_THINGS.isdisjoint(words):
        return Part(folded, None, is_place=False)
    if not _VENUES.isdisjoint(words):
        return Part(folded, None, is_place=False, is_venue=True)
    if len(words) == 1 and words[0] in _OTHER_THINGS:
        return Part(folded, None, is_place=False)
    words = _without_leading(words)
    kind: Kind | None = None
    if words and words[-1] in _KIND_OF and (len(words) == 1 or words[-1] not in _ONLY_FIRST):
        kind = _KIND_OF[words.pop()]
    while words and words[0] in _KIND_OF and (kind is None or _KIND_OF[words[0]] == kind):
        kind = _KIND_OF[words[0]]
        words = _without_leading(words[1:])
    return Part(" ".join(words), kind, is_place=True)


def is_adjective(name: str) -> bool:
    """Whether a folded name is an adjective made of one: "алматинский" is no slip of a town."""
    return bool(_ADJECTIVE_ALONE.search(name))


def is_surname(name: str) -> bool:
    """Whether a folded name can be a man's surname: "денисов" need not be Denisovka."""
    return bool(_SURNAME.search(name))


def _split_at_kinds(folded: str, after_hyphen: frozenset[str]) -> list[Part]:
    """The parts of a piece without commas: "Almaty district of Astana" are two."""
    for written, joined in _JOINED:
        folded = folded.replace(written, joined)
    words = folded.split()
    if len(words) < 3:
        return [part_of(folded)]
    if at := _start_of_adjective(words, after_hyphen):
        pieces = (" ".join(words[:at]), " ".join(words[at:]))
        return [part for piece in pieces for part in _split_at_kinds(piece, after_hyphen)]
    # A kind word inside ends one name unless the next belongs to it: "город Аксу".
    for at in range(1, len(words) - 1):
        kind = _KIND_OF.get(words[at])
        if kind is None or words[at] in _ONLY_FIRST:
            continue
        if words[0] in _KIND_OF:  # it begins the next name: "район Байконур города Астаны"
            if words[at - 1] not in _KIND_OF and words[at - 1] not in _LEADING:
                pieces = (" ".join(words[:at]), " ".join(words[at:]))
                return [part for piece in pieces for part in _split_at_kinds(piece, after_hyphen)]
            continue
        before, after = words[: at + 1], words[at + 1 :]
        if not all(word in _LEADING or word in _KIND_OF for word in words[:at]):
            rest = " ".join(_without_leading(after))
            if rest:
                return [part_of(" ".join(before)), *_split_at_kinds(rest, after_hyphen)]
    return [part_of(folded)]


def _start_of_adjective(words: list[str], after_hyphen: frozenset[str]) -> int:
    """Where "Жамбылской области" begins in "село Масанчи Жамбылской области"; 0 if nowhere."""
    for at in range(2, len(words)):
        if _KIND_OF.get(words[at]) in ("region", "district") and _ADJECTIVE.search(words[at - 1]):
            is_half = words[at - 1] in after_hyphen or words[at - 2] in _SIDES
            start = at - 2 if is_half else at - 1
            if any(word not in _LEADING and word not in _KIND_OF for word in words[:start]):
                return start
    return 0


def _without_leading(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) - 1 and (words[at] in _LEADING or words[at] in _OF):
        at += 1
    return words[at:]
