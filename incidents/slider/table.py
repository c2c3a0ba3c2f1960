"""The table that the time slider plays: the figures of a timeline, in print, as compact lists.

Its form stands in `geo/map/timemap.d.ts`. Days are whole days since the first day of the track;
every row is a change that stands until the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from incidents.dataset.index import has_places_not_found, outermost
from incidents.languages.language import Language
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.scope import ELSEWHERE
from incidents.slider.states import Changes
from incidents.slider.timeline import Timeline
from incidents.words.figure import LEAST_ROUNDED, ends, label, phrase_of, two_digits
from incidents.words.report import report_figure
from incidents.words.speaker import Speaker

OPEN, DISPUTED, NO_NUMBER, ZERO, FAR_APART = 1, 2, 4, 8, 16

PlaceEntry = Callable[[str, int, int], dict[str, Any] | None]
"""For a place id and the first and last day of the track: its id, point and names by day."""

MOST_LINES = 4


def flags(figure: Figure) -> int:
    """The marks of a figure as bits: open-ended, disputed, no number, reported zero, far apart.

    A figure that holds a dispute somewhere beneath is marked as disputed only if it is the
    figure of one event.
    """
    return (
        OPEN * figure.open_ended
        | DISPUTED * (figure.disputed or (figure.disputed_within and figure.number_of_events == 1))
        | NO_NUMBER * (figure.no_number and not figure.number_of_events)
        | ZERO * figure.reported_zero
        | FAR_APART * figure.far_apart
    )


def slider_table(timeline: Timeline, speaker: Speaker, place_entry: PlaceEntry) -> dict[str, Any]:
    """What the slider needs for this timeline, ready for JSON.

    Places that `place_entry` knows no point for are left out of the circles; their figures are
    still in the totals, and the line under the map counts them as not placed.
    """
    words, language, first = speaker.words, speaker.language, timeline.first
    entries = {p: place_entry(p, timeline.first, timeline.last) for p in timeline.places}
    placed = [p for p, entry in entries.items() if entry]
    changes = [
        (day - first, index, figure.low, figure.high, flags(figure), label(figure, words, language))
        for index, place in enumerate(placed)
        for day, figure in timeline.places[place]
    ]
    circles = {place: timeline.placed[place] for place in placed if place in timeline.placed}
    days = sorted({day for day, _ in timeline.totals} | {d for c in circles.values() for d, _ in c})
    totals, notes = [], []
    for day, placed_sum in zip(days, placed_sums(circles, days), strict=True):
        figure = timeline.figure(day)
        printed = ends(figure, words, language)
        text = phrase_of(figure, printed, language)
        shown_sum = placed_sum.number
        totals.append((day - first, figure.low, figure.high, flags(figure), text, shown_sum))
        rounded = any(end and end.about for end in printed)
        notes.append((day - first, _lines(figure, placed_sum._replace(rounded=rounded), speaker)))
    # Both on the same days: packed, a note takes its numbers from the total of its day.
    changed = {row[0] for rows in (totals, notes) for row in _only_changes(rows)}
    return {
        "first": date.fromordinal(first).isoformat(),
        "last": date.fromordinal(timeline.last).isoformat(),
        "mode": timeline.mode,
        "window_days": timeline.window_days,
        **_not_told_apart(timeline, language),
        "places": [entries[place] for place in placed],
        "changes": sorted(changes, key=itemgetter(0, 1)),
        "totals": [row for row in totals if row[0] in changed],
        "notes": [row for row in notes if row[0] in changed],
        "events": [
            (
                mark.first - first,
                mark.last - first,
                mark.event_id,
                speaker.event_title(mark.event_id),
                mark.figure.low,
                flags(mark.figure),
            )
            for mark in timeline.marks
        ],
    }


def _not_told_apart(timeline: Timeline, language: Language) -> dict[str, Any]:
    """Where the slider stops if it does not on every day, and what the track says of that and of
    what is left out; nothing where all is there."""
    say, say_count = language.say, language.say_count
    told, found = [], dict[str, Any]()
    if timeline.step != "day":
        found["stops"] = [day - timeline.first for day in timeline.stops]
        told.append(
            say("So many days have reports that the slider stops at the end of each week.")
            if timeline.step == "week"
            else say("So many days have reports that the slider stops at the end of each month.")
        )
    if timeline.more_events:
        told.append(
            say_count(
                "{number} event with fewer people than another of its days has no mark here.",
                "{number} events with fewer people than others of their days have no mark here.",
                timeline.more_events,
            )
        )
    if timeline.more_places:
        told.append(
            say_count(
                "{number} place with fewer people has no circle here: choose its region to see it.",
                "{number} places with fewer people have no circle here: choose their regions to "
                "see them.",
                timeline.more_places,
            )
        )
    return found | ({"told": " ".join(told)} if told else {})


class PlacedSum(NamedTuple):
    """What all circles come to, and how many of them it is made of.

    `computed`: a low among them follows from words and was said by nobody, so neither was the
    sum; `rounded`: the total beside it is printed without its last digits.
    """

    number: int
    circles: int
    computed: bool
    rounded: bool

    def in_words(self, language: Language) -> str:
        """The sum, from 100 on with no digits that nobody said; "" where it is all such digits, or
        stands beside its one circle in the words of the reports."""
        if self.computed and (self.number < LEAST_ROUNDED or self.circles == 1):
            return ""
        number = two_digits(self.number) if self.computed or self.rounded else self.number
        if number == self.number:
            return language.number(number)
        return language.say("more than {figure}", figure=language.number_compared(number))


def placed_sums(circles: dict[str, Changes], days: Sequence[int]) -> Iterator[PlacedSum]:
    """What all circles come to on each of the days."""
    steps = sorted(
        ((day, place, figure) for place, rows in circles.items() for day, figure in rows),
        key=itemgetter(0, 1),
    )
    current: dict[str, tuple[int, bool, bool]] = {}
    number = filled = computed = index = 0
    for day in days:
        while index < len(steps) and steps[index][0] <= day:
            _, place, figure = steps[index]
            was = current.get(place, (0, False, False))
            now = (figure.low or 0, bool(figure.low), bool(figure.low and figure.low_computed))
            current[place] = now
            number += now[0] - was[0]
            filled += now[1] - was[1]
            computed += now[2] - was[2]
            index += 1
        yield PlacedSum(number, filled, bool(computed), rounded=False)


def _only_changes(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        if not kept or kept[-1][1:] != row[1:]:
            kept.append(row)
    return kept


def _lines(figure: Figure, placed: PlacedSum, speaker: Speaker) -> list[str]:
    """What the circles do not show: figures with no city, and figures over several cities."""
    more = (figure.low or 0) - placed.number
    lines: list[str] = []
    if more > 0:
        said = not figure.low_computed and not placed.computed
        together = _together(figure, more, speaker, said=said)
        not_found = has_places_not_found(speaker.dataset)
        shown = placed.in_words(speaker.language)
        lines.append(
            together or _not_placed(shown, more if said else None, speaker.language, not_found)
        )
    elif more < 0:
        lines.append(_more_than_the_total(figure, placed, speaker))
    return [*lines, *_country_lines(figure, speaker)]


def _more_than_the_total(figure: Figure, placed: PlacedSum, speaker: Speaker) -> str:
    say, because = speaker.language.say, _because(figure, speaker)
    if shown := placed.in_words(speaker.language):
        return say(
            "Circles come to {placed}, more than the lowest total: {because}.",
            placed=shown,
            because=because,
        )
    return say("Circles come to more than the lowest total: {because}.", because=because)


@lru_cache(maxsize=10_000)
def _not_placed(shown: str, more: int | None, language: Language, not_found: bool) -> str:
    """How much the circles show, "" for no number of it, and how much more is reported than they
    can show, None for an amount that nobody said."""
    say = language.say
    if more is None:
        rest = (
            say(
                "More are reported for several places together, for the whole country or for "
                "places not found on the map, and cannot be placed."
            )
            if not_found
            else say(
                "More are reported for several places together or for the whole country, and "
                "cannot be placed."
            )
        )
        if not shown:
            return rest
        circles = say("Circles show {placed}.", placed=shown)
        return f"{circles} {rest}"
    if not_found:
        return language.say_count(
            "Circles show {placed}. {number} more is reported for several places together, for "
            "the whole country or for places not found on the map, and cannot be placed.",
            "Circles show {placed}. {number} more are reported for several places together, for "
            "the whole country or for places not found on the map, and cannot be placed.",
            more,
            placed=shown,
        )
    return language.say_count(
        "Circles show {placed}. {number} more is reported for several places together "
        "or for the whole country, and cannot be placed.",
        "Circles show {placed}. {number} more are reported for several places together "
        "or for the whole country, and cannot be placed.",
        more,
        placed=shown,
    )


def _because(figure: Figure, speaker: Speaker) -> str:
    disputed = figure.disputed or figure.disputed_within
    say = speaker.language.say
    return say("sources disagree") if disputed else say("scopes cross")


def _country_lines(figure: Figure, speaker: Speaker) -> list[str]:
    """Figures for the whole country, for places not named and for places not found, where one event
    has the floor."""
    lines = list[str]()
    for node in figure.walk():
        if where := _without_point(node, speaker):
            for report in node.reports:
                if not report.is_measure:
                    continue
                lines.append(
                    speaker.language.say(
                        "{where}: {figure} ({origin})",
                        where=where,
                        figure=report_figure(speaker.row("reports", report.report_id), speaker),
                        origin=speaker.origin(report.origin_id),
                    )
                )
    if len(lines) > MOST_LINES:
        rest = len(lines) - MOST_LINES
        lines[MOST_LINES:] = [
            speaker.language.say_count("and {number} more", "and {number} more", rest)
        ]
    return lines


def _without_point(node: Node, speaker: Speaker) -> str:
    """What a scope that no circle can show is called; "" where a circle shows it, or its parts."""
    say, members = speaker.language.say, outermost(speaker.dataset, node.scope.members)
    if ELSEWHERE in node.scope.members:
        return say("Not on a city")
    if len(members) > 1:
        return ""
    (incident,) = (speaker.row("incidents", member) for member in members)
    if incident["place_kind"] == "country":
        return say("Not on a city")
    if not incident["resolved_place_id"]:
        return say("{place}, not found on the map", place=speaker.place_of(incident))
    return ""


def _together(figure: Figure, more: int, speaker: Speaker, *, said: bool) -> str | None:
    """The line that names the places, where all that is not placed is one scope's; `said`: how
    much it is follows from no words."""
    language = speaker.language
    beyond = [(node, extra) for node in figure.walk() if (extra := _extra(node, speaker)) > 0]
    if len(beyond) != 1 or beyond[0][1] != more:
        return None
    node = beyond[0][0]
    if ELSEWHERE in node.scope.members:
        return None
    members = outermost(speaker.dataset, node.scope.members)
    names = [speaker.place_of(speaker.row("incidents", member)) for member in members]
    *others, last = dict.fromkeys(names)
    if not others:
        return None
    places = language.say("{these} or {last}", these=", ".join(others), last=last)
    if not said:
        return language.say(
            "More are reported for {places} together and cannot be placed.", places=places
        )
    return language.say_count(
        "{number} more is reported for {places} together and cannot be placed.",
        "{number} more are reported for {places} together and cannot be placed.",
        more,
        places=places,
    )


def _extra(node: Node, speaker: Speaker) -> int:
    """How much of a scope's low none of its parts holds; 0 for a scope at one place."""
    if len(outermost(speaker.dataset, node.scope.members)) < 2:
        return 0
    return (node.range.low or 0) - sum(part.range.low or 0 for part in node.parts)
