"""One row for each incident, with the figure of the reports about this incident alone."""

from __future__ import annotations

from incidents.sheets.incident_rows import IncidentRows
from incidents.sheets.sheets import Sheet, described
from incidents.words.code_names import N_
from incidents.words.speaker import Speaker

COLUMNS = described(
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


def incident_sheet(rows: IncidentRows, speaker: Speaker) -> Sheet:
    """The incidents in the order given, each with its own figure alone.

    No organizer and no name of a person stands in a row.
    """
    title = speaker.language.say("Incidents, each with the figure of this place alone")
    return Sheet(N_("incidents"), title, COLUMNS, rows)
