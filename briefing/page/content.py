"""What the page that presents holds: the shown scenes as plain values, each report kept once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from briefing.counted.counted_scene import ReportLine, Shown, SourceLine
from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.counted.reports import source_lines
from briefing.page.scene_map import map_of
from briefing.page.texts import present_texts
from briefing.pictures.embedded import scene_pictures
from briefing.scenes.scene import Briefing, Scene, SceneView
from geo.map.basemap import load_style
from incidents.dataset.index import event_days
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.slider.map_table import city_labels
from incidents.slider.texts import slider_texts
from text_safety.web_address import web_address

TEXTS_OF_A_SCENE = (
    *("problem", "title", "figure", "when", "sentence", "basis", "second", "checked", "sure"),
    *("spoken", "played", "at_rest", "changed", "source_line", "as_of", "filters", "alternative"),
)
TEXTS_OF_DAYS = ("basis", "second", "checked", "sure", "spoken", "source_line", "as_of")
"""What positions share that stand for other days; the others name the days themselves."""

MOST_REPORTS_OF_A_QUESTION = 1_000
"""A table with more of them is not carried along for questions: a jump stays in its scene then."""

TEXTS_OF_THE_WHOLE = ("rule", "licence", "licence_url", "contact", "version", "as_of")


def content_of(
    briefing: Briefing, shown: Sequence[Shown], discretion: Discretion, language: Language
) -> dict[str, Any]:
    """All that the page's scripts read, ready for JSON.

    `question` is the map of the whole table, for what the room asks beyond a scene; None where no
    scene could be counted, or the table is too large.
    """
    kept = _Kept(discretion)
    scenes = [kept.scene(scene) for scene in shown]
    counted = next((scene for scene in shown if scene.count), None)
    question = None
    if counted and len(counted.speaker.dataset.tables["reports"]) <= MOST_REPORTS_OF_A_QUESTION:
        names, dataset = counted.names, counted.speaker.dataset
        view = SceneView(mode="event", names_in=names.language, names_of=names.of)
        # Not kept with the data set: it would hold on to it.
        whole = show_scene(Scene("map", "", view=view), dataset, language, discretion)
        question = kept.scene(whole)
    return {
        "title": briefing.title,
        "language": language.code,
        "texts": present_texts(language),
        "slider_texts": slider_texts(language),
        "style": load_style(),
        "scenes": scenes,
        "question": question,
        "whole": {
            **{name: getattr(counted, name, "") for name in TEXTS_OF_THE_WHOLE},
            "licence_url": web_address(getattr(counted, "licence_url", "")),
        },
        "reports": kept.reports,
        "sources": kept.sources,
        "words": kept.words,
        "labels": kept.labels,
    }


def _of_days(shown: Shown) -> tuple[str, str] | None:
    """First and last day, ISO 8601, of a scene that counts all that the table has for one event or
    for these days; None for any other choice."""
    selection = shown.selection
    if replace(selection, since=None, until=None, events=()) != Selection():
        return None
    days = selection.since, selection.until
    if selection.events and days == (None, None) and len(selection.events) == 1:
        known = event_days(shown.speaker.dataset)[selection.events[0]]
        days = date.fromordinal(known[0]), date.fromordinal(known[1])
    elif selection.events:
        return None
    since, until = days
    return (since.isoformat(), until.isoformat()) if since and until else None


class _Kept:
    """What scenes share: reports, words of positions and lists of labels by their numbers, sources
    by their ids."""

    def __init__(self, discretion: Discretion) -> None:
        self.discretion = discretion
        self.reports: list[dict[str, Any]] = []
        self.sources: dict[str, dict[str, str]] = {}
        self.words: list[dict[str, Any]] = []
        self.labels: list[Any] = []
        self._numbers: dict[str, int] = {}

    def scene(self, shown: Shown) -> dict[str, Any]:
        """A scene as the page's scripts read it."""
        scene: dict[str, Any] = {name: getattr(shown, name) for name in TEXTS_OF_A_SCENE}
        scene |= {
            "kind": shown.scene.kind,
            "code": shown.scene.selection,
            "own": shown.scene.sentence_is_own and bool(shown.scene.sentence),
            "author_notes": shown.scene.notes,
            "minutes": shown.scene.minutes,
            "language": shown.names.language,
        }
        if shown.count is None:
            return scene
        figure = shown.count.figure
        scene |= {
            "low": figure.low,
            "high": figure.high,
            "open_ended": figure.open_ended,
            "pictures": scene_pictures(shown),
            "outline": shown.outline,
            "reports": [self._report(line) for line in shown.reports],
            "sources": [self._source(line) for line in shown.sources],
            "persons": shown.persons,
            "left_out": shown.left_out,
            "risks": shown.risks,
        }
        scene["of_days"] = _of_days(shown)
        if shown.scene.kind == "map":
            scene["map"] = self._map(shown)
        return scene

    def _words(self, shown: Shown, mode: str) -> int:
        """What is said at a position of a table in this mode, by its number; its reports are those
        of the map that lie in its days."""
        names = TEXTS_OF_A_SCENE if mode == "event" else TEXTS_OF_DAYS
        words: dict[str, Any] = {name: getattr(shown, name) for name in names}
        if mode == "event":
            words["code"] = shown.scene.selection
        elif not shown.count or not shown.count.figure.number_of_events:
            words["spoken"] = ""  # without a number it is a sentence with its days
        return self._number_of({**words, "persons": shown.persons}, self.words)

    def _map(self, shown: Shown) -> dict[str, Any]:
        lines: list[ReportLine] = []

        def keep(line: ReportLine) -> int:
            lines.append(line)
            return self._report(line)

        made = map_of(shown, self.discretion, keep, self._words)
        cited = [line.report_id for line in lines]
        for source in source_lines(cited, shown.speaker, links=self.discretion.links):
            self._source(source)
        labels = city_labels(shown.names, made["table"]["first"], made["table"]["last"])
        return {**made, "labels": self._number_of(labels, self.labels)}

    def _report(self, line: ReportLine) -> int:
        row = dict(vars(line))
        del row["sources"]  # numbers of one scene; the page counts along its own list
        return self._number_of(row, self.reports)

    def _source(self, line: SourceLine) -> str:
        row = dict(vars(line))
        del row["number"]
        row |= {name: web_address(row[name]) for name in ("url", "archive_url")}
        self.sources[line.source_id] = row
        return line.source_id

    def _number_of(self, value: Any, values: list[Any]) -> int:
        key = json.dumps(value, sort_keys=True)
        if key not in self._numbers:
            self._numbers[key] = len(values)
            values.append(value)
        return self._numbers[key]
