"""The names of organizers in the reader's language."""

from __future__ import annotations

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.words.speaker import Speaker


def organizer_name(organizer: str, speaker: Speaker) -> str:
    """The name of an organizer, or what stands in its place."""
    if organizer == NOT_REPORTED:
        return speaker.language.say("Organizer not reported")
    if organizer == NO_ORGANIZER:
        return speaker.language.say("Nobody organized it, as reported")
    return str(speaker.row("organizers", organizer).get("name") or organizer)
