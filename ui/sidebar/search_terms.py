"""What a text in the search box names: days, places, organizers, who says so; and what nothing.

A name is found in any spelling, alphabet or alias that the gazetteer and the tables know.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match
from geo.names.folding import fold, without_invisible
from incidents.dataset.dataset import Dataset
from incidents.dataset.names_as_written import named
from incidents.days.days_as_written import Days, named_days
from incidents.days.days_in_other_languages import with_our_months
from incidents.days.days_misspelt import (
    YearlessDays,
    with_months_spelled,
    without_impossible_day,
    yearless_days,
)
from incidents.days.runs_of_days import days_apart, reversed_run
from incidents.days.several_readings import SeveralReadings, several_readings

LONGEST = 200
"""Characters of a text that are read."""

_BETWEEN_NAMES = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
"""The slash of "Almaty/Astana"."""

MOST_WORDS = 6
"""Words of one name."""

_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014"

FILLING = frozenset(
    fold(word)
    for word in (
        "a about according all an and any at been both by city compare compared data did "
        "during each every everything figure figures for from get got happened have how "
        "in is many much number numbers of on or organised organized overall people "
        "person persons protest protests rallies rally region reported said says so tell "
        "the there to total versus vs was were what with arrested arrests detained "
        "detention detentions а акции акция был была были было в величина во все всего "
        "всё год году город городе данные данным доставлено доставили задержали задержан "
        "задержана задержания задержано задержанные задержанных задержаны и из или итого "
        "какие каково количество людей люди митинг митинге митинги на о об области "
        "область от по полиции полицию произошло протест протеста протесты с сколько "
        "согласно со сообщали сравни сравнить статистика число человек что адам адамды "
        "адамдар адамның барлығы бойынша болды бәрі дерек дерегі деректер жалпы және "
        "қала қаласы қаласында қанша мен мәлімет мәліметі мәліметтері наразылық "
        "наразылықтар неше саны туралы ұстау ұсталған ұсталғандар ұсталғаны ұсталды "
        "ұстады "
    ).split()
)
"""Words between names, folded, that narrow nothing, those of a question too."""

COUNTRY_WORDS = frozenset(
    fold(words)
    for words in (
        *("nationwide", "countrywide", "whole country", "across the country", "country"),
        *("вся страна", "по всей стране", "по стране", "всей стране", "в стране"),
        *("бүкіл ел", "бүкіл ел бойынша", "ел бойынша", "елде"),
    )
)
"""What stands for the country, which narrows nothing."""

LEAVING_OUT = frozenset(
    "not except excluding without outside but минус не кроме без вне исключая помимо".split()
)
"""Words, folded, after which something is named that is to be left out: no filter can."""

LEAVING_OUT_BEFORE = frozenset(["емес", "басқа"])
"""The same in Kazakh, where what is named stands before the word."""

FIELDS = {
    "organizer": "organizers",
    "voice": "voices",
    "basis": "bases",
    "context": "contexts",
    "measure": "measure",
}
"""The field of `Terms` for each key of a selection that a name may stand for."""


@dataclass(frozen=True)
class Terms:
    """What a text names, each thing once and in its order.

    `unknown` are the parts that name nothing. `candidates` are the ids of places that one name may
    mean; the other fields hold the rest of the text then. `no_such_day` is a day that no calendar
    has, `backwards` a run of days whose last is before its first, `apart` days that are no run,
    `yearless` a day of no year, `readings` what may be one of several runs. `guessed` are misspelt
    parts, each with the id of the place or the month that it was read as. `outside` are the ids of
    regions and of places outside of them, of which no filter takes both.
    """

    days: Days | None = None
    place_ids: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    measure: str = ""
    unknown: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    no_such_day: str = ""
    backwards: str = ""
    apart: str = ""
    yearless: YearlessDays | None = None
    readings: SeveralReadings | None = None
    guessed: tuple[tuple[str, str], ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def understood(self) -> Terms:
        """What of it can be shown."""
        aside: dict[str, Any] = {"unknown": (), "candidates": (), "no_such_day": "", "outside": ()}
        return replace(self, backwards="", apart="", yearless=None, readings=None, **aside)

    @property
    def names_something(self) -> bool:
        """Whether any part of the text was understood."""
        return replace(self.understood, guessed=()) != Terms()

    @property
    def is_whole(self) -> bool:
        """Whether all of the text was understood, so that its figure is the answer."""
        can_be_shown = self.days is None or self.days.may_stand_in_a_table
        return self.names_something and self == self.understood and can_be_shown

    def naming(self, field_name: str, value: str) -> Terms:
        """The same with one more thing named."""
        if field_name == "measure":
            return replace(self, measure=value)
        before: tuple[str, ...] = getattr(self, field_name)
        changed: dict[str, Any] = {field_name: tuple(dict.fromkeys((*before, value)))}
        return replace(self, **changed)


def read_terms(
    text: str, gazetteer: Gazetteer, dataset: Dataset, *, today: date | None = None
) -> Terms:
    """What the text names, in any order and any of our languages; `today` is what "last week" is
    counted from."""
    text = " ".join(_BETWEEN_NAMES.sub(" / ", without_invisible(text[:LONGEST])).split())
    reader = _Reader(gazetteer, dataset)
    if not re.search(r"\d", text) and reader.is_name(text):
        terms = reader.read(text, None)
        return replace(terms, outside=_outside(terms.place_ids, gazetteer))
    text, left_out = _without_what_is_left_out(text)
    no_such_day, text = without_impossible_day(with_our_months(text))
    text, months = with_months_spelled(text, reader.is_name)
    backwards = reversed_run(text)
    apart = "" if backwards else days_apart(text)
    days, rest = None, text.replace(backwards or apart, " ", 1) if backwards or apart else text
    readings = yearless = None
    if not (backwards or apart):
        readings, rest = several_readings(text)
    if not (backwards or apart or readings):
        days, rest = named_days(rest, today=today)
    is_told = days or readings or no_such_day or backwards or apart
    if not is_told and (found := yearless_days(rest)):
        yearless, rest = found
    terms = reader.read(rest, days)
    return replace(
        terms,
        unknown=(*terms.unknown, *([left_out] if left_out else [])),
        no_such_day=no_such_day,
        backwards=backwards,
        apart=apart,
        yearless=yearless,
        readings=readings,
        guessed=(*months, *terms.guessed),
        outside=_outside(terms.place_ids, gazetteer),
    )


def _outside(place_ids: Sequence[str], gazetteer: Gazetteer) -> tuple[str, ...]:
    """The regions, and the places that lie in none of them; none where all do."""
    places = [gazetteer.places[place_id] for place_id in place_ids]
    regions = {place.region_code: place.place_id for place in places if place.kind == "region"}
    outside = [
        place.place_id
        for place in places
        if place.kind != "region" and place.region_code not in regions
    ]
    return (*regions.values(), *outside) if regions and outside else ()


def _without_what_is_left_out(text: str) -> tuple[str, str]:
    """The text before a word such as "not", and the rest from there on."""
    words = text.split()
    for at, word in enumerate(map(fold, words)):
        if word in LEAVING_OUT:
            return " ".join(words[:at]), " ".join(words[at:])
        if word in LEAVING_OUT_BEFORE:
            return " ".join(words[at + 1 :]), " ".join(words[: at + 1])
    return text, ""


@dataclass
class _Reader:
    """Reads one text: as one name, else from its start the longest name that is known."""

    gazetteer: Gazetteer
    dataset: Dataset
    terms: Terms = field(default_factory=Terms)

    def is_name(self, text: str) -> bool:
        """Whether the text as a whole is a name that needs no guess."""
        if named(self.dataset).get(fold(text)):
            return True
        try:
            match = self._place(text)
        except AmbiguousPlace:
            return True
        return match is not None and match.matched_by != "fuzzy"

    def read(self, rest: str, days: Days | None) -> Terms:
        """What the text names beside these days."""
        self.terms = Terms(days=days)
        words = rest.split()
        if not words or self._name(rest, fuzzy=True):
            return self.terms
        if self.terms.candidates:
            return self.terms
        unknown: list[list[str]] = [[]]
        while words:
            length = self._longest(words)
            if length:
                unknown.append([])
            elif fold(words[0]) not in FILLING and fold(words[0]):
                unknown[-1].append(words[0])
            words = words[length or 1 :]
        parts = [" ".join(part).strip(",;.") for part in unknown if part]
        for part in parts:
            # A misspelt name among others.
            if not self._names_joined(part) and not self._name(part, fuzzy=True):
                self.terms = self.terms.naming("unknown", part)
        return self.terms

    def _names_joined(self, text: str) -> bool:
        """Takes both names of "Атырау-Актау", which is none of one place."""
        sides = [text.partition(mark)[::2] for mark in _HYPHENS if text.count(mark) == 1]
        before = self.terms
        for side in sides:
            if all(len(one) > 2 and self._name(one, fuzzy=False) for one in side):
                return True
            self.terms = before
        return False

    def _longest(self, words: list[str]) -> int:
        """How many of the first words are a name, which is taken; 0 if they are none."""
        for length in range(min(MOST_WORDS, len(words)), 0, -1):
            if self._name(" ".join(words[:length]).strip(",;."), fuzzy=False):
                return length
        return 0

    def _name(self, text: str, *, fuzzy: bool) -> bool:
        """Takes the text if it is one name; names of tables before those of places."""
        if known := named(self.dataset).get(fold(text)):
            for key, value in known:
                self.terms = self.terms.naming(FIELDS[key], value)
            return True
        if fold(text) in COUNTRY_WORDS:
            text = "Kazakhstan"
        if fold(text) in FILLING:
            return False
        try:
            match = self._place(text)
        except AmbiguousPlace as several:
            if fuzzy and not several.together:
                ids = tuple(place.place_id for place in several.candidates)
                self.terms = replace(self.terms, candidates=ids, unknown=(text,))
            return False
        guessed = match is not None and match.matched_by == "fuzzy"
        if match is None or match.matched_by == "wider" or (guessed and not fuzzy):
            return False
        self.terms = self.terms.naming("place_ids", match.place.place_id)
        if match.matched_by == "fuzzy":
            all_guessed = (*self.terms.guessed, (text, match.place.place_id))
            self.terms = replace(self.terms, guessed=all_guessed)
        return True

    def _place(self, text: str) -> Match | None:
        return self.gazetteer.find(text, on=self.terms.days.since if self.terms.days else None)
