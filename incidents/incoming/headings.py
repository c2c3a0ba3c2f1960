"""Which column of a list holds what, by its heading in English, Russian or Kazakh."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.gazetteer.batch_input import DAY_WORDS, PLACE_WORDS

_BESIDE = (
    "and or of the in a is was were it so by to for as i и или о об по за в мен және немесе бойынша"
)
BESIDE_THEM = frozenset(_BESIDE.split())
"""Words that may stand in any heading."""


@dataclass(frozen=True)
class Column:
    """What a column of a list can hold: words one of which its heading has, and others beside."""

    name: str
    words: frozenset[str]
    beside: frozenset[str]


def _column(name: str, words: str, beside: str = "") -> Column:
    return Column(name, frozenset(words.split()), frozenset(beside.split()))


_DAY = " ".join(DAY_WORDS)
_DETAINED = "detained detentions detention arrested arrests arrest задержано задержаны задержанные"
_DETAINED += " задержанных задержания задержаний задержан арестовано арестованных"
_DETAINED += " ұсталғандар ұсталған ұсталды ұсталғандардың"

COLUMNS = (
    _column(
        "published",
        "published publication публикации опубликовано жарияланған жарияланды жариялану",
        _DAY,
    ),
    _column("url", "url address link www ссылка адрес гиперссылка сілтеме мекенжай мекенжайы"),
    _column(
        "translation",
        "translation english перевод английском английский ағылшынша аударма аудармасы",
        "words text на english",
    ),
    _column(
        "date_last",
        "until till end last конец окончание окончания конца последний соңғы соңы аяқталу"
        " аяқталған",
        f"{_DAY} event",
    ),
    _column(
        "number",
        f"number numbers figure figures count total how many {_DETAINED} число количество"
        " сколько"
        " цифра кол саны сан қанша",
        "people persons words reported человек людей лиц слова словами слов словом адам адамдар"
        " адамдардың сөз сөзбен сөздер во",
    ),
    _column(
        "words",
        "words word quote quotation wording text слова цитата формулировка дословно текст сөз"
        " сөздер сөзі сөздері дәйексөз мәтін",
        "exact source источника дереккөз",
    ),
    _column(
        "origin",
        "who says said origin according сообщает сообщил сообщили сообщила говорит сказал данным"
        " слов первоисточник кім айтты айтады айтқан хабарлайды хабарлады хабарлаған мәлімдеді",
        "кто со reported first first-hand",
    ),
    _column(
        "source",
        "source sources publisher outlet media document article read источник источники издание"
        " сми публикация документ статья дереккөз дереккөзі дереккөздер басылым бақ құжат мақала",
        "name title название атауы",
    ),
    _column("venue", "venue square street площадь улица алаң алаңы көше көшесі"),
    _column(
        "place",
        " ".join(sorted(frozenset().union(*PLACE_WORDS))) + " where где қайда",
        "name names detention detentions protest event задержания задержаний протеста название"
        " наименование атауы события first",
    ),
    _column(
        "date",
        f"{_DAY} when когда қашан начало басталуы күні",
        "event protest detention detentions first start события протеста задержания задержаний"
        " начала бірінші бастапқы",
    ),
    _column(
        "event",
        "event events protest protests rally rallies occasion событие события акция акции протест"
        " протесты митинг митинги мероприятие оқиға оқиғалар іс-шара шара наразылық митингі шеру",
        "title name название наименование атауы",
    ),
    _column(
        "note",
        "note notes remark remarks comment примечание примечания комментарий ескертпе ескерту",
    ),
    _column("latitude", "latitude lat широта ендік"),
    _column("longitude", "longitude lon lng long долгота бойлық"),
    _column("basis", "basis основание откуда қайдан негіз негізі", "известно белгілі"),
    _column(
        "person",
        "detainee surname фио фамилия имя отчество аты-жөні есімі тегі journalist журналист",
        "name names full person of the detained задержанного задержанный ұсталған адамның",
    ),
)
"""Of two that a heading fits, the first is meant: the narrower ones stand first."""

ALONE = {
    "title": "event",
    "название": "event",
    "атауы": "event",
    "people": "number",
    "name": "person",
    "аты": "person",
}
"""Headings that say enough where they are all there is."""

REGION = 2
"""The place of regions in `PLACE_WORDS`."""

NEEDED = ("date", "place", "number", "origin")
"""Columns without which a list says of nothing who was detained where."""

WANTED = (
    "date (дата, күні), place (место, орын), number / words (число, саны / слова, сөздері), who"
    " says so (кто сообщает, кім айтты), source / address (источник, дереккөз / адрес, мекенжай)"
)


def columns_of(headings: Sequence[str]) -> Mapping[str, int]:
    """The position of each column that is known; of two that hold the same, the first. A town goes
    before its region, which is then a column of its own.

    >>> columns_of(["Event", "Date", "City", "Number or words", "Who says so", "Source", "URL"])
    {'event': 0, 'date': 1, 'place': 2, 'number': 3, 'origin': 4, 'source': 5, 'url': 6}
    >>> columns_of(["Дата", "Место", "Число участников", "Задержано", "Кто сообщает"])
    {'date': 0, 'place': 1, 'number': 3, 'origin': 4}
    >>> columns_of(["Region", "Town"])
    {'place': 1, 'region': 0}
    """
    found: dict[str, int] = {}
    places = []
    for position, heading in enumerate(headings):
        if (name := _meant(heading)) == "place":
            places.append((_width(heading), position))
        elif name:
            found.setdefault(name, position)
    if places:
        found["place"] = min(places)[1]
        wider = [at for width, at in places if width == REGION and at != found["place"]]
        found |= {"region": wider[0]} if wider else {}
    return dict(sorted(found.items(), key=lambda one: (one[0] == "region", one[1])))


def _width(heading: str) -> int:
    """How wide the places of a column are: towns, places of any kind, regions."""
    words = _words(heading)
    return next((n for n, kind in enumerate(PLACE_WORDS) if words & kind), 1)


def _words(heading: str) -> set[str]:
    text = heading.casefold().replace("ё", "е")
    return set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", text)) - BESIDE_THEM


@lru_cache(maxsize=10_000)
def _meant(heading: str) -> str:
    """The column that a heading names, "" if none is known."""
    words = _words(heading)
    if (alone := " ".join(words)) in ALONE:
        return ALONE[alone]
    for column in COLUMNS:
        if words & column.words and words <= column.words | column.beside:
            return column.name
    return ""
