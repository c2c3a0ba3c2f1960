"""The figures of a selection as a plain list: what holds where no map and no table comes."""

from __future__ import annotations

from markupsafe import Markup

from incidents.counting.incident_figures import latest_incidents
from incidents.selection import Selection
from incidents.words.figure import own_figure
from incidents.words.speaker import Speaker
from ui.elements.html import joined, tag

MOST = 200
"""Incidents that are listed; the rest is counted."""


def figures_list(speaker: Speaker, selection: Selection) -> Markup:
    """Each incident with its days, its place and the figure of the reports about it alone."""
    language = speaker.language
    rows, of = latest_incidents(speaker.dataset, selection, at_most=MOST)
    told = [
        language.say(
            "{day}, {place}: {figure}",
            day=language.days(row.incident["date_first"].date(), row.incident["date_last"].date()),
            place=speaker.place_of(row.incident),
            figure=own_figure(row.alone, language, covered=row.covered),
        )
        for row in rows
    ]
    lines = language.with_rest(told, of)
    if not lines:
        return tag("p", language.say("No incident in this selection."))
    return tag("ul", joined(tag("li", line) for line in lines), css="figures-list")
