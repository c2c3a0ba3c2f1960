"""What a list of reports asks for: its events, incidents, origins, sources and reports, with ids.

What the tables hold is used again: the event of that day, the incident at that place, the origin of
that name in any alphabet, the source of that address. What is new gets a readable id.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from slugify import slugify

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, load_gazetteer
from geo.gazetteer.place import Place
from geo.names.folding import fold
from incidents.dataset.dataset import Reading
from incidents.importing.known_rows import (
    Event,
    Incident,
    Said,
    known_events,
    name_of,
    named_origins,
    said_already,
    usual_bases,
    what_is_said,
)
from incidents.importing.list_rows import ListRow, ListRows, language_of
from incidents.importing.proposal import Duplicate, PlaceFound, Proposal, SourceRow
from incidents.importing.row_problem import RowProblem
from incidents.rule.combining import STATE
from incidents.rule.scope import ALL
from incidents.words.language import Language

KIND = "list"

NATIONWIDE = frozenset(
    (
        *("nationwide", "countrywide", "whole country", "the whole country", "across the country"),
        *("across kazakhstan", "по всей стране", "вся страна", "по стране", "по казахстану"),
        *("бүкіл ел", "ел бойынша", "қазақстан бойынша", "бүкіл қазақстан"),
    )
)
"""Places that are no place: the report covers all of the event."""

_OF_THE_STATE = re.compile(
    r"\b(ministry|police|akimat|prosecutor|committee for national security|министерств\w*|мвд"
    r"|полици\w*|акимат\w*|прокуратур\w*|кнб|министрлі\w*|әкімді\w*|ұқк|іім)\b",
    re.IGNORECASE,
)
_BETWEEN_PLACES = re.compile(r"\s*(?:[,;/&]|\b(?:and|и|және|мен)\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class NamedPlace:
    """A place of a row: the words, its id, how it was called that day; pinned where the editor has
    said which of several it is."""

    text: str
    place_id: str
    name: str
    is_pinned: bool


def propose_list(
    read: ListRows,
    reading: Reading,
    *,
    sheet: str,
    file: str,
    without: Set[SourceRow] = frozenset(),
    pins: Mapping[str, str] | None = None,
) -> Proposal:
    """The change that the rows ask for, those that must be left out aside; `pins` says by id which
    place a name means."""
    proposal = Proposal(
        KIND,
        read.read,
        problems=list(read.problems),
        remarks=list(read.remarks),
        not_taken=list(read.not_taken),
    )
    proposer = _Proposer(proposal, reading, sheet, file, pins or {})
    rows = [row for row in read.rows if (sheet, row.number) not in without]
    # A row without a title joins the event of its day, so those with one come first.
    for row in sorted(rows, key=lambda row: not row.event):
        proposer.add(row)
    proposal.problems.sort(key=lambda problem: problem.row)
    proposal.remarks.sort(key=lambda remark: remark.row)
    proposal.duplicates.sort(key=lambda duplicate: duplicate.row)
    return proposal


class _Refused(Exception):
    """A row that cannot be used: its column, what stands there, and what would do."""

    def __init__(self, column: str, value: str, message: str) -> None:
        super().__init__(message)
        self.column, self.value, self.message = column, value, message


class _Proposer:
    """Puts a proposal together and knows what is there: in the tables, and asked for so far."""

    def __init__(
        self, proposal: Proposal, reading: Reading, sheet: str, file: str, pins: Mapping[str, str]
    ) -> None:
        self.proposal, self.sheet, self.file = proposal, sheet, file
        self.pins = {_plain(name): place for name, place in pins.items()}
        self.gazetteer: Gazetteer = load_gazetteer()
        tables = reading.tables
        self.taken = {name: set(table.by_id()) for name, table in tables.items()}
        self.origins = {name: set(ids) for name, ids in named_origins(tables["origins"]).items()}
        self.voices = {row["origin_id"]: row["voice_id"] for row in tables["origins"]}
        self.bases = dict(usual_bases(tables["reports"]))
        self.urls: dict[str, str] = {
            row["url"]: row["source_id"] for row in tables["sources"] if row["url"]
        }
        self.events = known_events(tables)
        self.said = said_already(tables, self.voices)

    def add(self, row: ListRow) -> None:
        """Adds what a row asks for, or the problem that keeps it out."""
        try:
            self._add(row)
        except _Refused as refused:
            told = refused.column, refused.value, refused.message
            self.proposal.problems.append(RowProblem(self.sheet, row.number, *told))

    def _add(self, row: ListRow) -> None:
        source, reason = (self.sheet, row.number), f"{self.file}, row {row.number}"
        places = self._places(row)
        origin = self._origin(row)
        event = self._event(row, places)
        known = [_incident_at(place, row, event) for place in places]
        voice = self.voices.get(origin, origin)
        scope = tuple(one.incident_id for one in known if one) or (ALL,)
        if all(known) and (report_id := self.said.get(self._said(row, event, scope, voice))):
            self._tell_duplicate(row, report_id)
            return
        self._put_origin(row, origin, source, reason)
        source_id = self._put_source(row, source, reason)
        self._put_event(row, event, source, reason)
        for place, incident in zip(places, known, strict=True):
            self._put_incident(row, event, place, incident, source, reason)
        scope = tuple(
            sorted(one.incident_id for p in places if (one := _incident_at(p, row, event)))
        )
        slugs = [slugify(place.name) for place in places[:2]] or [ALL]
        report_id = self._new_id("reports", "-".join([row.first.isoformat(), *slugs, origin]))
        self.said[self._said(row, event, scope or (ALL,), voice)] = report_id
        cells = {
            "report_id": report_id,
            "event_id": event.event_id,
            "scope": " ".join(scope) or ALL,
            "date_first": row.first,
            "date_last": row.last,
            "measure": row.measure,
            "act": "detained",
            "detained_low": row.low,
            "detained_high": row.high,
            "detained_text": row.words,
            "text_language": row.language,
            "detained_text_en": row.translation,
            "extent": "whole",
            "hedged": str(row.hedged).lower(),
            "basis": row.basis or self.bases[origin],
            "origin_id": origin,
            "source_id": source_id,
            "status": "counted",
            "review": "none",
            "note": row.note,
        }
        self.proposal.put("reports", report_id, source, reason, after=cells)

    def _places(self, row: ListRow) -> list[NamedPlace]:
        """The places that a row names; none where it speaks of the whole country."""
        text, on = row.place, row.first
        if _plain(text) in NATIONWIDE:
            return []
        found = self._found(text, on)
        if len(found) != 1:
            parts = [part for part in _BETWEEN_PLACES.split(text) if part]
            several = [self._found(part, on) for part in parts]
            if len(parts) > 1 and all(len(candidates) == 1 for candidates in several):
                together = {c.place_id: (p, c) for p, [c] in zip(parts, several, strict=True)}
                return [self._named(part, place, on) for part, place in together.values()]
            names = tuple((place.place_id, place.name(on=on)) for place in found)
            self.proposal.places[text] = PlaceFound(text, names)
            which = ", ".join(f"{name} ({place_id})" for place_id, name in names)
            wanted = f"can be {which}: say which" if which else "is no place that is known"
            raise _Refused("place", text, wanted)
        [place] = found
        return [] if place.kind == "country" else [self._named(text, place, on)]

    def _found(self, text: str, on: date) -> Sequence[Place]:
        """The places that a text can be: one where it is clear, none where nobody knows it."""
        if pinned := self.gazetteer.places.get(self.pins.get(_plain(text), "")):
            return [pinned]
        try:
            match = self.gazetteer.find(text, on=on)
        except AmbiguousPlace as ambiguous:
            return ambiguous.candidates
        if match is None:
            return []
        name = (match.place.place_id, match.place.name(on=on))
        self.proposal.places[text] = PlaceFound(text, (name,), match.matched_by)
        return [match.place]

    def _named(self, text: str, place: Place, on: date) -> NamedPlace:
        is_pinned, name = _plain(text) in self.pins, place.name(on=on)
        if is_pinned:
            self.proposal.places[text] = PlaceFound(text, ((place.place_id, name),), "pinned")
        return NamedPlace(text, place.place_id, name, is_pinned)

    def _origin(self, row: ListRow) -> str:
        """The id of who says so, of the tables or a new one."""
        name = name_of(row.origin)
        found = self.origins.get(name, set())
        if len(found) > 1:
            which = " or ".join(sorted(found))
            raise _Refused("who says so", row.origin, f"can be {which}: write the id")
        if not name:
            raise _Refused("who says so", row.origin, "wanted a name")
        return next(iter(found), name)

    def _event(self, row: ListRow, places: Sequence[NamedPlace]) -> Event:
        """The event of a row: that of its title or id; else the one of its days, of several the one
        at its place; else a new one."""
        holding = [event for event in self.events.values() if event.holds(row.first, row.last)]
        title = fold(row.event)
        if title:
            for event in holding:
                if title == fold(event.title) or row.event.strip() == event.event_id:
                    return event
            for event in self.events.values():
                if event.is_new and title == fold(event.title):
                    return event
        there = [e for e in holding if not e.is_new or not title]
        if len(there) > 1:
            there = [e for e in there if any(_incident_at(p, row, e) for p in places)]
            if len(there) != 1:
                which = ", ".join(sorted(e.event_id for e in holding))
                raise _Refused("event", row.event, f"can be {which}: write the id")
        if there:
            event = there[0]
            if not event.is_new and title:
                remark = f"taken for the event {event.event_id} of that day"
                self.proposal.remarks.append(
                    RowProblem(self.sheet, row.number, "event", row.event, remark)
                )
            return event
        if beside := [e.event_id for e in holding if any(_incident_at(p, row, e) for p in places)]:
            remark = f"is added up with {beside[0]}, which has the same place on that day"
            self.proposal.remarks.append(
                RowProblem(self.sheet, row.number, "event", row.event, remark)
            )
        event_id = self._new_id("events", row.first.isoformat())
        title = row.event or f"Protests, {Language().days(row.first, row.last)}"
        self.events[event_id] = Event(event_id, title, row.first, row.last, is_new=True)
        return self.events[event_id]

    def _put_event(self, row: ListRow, event: Event, source: SourceRow, reason: str) -> None:
        if event.is_new:
            event.first, event.last = min(event.first, row.first), max(event.last, row.last)
            cells = {
                "event_id": event.event_id,
                "title": event.title,
                "date_first": event.first,
                "date_last": event.last,
                "context": "protest",
                "why_included": f"Detentions reported in a list that was brought in: {self.file}.",
            }
            self.proposal.put("events", event.event_id, source, reason, after=cells)

    def _put_incident(
        self,
        row: ListRow,
        event: Event,
        place: NamedPlace,
        known: Incident | None,
        source: SourceRow,
        reason: str,
    ) -> None:
        if known:
            self.proposal.rest_on("incidents", known.incident_id, source)
            return
        wanted = f"{row.first.isoformat()}-{slugify(place.name)}"
        incident_id = self._new_id("incidents", wanted)
        days = row.first, row.last
        event.incidents.append(Incident(incident_id, place.place_id, place.text, *days))
        cells = {
            "incident_id": incident_id,
            "event_id": event.event_id,
            "location_text": place.text,
            "place_id": place.place_id if place.is_pinned else "",
            "venue_text": row.venue,
            "date_first": row.first,
            "date_last": row.last,
            "date_precision": "day" if row.first == row.last else "range",
        }
        self.proposal.put("incidents", incident_id, source, reason, after=cells)

    def _put_origin(self, row: ListRow, origin: str, source: SourceRow, reason: str) -> None:
        if origin in self.taken["origins"]:
            self.proposal.rest_on("origins", origin, source)
            self.bases.setdefault(origin, "media")
            return
        is_state = _OF_THE_STATE.search(row.origin) is not None
        voice = STATE if is_state else origin
        self.taken["origins"].add(origin)
        self.origins[name_of(row.origin)] = {origin}
        self.voices[origin], self.bases[origin] = voice, "official" if is_state else "media"
        cells = {"origin_id": origin, "name": row.origin, "voice_id": voice}
        self.proposal.put("origins", origin, source, reason, after=cells)
        whose = "a body of the state" if is_state else "independent of all others"
        remark = f"is new, and taken for {whose}"
        self.proposal.remarks.append(
            RowProblem(self.sheet, row.number, "who says so", row.origin, remark)
        )

    def _put_source(self, row: ListRow, source: SourceRow, reason: str) -> str:
        """The id of the document: the one of its address, or a new one."""
        url, publisher = row.url, row.source or urlsplit(row.url).hostname
        known = self.urls.get(url) if url else self.urls.get(f"{publisher} {row.first}")
        if known:
            self.proposal.rest_on("sources", known, source)
            return known
        wanted: str = f"{name_of(publisher or '')[:40].strip('-')}-{row.published or row.first}"
        source_id = self._new_id("sources", wanted)
        self.urls[url or f"{publisher} {row.first}"] = source_id
        cells = {
            "source_id": source_id,
            "publisher": publisher,
            "url": url,
            "published_date": row.published,
            "language": language_of(row.words) if row.words != str(row.low) else "",
        }
        self.proposal.put("sources", source_id, source, reason, after=cells)
        return source_id

    def _said(self, row: ListRow, event: Event, scope: Sequence[str], voice: str) -> Said:
        figures = {"detained_low": row.low, "detained_high": row.high, "detained_text": row.words}
        days = {"date_first": row.first, "date_last": row.last, "measure": row.measure}
        return what_is_said(event.event_id, scope, voice, {**figures, **days})

    def _tell_duplicate(self, row: ListRow, report_id: str) -> None:
        remark = (
            "says the same of the same days and places; another document that carries it belongs "
            "into its also_in_source_ids"
        )
        self.proposal.duplicates.append(Duplicate(self.sheet, row.number, report_id, remark))

    def _new_id(self, table: str, wanted: str) -> str:
        """The id, or the first of those numbered from 2 on that no row has; it is taken then."""
        taken, number, name = self.taken[table], 2, wanted
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        return name


def _incident_at(place: NamedPlace, row: ListRow, event: Event) -> Incident | None:
    """The incident of an event at this place whose days hold those of the row, of several the one
    of just these days; None where there is none."""
    there = [
        incident
        for incident in event.incidents
        if incident.is_at(place.place_id, place.text)
        and incident.first <= row.first
        and row.last <= incident.last
    ]
    if len(there) > 1:
        there = [one for one in there if (one.first, one.last) == (row.first, row.last)] or there
    if len(there) > 1:
        which = ", ".join(one.incident_id for one in there)
        raise _Refused("place", row.place, f"can be {which}: enter the report by hand")
    return there[0] if there else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
