"""The incidents of a selection as columns: a table of any length, with the own figure of each.

What is printed for an incident depends on the bounds and the words of its own reports, and on
little else. So the rule for numbers is asked once for all incidents whose reports are alike in
all of that: it stays the only one, and a hundred thousand incidents take few of its answers.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import narwhals as nw

from incidents.counting.select import candidates, in_period, touching
from incidents.dataset.index import Frame, bound, frame_of, rule_reports_of
from incidents.rule.figure import event_figure
from incidents.rule.quantities import VAGUE, WORDINGS, worded
from incidents.selection import Selection
from incidents.words.figure import label, wordings
from incidents.words.language import Language

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

_TELLING = [w for row in WORDINGS if row.computed or row.code == "more_than" for w in row.words]
_MAY_BE_WORDED = re.compile("|".join([*VAGUE, *_TELLING]), re.IGNORECASE)


class OwnFigure(NamedTuple):
    """The figure of one incident's own reports, as printed.

    `printed` is "" where none has a number; `no_number`: detentions are reported without one.
    `low` orders incidents by size; it may be a computed bound and is not for print.
    """

    printed: str = ""
    low: int | None = None
    no_number: bool = False
    standing: str = "not_contradicted"


NO_FIGURE = OwnFigure()


@dataclass(frozen=True)
class IncidentList:
    """Columns of one length, latest incident first, then by id.

    `days` are first and last days; `place_ids` and `matched_by` are "" where no place was found.
    `own` counts the usable reports about this incident alone, `shared` those that cover it
    together with others.
    """

    incident_ids: list[str]
    event_ids: list[str]
    days: list[tuple[date, date]]
    locations: list[str]
    place_ids: list[str]
    matched_by: list[str]
    venues: list[str]
    figures: list[OwnFigure]
    own: list[int]
    shared: list[int]


def incident_list(dataset: Dataset, selection: Selection, language: Language) -> IncidentList:
    """The incidents of the selection; the figures are those of `series.by_incident`."""
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    wider = in_period(allowed.wider, selection.since, selection.until)
    rows = touching(allowed.incidents, selection.since, selection.until)
    rows = rows.sort("date_first", "incident_id", descending=[True, False])
    alone = usable.filter(~nw.col("covers_elsewhere"), nw.col("members") == 1)
    own = own_figures(dataset, alone, measure=selection.measure, language=language)
    together = nw.concat([usable, wider]).select("report_id")
    together = together.join(alone.select("report_id"), on="report_id", how="anti")
    members = frame_of(dataset.members)
    shared_counts = together.join(members, on="report_id").group_by("incident_id").agg(nw.len())
    shared = dict(shared_counts.iter_rows())
    ids = rows["incident_id"].to_list()
    first, last = rows["date_first"].to_list(), rows["date_last"].to_list()
    return IncidentList(
        incident_ids=ids,
        event_ids=rows["event_id"].to_list(),
        days=[(a.date(), b.date()) for a, b in zip(first, last, strict=True)],
        locations=rows["location_text"].to_list(),
        place_ids=rows["resolved_place_id"].to_list(),
        matched_by=rows["matched_by"].to_list(),
        venues=rows["venue_text"].to_list(),
        figures=[own[i][0] if i in own else NO_FIGURE for i in ids],
        own=[own[i][1] if i in own else 0 for i in ids],
        shared=[shared.get(i, 0) for i in ids],
    )


def own_figures(
    dataset: Dataset, alone: Frame, *, measure: str, language: Language
) -> dict[str, tuple[OwnFigure, int]]:
    """For each incident the figure and the number of these reports, each about one incident."""
    known, words = rule_reports_of(dataset, measure), wordings(dataset)
    answers: dict[Hashable, OwnFigure] = {}
    found: dict[str, tuple[OwnFigure, int]] = {}
    for incident, reports, alike in _by_incident(dataset, alone):
        if alike not in answers:
            figure = event_figure(known[report] for report in reports)
            answers[alike] = OwnFigure(
                label(figure, words, language) if figure.number_of_events else "",
                figure.low,
                figure.no_number,
                figure.standing,
            )
        found[incident] = answers[alike], len(reports)
    return found


def _by_incident(
    dataset: Dataset, alone: Frame
) -> Iterator[tuple[str, list[str], tuple[Hashable, ...]]]:
    """Each incident, its reports by id, and all of them that a printed figure depends on."""
    days = frame_of(dataset.incidents).select("incident_id", starts="date_first", ends="date_last")
    texts = frame_of(dataset.reports).select("report_id", "detained_text", "detained_text_en")
    first, last = nw.col("date_first"), nw.col("date_last")
    rows = (
        alone.join(frame_of(dataset.members), on="report_id")
        .join(days, on="incident_id")
        .join(texts, on="report_id")
        .with_columns(
            late=(first - nw.col("starts")).dt.total_minutes(),
            early=(nw.col("ends") - last).dt.total_minutes(),
            long=(nw.col("ends") - nw.col("starts")).dt.total_minutes(),
        )
        .sort("incident_id", "report_id")
    )
    columns = [rows[name].to_list() for name in ("incident_id", "report_id")]
    alike = zip(*columns, _marks_of(rows), strict=True)
    for incident, group in groupby(alike, key=itemgetter(0)):
        reports, marks = zip(*((report, mark) for _, report, mark in group), strict=True)
        if len(marks) > 1:
            # Which of two comes first matters only where one is printed in its words.
            marks = marks if any(mark.words for mark in marks) else tuple(sorted(marks, key=repr))
        # Who says it does not matter, but whether two of them are one voice does.
        voices = list(dict.fromkeys(mark.voice for mark in marks))
        marks = tuple(mark._replace(voice=voices.index(mark.voice)) for mark in marks)
        yield incident, list(reports), marks


class _Mark(NamedTuple):
    """What a printed figure takes of a report; `days` is () where it covers all of them."""

    low: int | None
    upper: int | None
    hedged: bool
    measure: str
    days: tuple[int, ...]
    words: str
    voice: str | int


def _marks_of(rows: Frame) -> Iterator[_Mark]:
    names = ("detained_low", "detained_high", "upper", "hedged", "measure", "late", "early", "long",
             "detained_text_en", "detained_text", "voice_id")  # fmt: skip
    for row in zip(*(rows[name].to_list() for name in names), strict=True):
        low, high, upper, hedged, measure, late, early, long, translated, text, voice = row
        low = bound(low)
        days = () if late <= 0 and early <= 0 else (late, early, long)
        words = _telling_words(translated or text, low, bound(high))
        yield _Mark(low, bound(upper), hedged, measure, days, words, voice)


def _telling_words(text: str, low: int | None, high: int | None) -> str:
    """The words that would be printed in place of a number, "" where the number is."""
    if not _MAY_BE_WORDED.search(text):
        return ""
    quantity = worded(text, low=low, high=high)
    return quantity.phrase if quantity and (quantity.computed or quantity.one_more) else ""
