"""What a list of reports asks for: its events, incidents, origins, sources and reports, with ids.

What the tables hold is used again: the event of that day, the incident at that place, the origin of
that name in any alphabet, the source of that address. What is new gets a readable id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from urllib.parse import urlsplit

from geo.days import LAST_DAY
from geo.message import Message, to_say
from geo.names.folding import fold
from incidents.dataset.dataset import Reading
from incidents.importing.known_rows import (
    Event,
    EventIndex,
    Incident,
    Said,
    considered_already,
    known_events,
    name_of,
    named_origins,
    said_already,
    slug,
    usual_bases,
    what_is_said,
)
from incidents.importing.proposal import Duplicate, Proposal, SourceRow
from incidents.languages.language import Language
from incidents.list_rows.list_rows import EventToCheck, ListRows
from incidents.list_rows.row_places import NamedPlace, RowPlaces
from incidents.list_rows.row_problem import Refused, RowProblem
from incidents.list_rows.row_reader import ListRow, language_of
from incidents.rule.combining import STATE
from incidents.rule.scope import ALL
from incidents.words.written_reasons import file_reason

KIND = "list"

_ENGLISH = Language()

_OF_THE_STATE = re.compile(
    r"\b(ministry|police|akimat|prosecutor|committee for national security|министерств\w*|мвд"
    r"|полици\w*|акимат\w*|прокуратур\w*|кнб|министрлі\w*|әкімді\w*|ұқк|іім)\b",
    re.IGNORECASE,
)


def propose_list(
    read: ListRows,
    reading: Reading,
    *,
    sheet: str,
    file: str,
    kind: str = KIND,
    without: Set[SourceRow] = frozenset(),
    pins: Mapping[str, str] | None = None,
) -> Proposal:
    """The change that the rows ask for, those that must be left out aside; `pins` says by id which
    place a name means."""
    proposal = Proposal(
        kind,
        read.read,
        problems=list(read.problems),
        remarks=list(read.remarks),
        not_taken=list(read.not_taken),
        passed_over=dict(read.passed_over),
    )
    proposer = _Proposer(proposal, reading, sheet, file, pins or {})
    proposer.titles = read.titles
    rows = [row for row in read.rows if (sheet, row.number) not in without]
    # A row without a title joins the event of its day, so those with one come first.
    for row in sorted(rows, key=lambda row: not row.event):
        proposer.add(row)
    for number, place in read.places_left_out.items():
        if (sheet, number) not in without:
            proposer.look_at(number, place)
    for event in read.to_check:
        if (sheet, event.number) not in without:
            proposer.add_to_check(event)
    proposer.tell_new_events()
    proposal.problems.sort(key=lambda problem: problem.row)
    proposal.remarks.sort(key=lambda remark: remark.row)
    proposal.duplicates.sort(key=lambda duplicate: duplicate.row)
    return proposal


class _Proposer:
    """Puts a proposal together and knows what is there: in the tables, and asked for so far."""

    def __init__(
        self, proposal: Proposal, reading: Reading, sheet: str, file: str, pins: Mapping[str, str]
    ) -> None:
        self.proposal, self.sheet, self.file = proposal, sheet, file
        self.titles: Mapping[str, str] = {}
        self.places = RowPlaces(proposal.places, pins)
        tables = reading.tables
        self.taken = {name: set(table.by_id()) for name, table in tables.items()}
        self.next_numbers: dict[tuple[str, str], int] = {}
        self.origins = {name: set(ids) for name, ids in named_origins(tables["origins"]).items()}
        self.voices = {row["origin_id"]: row["voice_id"] for row in tables["origins"]}
        self.bases = dict(usual_bases(tables["reports"]))
        self.urls: dict[str, str] = {
            row["url"]: row["source_id"] for row in tables["sources"] if row["url"]
        }
        self.events = EventIndex(known_events(tables))
        self.new_events: dict[str, tuple[Event, str]] = {}
        self.considered = considered_already(tables)
        self.said = said_already(tables, self.voices)

    def add(self, row: ListRow) -> None:
        """Adds what a row asks for, or all problems that keep it out."""
        place, origin = (
            self._refusal(row.number, lambda: self.places.of(row.place, row.first)),
            self._refusal(row.number, lambda: self._origin(row)),
        )
        if not (place or origin):
            self._refusal(row.number, lambda: self._add(row))

    def look_at(self, number: int, place: str) -> None:
        """Tells of the place of a row that something else keeps out: both are mended at once."""
        self._refusal(number, lambda: self.places.of(place, LAST_DAY))

    def _refusal(self, number: int, ask: Callable[[], object]) -> bool:
        """Asks, and tells why not where it is refused; whether it was."""
        try:
            ask()
        except Refused as refused:
            told = refused.column, refused.value, refused.message
            self.proposal.problems.append(self._about(number, *told))
            return True
        return False

    def add_to_check(self, row: EventToCheck) -> None:
        """Adds an event that waits for somebody who reads, or the problem that keeps it out."""
        source, reason = (self.sheet, row.number), file_reason(self.file, row.number)
        places: list[NamedPlace] = []
        if self._refusal(row.number, lambda: places.extend(self.places.of(row.place, row.first))):
            return
        known = [
            incident.incident_id
            for event in self.events.holding(row.first, row.last)
            for place in places
            for incident in event.at(place.place_id, place.text)
            if incident.first <= row.first and row.last <= incident.last
        ]
        if already := self.considered.get(row.origin) or next(iter(known), ""):
            remark = to_say("tells of an event that is in the tables already")
            self.proposal.duplicates.append(Duplicate(*source, already, remark))
            return
        names = [place.name for place in places] or ["Kazakhstan"]
        slugs = [slug(name) for name in names[:2]]
        new_id = self._new_id("considered", "-".join([row.first.isoformat(), *slugs]))
        self.considered[row.origin] = new_id
        tells = "it tells of detentions" if row.of_detentions else "it tells of no detention"
        cells = {
            "considered_id": new_id,
            "title": f"{row.title}, {', '.join(names)}, {_ENGLISH.days(row.first, row.last)}",
            "date_first": row.first,
            "date_last": row.last,
            "decision": "waiting",
            "reason": f"{row.origin}: {tells}, and has no figure; its sources are to be read.",
        }
        self.proposal.put("considered", new_id, source, reason, after=cells)

    def _about(self, number: int, column: str, value: str, message: Message) -> RowProblem:
        """What is told of a cell, under the heading that the file has for it."""
        title = self.titles.get(column, column)
        return RowProblem(self.sheet, number, title, value, message)

    def _add(self, row: ListRow) -> None:
        source, reason = (self.sheet, row.number), file_reason(self.file, row.number)
        places = self.places.of(row.place, row.first)
        origin = self._origin(row)
        event = self._event(row, places)
        known = [_incident_at(place, row, event) for place in places]
        voice = self.voices.get(origin, origin)
        scope = tuple(one.incident_id for one in known if one) or (ALL,)
        if all(known) and (report_id := self.said.get(self._said(row, event, scope, voice))):
            self._tell_duplicate(row, report_id)
            return
        self._put_origin(row, origin, source, reason)
        first, last = row.first.isoformat(), row.last.isoformat()
        source_id = self._put_source(row, source, reason)
        self._put_event(row, event, source, reason)
        for place, incident in zip(places, known, strict=True):
            self._put_incident(row, event, place, incident, source, reason)
        scope = tuple(
            sorted(one.incident_id for p in places if (one := _incident_at(p, row, event)))
        )
        slugs = [slug(place.name) for place in places[:2]] or [ALL]
        report_id = self._new_id("reports", "-".join([first, *slugs, origin]))
        self.said[self._said(row, event, scope or (ALL,), voice)] = report_id
        cells = {
            "report_id": report_id,
            "event_id": event.event_id,
            "scope": " ".join(scope) or ALL,
            "date_first": first,
            "date_last": last,
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

    def _origin(self, row: ListRow) -> str:
        """The id of who says so, of the tables or a new one."""
        name = name_of(row.origin)
        found = self.origins.get(name, set())
        if len(found) > 1:
            which = ", ".join(sorted(found))
            raise Refused("origin", row.origin, to_say("can be {which}: write the id", which=which))
        if not name:
            raise Refused("origin", row.origin, to_say("wanted a name"))
        return next(iter(found), name)

    def _event(self, row: ListRow, places: Sequence[NamedPlace]) -> Event:
        """The event of a row: that of its title or id; else the one of its days, of several the one
        at its place; else a new one."""
        title = fold(row.event) if row.event else ""
        if title and (called := self.events.called(row.event, row.first, row.last)):
            return called
        holding = self.events.holding(row.first, row.last)
        there = [e for e in holding if not e.is_new or not title]
        if len(there) > 1:
            there = [e for e in there if any(_incident_at(p, row, e) for p in places)]
            if len(there) != 1:
                which = ", ".join(sorted(e.event_id for e in holding))
                raise Refused(
                    "event", row.event, to_say("can be {which}: write the id", which=which)
                )
        if there:
            event = there[0]
            if not event.is_new and title:
                remark = to_say("taken for the event {event} of that day", event=event.event_id)
                self.proposal.remarks.append(self._about(row.number, "event", row.event, remark))
            return event
        if beside := [e.event_id for e in holding if any(_incident_at(p, row, e) for p in places)]:
            remark = to_say(
                "is added up with {event}, which has the same place on that day", event=beside[0]
            )
            self.proposal.remarks.append(self._about(row.number, "event", row.event, remark))
        event_id = self._new_id("events", row.first.isoformat())
        title = row.event or f"Protests, {_ENGLISH.days(row.first, row.last)}"
        new = Event(event_id, title, row.first, row.last, is_new=True)
        self.events.add(new)
        return new

    def _put_event(self, row: ListRow, event: Event, source: SourceRow, reason: str) -> None:
        if event.is_new:
            self.events.widen(event, row.first, row.last)
            if event.event_id not in self.new_events:
                self.proposal.put("events", event.event_id, source, reason, after={})
            else:
                self.proposal.rest_on("events", event.event_id, source)
            self.new_events[event.event_id] = event, reason

    def tell_new_events(self) -> None:
        """Puts what the new events have become into the proposal, as the last rows left them."""
        for event, reason in self.new_events.values():
            cells = {
                "event_id": event.event_id,
                "title": event.title,
                "date_first": event.first,
                "date_last": event.last,
                "context": "protest",
                "why_included": f"Detentions reported in a list that was brought in: {self.file}.",
            }
            self.proposal.put_again("events", event.event_id, reason, after=cells)

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
        wanted = f"{row.first.isoformat()}-{slug(place.name)}"
        incident_id = self._new_id("incidents", wanted)
        days = row.first, row.last
        event.add(Incident(incident_id, place.place_id, place.text, *days))
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
        state = to_say("is new, and taken for a body of the state")
        remark = state if is_state else to_say("is new, and taken for independent of all others")
        self.proposal.remarks.append(self._about(row.number, "origin", row.origin, remark))

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
        remark = to_say(
            "says the same of the same days and places; another document that carries it belongs "
            "into its also_in_source_ids"
        )
        self.proposal.duplicates.append(Duplicate(self.sheet, row.number, report_id, remark))

    def _new_id(self, table: str, wanted: str) -> str:
        """The id, or the first of those numbered from 2 on that no row has; it is taken then."""
        taken, name = self.taken[table], wanted
        # Of many that want the same each goes on where the last one found a free number.
        number = self.next_numbers.get((table, wanted), 2)
        while name in taken:
            name, number = f"{wanted}-{number}", number + 1
        taken.add(name)
        self.next_numbers[table, wanted] = number
        return name


def _incident_at(place: NamedPlace, row: ListRow, event: Event) -> Incident | None:
    """The incident of an event at this place whose days hold those of the row, of several the one
    of just these days; None where there is none."""
    there = [
        incident
        for incident in event.at(place.place_id, place.text)
        if incident.first <= row.first and row.last <= incident.last
    ]
    if len(there) > 1:
        there = [one for one in there if (one.first, one.last) == (row.first, row.last)] or there
    if len(there) > 1:
        which = ", ".join(one.incident_id for one in there)
        raise Refused(
            "place", row.place, to_say("can be {which}: enter the report by hand", which=which)
        )
    return there[0] if there else None
