"""Every word that the map and its slider show, in the reader's language."""

from __future__ import annotations

from typing import Any

from babel.dates import get_month_names

from incidents.languages.language import LOCALES, Language
from incidents.words.signs import signs_in_words


def slider_texts(language: Language) -> dict[str, Any]:
    """The words by the names that the slider's script asks for."""
    say, signs = language.say, signs_in_words(language)
    months = get_month_names("wide", "format", locale=LOCALES[language.code])
    return {
        "date": language.day_pattern,
        "period": say("{{since}} to {{until}}"),
        "months": [months[number] for number in range(1, 13)],
        "slider": say("Time"),
        "map": say("Map of people reported detained"),
        "places": say("Places on the map"),
        "notes": say("Notes"),
        "crowd": say("Zoom in to see smaller circles that are not drawn here: {{number}}"),
        "legend": say("Legend"),
        "legend_title": say("people reported detained"),
        "legend_open": signs["open"],
        "legend_disputed": signs["disputed"],
        "legend_range": signs["high"],
        "legend_ceiling": signs["ceiling"],
        "legend_no_number": signs["no_number"],
        "legend_zero": signs["zero"],
        "legend_area": signs["area"],
        "far_apart": signs["far_apart"],
        "far_apart_within": signs["far_apart_within"],
        "or_more": say("{{figure}} or more"),
        "or_fewer": say("{{figure}} or fewer"),
        "empty": say("Nothing in this selection. Widen the dates or take a filter out."),
        "no_report": say("no figure in these days"),
        "attribution": say(
            "Natural Earth, GeoNames; borders as drawn by Natural Earth are no position of ours"
        ),
        "play": say("Play"),
        "pause": say("Pause"),
        "next_event": say("Next event"),
        "previous_event": say("Previous event"),
        "typed_date": say("Go to a date, such as 2019-10-26"),
        "bad_date": say("Wanted a date such as 2019-10-26"),
        "off_track": say("{{day}} is not among these days: {{first}} to {{last}}"),
        "speed": say("Speed of playing"),
        "mode": say("What a position of the slider counts"),
        "mode_event": say("single event"),
        "mode_7": say("last 7 days"),
        "mode_30": say("last 30 days"),
        "mode_365": say("last 365 days"),
        "mode_cumulative": say("from the start"),
        "zoom_in": say("Zoom in"),
        "zoom_out": say("Zoom out"),
        "no_land": say(
            "The land under the circles could not be loaded. The circles and their figures hold."
        ),
        "tiles": say("Street map"),
        "tiles_show": say("Show the street map"),
        "tiles_told": say(
            "Switched on, it asks {{host}} for pictures and tells it your network address and "
            "which part of the map you look at."
        ),
        "tiles_failed": say("{{host}} does not answer."),
        "tiles_gaps": say("{{host}} did not send every picture."),
    }
