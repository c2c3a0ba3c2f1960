"""Every vocabulary of the tables and of a selection: the codes that a field or a key may hold.

The words that readers see for them are in `incidents.words.code_names`; `datapackage.json` lists
the codes of each field.
"""

from __future__ import annotations

COUNTED_ACTS = ("detained", "taken_to_police")
"""A summons is no detention, and neither is kettling."""

COUNTED_STATUSES = ("counted",)

NOT_COUNTED_STATUSES = ("set_aside", "withdrawn")
"""Those of a report that is kept for the record, each with its reason."""


LINK_FIELDS = ("url", "archive_url")
"""The columns of sources under which they can be read: what leaves links out leaves these out."""


MEASURES = ("people", "journalists")


BASES = ("eyewitness", "official", "monitor", "activist", "participant", "media")


READ = "read"
"""Stands among reviews for reports that somebody at the desk has read: their last reading in
`readings.csv` confirmed them."""


REVIEWS = (READ, "full_text", "excerpt")
"""How far reports must have been checked, the most first."""


SETS_ASIDE = "not_found"
"""The outcome of a reading that takes a report out of what is counted, once so many had it."""

READERS_TO_SET_ASIDE = 2

NOT_FOUND_BY = "not found by"
"""How the reason of a report begins that its readings set aside, as it is stored."""


CONTEXTS = ("protest", "election_day", "state_of_emergency")


ORGANIZER_MATCHES = ("any", "only")


NOT_REPORTED = "not_reported"
"""Stands among organizers for events of which no report says who organized them."""


NO_ORGANIZER = "no_organizer"
"""Stands among organizers for events of which a report says that nobody organized them.

It is also the role that such a report has in the table of organizers of events.
"""
