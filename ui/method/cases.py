"""The tables of the page Method: words of the field, edge cases, words for detaining, gaps."""

from __future__ import annotations

from incidents.words.code_names import N_

DEFINITIONS = (
    (
        N_("Detention"),
        N_(
            "A person is held by the police, or taken to a police station, at a protest or on the "
            "way to it, and a source says so."
        ),
    ),
    (
        N_("Report"),
        N_(
            "What one source says: a figure or none, for certain places and days, in its own "
            "words. It is the smallest thing that is counted."
        ),
    ),
    (
        N_("Incident"),
        N_("The part of an event in one place on one day or run of days: what a circle stands on."),
    ),
    (
        N_("Event"),
        N_(
            "A day or wave of protest, in one or more places; in the table if one source that can "
            "be cited reports a detention at it."
        ),
    ),
    (
        N_("Source (in the tables: origin and voice)"),
        N_(
            "Who first said it. Those who depend on one another are one voice and count as one "
            "source: all bodies of the state; one agency and those who take its text."
        ),
    ),
)

RULE = (
    N_("What does not overlap is added up. A figure for two cities is never split or subtracted."),
    N_("A witness sees a part: what was seen is an “at least”."),
    N_(
        "Reports are believed until two cannot both be right; then both are shown, and the figure "
        "is called disputed."
    ),
    N_("A report counts only if all its places and days lie inside what is selected."),
    N_(
        "Figures are put together from the smallest scope outward: the strongest “at least” and "
        "the tightest “at most” stand."
    ),
    N_("Two documents that carry one text, or one official figure, are one report."),
    N_(
        "A later figure of the same source takes the place of its earlier one only where the table "
        "says so; both stay to be seen."
    ),
    N_("Journalists are counted apart; among people they are only an “at least”."),
    N_(
        "A number that our bounds for words gave is printed in the words, never as a number that "
        "somebody said."
    ),
    N_("No report is not zero, and neither is a report without a number."),
)

CASES = (
    (N_("A summons, a warning, a talk with the police"), N_("no detention")),
    (N_("A fine, a charge, a sentence, days in jail by a court"), N_("no detention of its own")),
    (N_("Surrounded in the street and not taken away (kettled)"), N_("no detention")),
    (N_("Taken to a police station and let go within the hour"), N_("a detention")),
    (N_("One person held twice, on one day or on two"), N_("two detentions")),
    (N_("Held before a rally, on the way to it or at home because of it"),
     N_("a detention; an incident of its own where a source tells it apart")),
    (N_("“Mass arrests”, “several were detained”"),
     N_("a detention without a number, or with the bounds that its words carry")),
    (N_("“Nobody was detained”"), N_("a reported zero, which no silence is")),
    (N_("“Seemingly hundreds”"), N_("shown, and raises nothing: its source doubts it")),
    (N_("A crowd of about 50"), N_("attendance, no detention")),
    (N_("A list of cities that a source means as all places"),
     N_("one figure for the whole event")),
    (N_("A figure for a region beside figures for its towns"),
     N_("the towns are part of the region: they are not added to it")),
    (N_("A total over several days"),
     N_("counts where all its days are selected; drawn as a band, never on one day")),
    (N_("A state of emergency: Zhanaozen in December 2011, January 2022"),
     N_("in the table; summed with protests only where the reader asks")),
    (N_("What an authority calls the people it holds"),
     N_("stands only in quotation marks, inside its words")),
)  # fmt: skip

DETAINED, NOT_DETAINED = N_("counted"), N_("not counted")

WORDS_FOR_DETAINING = (
    ("ru", "задержаны, задержали", N_("detained"), DETAINED),
    ("ru", "доставлены в полицию, в РУВД", N_("taken to a police station"), DETAINED),
    ("ru", "увезли в автозаках", N_("driven away in police vans"), DETAINED),
    ("ru", "арестован на 15 суток", N_("jailed for 15 days by a court"), NOT_DETAINED),
    ("ru", "вызваны на беседу, по повестке", N_("summoned"), NOT_DETAINED),
    ("ru", "взяты в кольцо, оцеплены", N_("surrounded"), NOT_DETAINED),
    ("ru", "привлечены к ответственности", N_("held answerable, fined or warned"), NOT_DETAINED),
    ("kk", "ұсталды, ұстады", N_("detained"), DETAINED),
    ("kk", "полицияға жеткізілді", N_("taken to the police"), DETAINED),
    ("kk", "қамауға алынды", N_("taken into custody; by a court: a sentence"),
     N_("counted where the police did it, not where a court did")),
    ("kk", "шақырылды", N_("summoned"), NOT_DETAINED),
    ("kk", "қоршауға алынды", N_("surrounded"), NOT_DETAINED),
)  # fmt: skip

GAPS = (
    N_(
        "No systematic search is documented: events were found one from another. Large cities "
        "weigh more than they should."
    ),
    N_("Words in Kazakh are few. Nothing was found for 2017."),
    N_(
        "Most words were found again on stored excerpts of their pages; two articles were read "
        "whole. Each report says which."
    ),
    N_("Several pages print a day and no year; the note of the report says how the year is known."),
    N_("Four figures of January 2022 are known from headlines only."),
    N_("Venues have no coordinates: a circle stands on its town."),
)
