"""Which incidents a few words mean: places in any spelling, organizers, days, reports, who says so.

Texts of every alphabet are brought to one rough form (`geo.names.folding`), so that Жанаозен finds
what stands as Zhanaozen. Names of persons are in no table that is searched.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.dates import format_date

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place, load_gazetteer
from geo.names.folding import fold, skeleton
from incidents.dataset.index import (
    columns_of,
    in_every_language,
    incidents_of_reports,
    rows_by_id,
    sources_of,
)
from incidents.dataset.memo import memoised
from incidents.words.language import LOCALES

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LONGEST = 200
"""Characters of a question that are read."""

LONGEST_NAME = 4
"""Words that the name of a place may have: West Kazakhstan Region has three."""

_DAY = re.compile(r"(?<![\w-])\d{4}(?:-\d\d){1,2}(?![\w-])")
_DOTTED = re.compile(r"(?<![\w.])(?:(\d{1,2})[./])?(\d{1,2})[./](\d{4})(?![\w.])")
"""26.10.2019 and 10.2019: the day first, as all our languages but American English write it."""

Incidents = set[str]


class Words:
    """Incident ids by each word in its rough form."""

    def __init__(self, incidents: Mapping[str, Incidents]) -> None:
        self._incidents = incidents
        self._words = sorted(incidents)

    def beginning_with(self, word: str) -> Incidents:
        """The incidents with a word that begins like this one; with this very one if it is short.

        What is left of "zzz" begins a hundred words, and 26 does not mean 260.
        """
        if len(word) == 1 or word.isdigit():
            return set(self._incidents.get(word, ()))
        found: Incidents = set()
        for known in self._words[bisect_left(self._words, word) :]:
            if not known.startswith(word):
                break
            found |= self._incidents[known]
        return found


@dataclass(frozen=True)
class SearchIndex:
    """What is searched: all words, those of place and venue alone, place ids, and days."""

    by_word: Words
    by_word_of_place: Words
    by_place: Mapping[str, Incidents]
    days: Mapping[str, tuple[str, str]]


def search(dataset: Dataset, text: str, gazetteer: Gazetteer | None = None) -> Incidents | None:
    """The incidents of which every word of the text tells something; None where it says nothing.

    A word tells of an incident that has a word beginning like it, or a place of that name; a day
    or month (2019-10-26, 26.10.2019, 2019-10) of one that has it. The id of an incident is its own.
    """
    gazetteer = gazetteer or load_gazetteer()
    if (incident_id := text.strip()) in rows_by_id(dataset, "incidents"):
        return {incident_id}
    index = _index(dataset)
    text = _DOTTED.sub(_as_iso, text[:LONGEST])
    answers = [_on(day, index) for day in _DAY.findall(text)]
    words = [word for word in _DAY.sub(" ", text).split() if _rough_words(word)]
    while words:
        number, there = _place_ahead(words, index, gazetteer)
        answers.append(there if there is not None else _told(words[:1], index.by_word))
        words = words[number:]
    return set.intersection(*answers) if answers else None


def _place_ahead(
    words: Sequence[str], index: SearchIndex, gazetteer: Gazetteer
) -> tuple[int, Incidents | None]:
    """How many of the words name a place, and the incidents of that name; 1 and None if none do.

    The name may also stand in the venue: Astana Square is in Almaty. Where it is only guessed, or
    nothing happened there, other words may be meant, of an organizer or a report.
    """
    for number in range(min(LONGEST_NAME, len(words)), 0, -1):
        places, guessed = _places(" ".join(words[:number]), gazetteer)
        there = set[str]().union(*(index.by_place.get(place.place_id, ()) for place in places))
        if places and not (guessed and number > 1):
            everywhere = guessed or not there
            by_word = index.by_word if everywhere else index.by_word_of_place
            return number, there | _told(words[:number], by_word)
    return 1, None


def _told(words: Iterable[str], by_word: Words) -> Incidents:
    rough = [part for word in words for part in _rough_words(word)]
    return set.intersection(*(by_word.beginning_with(word) for word in rough))


def _places(name: str, gazetteer: Gazetteer) -> tuple[list[Place], bool]:
    """The places that the name can mean, with all in them, and whether it is only guessed."""
    try:
        match = gazetteer.find(name)
    except AmbiguousPlace as several:
        return ([] if several.together else _inside(several.candidates, gazetteer)), False
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


def _on(day: str, index: SearchIndex) -> Incidents:
    size = len(day)
    return {i for i, (first, last) in index.days.items() if first[:size] <= day <= last[:size]}


@memoised()
def _index(dataset: Dataset) -> SearchIndex:
    incidents, events = rows_by_id(dataset, "incidents"), rows_by_id(dataset, "events")
    of_place = {i: [row["location_text"], row["venue_text"]] for i, row in incidents.items()}
    by_place: dict[str, Incidents] = {}
    days: dict[str, tuple[str, str]] = {}
    texts: dict[str, list[str]] = {}
    organizers = _organizers(dataset)
    for incident_id, row in incidents.items():
        event = events[row["event_id"]]
        texts[incident_id] = [
            *in_every_language(event, "title"),
            *(event["demands_text"], row["tactics_text"]),
            *of_place[incident_id],
            *organizers.get(row["event_id"], ()),
        ]
        by_place.setdefault(row["resolved_place_id"], set()).add(incident_id)
        first, last = row["date_first"].date(), row["date_last"].date()
        texts[incident_id] += [_days_in_words(day) for day in {first, last}]
        days[incident_id] = first.isoformat(), last.isoformat()
    for report_id, members in incidents_of_reports(dataset).items():
        words = _of_report(dataset, report_id)
        for incident_id in members:
            texts[incident_id] += words
    by_place.pop("", None)
    return SearchIndex(_by_word(texts), _by_word(of_place), by_place, days)


def _of_report(dataset: Dataset, report_id: str) -> list[str]:
    """The words of a report, whose they are and who printed them."""
    report = rows_by_id(dataset, "reports")[report_id]
    origin = rows_by_id(dataset, "origins").get(report["origin_id"], {})
    sources = rows_by_id(dataset, "sources")
    publishers = [sources[source]["publisher"] for source in sources_of(report)]
    words = [report["detained_text"], report["detained_text_en"]]
    return [*words, *in_every_language(origin, "name"), *publishers]


@lru_cache(maxsize=10_000)
def _days_in_words(day: date) -> str:
    """The day in each language, its month in both of the cases that calendars use."""
    return " ".join(
        format_date(day, pattern, locale=locale)
        for locale in LOCALES.values()
        for pattern in ("d MMMM y", "LLLL")
    )


def _by_word(texts: Mapping[str, Iterable[str]]) -> Words:
    found: dict[str, Incidents] = {}
    words_of = lru_cache(maxsize=100_000)(_rough_words)
    for incident_id, of_incident in texts.items():
        for word in {word for text in of_incident for word in words_of(text)}:
            found.setdefault(word, set()).add(incident_id)
    return Words(found)


def _organizers(dataset: Dataset) -> dict[str, list[str]]:
    """For each event the names and aliases of its organizers."""
    organizers = rows_by_id(dataset, "organizers")
    rows = columns_of(dataset, "event_organizers")
    found: dict[str, list[str]] = {}
    pairs = zip(rows["event_id"].to_list(), rows["organizer_id"].to_list(), strict=True)
    for event_id, organizer_id in pairs:
        if row := organizers.get(organizer_id):
            names = [*in_every_language(row, "name"), row["aliases"]]
            found.setdefault(event_id, []).extend(names)
    return found


def _rough_words(text: str) -> tuple[str, ...]:
    """The words of a text in their rough form, each once; numbers as they are."""
    words = (word if word.isdigit() else skeleton(word) for word in fold(text).split())
    return tuple({word for word in words if word})
