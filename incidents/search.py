"""Which incidents a few words mean: places in any spelling, organizers, days, reports, who says so.

Texts of every alphabet are brought to one rough form (`geo.names.folding`), so that Жанаозен finds
what stands as Zhanaozen. Names of persons are in no table that is searched.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from babel.dates import format_date

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place, load_gazetteer
from geo.names.folding import fold, skeleton
from incidents.dataset.index import Frame, columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import Ints, Truths
from incidents.days.days_in_other_languages import with_our_months
from incidents.languages.language import LOCALES
from incidents.tables.compact import in_one_piece
from incidents.tables.rows import distinct

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LONGEST = 200
"""Characters of a question that are read."""

LONGEST_NAME = 4
"""Words that the name of a place may have: West Kazakhstan Region has three."""

_DAY = re.compile(r"(?<![\w-])\d{4}(?:-\d\d){1,2}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})(?![\w.])")
"""26.10.2019 and 10.2019: the day first, as all our languages but American English write it."""


@dataclass(frozen=True, eq=False)
class Words:
    """Texts by each word in its rough form: each text is a number, and stands once."""

    words: Sequence[str]
    starts: Ints
    texts: Ints
    size: int

    @classmethod
    def of(cls, texts: pa.Array) -> Words:
        """The words of texts, no two of them alike: each text is cut at its blanks, and each piece
        is made rough once, however many texts it stands in."""
        pieces = pc.utf8_split_whitespace(texts.cast(pa.string()).fill_null(""))
        encoded = pieces.flatten().dictionary_encode()
        parents = np.asarray(pc.list_parent_indices(pieces).to_numpy(), dtype=np.int64)
        known: dict[str, int] = {}
        rough = [
            [known.setdefault(word, len(known)) for word in _rough_words(piece)]
            for piece in encoded.dictionary.to_pylist()
        ]
        lengths = np.array([len(one) for one in rough], dtype=np.int64)
        flat = np.array([word for one in rough for word in one], dtype=np.int64)
        starts = np.concatenate([[0], np.cumsum(lengths)])
        piece = np.asarray(encoded.indices.to_numpy(), dtype=np.int64)
        repeats = lengths[piece]
        before = np.cumsum(repeats) - repeats
        places = np.arange(repeats.sum()) + np.repeat(starts[piece] - before, repeats)
        word, text = flat[places], np.repeat(parents, repeats)
        words = sorted(known)
        rank = np.empty(len(words), dtype=np.int64)
        rank[[known[one] for one in words]] = np.arange(len(words))
        order = np.argsort(rank[word], kind="stable")
        counts = np.bincount(rank[word], minlength=len(words))
        return cls(words, np.concatenate([[0], np.cumsum(counts)]), text[order], len(texts))

    def beginning_with(self, word: str) -> Truths | None:
        """Which texts have a word that begins like this one, or this very one if it is short; None
        if none has.

        What is left of "zzz" begins a hundred words, and 26 does not mean 260.
        """
        first = bisect_left(self.words, word)
        if len(word) == 1 or word.isdigit():
            last = first + (self.words[first : first + 1] == [word])
        else:
            last = bisect_left(self.words, word + chr(sys.maxunicode))
        if first == last:
            return None
        found = np.zeros(self.size, dtype=bool)
        found[self.texts[self.starts[first] : self.starts[last]]] = True
        return found


@dataclass(frozen=True, eq=False)
class Field:
    """A column of a table that is searched: its texts, and for each row the number of its own.

    `incidents`: makes of the rows that are found the incidents they tell of; None: they are these.
    """

    words: Words
    text: Ints
    incidents: Callable[[Truths], Truths] | None = None

    def told_by(self, word: str) -> Truths | None:
        """The incidents of which the word tells something here; None if it tells nothing."""
        texts = self.words.beginning_with(word)
        if texts is None:
            return None
        rows = texts[self.text]
        return self.incidents(rows) if self.incidents else rows


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """What is searched: all fields, those of place and venue alone, place ids, and days."""

    size: int
    fields: Sequence[Field]
    fields_of_place: Sequence[Field]
    place_ids: Mapping[str, int]
    place: Ints
    days: Sequence[tuple[Sequence[str], Ints]]

    def told_by(self, words: Iterable[str], fields: Sequence[Field]) -> Truths:
        """The incidents of which each of the words tells something in one of the fields."""
        told = np.ones(self.size, dtype=bool)
        for word in dict.fromkeys(part for one in words for part in _rough_words(one)):
            found = np.zeros(self.size, dtype=bool)
            for field in fields:
                if (there := field.told_by(word)) is not None:
                    found |= there
            told &= found
        return told

    def at(self, places: Iterable[Place]) -> Truths:
        """The incidents at one of these places."""
        wanted = np.zeros(len(self.place_ids) + 1, dtype=bool)
        wanted[[self.place_ids[p.place_id] for p in places if p.place_id in self.place_ids]] = True
        return wanted[self.place]

    def on(self, day: str) -> Truths:
        """The incidents of this day or month, of whose days it is one."""
        (firsts, first), (lasts, last) = self.days
        size = len(day)
        begun = np.array([known[:size] <= day for known in firsts], dtype=bool)
        not_over = np.array([day <= known[:size] for known in lasts], dtype=bool)
        found: Truths = begun[first] & not_over[last]
        return found


def search(dataset: Dataset, text: str, gazetteer: Gazetteer | None = None) -> Truths | None:
    """The incidents of which every word of the text tells something: a truth for each row of their
    table; None where the text says nothing.

    A word tells of an incident that has a word beginning like it, or a place of that name; a day
    or month (2019-10-26, 26.10.2019, 2019-10) of one that has it. The id of an incident is its own.
    Of several places any is meant: nothing happens in two.
    """
    gazetteer = gazetteer or load_gazetteer()
    is_it = pc.equal(columns_of(dataset, "incidents")["incident_id"].to_native(), text.strip())
    if pc.any(is_it).as_py():
        return np.asarray(is_it.to_numpy(), dtype=bool)
    index = _index(dataset)
    text = _DOTTED.sub(_as_iso, with_our_months(text[:LONGEST]))
    on_days = [index.on(day) for day in _DAY.findall(text)]
    words = [word for word in _DAY.sub(" ", text).split() if _rough_words(word)]
    at_places: list[Truths] = []
    others: list[str] = []
    while words:
        number, there = _place_ahead(words, index, gazetteer)
        if there is not None:
            at_places.append(there)
        else:
            others += words[:1]
        words = words[number:]
    # "Astana Square Almaty" is one place.
    there = np.logical_and.reduce([*at_places, index.told_by(others, index.fields_of_place)])
    if not (others and there.any()):
        at_places = [np.logical_or.reduce(at_places)] if at_places else []
    told = [index.told_by(others, index.fields)] if others else []
    answers = [*on_days, *at_places, *told]
    return np.logical_and.reduce(answers) if answers else None


def make_ready(dataset: Dataset) -> None:
    """Makes what searches look in, which the first one would have to wait for."""
    _index(dataset)


def _place_ahead(
    words: Sequence[str], index: SearchIndex, gazetteer: Gazetteer
) -> tuple[int, Truths | None]:
    """How many of the words name a place, and the incidents of that name; 1 and None if none do.

    The name may also stand in the venue: Astana Square is in Almaty. Where it is only guessed, or
    nothing happened there, other words may be meant, of an organizer or a report.
    """
    for number in range(min(LONGEST_NAME, len(words)), 0, -1):
        places, guessed = _places(" ".join(words[:number]), gazetteer)
        if places and not (guessed and number > 1):
            there = index.at(places)
            everywhere = guessed or not there.any()
            fields = index.fields if everywhere else index.fields_of_place
            return number, there | index.told_by(words[:number], fields)
    return 1, None


def _places(name: str, gazetteer: Gazetteer) -> tuple[list[Place], bool]:
    """The places that the name can mean, with all in them, and whether it is only guessed."""
    try:
        match = gazetteer.find(name)
    except AmbiguousPlace as several:
        return _inside(several.candidates, gazetteer), False
    if match is None or match.matched_by == "wider":
        return [], False
    return _inside([match.place], gazetteer), match.matched_by == "fuzzy"


def _inside(places: Iterable[Place], gazetteer: Gazetteer) -> list[Place]:
    """These places, and for a region or a district every place in it; the country is no answer."""
    found = []
    for place in places:
        if place.kind == "settlement":
            found.append(place)
        elif place.kind != "country":
            found += [other for other in gazetteer.places.values() if place.contains(other)]
    return found


def _as_iso(written: re.Match[str]) -> str:
    day, month, year = written.groups()
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


@memoised()
def _index(dataset: Dataset) -> SearchIndex:
    incidents, events = columns_of(dataset, "incidents"), columns_of(dataset, "events")
    event = _numbers(incidents["event_id"], events["event_id"])
    of_place = [_field(incidents[name]) for name in ("location_text", "venue_text")]
    places = distinct(incidents["resolved_place_id"].to_native())
    ends = [incidents["date_first"], incidents["date_last"]]
    days = [_distinct(end.to_native().cast(pa.date32())) for end in ends]
    by_event = [*_fields(events, "title"), _field(events["demands_text"])]
    fields = [
        *(Field(field.words, field.text[event]) for field in by_event),
        *(_field(incidents["tactics_text"]), *of_place),
        *(Field(Words.of(pa.array(map(_days_in_words, known))), day) for known, day in days),
        *_of_organizers(dataset, event),
        *_of_reports(dataset),
    ]
    known_places = places.dictionary.to_pylist()
    return SearchIndex(
        size=len(incidents),
        fields=fields,
        fields_of_place=of_place,
        place_ids={place: number for number, place in enumerate(known_places) if place},
        place=np.asarray(places.indices.to_numpy(), dtype=np.int64),
        days=[([day.isoformat() for day in known], day) for known, day in days],
    )


def _of_reports(dataset: Dataset) -> list[Field]:
    """The words of the reports, whose they are and who printed them, for all that they cover."""
    reports, members = columns_of(dataset, "reports"), columns_of(dataset, "members")
    report = _numbers(members["report_id"], reports["report_id"])
    incident = _numbers(members["incident_id"], columns_of(dataset, "incidents")["incident_id"])

    size = len(columns_of(dataset, "incidents"))  # the tables themselves are not to be held

    def incidents(found: Truths) -> Truths:
        told = np.zeros(size, dtype=bool)
        told[incident[found[report]]] = True
        return told

    origins, sources = columns_of(dataset, "origins"), columns_of(dataset, "sources")
    publishers = dict(
        zip(sources["source_id"].to_list(), sources["publisher"].to_list(), strict=True)
    )
    cited = nw.concat_str("source_id", "also_in_source_ids", separator=" ")
    lists, which = _distinct(reports.select(cited)["source_id"].to_native())
    printed = [" ".join(publishers[one] for one in ids.split()) for ids in lists]
    origin = _numbers(reports["origin_id"], origins["origin_id"])
    fields = [
        *(_field(reports[name]) for name in ("detained_text", "detained_text_en")),
        *(Field(one.words, one.text[origin]) for one in _fields(origins, "name")),
        _field(nw.new_series("printed", printed, nw.String, backend="pyarrow"), which),
    ]
    return [Field(field.words, field.text, incidents) for field in fields]


def _of_organizers(dataset: Dataset, event: Ints) -> list[Field]:
    """The names and aliases of the organizers of each event."""
    organizers, rows = columns_of(dataset, "organizers"), columns_of(dataset, "event_organizers")
    rows = rows.filter(nw.col("organizer_id") != "")
    which = _numbers(rows["organizer_id"], organizers["organizer_id"])
    organized = _numbers(rows["event_id"], columns_of(dataset, "events")["event_id"])

    size = len(columns_of(dataset, "events"))

    def incidents(found: Truths) -> Truths:
        events = np.zeros(size, dtype=bool)
        events[organized[found]] = True
        return events[event]

    fields = [*_fields(organizers, "name"), _field(organizers["aliases"])]
    return [Field(field.words, field.text[which], incidents) for field in fields]


def _fields(frame: Frame, field: str) -> list[Field]:
    """What a field says and what its translations say, such as `title` and `title_kk`."""
    names = (name for name in frame.columns if name == field or name.startswith(f"{field}_"))
    return [_field(frame[name]) for name in names]


def _field(column: nw.Series[Any], rows: Ints | None = None) -> Field:
    """The column; with `rows` one that has in each row the text of this row of the column."""
    encoded = distinct(column.to_native())
    text = np.asarray(encoded.indices.fill_null(0).to_numpy(), dtype=np.int64)
    return Field(Words.of(encoded.dictionary), text if rows is None else text[rows])


def _distinct(column: pa.ChunkedArray) -> tuple[list[Any], Ints]:
    encoded = distinct(column)
    return encoded.dictionary.to_pylist(), np.asarray(encoded.indices.to_numpy(), dtype=np.int64)


def _numbers(ids: nw.Series[Any], known: nw.Series[Any]) -> Ints:
    """The rows in which the ids are known."""
    found = pc.index_in(ids.to_native(), value_set=in_one_piece(known.to_native()))
    return np.asarray(found.to_numpy(), dtype=np.int64)


@lru_cache(maxsize=10_000)
def _days_in_words(day: date) -> str:
    """The day in each language, its month in both of the cases that calendars use."""
    return " ".join(
        format_date(day, pattern, locale=locale)
        for locale in LOCALES.values()
        for pattern in ("d MMMM y", "LLLL")
    )


def _rough_words(text: str) -> tuple[str, ...]:
    """The words of a text in their rough form, each once; numbers as they are."""
    words = (word if word.isdigit() else skeleton(word) for word in fold(text).split())
    return tuple({word for word in words if word})
