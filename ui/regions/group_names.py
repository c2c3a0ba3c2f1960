"""What the rows of a grouping are called, in the reader's language, and in which order they stand.

By name or by time: never by size, which would rank events that were chosen, not drawn.
"""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from geo.regions import unit_name
from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.counting.groups import Group
from incidents.words.language import LOCALES
from ui.elements.code_names import N_
from ui.session.session import Session

GROUPINGS = {
    "region": N_("Region"),
    "city": N_("City"),
    "month": N_("Month"),
    "year": N_("Year"),
    "event": N_("Event"),
    "organizer": N_("Organizer"),
    "outlet": N_("Journalists by outlet"),
}
"""What rows can be grouped by, and its name."""

BY_TIME = frozenset({"month", "year", "event"})

LAST = (NO_ORGANIZER, NOT_REPORTED)
"""No organizers: they stand after those."""


def name_of(session: Session, grouping: str, key: tuple[str, ...]) -> str:
    """The name of a group by its key."""
    language = session.speaker.language
    if grouping == "region":
        return unit_name(key[0], language.code)
    if grouping == "city":
        return session.speaker.place_name(key[0], None)
    if grouping == "month":
        first = date.fromisoformat(key[0])
        return format_date(first, "LLLL y", locale=LOCALES[language.code])
    if grouping == "year":
        return key[0][:4]
    if grouping == "event":
        return str(session.speaker.row("events", key[0]).get("title") or key[0])
    return language.joined(sorted(map(session.speaker.organizer, key), key=str.casefold))


def in_order(session: Session, grouping: str, groups: tuple[Group, ...]) -> list[Group]:
    """The groups by time, or by name; joint events after those of one, and what is none last."""
    if grouping == "event":
        rows = {group.key: session.speaker.row("events", group.key[0]) for group in groups}
        return sorted(groups, key=lambda g: (rows[g.key].get("date_first"), g.key))
    if grouping in BY_TIME:
        return sorted(groups, key=lambda group: group.key)
    return sorted(
        groups,
        key=lambda group: (
            group.key[0] in LAST and len(group.key) == 1,
            name_of(session, grouping, group.key).casefold(),
        ),
    )
