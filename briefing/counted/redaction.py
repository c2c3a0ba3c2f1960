"""Redaction: what stays out of every file unless the author ticks it in: persons, venues, links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from briefing.counted.venue_redaction import reworded, venue_taker
from incidents.dataset.index import rows_by_id
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import Ints, event_arrays, incident_arrays
from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Mask = Callable[[str], str]
"""What takes out of a text what a file must not hold."""


@dataclass(frozen=True)
class Discretion:
    """What a file holds besides figures: addresses of sources, names of persons, exact venues.

    Named are only those whom the table of persons names: journalists whose names a press-freedom
    monitor published. Detained persons are named nowhere.
    """

    links: bool = True
    persons: bool = False
    venues: bool = False

    def left_out(self, language: Language) -> list[str]:
        """A sentence for each kind that is not in the file."""
        say, told = language.say, []
        if not self.persons:
            told.append(say("Names of persons were left out."))
        if not self.venues:
            told.append(
                say(
                    "Exact venues were left out, also of quotations; titles of sources stand as "
                    "published."
                )
            )
        if not self.links:
            told.append(say("Addresses of sources were left out; their titles are there."))
        return told


def venue_mask(
    dataset: Dataset, incident_ids: Iterable[str], discretion: Discretion, language: Language
) -> Mask:
    """What takes venues out of a text, those of these incidents and all that reads like one; a
    word in brackets stands instead. A text stays as it is where venues may be told."""
    incidents = rows_by_id(dataset, "incidents")
    if discretion.venues:
        return lambda text: text
    known = (str(incidents[i]["venue_text"]) for i in incident_ids if i in incidents)
    return venue_taker(known, language.say("[venue]"))


class WithoutVenues(Speaker):
    """A speaker that knows no venue: in our own words no word in brackets is read."""

    def row(self, table: str, row_id: str) -> Mapping[str, Any]:
        """The row; that of an event has titles without venues, that of an incident has none."""
        row = super().row(table, row_id)
        if row and table == "events":
            return {**row, **self._titles(row_id, row)}
        return {**row, "venue_text": ""} if row and table == "incidents" else row

    def event_titles(self, events: Ints) -> list[str]:
        """`event_title` of the events with these numbers."""
        ids = event_arrays(self.dataset).ids.take(pa.array(events)).to_pylist()
        return [self.event_title(event_id) for event_id in ids]

    def _titles(self, event_id: str, row: Mapping[str, Any]) -> dict[str, str]:
        """The title and its translations. One in which no venue is seen, where the title has one,
        has it in words that are not known: it is empty, and the title stands in its place."""
        written = {f: str(row[f] or "") for f in row if f == "title" or f.startswith("title_")}
        told = _reworded_titles(self.dataset, event_id, tuple(written.values()))
        titles = dict(zip(written, told, strict=True))
        if titles["title"] != written["title"]:
            titles = {f: "" if title == written[f] else title for f, title in titles.items()}
        return titles | {"title": titles["title"] or self.language.say("Event")}


@memoised(at_most=1_000)
def _reworded_titles(dataset: Dataset, event_id: str, written: tuple[str, ...]) -> tuple[str, ...]:
    """These titles of an event without its venues, made once: each report of it asks for them."""
    rows = rows_by_id(dataset, "incidents")
    incidents = incident_arrays(dataset).of_event(event_id)
    known = [str(rows[incident]["venue_text"]) for incident in incidents]
    return tuple(reworded(title, known) for title in written)


def speaker_of(
    dataset: Dataset, language: Language, names: PlaceNames, discretion: Discretion
) -> Speaker:
    """The `Speaker` of a briefing; it names no venue where these stay out."""
    return (Speaker if discretion.venues else WithoutVenues)(dataset, language, names)
