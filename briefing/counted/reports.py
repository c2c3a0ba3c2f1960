"""The reports behind a scene, their sources, and the persons whom they name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from briefing.counted.counted_scene import ReportLine, SourceLine
from briefing.counted.redaction import Mask
from briefing.scenes.scene import Scene
from incidents.counting.count import Count
from incidents.counting.report_marks import lines_of, marks_at
from incidents.dataset.index import day_of, rows_by_id, rule_reports_of, sources_of
from incidents.words.report import report_figure
from incidents.words.scopes import scope_in_words
from incidents.words.sources import cited_in
from incidents.words.speaker import Speaker

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


def report_lines(
    scene: Scene, result: Count, speaker: Speaker, mask: Mask
) -> tuple[ReportLine, ...]:
    """The reports behind a scene: of an incident all that cover it, else those that count."""
    if scene.kind == "incident":
        (incident,) = result.selection.incidents
        drawn = lines_of(marks_at(speaker.dataset, incident))
        ids = [mark.report_id for line in drawn for mark in (line.mark, *line.earlier)]
    else:
        ids = sorted(result.reports, key=lambda one: _by_time(one, speaker))
    lines = [_report(report_id, result, speaker, mask) for report_id in ids]
    return tuple(lines)


def _by_time(report_id: str, speaker: Speaker) -> tuple[date, str, str]:
    """The last day that a report speaks of, who says so, its id."""
    row = rows_by_id(speaker.dataset, "reports")[report_id]
    who = speaker.language.by_name(speaker.origin(row["origin_id"]))
    return row["date_last"].date(), who, report_id


def _report(report_id: str, result: Count, speaker: Speaker, mask: Mask) -> ReportLine:
    row = rows_by_id(speaker.dataset, "reports")[report_id]
    ruled = rule_reports_of(speaker.dataset, result.selection.measure).get(report_id)
    bounds = ruled.range if ruled else None
    where = ""
    if ruled:
        where = scope_in_words(ruled.scope, row["event_id"], speaker)
    return ReportLine(
        report_id=report_id,
        figure=report_figure(row, speaker),
        low=bounds.low if bounds else None,
        high=None if bounds is None or bounds.open else bounds.high,
        origin=speaker.origin(row["origin_id"]),
        basis=speaker.language.say(row["basis"]),
        words=mask(row["detained_text"]),
        words_language=row["text_language"],
        translation=mask(speaker.translation(row)),
        where=mask(where),
        source_ids=tuple(sources_of(row)),
        counts=report_id in result.reports,
    )


def source_lines(
    report_ids: Iterable[str], speaker: Speaker, *, links: bool
) -> tuple[SourceLine, ...]:
    """The documents of these reports, each once, in the order in which they are first cited."""
    lines = []
    for number, source_id in enumerate(cited_in(report_ids, speaker), start=1):
        row = speaker.row("sources", source_id)
        published = day_of(row["published_date"])
        lines.append(
            SourceLine(
                number,
                source_id,
                row["publisher"],
                row["title"],
                speaker.language.day(published) if published else "",
                row["url"] if links else "",
                row["archive_url"] if links else "",
            )
        )
    return tuple(lines)


def persons_of(report_ids: Iterable[str], dataset: Dataset) -> tuple[str, ...]:
    """The persons that the table names for these reports, with their outlets, in no row with
    anybody else's name."""
    wanted = set(report_ids)
    rows = rows_by_id(dataset, "people").values()
    named = (
        f"{r['name']} ({r['outlet']})" if r["outlet"] else r["name"]
        for r in rows
        if r["report_id"] in wanted
    )
    return tuple(dict.fromkeys(named))
