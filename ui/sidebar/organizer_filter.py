"""Events by their organizers: any of those chosen, or only them."""

from __future__ import annotations

from dataclasses import replace

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.known_values import values
from incidents.selection import Selection
from incidents.words.code_names import N_
from ui.session.session import Session
from ui.sidebar.filter_widgets import one, several_by_name

MATCH_NAMES = {"any": N_("Any of them"), "only": N_("Only them")}


def organizer_filter(session: Session) -> None:
    """Draws the list of organizers, and, where one is chosen, how they are meant."""
    say, name, chosen = session.say, session.speaker.organizer, session.view.filters.organizers
    known = values(session.dataset, "event_organizers", "organizer_id").union(chosen)
    by_name = session.speaker.language.by_name
    named = sorted(sorted(known - {NO_ORGANIZER, NOT_REPORTED}), key=lambda one: by_name(name(one)))
    several_by_name(
        session,
        say("Organizer"),
        "organizers",
        [*named, NO_ORGANIZER, NOT_REPORTED],
        name,
        say("All organizers"),
        change=_with_organizers,
    )
    if chosen:
        one(
            say("Events of"),
            "organizer_match",
            session.view.filters.organizer_match,
            MATCH_NAMES,
            say,
            help=say(
                "“Any of them”: events of at least one of these. “Only them”: events of which no "
                "other organizer is reported."
            ),
        )


def _with_organizers(filters: Selection, organizers: list[str]) -> Selection:
    """The filters with these organizers; "only" without any says nothing and is let go."""
    match = filters.organizer_match if organizers else "any"
    return replace(filters, organizers=tuple(sorted(organizers)), organizer_match=match)
