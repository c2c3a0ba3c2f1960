"""The sheet of the total, one row: what `count` gives for the selection, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from incidents.counting.count import Count
from incidents.counting.incident_figures import IncidentFigure
from incidents.export.sheets import Sheet, columns_of
from incidents.rule.figure import added
from incidents.words.figure import label
from incidents.words.speaker import Speaker

COLUMNS = columns_of(
    {
        "low": ("integer", "Lowest figure that fits the reports; empty: none gives one."),
        "high": ("integer", "Highest figure; where open_ended, the low of the highest side."),
        "open_ended": ("boolean", "Whether it may be more than high."),
        "disputed": ("boolean", "Whether two reports of this very figure cannot both be right."),
        "disputed_within": ("boolean", "Whether sources disagree on a part of it."),
        "standing": ("string", "not_contradicted, far_apart or disputed; empty: no figure."),
        "support": ("string", "two_origins, one_origin, state_only or no_number."),
        "label": ("string", "The figure in a few signs, as printed in the dashboard."),
        "sentence": ("string", "The figure in words, with what must be said beside it."),
        "two_origin_low": ("integer", "What two independent origins carry."),
        "acknowledged_low": ("integer", "What the authorities say themselves, at least."),
        "acknowledged_high": ("integer", "What the authorities say themselves, at most."),
        "events": ("integer", "Events with a usable report."),
        "incidents": ("integer", "Rows of the table of incidents."),
        "reports": ("integer", "Usable reports, with a number or not."),
        "figures_together": ("integer", "Rows of the table of figures for several places."),
        "sum_of_incident_lows": (
            "integer",
            "What adding up the rows of incidents gives: not the total.",
        ),
        "rows_and_total": ("string", "Why rows do not add up to the total."),
    }
)


def total_sheet(
    result: Count, rows: Sequence[IncidentFigure], together: Sheet, speaker: Speaker, sentence: str
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
        added(row.figure.low for row in rows),
        say(
            "The rows of incidents do not add up to the total: figures for several places "
            "together are on no row of an incident, and what overlaps is not counted twice."
        ),
    )
    return Sheet("total", say("The total of the selection"), COLUMNS, [row])
