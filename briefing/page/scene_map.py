"""What the map of a scene plays: its slider's table, the reports behind its circles, its names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from babel.numbers import get_group_symbol

from briefing.counted.counted_scene import ReportLine, Shown
from briefing.counted.redaction import Discretion, Mask, venue_mask
from briefing.counted.reports import report_lines
from briefing.page.positions import positions_of
from geo.gazetteer.gazetteer import load_gazetteer
from geo.map.packing import pack
from incidents.counting.count import Count, count
from incidents.dataset.index import report_days, rows_by_id, rule_reports_of
from incidents.languages.language import LOCALES
from incidents.selection import Selection
from incidents.slider.map_table import map_table

KeepReport = Callable[[ReportLine], int]
"""Puts a report where the page keeps them; gives the number under which it is kept."""

KeepWords = Callable[[Shown, str], int]
"""The same for what is said at a position of a table in this mode."""


def map_of(
    shown: Shown, discretion: Discretion, keep: KeepReport, keep_words: KeepWords
) -> dict[str, Any]:
    """The map of a scene, ready for JSON.

    `table` is what the slider plays over the scene's days, `rest` the one to begin with where no
    position of `table` counts what the scene counts, else None. `positions` are rows of (day from
    the table's first, number of the words that hold from it on), `reports` rows of (number of
    the report, its places, first and last day from the table's first), `names` all names that
    a place of the table ever had.
    """
    scene, selection = shown.scene, shown.selection
    first, last = _days_with_reports(shown)
    over = replace(
        selection,
        since=scene.view.first or selection.since or first,
        until=scene.view.last or selection.until or last,
    )
    counted = count(shown.speaker.dataset, over)
    mask = venue_mask(shown.speaker.dataset, counted.incidents, discretion, shown.speaker.language)
    table = _table(shown, over, scene.view.mode)
    rest = None
    if not _has_position(table, selection):
        rest = _table(shown, selection, "cumulative")
    return {
        "table": _packed(table, shown),
        "rest": _packed(rest, shown) if rest else None,
        "initial": {
            "since": _iso(selection.since),
            "until": _iso(selection.until),
            "mode": "cumulative" if rest else scene.view.mode,
            "place_id": None,
            "zoom": scene.view.zoom,
            "center": list(scene.view.center) if scene.view.center else None,
        },
        "positions": [
            (day, keep_words(there, scene.view.mode))
            for day, there in positions_of(shown, counted, table, discretion)
        ],
        "reports": list(_reports(shown, counted, table, mask, keep)),
        "names": {place["id"]: _names(place["id"]) for place in table["places"]},
    }


def _days_with_reports(shown: Shown) -> tuple[date | None, date | None]:
    """Where playing begins and ends if nobody says it: a room waits for no day before the first
    report and after the last one."""
    known = report_days(shown.speaker.dataset)
    days = [known[report_id] for report_id in (shown.count.reports if shown.count else ())]
    if not days:
        return None, None
    return date.fromordinal(min(d[0] for d in days)), date.fromordinal(max(d[1] for d in days))


def _table(shown: Shown, over: Selection, mode: str) -> dict[str, Any]:
    days = shown.scene.view.window_days
    return map_table(shown.speaker, shown.names, over, mode=mode, window_days=days)


def _packed(table: Mapping[str, Any], shown: Shown) -> dict[str, Any]:
    return pack(table, separator=get_group_symbol(LOCALES[shown.speaker.language.code]))


def _has_position(table: Mapping[str, Any], selection: Selection) -> bool:
    """Whether the slider can stand where it counts the very days of the selection."""
    first, last = date.fromisoformat(table["first"]), date.fromisoformat(table["last"])
    since, until = selection.since or first, selection.until or last
    if table["mode"] == "event":
        origin = first.toordinal()
        period = (since.toordinal() - origin, until.toordinal() - origin)
        return any(tuple(event[:2]) == period for event in table["events"])
    if table["mode"] == "window":
        days = (until - since).days + 1
        return days == table["window_days"] or (since == first and days < table["window_days"])
    return since == first and first <= until <= last


def _reports(
    shown: Shown,
    result: Count,
    table: Mapping[str, Any],
    mask: Mask,
    keep: KeepReport,
) -> Iterable[tuple[int, list[str], int, int]]:
    dataset, speaker = shown.speaker.dataset, shown.speaker
    incidents = rows_by_id(dataset, "incidents")
    ruled = rule_reports_of(dataset, result.selection.measure)
    origin = date.fromisoformat(table["first"]).toordinal()
    of_map = replace(shown.scene, kind="map")
    for line in report_lines(of_map, result, speaker, mask):
        days = ruled[line.report_id].scope.days
        places = {
            str(incidents[member]["resolved_place_id"])
            for member, *_ in days
            if member in incidents
        }
        first, last = min(day for _, day, _ in days), max(day for _, _, day in days)
        yield keep(line), sorted(places), first - origin, last - origin


def _names(place_id: str) -> list[str]:
    place = load_gazetteer().places[place_id]
    return list(dict.fromkeys(name.text for name in place.names))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
