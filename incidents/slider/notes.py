"""What the circles of the slider do not show, in lines beside the map."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from incidents.dataset.index import has_places_not_found, outermost
from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.languages.language import Language
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.scope import ELSEWHERE
from incidents.slider.step_figures import StepFigures
from incidents.words.figure import LEAST_ROUNDED, two_digits
from incidents.words.report import report_figure
from incidents.words.speaker import Speaker

MOST_LINES = 4


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
        return _sum_in_words(self.number, language, rounds=self.computed or self.rounded)


@lru_cache(maxsize=10_000)
def _sum_in_words(number: int, language: Language, *, rounds: bool) -> str:
    shown = two_digits(number) if rounds else number
    if shown == number:
        return language.number(number)
    return language.say("more than {figure}", figure=language.number_compared(shown))


class PlacedSums(NamedTuple):
    """What all circles come to on each of some days, as `PlacedSum` has it."""

    number: Ints
    circles: Ints
    computed: Truths


def placed_sums(circles: StepFigures, days: Ints) -> PlacedSums:
    """What all circles come to on each of the days; their rows are in the order of series."""
    low = np.maximum(circles.low, 0)
    filled = low > 0
    first = np.diff(circles.series, prepend=NONE) != 0
    at = np.searchsorted(days, circles.day)

    def added(values: Ints | Truths) -> Ints:
        numbers = values.astype(np.int64)
        steps = numbers - np.where(first, 0, np.concatenate([[0], numbers[:-1]]))
        # One more place for what comes after the last day.
        return np.cumsum(np.bincount(at, weights=steps, minlength=len(days) + 1))[:-1].astype(
            np.int64
        )

    return PlacedSums(added(low), added(filled), added(filled & circles.low_computed) > 0)


def notes_beside(
    total: StepFigures, placed: PlacedSums, rounded: Truths, speaker: Speaker
) -> list[list[str]]:
    """What the circles do not show of each total: figures with no city, and figures over several
    cities; `rounded`: the total is printed without its last digits."""
    disputed = total.disputed_within.tolist()
    rows = zip(
        np.maximum(total.low, 0).tolist(),
        total.low_computed.tolist(),
        map(PlacedSum, *(column.tolist() for column in (*placed, rounded))),
        total.one.tolist(),
        strict=True,
    )
    found = list[list[str]]()
    for row, (low, computed, shown, one) in enumerate(rows):
        figure = None if one == NONE else total.whole[one]
        lines = list[str]()
        if low > shown.number:
            said = not computed and not shown.computed
            lines.append(_not_on_circles(figure, low - shown.number, shown, speaker, said=said))
        elif low < shown.number:
            lines.append(
                _more_than_the_total(
                    shown.in_words(speaker.language), disputed[row], speaker.language
                )
            )
        found.append([*lines, *_country_lines(figure, speaker)] if figure else lines)
    return found


def _not_on_circles(
    figure: Figure | None, more: int, placed: PlacedSum, speaker: Speaker, *, said: bool
) -> str:
    """How much more there is than the circles show; `figure`: that of one event."""
    if figure and (together := _together(figure, more, speaker, said=said)):
        return together
    not_found = has_places_not_found(speaker.dataset)
    shown = placed.in_words(speaker.language)
    return _not_placed(shown, more if said else None, speaker.language, not_found)


@lru_cache(maxsize=10_000)
def _more_than_the_total(shown: str, disputed: bool, language: Language) -> str:
    """That the circles show so many, "" for no number of it, and why it is more than the total."""
    because = language.say("sources disagree") if disputed else language.say("scopes cross")
    if shown:
        return language.say(
            "Circles come to {placed}, more than the lowest total: {because}.",
            placed=shown,
            because=because,
        )
    return language.say("Circles come to more than the lowest total: {because}.", because=because)


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
    return speaker.language.with_rest(lines[:MOST_LINES], len(lines))


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
