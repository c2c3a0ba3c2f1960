"""The sheet of figures for several places together: no row of an incident holds a part of one."""

from __future__ import annotations

from incidents.sheets.sheets import Sheet, described
from incidents.sheets.together_rows import TogetherRows
from incidents.words.code_names import N_
from incidents.words.speaker import Speaker

COLUMNS = described(
    {
        N_("report_id"): ("string", "Readable and stable, never reused."),
        N_("event_id"): ("string", "The event that the report speaks of."),
        N_("event"): ("string", "Title of the event."),
        N_("places"): ("string", "The places of the figure, as it covers them together."),
        N_("incident_ids"): ("string", "Ids of the incidents covered, between blanks."),
        N_("date_first"): ("date", "First day that the report covers."),
        N_("date_last"): ("date", "Last day that the report covers."),
        N_("low"): ("integer", "Lower bound of what the report says; empty: none."),
        N_("high"): ("integer", "Upper bound of what the report says; empty: none."),
        N_("words"): ("string", "The report's own words."),
        N_("words_en"): ("string", "The same in English, where they are in another language."),
        N_("basis"): ("string", "How the origin knows."),
        N_("in_total"): (
            "boolean",
            "Whether it lies inside the selection; else it reaches beyond its places "
            "and is in no total.",
        ),
        N_("reported_by"): ("string", "Who first said it."),
        N_("sources"): ("string", "Publisher and title of each source."),
        N_("source_urls"): ("string", "Their addresses; empty where links were left out."),
        N_("event_ref"): ("string", "The event in a form that no program takes for a date."),
    }
)


def together_sheet(rows: TogetherRows, speaker: Speaker) -> Sheet:
    """The reports of a count that are not about one incident alone, by id."""
    title = speaker.language.say(
        "Figures for several places together: part of no row of an incident, not to be added up"
    )
    return Sheet(N_("figures_together"), title, COLUMNS, rows)
