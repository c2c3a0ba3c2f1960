"""A CSV for the symbol maps of Datawrapper and Flourish: one row a place, ready to upload.

No byte order mark: both read UTF-8, and it could be taken for a part of the first column's name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import narwhals as nw

from incidents.counting.count import total
from incidents.counting.select import candidates, in_period
from incidents.dataset.index import among, incidents_of_reports, rows_by_id
from incidents.dataset.places_within import reports_within, sole_places_by_id
from incidents.dataset.table_arrays import report_arrays
from incidents.export.csv_table import csv_text
from incidents.export.file_metadata import source_line
from incidents.export.selection_content import Taking
from incidents.export.sheets import Cell
from incidents.rule.figure import Figure
from incidents.words.figure import label
from incidents.words.sources import origin_names

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


def place_figures(taking: Taking) -> dict[str, tuple[Figure, tuple[str, ...]]]:
    """For each place of the selection its figure alone, and the reports it is made from."""
    dataset, chosen = taking.speaker.dataset, taking.selection
    usable = in_period(candidates(dataset, chosen).reports, chosen.since, chosen.until)
    named = usable.filter(~nw.col("covers_elsewhere"))["report_id"].to_list()
    by_place: dict[str, list[str]] = {place: [] for place in _places(taking)}
    sole, around = sole_places_by_id(dataset), reports_within(dataset)
    for report_id in named:
        if (place := sole.get(report_id)) in by_place:
            by_place[place].append(report_id)
    for place in around.keys() & by_place.keys():
        if by_place[place]:  # as on the map, a region has all that lies in it
            inside = set(report_arrays(dataset).chosen(around[place]))
            by_place[place] = [report_id for report_id in named if report_id in inside]
    return {
        place: (
            total(usable.filter(among("report_id", reports)), dataset, measure=chosen.measure),
            tuple(reports),
        )
        for place, reports in sorted(by_place.items())
    }


def _rows(taking: Taking) -> Iterator[tuple[Cell, ...]]:
    speaker = taking.speaker
    points = _points(taking)
    shared = _shared_reports(taking)
    for place, (figure, reports) in place_figures(taking).items():
        latitude, longitude = points[place]
        said_by = "; ".join(origin_names(reports, speaker))
        line = source_line(taking)
        yield (
            speaker.place_name(place, taking.selection.until or taking.count.period[1]),
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
    if figure.far_apart:
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


def _places(taking: Taking) -> Iterable[str]:
    return list(taking.points.index)


def _points(taking: Taking) -> Mapping[str, tuple[Cell, Cell]]:
    return {
        place: (latitude, longitude) for place, latitude, longitude in taking.points.itertuples()
    }


def _places_of(report_id: str, taking: Taking) -> set[str]:
    dataset = taking.speaker.dataset
    incidents = rows_by_id(dataset, "incidents")
    members = incidents_of_reports(dataset).get(report_id, ())
    return {incidents[incident]["resolved_place_id"] for incident in members}


def _shared_reports(taking: Taking) -> Counter[str]:
    """For each place the reports that cover it together with others or with `elsewhere`."""
    reports = rows_by_id(taking.speaker.dataset, "reports")
    found: Counter[str] = Counter()
    for report_id in {*taking.count.reports, *taking.count.wider}:
        places = _places_of(report_id, taking)
        if len(places) > 1 or reports[report_id]["covers_elsewhere"]:
            found.update(places - {sole_places_by_id(taking.speaker.dataset).get(report_id)})
    return found
