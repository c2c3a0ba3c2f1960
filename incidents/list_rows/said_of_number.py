"""Whether the words around a number say that those whom it counts were detained.

A number that stands alone, or beside people of no kind ("26 people"), is what the cell of a list of
detentions is for, unless the cell tells of others who were detained. Beside any other word ("300
workers") it counts whoever that word names: only a word of detention that governs it makes them
people detained, "detained 120 miners", "120 miners were detained", "120 шахтёров задержали", "120
кенші ұсталды". In "300 workers struck, their leader was detained" it governs another. No grammar is
parsed: the words between the two are looked through once, and what is not clearly governed is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from geo.gazetteer.gazetteer import load_gazetteer
from geo.written_days import month_names
from incidents.rule.number_words import numbers
from incidents.rule.quantities import Quantity, parse_quantity
from incidents.rule.shortened_numbers import spelled_out
from incidents.rule.wordings import VAGUE, WORDINGS

NUMBER = "\0"
"""Stands in a text for its one number, with the words that bound it."""

FARTHEST = 14
"""Words looked through on each side of the number."""

NOUNS = 3
"""Words beside a number that name whom it counts: "striking oil workers"."""

STEMS = (
    r"detain|detention|apprehend|arrest|задерж|арест|достав|увез|отвез|ұста|тұтқында(?!р)|қама"
    r"|жеткіз|әкет"
)
"""How words of detention begin."""

OF_DETENTION = rf"(?:{STEMS})\w*|held|rounded|taken"
_PREDICATE = (
    r"detain(?:s|ed)?|apprehend(?:s|ed)?|arrest(?:s|ed)?|held|rounded|taken"
    r"|задерж(?:ал[аио]?|али|ан[аоы]?|ива\w*)|арестов(?:ал[аио]?|ан[аоы]?|ыва\w*)"
    r"|достав(?:ил[аио]?|лен[аоы]?)|(?:у|от)вез(?:л[аио]|ен[аоы]?|ён)"
    r"|ұста(?:лды|лған|лып|ды|ған|п)|тұтқында(?:лды|лған|ды|ған)|қама(?:лды|лған|ды|уға)"
    r"|жеткіз(?:ілді|ілген|ді|ген)|әкет(?:ілді|ілген|ті|кен)"
)
_PEOPLE = (
    r"people|persons?|individuals?|men|man|women|woman|minors?|teenagers?|children|girls?|boys?"
    r"|activists?|journalists?|citizens|men|others?"
    r"|человека?|людей|люди|чел|лиц[оа]?|мужчин\w*|женщин\w*|дет(?:и|ей)|подростк\w*"
    r"|несовершеннолетн\w*|активист\w*|журналист\w*|гражданск\w*|граждан"
    r"|адам\w*|кісі\w*|ер|әйел\w*|бала\w*|жасөспірім\w*|белсенді\w*|журналис\w*|азамат\w*"
)
_LIGHT = (
    r"a|an|the|of|some|total|all|also|were|was|are|is|been|being|have|has|had|be|got|by|them|they"
    r"|police|officers|security|forces|custody|stations?|station|precincts?|under|to|from|among"
    r"|today|yesterday|overnight|morning|evening|night|later|then|again|briefly|reportedly"
    r"|seemingly|apparently|possibly|perhaps|alone|there|least|away|up|into|number|in|at|on|near"
    r"|during|according|for|one|count|counts|city|cities|town|region|place|places|off|out|day|days"
    r"|says?|said|reports?|сообщ\w*|день|дня|дней|күні"
    r"|был[аио]?|были|всего|в|во|на|у|за|по|из|с|со|от|при|около|общей|сложности|сразу|ещё|еще|также"
    r"|уже|как|полици\w*|полицейск\w*|силовик\w*|отдел\w*|участ(?:ок|ки|ке|ка|ков)|ровд|увд|двд|кнб"
    r"|мвд|автозак\w*|сегодня|вчера|утром|вечером|ночью|днём|днем|позже|затем|данным|словам|числ\w*"
    r"|среди|все|всех|их|они|похоже|по-видимому|якобы|город\w*|област\w*|райо\w*|места\w*|суд\w*"
    r"|кратковременно|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье"
    r"|барлығы|бәрі|болды|болған|полиция\w*|полицей\w*|бөлімше\w*|саны|ішінде|бүгін|кеше|таңертең"
    r"|кешке|түнде|мүмкін|қала\w*|облыс\w*|аудан\w*|мәліметінше|бойынша|деп|хабарлады|алынды|алған"
    r"|жуық|астам|шамамен|кемінде|дейін|екен"
)
_OFFICERS = (
    r"police\w*|officers?|security|forces|guards|полици\w*|полицейск\w*|силовик\w*|полицей\w*"
)
"""Behind a number they are those who detain."""

_NOBODY = (
    r"bus(?:es)?|cars?|vehicles?|trucks?|tents?|weapons?|banners?|families|family|groups?|companies"
    r"|автобус\w*|автомобил\w*|автомашин\w*|машин\w*|палат\w*|юрт\w*|семе[йи]\w*|семь[яи]\w*|групп\w*"
    r"|компани\w*|единиц\w*|көлік\w*|машина\w*|шатыр\w*|киіз\w*|отбасы\w*|топ\w*|жанұя\w*"
)
"""What is detained and is nobody, or nobody knows how many."""

_FOLLOWS = (
    r"by|in|at|on|near|during|for|from|outside|without|again|briefly|today|yesterday|overnight|later"
    r"|alone|there|away|up|into|off|to|under|reportedly|with"
    r"|в|во|на|у|за|по|около|при|возле|сегодня|вчера|утром|вечером|ночью|днём|днем|позже|затем|полици\w*"
    r"|полицейск\w*|силовик\w*|кратковременно|без|под|сотрудник\w*"
    r"|деп|болатын|еді|екен|бүгін|кеше|алынды|алған"
)
"""What may stand behind a word of detention that says what was done to those before it."""

_SUBJECTS = (
    r"all|they|them|were|was|are|been|being|then|later|also|who|which|have|had|has|every|everyone"
    r"|все|всех|их|были|был|была|затем|потом|которых|которые|впоследствии"
    r"|бәрі|барлығы|кейін|содан"
)
_BREAKS = (
    r"and|but|while|when|where|whose|who|which|that|how|why|if|because|since|until|after|before|as"
    r"|although|though|whom|including"
    r"|и|а|но|когда|где|чей|чья|чьи|котор\w*|что|чтобы|как|если|хотя"
    r"|пока|поскольку|после|включая"
    r"|және|ал|бірақ|кейін|соң|деп|үшін|оның"
)


def _word(of: str) -> re.Pattern[str]:
    return re.compile(of, re.IGNORECASE)


_IS_DETENTION, _IS_PREDICATE = _word(OF_DETENTION), _word(_PREDICATE)
_IS_PEOPLE, _IS_LIGHT = _word(_PEOPLE), _word(_LIGHT)
_IS_RELATIVE = _word(r"who|which|including|котор(?:ые|ых|ым|ыми)|\w+[шщ]их(?:ся)?")
_IS_SUBJECT, _IS_BREAK = _word(_SUBJECTS), _word(_BREAKS)
_IS_OFFICER, _IS_NOBODY, _MAY_FOLLOW = _word(_OFFICERS), _word(_NOBODY), _word(_FOLLOWS)
_IS_NOUN_TOO = _word(r"(?:detain|apprehend|arrest)s?")
_IS_OBJECT = _word(r"(?:ұста|тұтқында|қама)у(?:лар)?ды")
_IS_OF_THEM = _word(
    r"were|was|been|being|are|is|be|got|own|under|in|into|face[ds]?"
    r"|был[аио]?|сво[её][мй]|своего|собственн\w+|под|подверг\w+"
)
_IS_OWNER = _word(r"\w+[ндт][ыі]ң")
"""The genitive of Kazakh, which stands before what is somebody's."""

_JOURNALIST = _word(r"\b(?:\w{0,9}journalist|reporter|correspondent|журналист|корреспондент|тілші)")
_IS_OF_ANY_KIND = _word(
    r"people|persons?|individuals?|others?|citizens|activists?|человека?|людей|люди|чел|лиц[оа]?"
    r"|активист\w*|граждан\w*|адам\w*|кісі\w*|белсенді\w*|азамат\w*"
)

_TOKEN = re.compile(rf"{NUMBER}|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[,;.!?():]", re.UNICODE)
_QUOTED = re.compile(r"[«“\"][^«»“”\"]{1,60}[»”\"]")
"""A name such as «Oyan, Qazaqstan»: its comma ends nothing."""

_ENDS = frozenset(",;.!?():")


def with_number_marked(text: str, quantity: Quantity) -> str:
    """The text with `NUMBER` for the words of its quantity, but for whom it counts, who may stand
    among them: "120 miners or more"; "" where they are not found.
    """
    text = _QUOTED.sub(lambda name: name[0].replace(",", ""), spelled_out(text))
    text = " ".join(text.split())
    found = re.search(re.escape(quantity.phrase), text, re.IGNORECASE)
    if not found:
        return ""
    bounds = _words_of_bounds()
    counted = (
        word
        for word in _TOKEN.findall(found[0])
        if word.casefold() not in bounds and not numbers(word)
    )
    return f"{text[: found.start()]}{NUMBER} {' '.join(counted)} {text[found.end() :]}"


@lru_cache(maxsize=1)
def _words_of_bounds() -> frozenset[str]:
    phrases = (*VAGUE, *(words for row in WORDINGS for words in (*row.words, *row.after)))
    numbers_between = (
        "a an and to from between и от до с и ге ға дейін half нан нен дан ден тан тен"
    )
    return frozenset(" ".join((*phrases, numbers_between)).casefold().replace("-", " ").split())


def is_of_people(text: str) -> bool:
    """Whether the number of a text stands alone or beside people of no kind, and nothing says that
    others were detained than those whom it counts.

    >>> [is_of_people(f"{NUMBER} {words}") for words in ("people in Almaty", "workers")]
    [True, False]
    >>> is_of_people(f"Taxis: {NUMBER}")
    False
    >>> is_of_people(f"{NUMBER} people sang, their leader was detained")
    False
    """
    tokens = _TOKEN.findall(text)
    at = tokens.index(NUMBER)
    behind = [*_clause(tokens[at + 1 :])][:FARTHEST]
    if _is_of_others(tokens[:at], behind):
        return False
    before = [*_clause(tokens[:at][::-1])][:FARTHEST]
    here = (*before, *behind)
    if all(map(_is_nothing, here)) or not any(map(_IS_DETENTION.fullmatch, tokens)):
        return True
    return any(map(_IS_DETENTION.fullmatch, here)) and not _are_onlookers(behind)


def _is_of_others(before: Sequence[str], behind: Sequence[str]) -> bool:
    """Whether a word beside the number names whom it counts, other than people of no kind."""
    beside = behind[:NOUNS]
    if before[-1:] == [":"] and len(before) > 1 and not beside:
        # "Almaty: 26", not "Taxis: 26".
        return not (_is_nothing(before[-2]) or load_gazetteer().find(before[-2]))
    if any(map(_IS_OFFICER.fullmatch, beside[:1])):
        return True
    owner = next((place for place, token in enumerate(beside) if _IS_OWNER.fullmatch(token)), NOUNS)
    if any(map(_IS_PEOPLE.fullmatch, beside[: owner or 1])):
        return False
    counted = next((token for token in beside if token.casefold() not in ("of", "the")), "")
    return bool(counted) and not _is_nothing(counted)


def _are_onlookers(behind: Sequence[str]) -> bool:
    """Whether those counted did something about detentions that need not be their own: "30
    journalists covered the arrests"."""
    place = next((at for at, token in enumerate(behind) if _IS_DETENTION.fullmatch(token)), None)
    if place is None:
        return False
    if all(_is_nothing(token) or token[0].isupper() for token in behind[:place]):
        return _IS_OBJECT.fullmatch(behind[place]) is not None
    is_of_them = _IS_OF_THEM.fullmatch(behind[place - 1]) is not None
    return not is_of_them and not _is_told(behind, place)


def is_governed(text: str) -> bool:
    """Whether a word of detention governs the number of a text.

    >>> is_governed("задержаны \\0 шахтёров"), is_governed("\\0 workers whose leader was detained")
    (True, False)
    """
    tokens = _TOKEN.findall(text)
    at = tokens.index(NUMBER)
    behind = [*_clause(tokens[at + 1 :])][:NOUNS]
    if any(map(_IS_NOBODY.fullmatch, behind)) or any(map(_IS_OFFICER.fullmatch, behind[:1])):
        return False
    return _before(tokens[:at]) or _behind(tokens[at + 1 :]) or _goes_on(tokens, at)


def is_of_journalists(text: str, quantity: Quantity | None) -> bool:
    """Whether those whom the quantity counts are journalists; where there is none, whether
    journalists were detained.

    >>> quantity = Quantity(12, 12, "12", False)
    >>> is_of_journalists("12 Azattyq journalists were detained", quantity)
    True
    >>> is_of_journalists("12 people detained, including journalists", quantity)
    False
    """
    named = _JOURNALIST.search(text)
    if not named:
        return False
    first = quantity or parse_quantity(text)
    marked = with_number_marked(text, first) if first else ""
    if quantity is None or not marked:
        alone = f"{text[: named.start()]}{NUMBER} {text[named.start() :]}"
        if is_governed(alone) or not marked:
            return is_governed(alone)
    tokens = _TOKEN.findall(marked)
    at = tokens.index(NUMBER)
    for token in [*_clause(tokens[at + 1 :])][: NOUNS + 1]:
        if _IS_OF_ANY_KIND.fullmatch(token):
            return False
        if _JOURNALIST.match(token):
            return quantity is not None or is_governed(marked)
    # "Journalists detained: 12"
    return tokens[at - 1 : at] == [":"] and any(map(_JOURNALIST.match, tokens[: at - 1]))


def _before(tokens: Sequence[str]) -> bool:
    """Detained in Almaty yesterday: 120 miners."""
    for token in reversed(tokens[-FARTHEST:]):
        if _IS_DETENTION.fullmatch(token):
            return True
        if token not in (":", "(") and not _is_nothing(token) and not token[0].isupper():
            return False
    return False


def _behind(tokens: Sequence[str]) -> bool:
    """120 detained miners; 120 miners of the Kostenko mine were detained by police."""
    clause = [*_clause(tokens)][:FARTHEST]
    room = NOUNS
    for place, token in enumerate(clause):
        if _IS_DETENTION.fullmatch(token):
            beside = all(map(_IS_PEOPLE.fullmatch, clause[:place]))
            beside = beside and not _IS_OBJECT.fullmatch(token)
            return beside or _is_told(clause, place)
        if _IS_OWNER.fullmatch(token):
            # 100 тұрғынның көзінше біреуді ұстады: before the eyes of 100 residents.
            return False
        if _IS_LIGHT.fullmatch(token) and not _IS_PEOPLE.fullmatch(token):
            room = NOUNS
        elif not (_IS_PEOPLE.fullmatch(token) or token[0].isupper()):
            room -= 1
            if room < 0 or (token.isascii() and token.endswith("ed")):
                return False
    return False


def _goes_on(tokens: Sequence[str], at: int) -> bool:
    """120 miners blocked the road and were detained; 5 protesters, detained; 5 шахтёров, все они
    задержаны."""
    if not all(map(_is_nothing, _clause(tokens[:at][::-1]))):
        return False
    rest = tokens[at + 1 :]
    clause = [*_clause(rest)]
    begins = len(clause)
    while begins < len(rest) and (rest[begins] in ",(" or rest[begins].lower() in _AND):
        begins += 1
    if begins == len(clause) and not (begins < len(rest) and _IS_RELATIVE.fullmatch(rest[begins])):
        return False
    if begins >= len(rest):
        return False
    if _IS_RELATIVE.fullmatch(rest[begins]):
        if not _are_nouns(clause):
            # 40 lawyers defended those who were detained
            return False
        # 8 шахтёров, которые шли на митинг, были задержаны
        ends = begins + len([*_clause(rest[begins:], whole=True)])
        if rest[ends : ends + 1] == [","] and not any(
            map(_IS_DETENTION.fullmatch, rest[begins:ends])
        ):
            begins = ends + 1
    following = rest[begins : begins + FARTHEST]
    for place, token in enumerate(following):
        if _IS_PREDICATE.fullmatch(token):
            return _is_told([*_clause(following[place:], whole=True)], 0)
        if not _IS_SUBJECT.fullmatch(token):
            return False
    return False


def _are_nouns(clause: Sequence[str]) -> bool:
    """Whether the words say whom a number counts, and nothing of what these did."""
    names = [token for token in clause if not _is_nothing(token) and not token[0].isupper()]
    return len(names) <= NOUNS and not any(
        token == "those" or (token.isascii() and token.endswith("ed")) for token in names
    )


_AND = frozenset(("and", "и", "және"))


def _is_told(clause: Sequence[str], place: int) -> bool:
    """Whether a word of detention says what was done, and to nobody who stands behind it."""
    if not _IS_PREDICATE.fullmatch(clause[place]):
        return False
    if clause[place - 1 : place] == ["those"]:
        return False
    if _IS_NOUN_TOO.fullmatch(clause[place]) and clause[place - 1 : place] != ["under"]:
        return False
    behind = clause[place + 1 : place + 2]
    return not behind or not behind[0][0].isalpha() or _follows(behind[0])


def _follows(token: str) -> bool:
    return any(one.fullmatch(token) for one in (_MAY_FOLLOW, _IS_BREAK, _IS_PREDICATE))


def _clause(tokens: Sequence[str], *, whole: bool = False) -> Iterator[str]:
    """The words up to the next mark or conjunction; `whole`: the first is no conjunction."""
    for place, token in enumerate(tokens):
        is_break = _IS_BREAK.fullmatch(token) is not None and not (whole and not place)
        if token in _ENDS or is_break:
            return
        yield token


@lru_cache(maxsize=10_000)
def _is_nothing(token: str) -> bool:
    """Whether a word names nobody who could be counted: police, times, "in"; or people of no
    kind."""
    if _IS_LIGHT.fullmatch(token) or _IS_PEOPLE.fullmatch(token):
        return True
    return _IS_DETENTION.fullmatch(token) is not None or token.casefold() in month_names()
