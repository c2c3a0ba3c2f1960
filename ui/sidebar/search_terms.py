"""What a text in the search box names: days, places, organizers, who says so; and what nothing.

A name is found in any spelling, alphabet or alias that the gazetteer and the tables know.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match
from geo.names.folding import fold
from incidents.dataset.dataset import Dataset
from incidents.dataset.names_as_written import named
from incidents.words.days_as_written import Days, named_days

LONGEST = 200
"""Characters of a text that are read."""

MOST_WORDS = 6
"""Words of one name."""

FILLING = frozenset(
    "a an all and any at by every everything from in of on or organised organized protest protests "
    "rally rallies said says so the to with detained detentions arrests arrested "
    "а в во все всё и или из на о об от по с со что протест протесты митинг митинги задержания "
    "задержаны акция акции "
    "барлығы бәрі бойынша және мен наразылық наразылықтар ұсталды ұстау".split()
)
"""Words between names, folded, that narrow nothing."""

FIELDS = {"organizer": "organizers", "voice": "voices", "basis": "bases", "measure": "measure"}
"""The field of `Terms` for each key of a selection that a name may stand for."""


@dataclass(frozen=True)
class Terms:
    """What a text names, each thing once and in its order.

    `unknown` are the parts that name nothing. `candidates` are the ids of places that one name may
    mean; the other fields hold the rest of the text then.
    """

    days: Days | None = None
    place_ids: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    measure: str = ""
    unknown: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def names_something(self) -> bool:
        """Whether any part of the text was understood."""
        return self != Terms(unknown=self.unknown, candidates=self.candidates)

    def naming(self, field_name: str, value: str) -> Terms:
        """The same with one more thing named."""
        if field_name == "measure":
            return replace(self, measure=value)
        before: tuple[str, ...] = getattr(self, field_name)
        return replace(self, **{field_name: tuple(dict.fromkeys((*before, value)))})


def read_terms(text: str, gazetteer: Gazetteer, dataset: Dataset) -> Terms:
    """What the text names, in any order and any of our languages."""
    days, rest = named_days(" ".join(text[:LONGEST].split()))
    return _Reader(gazetteer, dataset, days).read(rest)


@dataclass
class _Reader:
    """Reads one text: as one name, else from its start the longest name that is known."""

    gazetteer: Gazetteer
    dataset: Dataset
    days: Days | None
    terms: Terms = field(init=False)

    def read(self, rest: str) -> Terms:
        self.terms = Terms(days=self.days)
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
            if not self._name(part, fuzzy=True):
                self.terms = self.terms.naming("unknown", part)
        return self.terms

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
        return True

    def _place(self, text: str) -> Match | None:
        return self.gazetteer.find(text, on=self.days.first if self.days else None)
