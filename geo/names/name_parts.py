"""The parts of what somebody wrote for a place: its name, its kind ("city", "область"), the rest.

By words alone: no table of places is read.
"""

import re
from dataclasses import dataclass

from geo.names.folding import fold
from geo.names.kind_words import (
    BEFORE_NAME,
    OF_OFFICES,
    ONLY_FIRST,
    Form,
    Kind,
    KindWord,
    joined,
    kind_word,
)
from geo.names.surrounding_words import (
    BODIES,
    LEADING,
    MICRODISTRICTS,
    OF,
    OF_BODIES,
    OTHER_THINGS,
    TRAILING,
    UNSAID,
    VENUES,
    makes_another,
)

__all__ = ["LONGEST_TEXT", "Form", "Kind", "Part", "is_adjective", "is_surname", "part_of"]
__all__ += ["parts_of", "shared_kind", "sides_of", "towns_of_office"]

LONGEST_TEXT = 200
MOST_WORDS = 6

# A postal code says nothing that the name beside it does not.
_SEPARATORS = re.compile(
    r"[,;:|/()\[\]\n\r\t]|(?<!\d)\d{6}(?!\d)"
    r"|\s(?:[-–—]|in|im|в|во|під|под|близ|у|w|we|dans|près de|nahe)\s"
    r"|\b(?:formerly|бывш\.?|бывший|бывшая(?!\s+столиц)|ныне|сейчас|теперь|now|колишн\w+|ehemals|heute)\s",
    re.I,
)
# "Abai Region > Semey", "ALMATY -- ": what leads on from one name to the next, and is no code.
_ARROWS = re.compile(r"\s(?:--|>|›|→|»)(?=\s|$)")
# "SEMEY. KAZINFORM": a dateline; after an abbreviation ("обл. ") a name goes on.
_DATELINE = re.compile(r"(?<=[^\W\d_]{4})(?<!\bресп)(?<!\bпрос)(?<!просп)(?<!бывш)\.\s+")
# No name of a place has these; formulas, scripts, templates, commands and websites do.
_CODE = re.compile(
    r"[=<>{}$%@\\^~+\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|--|\(\)|'.*;"
    r"|\w\.(?:kz|ru|com|org|net|info|media|news|tv)\b",
    re.I,
)
# "в Актау", "w Ałmaty", "d'Aktaou": prepositions of one letter, which are no initials.
_PREPOSITION = re.compile(r"^\s*[wzvuaà]\s+(?=\w{3})|\b[dDlL]['’](?=[A-ZÉaeiouy])")
# "im Westen Kasachstans": where in the country a town lies.
_COMPASS = re.compile(
    r"\s(?:in(?: the)?|im|на|в|na|au|en el) "
    r"(?:west|east|north|south|запад|восток|юг|север|заход|сход|півд|півн|osten|norden|süden"
    r"|zachod|wschod|półn|połud|ouest|est|nord|sud|oeste|este|norte|sur)\w*"
    r"(?:-\w+)?(?: of| du| del?)? (?=каз|қаз|ka[sz])",
    re.I,
)
_BETWEEN_TWO = re.compile(r"(\s*/\s*|\s+(?:и|and|та|және|мен|пен|und|et|oraz|ve|&)\s+)")
_AND = re.compile(r" (?:и|and|та|және|мен|пен|und|et|oraz|ve|&) ")
SHORTEST_SIDE = 3
_PLURALS = frozenset({"regions", "districts", "oblasts"})
_ELISION = re.compile("^\\s|['’]")
# "Алматықаласы", as printed without the space.
_OFTEN_RUN_TOGETHER = ("қаласы", "облысы", "ауданы", "ауылы")
_RUN_TOGETHER = re.compile(rf"(?<=\w{{3}})({'|'.join(_OFTEN_RUN_TOGETHER)})(?=\w{{5,}}|\b)")

# "Жамбылской области", "Западно-Казахстанской области".
_ADJECTIVE = re.compile(r"[сц]ьк\w{1,3}$|[сц]к(?:ая|ой|ую|ого|ому|ом|ий|им)$")
_ADJECTIVE_ALONE = re.compile(r"(?:ск(?:ая|ий|ое|ие|их|им|ими|ую)|sk(?:aya|iy|ij|ii|aia|oe|oye))$")
_ADJECTIVE_OF_OFFICE = re.compile(r"(?<=\w{4})(ин)?ск(?:ий|ого|ому|им|ом|ая|ой|ую)$")
_SURNAME = re.compile(r"(?:[оеё]в|[иы]н|ov|ev|off|in|yn)$")
_SIDES = frozenset("западно восточно северо южно західно східно північно південно".split())
_AFTER_HYPHEN = re.compile(r"(?<=\w[-‐‑–])\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """One name out of a text. `name` is folded; "" if there is only a kind word.

    `is_place` is False for venues, newspapers, waters, people and numbers; `is_venue` is True
    for the first of them, beside which a town can stand, and for an office called after the town
    or district that it stands in, which is a place too. `form` is what the kind word says beyond
    the kind.
    """

    name: str
    kind: Kind | None
    is_place: bool
    is_venue: bool = False
    form: Form = ""


def parts_of(text: str) -> list[Part]:
    """The parts of the text between commas, brackets and slashes, in their order.

    Empty for empty text, for text too long to be the name of a place, and for code.

    >>> [(part.name, part.kind, part.form) for part in parts_of("город Алматы")]
    [('алматы', 'settlement', 'town')]
    >>> [part.name for part in parts_of("Aksu (Pavlodar Region)")]
    ['aksu', 'pavlodar']
    >>> [(part.name, part.kind) for part in parts_of("Almaty District of Astana")]
    [('almaty', 'district'), ('astana', None)]
    >>> parts_of("Astana Square")[0].is_place
    False
    """
    if len(text) > LONGEST_TEXT:
        return []
    text = _ARROWS.sub(", ", text)
    is_run_together = not text.isascii() and any(word in text for word in _OFTEN_RUN_TOGETHER)
    if text.isalpha() and not is_run_together:  # most names: nothing to take apart
        return [part_of(fold(text))]
    if _CODE.search(text):
        return []
    after_hyphen = frozenset(fold(word) for word in _AFTER_HYPHEN.findall(text))
    plain = _PREPOSITION.sub("", text) if text[1:2] == " " or _ELISION.search(text) else text
    if is_run_together:
        plain = _RUN_TOGETHER.sub(r" \1 ", plain)
    if " " in plain:
        plain = _COMPASS.sub(", ", plain)
    if ". " in plain:
        plain = _DATELINE.sub(", ", plain)
    folded = [fold(piece) for piece in _SEPARATORS.split(plain)]
    pieces = [
        piece for number, piece in enumerate(folded) if piece and (not number or _says(piece))
    ]
    return [part for piece in pieces for part in _split_at_kinds(piece, after_hyphen)]


def sides_of(text: str) -> tuple[list[str], bool]:
    """The two names of "A и B" or "A/B", and whether a slash parts them; [] where it is one name.

    >>> sides_of("Кентау/Туркестан"), sides_of("Астана")
    ((['Кентау', 'Туркестан'], True), ([], False))
    """
    if len(text) > LONGEST_TEXT or not (" " in text or "/" in text):
        return [], False
    if "/" not in text and not _AND.search(text):
        return [], False
    sides = _BETWEEN_TWO.split(text.strip())
    if len(sides) != 3 or min(len(sides[0]), len(sides[2])) < SHORTEST_SIDE:
        return [], False
    return [sides[0], sides[2]], sides[1].strip() == "/"


def shared_kind(sides: list[str]) -> str:
    """The kind word of the second name that is the first one's too; "" if the first has its own.

    >>> shared_kind(["Алматинская", "Жамбылская области"])
    'области'
    """
    first, last = ([one for one in parts_of(side) if one.is_place] for side in sides)
    if not (len(first) == len(last) == 1) or last[0].kind not in ("region", "district"):
        return ""
    kind = sides[1].split()[-1]
    is_shared = bool(_ADJECTIVE.search(first[0].name)) or fold(kind) in _PLURALS
    return kind if is_shared and first[0].kind is None else ""


def part_of(folded: str) -> Part:
    """The part that one folded piece of text is, however many kind words are in it."""
    words = folded.split()
    has_letters = folded.isalpha() or any(letter.isalpha() for letter in folded)
    if not has_letters or len(words) > MOST_WORDS:
        return Part(folded, None, is_place=False)
    if len(words) > 1 and not OTHER_THINGS.isdisjoint(words):
        return Part(folded, None, is_place=False)
    if not VENUES.isdisjoint(words):
        return _office(words) or Part(folded, None, is_place=False, is_venue=True)
    if len(words) == 1 and words[0] in OTHER_THINGS:
        return Part(folded, None, is_place=False)
    before, words = words, _without_surrounding(words)
    said: KindWord | None = None
    if words and (len(words) == 1 or words[-1] not in ONLY_FIRST):
        said = kind_word(words[-1])
        words = words[:-1] if said else words
    while words and (known := kind_word(words[0])) and (not said or known.kind == said.kind):
        said = known if not said or known.form else said
        words = _without_surrounding(words[1:])
    name = " ".join(words)
    if said:
        return Part(name, said.kind, True, form=said.form)
    is_part = len(words) == 1 < len(before) and any(makes_another(word, name) for word in before)
    return Part(name, None, True, form="part" if is_part else "")


def towns_of_office(part: Part) -> tuple[str, ...]:
    """The towns whose adjective an office bears, by what is left of it without its ending; none
    for other names.

    >>> towns_of_office(Part("руднен", "settlement", True, is_venue=True))
    ('рудненск', 'рудный')
    >>> towns_of_office(Part("актюба", "settlement", True, is_venue=True))
    ('актюбаск', 'актюбинск', 'актюбы')
    """
    name = part.name
    if not part.is_venue or part.kind != "settlement":
        return ()
    if name.endswith("а"):
        return (f"{name}ск", f"{name[:-1]}инск", f"{name[:-1]}ы")
    return (f"{name}ск", f"{name[:-2]}ый") if name.endswith("ен") else (f"{name}ск",)


def town_of_adjective(part: Part) -> Part | None:
    """The town whose adjective names a court, or a district; None for other parts.

    >>> town_of_adjective(Part("уральский", None, True, is_venue=True)).name
    'ураль'
    """
    is_office = part.is_venue and part.kind is None
    if not part.is_place or not (is_office or part.kind == "district"):
        return None
    name, is_made = _ADJECTIVE_OF_OFFICE.subn(_town_of, part.name)
    return Part(name, "settlement", True, is_venue=True, form="town") if is_made else None


def is_adjective(name: str) -> bool:
    """Whether a folded name is an adjective made of one: "алматинский" is no slip of a town."""
    return bool(_ADJECTIVE_ALONE.search(name))


def is_surname(name: str) -> bool:
    """Whether a folded name can be a man's surname: "денисов" need not be Denisovka."""
    return bool(_SURNAME.search(name))


def _says(piece: str) -> bool:
    """Whether a piece after the first says anything: an agency, a day or a number does not."""
    words = piece.split()
    return any(word not in UNSAID and word not in LEADING and not word.isdigit() for word in words)


def _office(words: list[str]) -> Part | None:
    """The town or district that an office is called after: "Talghar district court".

    None where no word says whose the office is, unless it is a court, a police or an akimat.
    """
    said = [kind for word in words if (kind := OF_OFFICES.get(word) or kind_word(word))]
    name = [
        word
        for word in _without_surrounding(words)
        if word not in VENUES and word not in OF and word not in OF_OFFICES and not kind_word(word)
        if word not in OF_BODIES and not any(letter.isdigit() for letter in word)
    ]
    if not name or not (said or not BODIES.isdisjoint(words)):
        return None
    if not said:
        return Part(" ".join(name), None, is_place=True, is_venue=True)
    # "Жанаозенский", "Кызылординский городской суд", "Актюбинский областной суд"
    if said[0].kind == "settlement":
        name[-1] = _ADJECTIVE_OF_OFFICE.sub(_town_of, name[-1])
    elif said[0].kind == "region":
        name[-1] = _ADJECTIVE_OF_OFFICE.sub(r"\1ская", name[-1])
    return Part(" ".join(name), said[0].kind, is_place=True, is_venue=True, form=said[0].form)


def _town_of(ending: re.Match[str]) -> str:
    return "а" if ending[1] else ""


def _split_at_kinds(folded: str, after_hyphen: frozenset[str]) -> list[Part]:
    """The parts of a piece without commas: "Almaty district of Astana" are two."""
    folded = joined(folded)
    words = folded.split()
    at = _border(words, after_hyphen) if len(words) > 2 else 0
    if not at:
        return [part_of(folded)]
    pieces = (" ".join(words[:at]), " ".join(words[at:]))
    return [part for piece in pieces for part in _split_at_kinds(piece, after_hyphen)]


def _border(words: list[str], after_hyphen: frozenset[str]) -> int:
    """Where the first name of a piece ends and another begins; 0 if it is one name."""
    if at := _start_of_adjective(words, after_hyphen) or _end_of_number(words):
        return at
    first = next((word for word in words if word not in LEADING), "")
    # A kind word inside ends one name unless the next belongs to it: "город Аксу".
    for at in range(1, len(words) - 1):
        before = words[:at]
        if words[at] in ONLY_FIRST or not (kind_word(words[at]) or words[at] in OF_OFFICES):
            continue
        if words[at] in BEFORE_NAME and not VENUES.isdisjoint(before):
            return at
        if kind_word(first):  # it begins the next name: "в районе Байконур города Астаны"
            if not kind_word(words[at - 1]) and words[at - 1] not in LEADING:
                return at
            continue
        if all(word in LEADING or word in OF or kind_word(word) for word in before):
            continue
        end = at + 1
        # "Saryarka district court of Astana", "Орал қаласының әкімдігі алдында"
        while end < len(words) and (words[end] in VENUES or words[end] in TRAILING):
            end += 1
        if end < len(words):
            return end
    return 0


def _end_of_number(words: list[str]) -> int:
    """Where "27 й микрорайон" ends in "27 й микрорайон Актау"; 0 if no number begins the words."""
    for at in (2, 3):
        if words[0].isdigit() and at < len(words) and words[at - 1] in MICRODISTRICTS:
            return at
    return 0


def _start_of_adjective(words: list[str], after_hyphen: frozenset[str]) -> int:
    """Where "Жамбылской области" begins in "село Масанчи Жамбылской области"; 0 if nowhere."""
    for at in range(2, len(words)):
        known = kind_word(words[at])
        if known and known.kind in ("region", "district") and _ADJECTIVE.search(words[at - 1]):
            is_half = words[at - 1] in after_hyphen or words[at - 2] in _SIDES
            start = at - 2 if is_half else at - 1
            if any(word not in LEADING and not kind_word(word) for word in words[:start]):
                return start
    return 0


def _without_surrounding(words: list[str]) -> list[str]:
    at, end = 0, len(words)
    while at < end - 1 and (words[at] in LEADING or words[at] in OF):
        at += 1
    while at < end - 1 and words[end - 1] in TRAILING:
        end -= 1
    return words[at:end]
