"""`Speaker`: the dataset, the language and the names of places that every sentence needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.index import Wordings, rows_by_id, wordings
from incidents.dataset.table_arrays import Ints, event_arrays
from incidents.languages.language import Language

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

PlaceName = Callable[[str, date | None], str]
"""The name of a place on a day (None: today) in the reader's language."""


@dataclass(frozen=True)
class Speaker:
    """What it takes to put counts of one dataset into one language."""

    dataset: Dataset
    language: Language
    place_name: PlaceName

    @cached_property
    def words(self) -> Wordings:
        """The words that each report's bounds come from."""
        return wordings(self.dataset)

    def row(self, table: str, row_id: str) -> Mapping[str, Any]:
        """The row of a table with this id in its first column; empty if there is none."""
        return rows_by_id(self.dataset, table).get(row_id, {})

    def written(self, row: Mapping[str, Any], field: str) -> str:
        """What a field of a row says in the reader's language; what it says in English where its
        translation is empty, marked so."""
        own = str(row.get(f"{field}_{self.language.code}") or "")
        return own or self.language.english(str(row.get(field) or ""))

    def translation(self, report: Mapping[str, Any]) -> str:
        """Our English for the words of a report; "" where they are English, or in the language of
        the reader, who needs none."""
        own = report["text_language"].partition("-")[0] == self.language.code
        return "" if own else str(report["detained_text_en"])

    def place_of(self, incident: Mapping[str, Any]) -> str:
        """The name of an incident's place on its first day; as written where none was found."""
        place_id = incident["resolved_place_id"]
        if not place_id:
            return str(incident["location_text"])
        return self._named(place_id, incident["date_first"].date())

    @cached_property
    def _named(self) -> PlaceName:
        """`place_name`, asked once for a place and a day: many incidents share both."""
        return cache(self.place_name)

    def incident(self, incident_id: str) -> str:
        """What an incident is called where there is room for a few words: its place and days."""
        row = self.row("incidents", incident_id)
        if not row:
            return incident_id
        days = self.language.days(row["date_first"].date(), row["date_last"].date())
        return f"{self.place_of(row)}, {days}"

    def event_title(self, event_id: str) -> str:
        """The title of an event; its id if it has none."""
        return self.written(self.row("events", event_id), "title") or event_id

    def event_titles(self, events: Ints) -> list[str]:
        """`event_title` of the events with these numbers."""
        table, known = self.dataset.tables["events"], event_arrays(self.dataset)
        rows, field = pa.array(known.row[events]), f"title_{self.language.code}"
        titles = [
            self.language.english(title or "") for title in table["title"].take(rows).to_pylist()
        ]
        if field in table.column_names:
            own = table[field].take(rows).to_pylist()
            titles = [one or title for one, title in zip(own, titles, strict=True)]
        ids = known.ids.take(pa.array(events)).to_pylist()
        return [title or event_id for title, event_id in zip(titles, ids, strict=True)]

    def event_with_days(self, event_id: str) -> str:
        """The title of an event, and its days where it does not name them."""
        row = self.row("events", event_id)
        if not row:
            return event_id
        first, last = row["date_first"].date(), row["date_last"].date()
        title = self.event_title(event_id)
        numbers = {str(n) for day in (first, last) for n in (day.day, day.year)}
        if numbers <= {*re.findall(r"\d+", title)}:  # in whatever language
            return title
        return f"{title}, {self.language.days(first, last)}"

    def origin(self, origin_id: str) -> str:
        """The name of an origin; one without a translation is called the same in any language."""
        row = self.row("origins", origin_id)
        return str(row.get(f"name_{self.language.code}") or row.get("name", origin_id))

    def organizer(self, organizer_id: str, *, in_clause: bool = False) -> str:
        """The name of an organizer, or what stands in its place where an event has none.

        `in_clause`: "organizer:" stands before it.
        """
        language = self.language
        if organizer_id == NOT_REPORTED and in_clause:
            return language.say_as("in a clause", "Organizer not reported")
        if organizer_id == NOT_REPORTED:
            return language.say("Organizer not reported")
        if organizer_id == NO_ORGANIZER and in_clause:
            return language.say_as("in a clause", "Nobody organized it, as reported")
        if organizer_id == NO_ORGANIZER:
            return language.say("Nobody organized it, as reported")
        return self.written(self.row("organizers", organizer_id), "name") or organizer_id

    def spelled(self, number: int) -> str:
        """A small number as a word, a larger one in figures."""
        say = self.language.say
        words = [say("one"), say("two"), say("three"), say("four"), say("five"), say("six")]
        return words[number - 1] if 1 <= number <= len(words) else self.language.number(number)
