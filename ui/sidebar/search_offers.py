"""Why a text in the search box is not clear as a whole, and what is offered for it."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date

from geo.days import FIRST_DAY, LAST_DAY
from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.namesakes import named_apart
from geo.names.folding import fold
from geo.regions import unit_name
from incidents.dataset.dataset import Dataset
from incidents.dataset.events_by_days import days_of_events
from incidents.days.days_as_written import Days, named_days
from incidents.words.code_names import BASES, CONTEXT_NAMES, MEASURE_NAMES
from incidents.words.selection import period_in_words, voice_name
from incidents.words.speaker import Speaker
from ui.session.session import Session
from ui.session.view_code import PREFIX, is_link
from ui.sidebar.search_terms import LEAVING_OUT, LEAVING_OUT_BEFORE, Terms

MOST_CANDIDATES = 6

LONGEST_TOLD = 60
"""Characters of what was not found that are repeated."""


def why_no_answer(terms: Terms, session: Session) -> list[str]:
    """Why a text, or a part of it, leads nowhere; empty where all of it was understood."""
    say = session.say
    if terms.candidates:
        return [say("Several places have this name: {text}", text=_told(terms.unknown[0]))]
    told = [_why_not(session, part) for part in terms.unknown]
    if terms.outside:
        told.append(
            say(
                "One figure cannot take a region and a place outside of it. Ask for one at a time: "
                "{places}",
                places=session.speaker.language.joined(
                    [_unit(place, session, None) for place in terms.outside]
                ),
            )
        )
    if terms.days and not terms.days.may_stand_in_a_table:
        span = {"first": FIRST_DAY.year, "last": LAST_DAY.year}
        told.append(
            say("No table here holds these days: they begin {first}, and end {last}.", **span)
        )
    if terms.no_such_day:
        told.append(say("No calendar has this day: {text}", text=terms.no_such_day))
    if terms.backwards:
        told.append(say("These days end before they begin: {text}", text=_told(terms.backwards)))
    if terms.apart:
        told.append(
            say(
                "One run of days can be asked for at a time, not several: {text}",
                text=_told(terms.apart),
            )
        )
    if terms.readings:
        text = _told(terms.readings.written)
        told.append(
            say("A winter lies in two years. Which one is “{text}”?", text=text)
            if terms.readings.is_winter
            else say("“{text}” may be one of several runs of days. Which one?", text=text)
        )
    if terms.yearless and offers_of(terms, session):
        told.append(say("Of which year?"))
    elif terms.yearless:
        told.append(say("The table has no event on these days in any year. Type the year too."))
    return told


def offers_of(terms: Terms, session: Session) -> list[tuple[str, Terms]]:
    """What can be shown of a text that was not understood, or not clear, as a whole: each by what a
    button says."""
    if terms.candidates:
        places = [load_gazetteer().places[place] for place in terms.candidates[:MOST_CANDIDATES]]
        meant = [
            replace(terms.understood, place_ids=(*terms.place_ids, p.place_id)) for p in places
        ]
        names = named_apart(places, session.language_code)
    elif terms.days and not terms.days.may_stand_in_a_table:
        return []
    elif terms.yearless or terms.readings:
        runs = _runs_of(terms, session.dataset)
        meant = [replace(terms.understood, days=days) for days in runs]
        names = [described(one, session) for one in meant]
    elif terms.outside:
        kinds = load_gazetteer().places
        regions = tuple(one for one in terms.place_ids if kinds[one].kind == "region")
        others = tuple(one for one in terms.place_ids if one not in regions)
        meant = [replace(terms.understood, place_ids=one) for one in (regions, others)]
        names = [described(one, session) for one in meant]
    else:
        meant = [terms.understood] if terms.names_something else []
        names = [described(one, session) for one in meant]
    shown = [session.say("Show {what}", what=name) for name in names]
    return list(zip(shown, meant, strict=True))


def _runs_of(terms: Terms, dataset: Dataset) -> list[Days]:
    """The runs that may be meant: the readings, or the day, or the month, in each year in which an
    event had such a day, the earliest first."""
    if terms.readings or terms.yearless is None:
        return list(terms.readings.runs if terms.readings else ())
    yearless, found = terms.yearless, {}
    for day in filter(yearless.holds, days_of_events(dataset)):
        run = Days(day, day)
        if yearless.day is None:
            end = calendar.monthrange(day.year, day.month)[1]
            run = Days(day.replace(day=1), day.replace(day=end))
        found[run.first] = run
    return list(found.values())


def described(terms: Terms, session: Session) -> str:
    """What a text names, in the reader's words."""
    speaker, say = session.speaker, session.say
    on = terms.days.since if terms.days else None
    return ", ".join(
        [
            *(_unit(place, session, on) for place in terms.place_ids),
            *(speaker.organizer(organizer) for organizer in terms.organizers),
            *(voice_name(voice, speaker) for voice in terms.voices),
            *(say(BASES[basis]) for basis in terms.bases),
            *(say(CONTEXT_NAMES[context]) for context in terms.contexts),
            *([say(MEASURE_NAMES[terms.measure])] if terms.measure else []),
            *([days_named(terms.days, speaker)] if terms.days else []),
        ]
    )


def _unit(place_id: str, session: Session, on: date | None) -> str:
    """The name of a region, or of another place on that day."""
    place = load_gazetteer().places[place_id]
    if place.kind == "region":
        return unit_name(place.region_code, session.language_code)
    return session.speaker.place_name(place_id, on)


def days_named(days: Days, speaker: Speaker) -> str:
    """The days as a reader names them: a year, a month, a run."""
    if days.since is None or days.until is None:
        return period_in_words(days.since, days.until, speaker)
    whole_years = (days.first.month, days.first.day, days.last.month, days.last.day)
    if whole_years == (1, 1, 12, 31):
        years = dict.fromkeys([str(days.first.year), str(days.last.year)])
        return "\u2013".join(years)
    return speaker.language.days(days.first, days.last)


def read_as(terms: Terms, session: Session) -> list[str]:
    """How the misspelt parts of a text were read."""
    places, named = load_gazetteer().places, session.speaker.place_name
    return [
        session.say(
            "“{text}” was read as {name}.",
            text=_told(text),
            name=named(meant, None) if meant in places else meant,
        )
        for text, meant in terms.guessed
    ]


def _told(text: str) -> str:
    """What was typed, cut where it is long."""
    return text if len(text) <= LONGEST_TOLD else f"{text[:LONGEST_TOLD]}…"


def _why_not(session: Session, unknown: str) -> str:
    """Why what was typed leads nowhere."""
    say = session.say
    if unknown.startswith(PREFIX):
        return say("This view code is not whole: copy all of it again.")
    if is_link(unknown):
        return say("This link holds no view of this map.")
    first, last = (fold(word) for word in (unknown.split()[0], unknown.split()[-1]))
    if first in LEAVING_OUT or last in LEAVING_OUT_BEFORE:
        return say("Leaving something out is not possible here: {text}", text=_told(unknown))
    if named_days(unknown)[0]:
        return say(
            "One run of days can be asked for at a time, not several: {text}", text=_told(unknown)
        )
    return say("Nothing is known by this name: {text}", text=_told(unknown))
