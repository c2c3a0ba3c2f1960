"""The lists of a shown scene: circles, bars, steps, reports, sources, persons."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from briefing.scene import Scene
from geo.gazetteer import load_gazetteer
from geo.regions import REGIONS
from incidents.count import Count
from incidents.export.source_sheet import day, sources_of
from incidents.figure import Figure
from incidents.groups import by_region
from incidents.index import rows_by_id, rule_reports_of
from incidents.passport import EventPart, Passport
from incidents.passport_words import basis_of_step, largest_first, step_in_words, sum_in_words
from incidents.report_marks import marks_at
from incidents.report_words import report_figure
from incidents.rule import Node
from incidents.scope_words import scope_in_words
from incidents.selection import Selection
from incidents.sentence import Speaker
from incidents.slider import flags, slider_table
from incidents.timeline import timeline
from incidents.wording import label, phrase

if TYPE_CHECKING:
    from incidents.dataset import Dataset

Mask = Callable[[str], str]
"""What takes out of a text what a file must not hold."""

BASES = {
    "eyewitness": "eyewitness",
    "official": "official",
    "monitor": "monitor",
    "activist": "activist",
    "participant": "participant",
    "media": "media",
}


@dataclass(frozen=True)
class Circle:
    """The figure of one place at a scene's last day; bits of `flags` as in `incidents.slider`."""

    place_id: str
    name: str
    latitude: float
    longitude: float
    low: int | None
    high: int | None
    flags: int
    label: str


@dataclass(frozen=True)
class Bar:
    """A region with the figure of the reports inside it, and how many they are."""

    region_code: str
    name: str
    low: int | None
    high: int | None
    open_ended: bool
    label: str
    events: int
    numbered: int


@dataclass(frozen=True)
class ReportLine:
    """One report: its figure as printed, its bounds as the rule takes them (None: none), who said
    it and how they know, its words as written and in English if others, what it covers.

    `sources` are the numbers of its sources in the list of the scene. `counts`: whether the rule
    used it here, not set aside and not beyond the selection.
    """

    report_id: str
    figure: str
    low: int | None
    high: int | None
    origin: str
    basis: str
    words: str
    words_language: str
    translation: str
    where: str
    source_ids: tuple[str, ...]
    counts: bool
    sources: tuple[int, ...] = ()


@dataclass(frozen=True)
class SourceLine:
    """A document by its number in the scene, from 1; `url` is "" where links are left out."""

    number: int
    source_id: str
    publisher: str
    title: str
    published: str
    url: str
    archive_url: str


def circles_of(
    speaker: Speaker, selection: Selection
) -> tuple[tuple[Circle, ...], tuple[str, ...]]:
    """The circles at the last day of the selection, the largest low first, and the map's notes."""
    figures = timeline(speaker.dataset, selection, mode="cumulative")
    if figures is None:
        return (), ()
    places = load_gazetteer().places
    circles = []
    for place_id, changes in figures.places.items():
        place, figure = places.get(place_id), changes[-1][1]
        marks = flags(figure)
        if place is None or (figure.low is None and figure.high is None and not marks):
            continue
        circles.append(
            Circle(
                place_id,
                speaker.place_name(place_id, selection.until or date.fromordinal(figures.last)),
                place.latitude,
                place.longitude,
                figure.low,
                figure.high,
                marks,
                label(figure, speaker.words, speaker.language),
            )
        )
    circles.sort(key=lambda circle: (-(circle.low or 0), circle.name))
    table = slider_table(figures, speaker, lambda place, *_: {"id": place} if place in places
                         else None)  # fmt: skip
    notes = table["notes"][-1][1] if table["notes"] else []
    return tuple(circles), tuple(notes)


def bars_of(speaker: Speaker, selection: Selection) -> tuple[Bar, ...]:
    """The regions of the selection by name, each with what is reported inside it alone."""
    bars = []
    for group in by_region(speaker.dataset, selection).groups:
        code, figure = group.key[0], group.figure
        name = REGIONS[code][speaker.language.code] if code in REGIONS else code
        bars.append(
            Bar(
                code,
                name,
                figure.low,
                figure.high,
                figure.open_ended,
                _label(figure, speaker),
                group.events,
                group.numbered,
            )
        )
    return tuple(sorted(bars, key=lambda bar: bar.name))


def _label(figure: Figure, speaker: Speaker) -> str:
    return label(figure, speaker.words, speaker.language) or phrase(
        figure, speaker.words, speaker.language
    )


def outline_of(made: Passport, speaker: Speaker, mask: Mask) -> tuple[tuple[int, str], ...]:
    """The steps that a figure was added up in, as (depth from 0, text)."""
    lines: list[tuple[int, str]] = []
    if summed := sum_in_words(made.events, speaker):
        lines.append((0, summed))
    for event in made.events:
        lines += _of_event(event, speaker)
    if made.more_events:
        more = speaker.language.say_count(
            "and {number} more event", "and {number} more events", made.more_events
        )
        lines.append((0, more))
    return tuple((depth, mask(text)) for depth, text in lines)


def _of_event(event: EventPart, speaker: Speaker) -> list[tuple[int, str]]:
    title = str(speaker.row("events", event.event_id).get("title", event.event_id))
    said = phrase(event.figure, speaker.words, speaker.language)
    lines = [(0, f"{title}: {said}")]
    if len(event.figure.tree) > 1 and (summed := sum_in_words(event.figure.tree, speaker)):
        lines.append((1, summed))
    for node in largest_first(event.figure.tree):
        lines += _of_step(node, event.event_id, speaker, depth=1)
    return lines


def _of_step(node: Node, event_id: str, speaker: Speaker, *, depth: int) -> list[tuple[int, str]]:
    lines = [(depth, step_in_words(node, event_id, speaker))]
    lines += [(depth + 1, line) for line in basis_of_step(node, speaker)]
    for part in largest_first(node.parts):
        lines += _of_step(part, event_id, speaker, depth=depth + 1)
    return lines


def report_lines(
    scene: Scene, result: Count, speaker: Speaker, mask: Mask
) -> tuple[ReportLine, ...]:
    """The reports behind a scene: of an incident all that cover it, else those that count."""
    if scene.kind == "incident":
        (incident,) = result.selection.incidents
        ids = [mark.report_id for mark in marks_at(speaker.dataset, incident)]
    else:
        ids = list(result.reports)
    lines = [_report(report_id, result, speaker, mask) for report_id in ids]
    if scene.kind != "incident":
        lines.sort(key=lambda line: (-(line.low or 0), line.report_id))
    return tuple(lines)


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
        basis=speaker.language.say(BASES.get(row["basis"], row["basis"])),
        words=mask(row["detained_text"]),
        words_language=row["text_language"],
        translation=mask(row["detained_text_en"]),
        where=mask(where),
        source_ids=tuple(sources_of(report_id, speaker)),
        counts=report_id in result.reports,
    )


def source_lines(
    report_ids: Iterable[str], speaker: Speaker, *, links: bool
) -> tuple[SourceLine, ...]:
    """The documents of these reports, each once, in the order in which they are first cited."""
    ids = dict.fromkeys(source for r in report_ids for source in sources_of(r, speaker))
    lines = []
    for number, source_id in enumerate(ids, start=1):
        row = speaker.row("sources", source_id)
        published = day(row["published_date"])
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
    named = (f"{r['name']} ({r['outlet']})" if r["outlet"] else r["name"]
             for r in rows if r["report_id"] in wanted)  # fmt: skip
    return tuple(dict.fromkeys(named))
