"""One report in a few words: its figure as it is printed, and who says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incidents.dataset.index import bound
from incidents.words.quantity import quantity_in_words
from incidents.words.quotation import quoted
from incidents.words.speaker import Speaker

LONGEST = 160
"""Characters of words that are no figure, and of their translation."""


def report_figure(report: Mapping[str, Any], speaker: Speaker) -> str:
    """The figure of a report in its own words, else its bounds as they stand in the table."""
    words = speaker.words(report["report_id"])
    if words:
        return quantity_in_words(words, speaker.language)
    low, high = bound(report["detained_low"]), bound(report["detained_high"])
    number, say = speaker.language.number, speaker.language.say
    if low is None and high is None:
        return say("no number")
    if high is None:
        return say("{figure}+", figure=number(low or 0))
    if low is None:
        return say("up to {figure}", figure=number(high))
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def who_says(report: Mapping[str, Any], speaker: Speaker) -> list[str]:
    """Who says so, how they know, and whether of journalists only; a page shows each by itself, so
    that an origin written from right to left turns none of the others."""
    said = [speaker.origin(report["origin_id"]), speaker.language.say(report["basis"])]
    if report["measure"] == "journalists":
        said.append(speaker.language.say("journalists only"))
    return said


def report_in_short(report_id: str, speaker: Speaker) -> str:
    """The figure of a report in its words and its origin: “4,404” (Interior Ministry)."""
    row = speaker.row("reports", report_id)
    words = speaker.words(report_id)
    origin = speaker.origin(row["origin_id"])
    if words:
        figure = quantity_in_words(words, speaker.language)
        return speaker.language.say("“{words}” ({origin})", words=figure, origin=origin)
    said = quoted(row["detained_text"], speaker.translation(row), speaker.language, most=LONGEST)
    return f"{said} ({origin})"
