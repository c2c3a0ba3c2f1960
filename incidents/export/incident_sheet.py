"""One row for each incident, with the figure of the reports about this incident alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

from geo.regions import unit_name
from incidents.counting.incident_figures import IncidentFigure
from incidents.dataset.index import day_of
from incidents.export.sheets import Cell, Sheet, columns_of
from incidents.words.code_names import N_
from incidents.words.figure import own_label
from incidents.words.sources import cited_in, origin_names, source_addresses, source_names
from incidents.words.speaker import Speaker

COLUMNS = columns_of(
    {
        N_("incident_id"): ("string", "Readable and stable, never reused."),
        N_("event_id"): ("string", "The event that the incident is a part of."),
        N_("event"): ("string", "Title of the event."),
        N_("date_first"): ("date", "First day of the incident."),
        N_("date_last"): ("date", "Last day of the incident."),
        N_("date_precision"): ("string", "What the two days mean: day, range or month."),
        N_("place"): ("string", "Name of the place on the first day; empty: no place was found."),
        N_("place_as_written"): ("string", "The town as the source writes it."),
        N_("place_id"): ("string", "GeoNames id of the place; empty: no place was found."),
        N_("region_code"): ("string", "Today's ISO 3166-2 code of the unit of 2018-2022."),
        N_("region"): ("string", "Name of the region."),
        N_("latitude"): ("number", "Degrees north of the place, never of a venue."),
        N_("longitude"): ("number", "Degrees east of the place, never of a venue."),
        N_("venue"): ("string", "Square, street or building, as the source writes it."),
        N_("low"): ("integer", "Lowest figure that fits the reports about this incident alone."),
        N_("high"): ("integer", "Highest figure; where open_ended, the low of the highest side."),
        N_("open_ended"): ("boolean", "Whether it may be more than high."),
        N_("label"): ("string", "The figure as printed in the dashboard; ? is: no number."),
        N_("standing"): ("string", "not_contradicted, far_apart or disputed; empty: no figure."),
        N_("support"): ("string", "two_origins, one_origin, state_only or no_number."),
        N_("reports"): ("integer", "Reports about this incident alone."),
        N_("shared_reports"): ("integer", "Reports about it together with other places."),
        N_("tactics"): ("string", "What the police did, as reported."),
        N_("reported_by"): ("string", "Who first said it."),
        N_("sources"): ("string", "Publisher and title of each source."),
        N_("source_urls"): ("string", "Their addresses; empty where links were left out."),
        N_("event_ref"): ("string", "The event in a form that no program takes for a date."),
    }
)


def event_ref(event_id: str) -> str:
    """The id of an event as text for every program: spreadsheets, GDAL and QGIS take 2019-10-26 for
    a date, whatever a column is said to be.

    >>> event_ref("2019-10-26")
    'event 2019-10-26'
    """
    return f"event {event_id}"


def incident_sheet(rows: Sequence[IncidentFigure], speaker: Speaker, *, links: bool) -> Sheet:
    """The incidents in the order given, each with its own figure alone.

    No organizer and no name of a person stands in a row.
    """
    title = speaker.language.say("Incidents, each with the figure of this place alone")
    written = _row_writer(speaker, links)
    return Sheet(N_("incidents"), title, COLUMNS, [written(row) for row in rows])


def own_reports(rows: Iterable[IncidentFigure]) -> frozenset[str]:
    """The ids of the reports about one incident alone."""
    return frozenset(report for row in rows for report in row.own)


def _row_writer(speaker: Speaker, links: bool) -> Callable[[IncidentFigure], tuple[Cell, ...]]:
    language = speaker.language
    printed = cache(partial(own_label, language=language))

    def written(row: IncidentFigure) -> tuple[Cell, ...]:
        incident, figure = row.incident, row.figure
        code, place = incident["region_code"], incident["resolved_place_id"]
        reports = (*row.own, *row.shared)
        cited = cited_in(reports, speaker)
        return (
            incident["incident_id"],
            incident["event_id"],
            speaker.event_title(incident["event_id"]),
            day_of(incident["date_first"]),
            day_of(incident["date_last"]),
            incident["date_precision"],
            speaker.place_of(incident) if place else "",
            incident["location_text"],
            place,
            code,
            unit_name(code, language.code),
            _degrees(incident["latitude"]),
            _degrees(incident["longitude"]),
            incident["venue_text"],
            figure.low,
            figure.high,
            figure.open_ended,
            printed(row.alone),
            figure.standing if figure.number_of_events else "",
            figure.support,
            len(row.own),
            len(row.shared),
            incident["tactics_text"],
            "; ".join(origin_names(reports, speaker)),
            source_names(cited, speaker),
            source_addresses(cited, speaker) if links else "",
            event_ref(incident["event_id"]),
        )

    return written


def _degrees(value: float | None) -> float | None:
    """Degrees to a metre or so; None where no place was found."""
    return None if value is None else round(value, 5)
