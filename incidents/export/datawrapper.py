"""A CSV for the symbol maps of Datawrapper and Flourish: one row a place, ready to upload.

No byte order mark: both read UTF-8, and it could be taken for a part of the first column's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from incidents.counting.event_totals import total_of
from incidents.counting.groups import usable_reports
from incidents.dataset.places_within import reports_within, sole_places
from incidents.dataset.table_arrays import (
    TextColumn,
    Truths,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.export.csv_table import csv_text
from incidents.export.file_metadata import source_line
from incidents.rule.figure import Figure
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import Cell
from incidents.words.figure import label
from incidents.words.speaker import Speaker

HEADER = ("place", "latitude", "longitude", "low", "high", "label", "note", "source_line")


def datawrapper_csv(taking: Taking) -> bytes:
    """The places of the selection by name, each with its figure alone: what the circles show.

    Where no place is in it, the one row says so in its note.
    """
    by_name = taking.speaker.language.by_name
    rows = sorted(_rows(taking), key=lambda row: by_name(str(row[0]))) or [
        ("", None, None, None, None, "", taking.sentence, source_line(taking))
    ]
    return csv_text(HEADER, rows).encode("utf-8")


def place_figures(taking: Taking) -> dict[str, tuple[Figure, Truths]]:
    """For each place of the selection its figure alone, and which reports it is made from."""
    dataset, chosen = taking.speaker.dataset, taking.selection
    usable = usable_reports(dataset, chosen)
    named = usable & ~report_arrays(dataset).covers_elsewhere
    sole, around, place = sole_places(dataset), reports_within(dataset), _place_column(taking)
    found = {}
    for place_id in sorted(taking.points.index):
        reports = named & (sole == place.code(place_id))
        if place_id in around and reports.any():  # as on the map, a region has all in it
            reports = named & around[place_id]
        found[place_id] = total_of(dataset, chosen.measure, reports), reports
    return found


def _rows(taking: Taking) -> Iterator[tuple[Cell, ...]]:
    speaker = taking.speaker
    points = _points(taking)
    shared = _shared_reports(taking)
    for place, (figure, reports) in place_figures(taking).items():
        latitude, longitude = points[place]
        said_by = "; ".join(_origin_names(reports, speaker))
        line = source_line(taking)
        yield (
            speaker.place_name(place, taking.count.naming_day),
            latitude,
            longitude,
            figure.low,
            figure.high,
            label(figure, speaker.words, speaker.language),
            _note(figure, shared[place], taking),
            f"{said_by}. {line}" if said_by else line,
        )


def _note(figure: Figure, shared: int, taking: Taking) -> str:
    say, parts = taking.speaker.language.say, []
    if not figure.number_of_events:
        nothing = say("no figure for this place alone")
        parts.append(say("detentions reported, no number") if figure.no_number else nothing)
    if figure.disputed or figure.disputed_within:
        parts.append(say("sources disagree"))
    if figure.far_apart_within:
        parts.append(say("figures on part of it lie far apart"))
    elif figure.far_apart:
        parts.append(say("figures lie far apart"))
    if shared:
        parts.append(
            taking.speaker.language.say_count(
                "{number} report covers it together with other places and is not in this number",
                "{number} reports cover it together with other places and are not in this number",
                shared,
            )
        )
    return "; ".join(parts)


def _origin_names(reports: Truths, speaker: Speaker) -> list[str]:
    """The names of the origins of these reports, each once, in the order of the reports' ids."""
    origin = report_arrays(speaker.dataset).origin_id
    codes = pd.unique(origin.codes[reports]).tolist()
    return list(dict.fromkeys(speaker.origin(origin.values[code]) for code in codes))


def _place_column(taking: Taking) -> TextColumn:
    return incident_arrays(taking.speaker.dataset).place


def _points(taking: Taking) -> Mapping[str, tuple[Cell, Cell]]:
    return {
        place: (latitude, longitude) for place, latitude, longitude in taking.points.itertuples()
    }


def _shared_reports(taking: Taking) -> Counter[str]:
    """For each place the reports that cover it together with others or with `elsewhere`."""
    dataset, place = taking.speaker.dataset, _place_column(taking)
    reports, members = report_arrays(dataset), member_arrays(dataset)
    asked = reports.marked(taking.count.reports) | reports.marked(taking.count.wider)
    within = asked[members.report]
    places = max(1, len(place.values))
    pairs = members.report[within].astype(np.int64) * places + place.codes[members.incident[within]]
    report, code = np.divmod(np.unique(pairs), places)
    number = np.bincount(report, minlength=len(reports))
    is_shared = (number > 1) | reports.covers_elsewhere
    shared = is_shared[report] & (code != sole_places(dataset)[report])
    found = np.bincount(code[shared], minlength=len(place.values))
    return Counter(dict(zip(place.values, found.tolist(), strict=True)))
