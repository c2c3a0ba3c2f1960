"""The incidents of a selection with the figure of each alone, a hundred thousand of them as well.

What is told of an incident depends on the bounds, the words and the days of its own reports, and
on who is the same voice and who is the state. The rule for numbers is asked once for all
incidents whose reports are alike in all that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from incidents.counting.select import candidates, in_period, touching
from incidents.dataset.index import Frame, frame_of, rows_by_id, rule_reports_of
from incidents.rule.combining import STATE
from incidents.rule.figure import event_figure
from incidents.rule.ranges import Report
from incidents.selection import Selection
from incidents.words.figure import label
from incidents.words.speaker import Speaker


@dataclass(frozen=True)
class OwnFigure:
    """The figure of one incident's own reports, as `incidents.rule.figure` has it, and as printed.

    `standing` is "" where no report gives a number.
    """

    low: int | None
    high: int | None
    open_ended: bool
    label: str
    standing: str
    support: str


@dataclass(frozen=True)
class OwnRow:
    """An incident: its row of the table, its own figure, and its reports by id.

    `own` are about this incident alone, `shared` cover it together with others.
    """

    incident: Mapping[str, Any]
    figure: OwnFigure
    own: tuple[str, ...]
    shared: tuple[str, ...]


def own_rows(speaker: Speaker, selection: Selection) -> list[OwnRow]:
    """The incidents of the selection, latest first; the figures are those of `by_incident`."""
    dataset = speaker.dataset
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    wider = in_period(allowed.wider, selection.since, selection.until)
    alone = usable.filter(~nw.col("covers_elsewhere"), nw.col("members") == 1).select("report_id")
    others = nw.concat([usable.select("report_id"), wider.select("report_id")])
    own = _by_incident(alone, speaker)
    shared = _by_incident(others.join(alone, on="report_id", how="anti"), speaker)
    rows = touching(allowed.incidents, selection.since, selection.until)
    rows = rows.select("incident_id", "date_first")
    rows = rows.sort("date_first", "incident_id", descending=[True, False])
    incidents, known = rows_by_id(dataset, "incidents"), rule_reports_of(dataset, selection.measure)
    figure = _figure_maker(speaker)
    return [
        OwnRow(
            incidents[i],
            figure([known[report] for report in own.get(i, ())]),
            own.get(i, ()),
            shared.get(i, ()),
        )
        for i in rows["incident_id"].to_list()
    ]


def _by_incident(reports: Frame, speaker: Speaker) -> dict[str, tuple[str, ...]]:
    """For each incident those of these reports that cover it, by id."""
    members = frame_of(speaker.dataset.members).join(reports, on="report_id", how="inner")
    members = members.sort("report_id")
    found: dict[str, list[str]] = {}
    pairs = zip(members["incident_id"].to_list(), members["report_id"].to_list(), strict=True)
    for incident, report in pairs:
        found.setdefault(incident, []).append(report)
    return {incident: tuple(ids) for incident, ids in found.items()}


def _figure_maker(speaker: Speaker) -> Callable[[Sequence[Report]], OwnFigure]:
    """What gives the figure of an incident's own reports, asked once for all that are alike."""
    answers: dict[Hashable, OwnFigure] = {}

    def figure_of(reports: Sequence[Report]) -> OwnFigure:
        alike = _alike(reports, speaker)
        if alike not in answers:
            figure = event_figure(reports)
            answers[alike] = OwnFigure(
                figure.low,
                figure.high,
                figure.open_ended,
                label(figure, speaker.words, speaker.language),
                figure.standing if figure.number_of_events else "",
                figure.support,
            )
        return answers[alike]

    return figure_of


def _alike(reports: Sequence[Report], speaker: Speaker) -> Hashable:
    """All of these reports that their figure and its label depend on."""
    start = min((first for report in reports for _, first, _ in report.scope.days), default=0)
    voices: dict[str, int] = {}
    parts: list[Hashable] = []
    for report in reports:
        words = speaker.words(report.report_id)
        parts.append(
            (
                report.low,
                report.high,
                report.sees_part,
                report.hedged,
                report.is_measure,
                voices.setdefault(report.voice_id, len(voices)),
                report.voice_id == STATE,
                tuple((first - start, last - start) for _, first, last in report.scope.days),
                # One report alone is printed in its words only where a bound is computed.
                words and (len(reports) > 1 or words.computed or words.one_more) and words,
            )
        )
    return tuple(parts)
