"""The words for the codes of the tables, as messages for gettext; one word a thing."""


def N_(message: str) -> str:
    """Marks a message for the catalogue; it is translated where it is shown."""
    return message


TABLE_NAMES = {
    "events": N_("Events"),
    "incidents": N_("Incidents"),
    "reports": N_("Reports"),
    "sources": N_("Sources"),
    "origins": N_("Who says so"),
    "organizers": N_("Organizers"),
    "event_organizers": N_("Organizers of events"),
    "people": N_("Persons"),
    "coverage": N_("What was searched"),
    "considered": N_("Considered and left out"),
    "readings": N_("Readings"),
}
"""The tables as pages name them; a command names the file."""

MEASURE_NAMES = {"people": N_("People"), "journalists": N_("Journalists")}

BASES = {
    "eyewitness": N_("eyewitness"),
    "official": N_("official"),
    "monitor": N_("monitor"),
    "activist": N_("activist"),
    "participant": N_("participant"),
    "media": N_("media"),
}

TELLERS = {
    "eyewitness": N_("eyewitnesses"),
    "official": N_("authorities"),
    "monitor": N_("monitors"),
    "activist": N_("activists"),
    "participant": N_("participants"),
    "media": N_("media"),
}
"""Who speaks, by the basis of what they say."""

HELP = {
    "basis": N_(
        "How whoever says so knows. Eyewitness: was there. Official: an authority, or state media "
        "that repeat it. Monitor: a rights group that counts. Activist: the organizers' side. "
        "Participant: took part. Media: no nearer description."
    ),
    "review": N_(
        "How closely somebody compared a report with its source: with the full text, with an "
        "excerpt, or not at all. Read at the desk: somebody has put their initials to it."
    ),
    "alone": N_(
        "What the reports about this place alone say. “No figure of its own”: reports speak of it "
        "only together with other places, and their numbers cannot be split."
    ),
    "shared": N_("Reports that count this place together with others."),
    "standing": N_(
        "Disputed: two reports cannot both be right. Figures far apart: they can, but one source "
        "says at least twice as many as another."
    ),
}
"""What is said of a word where it stands, by the field that it names."""

REVIEW_NAMES = {
    "read": N_("read at the desk"),
    "full_text": N_("checked against the full text"),
    "excerpt": N_("checked against an excerpt"),
    "none": N_("not checked"),
}

DECISIONS = {"left out": N_("left out"), "waiting": N_("waiting for a decision")}
"""What was decided on an event that was considered."""

CONTEXT_NAMES = {
    "protest": N_("protest"),
    "election_day": N_("election day"),
    "state_of_emergency": N_("state of emergency"),
}

SUPPORT_NAMES = {
    "two_origins": N_("numbers from two independent sources"),
    "one_origin": N_("a number from one source only"),
    "state_only": N_("a number from the state only"),
    "no_number": N_("no number"),
}

STANDING_NAMES = {
    "not_contradicted": N_("not contradicted"),
    "far_apart": N_("figures far apart"),
    "disputed": N_("disputed"),
}

ACT_NAMES = {
    "detained": N_("detained"),
    "taken_to_police": N_("taken to police"),
    "kettled": N_("kettled: not counted as detained"),
    "summoned": N_("summoned: not counted as detained"),
}

OUTCOME_NAMES = {
    "confirmed": N_("the words stand there as the table has them"),
    "differs": N_("they stand there otherwise"),
    "not_found": N_("the page is there and does not say it"),
    "gone": N_("the page is not there"),
}
"""What came of a reading."""

CODE_NAMES = {
    "context": CONTEXT_NAMES,
    "date_precision": {
        "day": N_("on these days"),
        "range": N_("on some of these days"),
        "month": N_("in this month, day not known"),
    },
    "measure": MEASURE_NAMES,
    "act": ACT_NAMES,
    "extent": {"whole": N_("all of its scope"), "part": N_("a part of its scope")},
    "hedged": {"true": N_("yes"), "false": N_("no")},
    "basis": BASES,
    "status": {
        "counted": N_("counted"),
        "set_aside": N_("set aside"),
        "withdrawn": N_("withdrawn"),
    },
    "review": REVIEW_NAMES,
    "outcome": OUTCOME_NAMES,
    "role": {
        "called": N_("called for it"),
        "joined": N_("joined it"),
        "blamed": N_("was blamed for it"),
        "no_organizer": N_("nobody organized it"),
    },
}
"""What the codes of a field are called where one is chosen, by the name of the field."""

LANGUAGE_NAMES = {"en": N_("English"), "ru": N_("Russian"), "kk": N_("Kazakh")}

MATCHES = {
    "exact": N_("its name"),
    "alias": N_("another name"),
    "old_name": N_("an old name"),
    "spelling": N_("another spelling"),
    "fuzzy": N_("a guess: nearly this name"),
    "wider": N_("the unit that it lies in; its own point is not known"),
    "network": N_("the network"),
    "point": N_("the settlement nearest to its point"),
    "chosen": N_("a choice by hand"),
}
"""How a name was found to be that of a place."""
