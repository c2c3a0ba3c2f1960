"""The figure that a cell gives, through the one table of quantities; what it does not give is said.

Crowds, sentences, fines and injuries never become detentions, days, years, hours, ages and articles
of a law are no amounts, and a number beside another word ("300 workers") is one of people detained
only where a word of detention governs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.message import Message, to_say
from geo.written_days import month_names
from incidents.list_rows.said_of_number import (
    NUMBER,
    STEMS,
    is_governed,
    is_of_people,
    with_number_marked,
)
from incidents.rule.number_words import NUMBER as A_NUMBER
from incidents.rule.number_words import numbers
from incidents.rule.quantities import Quantity, parse_quantity, quantities

SAYS_NOTHING = frozenset(
    ("-", "–", "—", "?", ".", "..", "...", "n/a", "na", "none", "null", "unknown", "no data")
    + ("unspecified", "н/д", "нет", "нет данных", "неизвестно", "жоқ", "белгісіз", "мәлімет жоқ")
)
"""Cells that stand for an empty one."""

_PLAIN = re.compile(r"(\d{1,3}(?:[ ,'\u00a0\u202f]\d{3})+|\d{1,9})(?:[.,]0+)?")
_NO_COUNT = re.compile(
    "[-\u2212\u2013\u2014]\\s?\\d[\\d., \u00a0\u202f]*|\\d+(?:[.,]\\d+)?e[+-]?\\d+", re.IGNORECASE
)
"""Numbers below nothing, as -99 where other tables know none, and those that a spreadsheet has cut
to their powers of ten."""

_IN_PARTS = re.compile(r"\d+[.,]\d+")
"""A number with a point or a comma: parts of a person, or thousands to another program."""

_IN_WORDS_TOO = re.compile(rf"\b(\d{{1,9}})\s*\(({A_NUMBER})\)", re.IGNORECASE)
"""5 (five): a number that is said in words as well."""

_ADDRESS = (
    r"(?:\bno\.?|№|#)\s*\d+"
    r"|\b\d+(?:-?(?:й|м|ом|ой|м))?\s+(?:этаж|микрорайон|мкр|квартал|floor)\w*"
    r"|\bat\s+\d+[a-z]?\s+(?:[^\W\d]+\s+){1,2}(?:street|st|avenue|ave|road)\b"
    r"|\b(?:microdistrict|house|building|apartment|room|page|pp?\.|мкр|микрорайон\w*|кабинет\w*"
    r"|(?<=у )дома|(?<=в )доме|стр\.)\s*\d+(?!\s*(?:человек|чел\b|люд|people|person))"
    r"|\b(?:ул\.|улиц[аеуы]|проспект[ае]?|пр\.)\s*[^\W\d]+,?\s+(?:д\.\s*)?\d+(?!\s*(?:человек|чел\b))"
)
"""Where something is: "26 Abai Street", "у дома 26", "№ 26"."""

_HELD_A_RALLY = (
    r"held (?:an? |the |their |up )?(?:\w+ )?(?:rall|protest|demonstr|march|meeting|picket|vigil"
    r"|placard|banner|poster)"
)
OF_DETENTION = re.compile(
    rf"{STEMS}|(?<!up)(?!{_HELD_A_RALLY})held|rounded up|taken(?! part| to the street)",
    re.IGNORECASE,
)
_MAY = r"may(?=\s+be\b)|(?<!\d\s)(?-i:may)"
"""The verb: in "1 May detained 20" it is the month."""

_NOT_DONE = re.compile(
    rf"(?<!\w)(?:(?:not|never|could|{_MAY}|might|will|would|threat\w+|plan\w+|tried|wanted|failed|refused"
    rf"|fear\w*)\s+(?:to\s+|of\s+)?(?:be\s+|been\s+|being\s+)?(?:{STEMS}|held)\w*"
    rf"|(?:не|могут|может|хотел\w*|пыта\w+|угрожа\w+)\s+(?:быть\s+|был[аио]?\s+)?(?:{STEMS})\w*"
    rf"|(?:ұста|тұтқында|қама|жеткіз|әкет)(?:\w*\s+жоқ|(?:л|іл)?[мбп][ае](?:ды|ді|ған|ген))(?!\w)"
    rf"|none\s+of\s.*)",
    re.IGNORECASE,
)
"""Detentions that did not take place, or have not."""
_OF_SOMETHING_ELSE = re.compile(
    r"injur|wound|hurt|kill|dead|died|\bfine[ds]?\b|charged|sentenc|jail|\bdays?\b|hours|summon"
    r"|attend|gather|came|crowd|warn|took part|taking part|participated|percent|tenge|[%$€₸]"
    r"|ранен|пострада|погиб|убит|штраф|осужд|осудил|приговор|суток|сутки|вышл|пришл|собрал|вызва"
    r"|предупре|участвова|участие|процент|тенге|\bмрп\b|жаралан|қаза |айыппұл|сотталд|тәулік"
    r"|жиналд|шақырыл|қатысты|пайыз|теңге|\bаек\b"
    r"|beaten|casualt|hospitali|травм|избит|избил|госпитал|жарақат|зардап|аурухана"
    r"|in(?:to)? prison|imprison|penalt|\bmci\b|лишени|в тюрьм|в колони|арест\w* на \d"
    r"|бостандығынан|түрме"
    rf"|{_HELD_A_RALLY}|rallied|marched|turned out|turnout|taken part|to the street"
    r"|толп|\bявка|числен|шықты",
    re.IGNORECASE,
)
_SPAN = r"\b\d\d?\s+(?:weeks?|months?|years?(?![ -]old)|недел\w*|месяц\w*|года?|лет|апта|ай|жыл)\b"
_OF_A_CROWD = re.compile(
    rf"{_SPAN}|victim"
    r"|protest|demonstrat|\brall(?:y|ies)\b|participant|picket|strik(?:e|ing)|support(?:er|ed)"
    r"|\b\d+[ -]strong\b"
    r"|участни|митинг|протест|демонстр|пикет|баст(?:ова|ующ)|сторонник|қатысушы|наразы|ереуіл",
    re.IGNORECASE,
)
"""People of a crowd, and spans of time, where only something beside them can tell of detentions."""

_RELEASED = re.compile(r"releas|freed|отпу[щс]|освобо|босат", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(nobody|no[ -]one|no detentions|никто|никого|ни одн\w+|ешкім|бірде[ -]бір)\b", re.IGNORECASE
)
DOUBT = re.compile(
    r"\b(seemingly|apparently|possibly|perhaps|maybe|probably|presumably|supposedly|allegedly"
    r"|un(?:verified|confirmed|clear)|not (?:verified|confirmed)"
    r"|похоже|по-видимому|видимо|якобы|возможно|вероятно|предположительно"
    r"|не ?подтвержд\w+|мүмкін|ықтимал|расталма\w+)\b"
    r"|\d\s?\(?\?",
    re.IGNORECASE,
)

MOST_KEPT = 10_000
"""Cells of which it is kept what they give: a list says the same in many rows."""

NO_NUMBER = to_say("gives no number that is read: the figure is left empty")
NO_WHOLE_NUMBER = to_say("wanted a whole number such as 1200: the figure is left empty")
NOT_OF_THE_NUMBER = to_say(
    "does not say that those whom its number counts were detained: the figure is left empty"
)
NOT_SAID_BESIDE = to_say("taken for people detained, which the words beside it do not say")
NOTHING_OF_DETENTIONS = to_say("says nothing of detentions, so no report is made of it")


@dataclass(frozen=True)
class CellFigure:
    """What a cell gives: a quantity or none; what is wrong with it, and whether the row waits for
    that; what is worth a look."""

    quantity: Quantity | None = None
    wrong: Message | None = None
    left_out: bool = False
    remark: Message | None = None


@lru_cache(maxsize=MOST_KEPT)
def figure_of(cell: str, words: str, heading: str = "") -> CellFigure:
    """The figure of a cell, beside which `words` may stand, and `heading` above it.

    >>> figure_of("15 мая задержаны около 30 человек", "").quantity.low
    27
    >>> str(figure_of("5 injured", "").wrong)
    'says nothing of detentions, so no report is made of it'
    >>> figure_of("5 protesters", "").left_out, figure_of("5 protesters", "", "Detained").left_out
    (True, False)
    """
    if not cell or cell.casefold() in SAYS_NOTHING:
        return CellFigure(wrong=NOTHING_OF_DETENTIONS, left_out=True)
    if plain := _PLAIN.fullmatch(cell):
        number = int(re.sub(r"\D", "", plain[1]))
        quantity = Quantity(number, number, str(number), False, numbers=(number,))
        return CellFigure(quantity, remark=_not_said_beside(quantity, cell, words, heading))
    if _IN_PARTS.fullmatch(cell):
        return CellFigure(wrong=NO_WHOLE_NUMBER)
    if _NO_COUNT.fullmatch(cell):
        return CellFigure(wrong=NO_NUMBER)
    if _NOBODY.search(cell):
        wanted = to_say("wanted 0 where the source says that nobody was detained")
        return CellFigure(wrong=wanted, left_out=True)
    is_else = _OF_SOMETHING_ELSE.search(cell) is not None
    if not OF_DETENTION.search(cell) and (is_else or _RELEASED.search(cell)):
        return CellFigure(wrong=NOTHING_OF_DETENTIONS, left_out=True)
    if _OF_A_CROWD.search(cell) and not any(map(OF_DETENTION.search, (cell, words, heading))):
        return CellFigure(wrong=NOTHING_OF_DETENTIONS, left_out=True)
    found = quantities(_amounts(cell))
    if len(found) == 1 and not is_else:
        if why := _not_of_the_number(found[0], cell, words, heading):
            return why
        doubt = to_say("the words doubt it: shown, and raises no sum")
        beside = _not_said_beside(found[0], cell, words, heading)
        return CellFigure(found[0], remark=doubt if DOUBT.search(f"{cell} {words}") else beside)
    if len(found) > 1:
        several = to_say("holds more than one number: the figure is left empty")
        return CellFigure(wrong=several)
    return CellFigure(wrong=NO_NUMBER)


def _amounts(text: str) -> str:
    """The text without numbers that count nobody; one that is said in words as well stands once."""
    text = _IN_WORDS_TOO.sub(_once, text)
    return " ".join(_no_amounts().sub(" ", text).split())


def _once(found: re.Match[str]) -> str:
    return found[1] if numbers(found[2]) == [int(found[1])] else found[0]


def _not_of_the_number(
    quantity: Quantity, cell: str, words: str, heading: str
) -> CellFigure | None:
    """What is wrong where nothing says that those whom the number counts were detained: "300
    workers", "300 workers struck, their leader was detained"; None where something does."""
    if OF_DETENTION.search(cell) and not OF_DETENTION.search(_NOT_DONE.sub(" ", cell)):
        return CellFigure(wrong=NOT_OF_THE_NUMBER)
    marked = with_number_marked(_amounts(cell), quantity)
    if not marked or is_of_people(marked) or is_governed(marked):
        return None
    if OF_DETENTION.search(cell):
        return CellFigure(wrong=NOT_OF_THE_NUMBER)
    if OF_DETENTION.search(heading):
        return None
    if words == cell or not OF_DETENTION.search(words):
        return CellFigure(wrong=NOTHING_OF_DETENTIONS, left_out=True)
    return CellFigure(wrong=NOT_OF_THE_NUMBER) if _counts_others(quantity, words) else None


def _not_said_beside(quantity: Quantity, cell: str, words: str, heading: str) -> Message | None:
    """What is worth a look where a number says of nobody who they are, and the words beside it
    speak of others: "300" beside "300 strikers gathered"; None where they do not."""
    if not words or words == cell or OF_DETENTION.search(cell):
        return None
    is_said = OF_DETENTION.search(words) or OF_DETENTION.search(heading)
    of_others = (_OF_SOMETHING_ELSE, _OF_A_CROWD, _RELEASED)
    if _counts_others(quantity, words) or (
        not is_said and any(pattern.search(words) for pattern in of_others)
    ):
        return NOT_SAID_BESIDE
    return None


def _counts_others(quantity: Quantity, words: str) -> bool:
    """Whether the words count others by this number than people who were detained."""
    beside = _amounts(words)
    bounds = quantity.low, quantity.high
    same = next((one for one in quantities(beside) if (one.low, one.high) == bounds), None)
    marked = with_number_marked(beside, same) if same else ""
    # In "300 gathered, 5 were detained" the second number has a word of detention of its own.
    before, _, behind = marked.partition(NUMBER)
    own = before + NUMBER + re.split(r"\d", behind, maxsplit=1)[0]
    return bool(marked) and not (is_of_people(marked) or is_governed(own))


@lru_cache(maxsize=1)
def _no_amounts() -> re.Pattern[str]:
    """Numbers that count nobody: days, years, hours, ages, articles."""
    months = "|".join(sorted(map(re.escape, month_names()), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    of_year = r"(?:\s*(?:года|году|год|г\.|жылғы|жылы|жыл))?"
    return re.compile(
        rf"\b\d{{1,2}}(?:st|nd|rd|th|-?го)?\s+(?:of\s+)?(?:{months})\b\.?(?:,?\s+{year}{of_year})?"
        rf"|\b(?:{months})\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?:,\s*{year})?"
        rf"|\b\d{{1,2}}[./]\d{{1,2}}[./](?:{year}|\d\d)\b|\b{year}-\d\d-\d\d\b"
        rf"|\b(?:in|since|during|by|в|с|за)\s+{year}\b{of_year}"
        rf"|\b{year}\s*(?:года|году|год\b|г\.|жылғы|жылы|жыл\b)"
        rf"|{_SPAN}|{_ADDRESS}"
        r"|\b\d{1,2}:\d\d\b"
        r"|\b\d{1,3}[-\s](?:year|летн|жас)\w*(?:-old)?"
        r"|\b(?:article|section|art\.|статья|статье|статьи|ст\.)\s*\d+(?:[-.]\d+)*"
        r"|\b\d+(?:-\d+)?-?(?:бап|бабы)\w*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=MOST_KEPT)
def in_english(figure: Quantity) -> str:
    """The quantity in the English words that carry the same bounds, "" where there are none.

    >>> in_english(parse_quantity("около 30 человек")), in_english(parse_quantity("ондаған адам"))
    ('about 30', 'dozens')
    """
    low, high = figure.low, figure.high
    if low is None and high is None:
        return ""
    middle = ((low or 0) + (high or 0)) // 2
    said = [f"{low}", f"about {middle}", f"nearly {high}", f"{low} to {high}", f"up to {high}"]
    said += [f"fewer than {high + 1}"] if high is not None else []
    if low is not None and high is None:
        said = [f"more than {low - 1}", "more than a dozen"] if figure.one_more else []
        said += ["several", "dozens", "several dozens", "scores", "hundreds", "several hundred"]
        said += ["thousands", "several thousand", "tens of thousands"] if figure.computed else []
        said += ["more than a dozen", f"at least {low}"]
    for words in said:
        read = parse_quantity(words)
        if read and (read.low, read.high, read.computed) == (low, high, figure.computed):
            return words
    return ""
