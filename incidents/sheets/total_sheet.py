"""The sheet of the total, one row: what `count` gives for the selection, and nothing else."""

from __future__ import annotations

from incidents.counting.count import Count
from incidents.sheets.incident_rows import IncidentRows
from incidents.sheets.sheets import Sheet, described
from incidents.words.code_names import N_
from incidents.words.figure import label
from incidents.words.speaker import Speaker

COLUMNS = described(
    {
        N_("low"): ("integer", "Lowest figure that fits the reports; empty: none gives one."),
        N_("high"): ("integer", "Highest figure; where open_ended, the low of the highest side."),
        N_("open_ended"): ("boolean", "Whether it may be more than high."),
        N_("disputed"): (
            "boolean",
            "Whether two reports of this very figure cannot both be right.",
        ),
        N_("disputed_within"): ("boolean", "Whether sources disagree on a part of it."),
        N_("standing"): ("string", "not_contradicted, far_apart or disputed; empty: no figure."),
        N_("far_apart_within"): ("boolean", "Whether figures lie far apart on a part of it alone."),
        N_("support"): ("string", "two_origins, one_origin, state_only or no_number."),
        N_("label"): ("string", "The figure in a few signs, as printed in the dashboard."),
        N_("sentence"): ("string", "The figure in words, with what must be said beside it."),
        N_("two_origin_low"): ("integer", "What two independent origins carry."),
        N_("acknowledged_low"): ("integer", "What the authorities say themselves, at least."),
        N_("acknowledged_high"): ("integer", "What the authorities say themselves, at most."),
        N_("events"): ("integer", "Events with a usable report."),
        N_("incidents"): ("integer", "Rows of the table of incidents."),
        N_("reports"): ("integer", "Usable reports, with a number or not."),
        N_("figures_together"): ("integer", "Rows of the table of figures for several places."),
        N_("sum_of_incident_lows"): (
            "integer",
            "What adding up the rows of incidents gives: not the total.",
        ),
        N_("rows_and_total"): ("string", "Why rows do not add up to the total."),
    }
)


def total_sheet(
    result: Count, rows: IncidentRows, together: Sheet, speaker: Speaker, sentence: str
) -> Sheet:
    """The one row of the total; its numbers are those of `count`."""
    figure, said, say = result.figure, result.acknowledged, speaker.language.say
    row = (
        figure.low,
        figure.high,
        figure.open_ended,
        figure.disputed,
        figure.disputed_within,
        figure.standing if figure.number_of_events else "",
        figure.far_apart_within,
        figure.support,
        label(figure, speaker.words, speaker.language),
        sentence,
        figure.two_origin_low,
        said.low if said else None,
        said.high if said else None,
        len(result.events),
        len(rows),
        len(result.reports),
        len(together.rows),
        rows.sum_of_lows,
        say(
            "The rows of incidents do not add up to the total: figures for several places "
            "together are on no row of an incident, and what overlaps is not counted twice."
        ),
    )
    return Sheet(N_("total"), say("The total of the selection"), COLUMNS, [row])
