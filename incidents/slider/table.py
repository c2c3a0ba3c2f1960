"""The table that the time slider plays: the figures of a timeline, in print, as compact lists.

Its form stands in `geo/map/timemap.d.ts`. Days are whole days since the first day of the track;
every row is a change that stands until the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import numpy as np

from incidents.counting.figure_columns import FigureColumns
from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.slider.notes import notes_beside, placed_sums
from incidents.slider.step_figures import StepFigures
from incidents.slider.timeline import Timeline
from incidents.words.figure import ends, label_of, phrase_of
from incidents.words.printed_sums import PrintedSums, Said
from incidents.words.speaker import Speaker

OPEN, DISPUTED, NO_NUMBER, ZERO, FAR_APART, FAR_APART_WITHIN = 1, 2, 4, 8, 16, 32

PlaceEntry = Callable[[str, int, int], dict[str, Any] | None]
"""For a place id and the first and last day of the track: its id, point and names by day."""


def flags(figure: Figure) -> int:
    """The marks of a figure as bits: open-ended, disputed, no number, reported zero, far apart,
    far apart on a part of it alone.

    A figure that holds a dispute somewhere beneath is marked as disputed only if it is the
    figure of one event.
    """
    return (
        OPEN * figure.open_ended
        | DISPUTED * (figure.disputed or (figure.disputed_within and figure.number_of_events == 1))
        | NO_NUMBER * (figure.no_number and not figure.number_of_events)
        | ZERO * figure.reported_zero
        | FAR_APART * (figure.far_apart and not figure.far_apart_within)
        | FAR_APART_WITHIN * figure.far_apart_within
    )


def flags_of(figures: StepFigures) -> Ints:
    """The `flags` of each."""
    is_whole = np.array([f.far_apart and not f.far_apart_within for f in figures.whole], dtype=bool)
    alone = figures.one != NONE
    within = figures.far_apart.copy()
    within[alone] &= ~is_whole[figures.one[alone]]
    return _bits(
        figures.open_ended,
        figures.disputed_within & (figures.events == 1),
        figures.no_number & (figures.events == 0),
        (figures.high == 0) & ~figures.no_number,
        figures.far_apart & ~within,
        within,
    )


def _flags_of_events(figures: FigureColumns) -> Ints:
    """The `flags` of each that a mark is drawn by: whether far apart is said nowhere."""
    return _bits(
        figures.open_ended,
        figures.disputed | (figures.disputed_within & figures.numbered),
        figures.no_number & ~figures.numbered,
        (figures.high == 0) & ~figures.no_number,
    )


def _bits(*marks: Truths) -> Ints:
    """The marks as bits, the first one as the lowest."""
    found = np.zeros(len(marks[0]), dtype=np.int64)
    for bit, mark in enumerate(marks):
        found |= mark.astype(np.int64) << bit
    return found


def slider_table(timeline: Timeline, speaker: Speaker, place_entry: PlaceEntry) -> dict[str, Any]:
    """What the slider needs for this timeline, ready for JSON.

    Places that `place_entry` knows no point for are left out of the circles; their figures are
    still in the totals, and the line under the map counts them as not placed.
    """
    language, first = speaker.language, timeline.first
    entries = [place_entry(p, timeline.first, timeline.last) for p in timeline.place_ids]
    has_entry = np.array([bool(entry) for entry in entries], dtype=bool)
    circles = timeline.circles.take(has_entry[timeline.circles.series])
    circles = circles.take(np.lexsort((circles.series, circles.day)))
    index = (np.cumsum(has_entry) - 1)[circles.series]
    apart = timeline.apart.take(has_entry[timeline.apart.series])
    days = np.union1d(timeline.total.day, apart.day)
    total, sums = timeline.total.at(days), placed_sums(apart, days)
    texts, rounded = _printed(total, phrase_of, speaker)
    totals = _rows(
        days - first, _known(total.low), _known(total.high), flags_of(total), texts, sums.number
    )
    lines = notes_beside(total, sums, rounded, speaker)
    notes = [*zip((days - first).tolist(), lines, strict=True)]
    # Both on the same days: packed, a note takes its numbers from the total of its day.
    changed = {row[0] for rows in (totals, notes) for row in _only_changes(rows)}
    labels, _ = _printed(circles, label_of, speaker)
    events = timeline.events
    # No other mode shows any.
    single = timeline.mode == "event"
    titles = speaker.event_titles(events.number) if single else [""] * len(events.number)
    return {
        "first": date.fromordinal(first).isoformat(),
        "last": date.fromordinal(timeline.last).isoformat(),
        "mode": timeline.mode,
        "window_days": timeline.window_days,
        **_not_told_apart(timeline, language),
        "places": [entry for entry in entries if entry],
        "changes": _rows(
            circles.day - first,
            index,
            _known(circles.low),
            _known(circles.high),
            flags_of(circles),
            labels,
        ),
        "totals": [row for row in totals if row[0] in changed],
        "notes": [row for row in notes if row[0] in changed],
        "events": _rows(
            events.first - first,
            events.last - first,
            timeline.event_ids,
            titles,
            _known(events.figures.low),
            _flags_of_events(events.figures),
        ),
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


def _only_changes(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        if not kept or kept[-1][1:] != row[1:]:
            kept.append(row)
    return kept


def _rows(*columns: Ints | list[Any] | tuple[Any, ...]) -> list[tuple[Any, ...]]:
    """The rows of these columns."""
    plain = (one.tolist() if isinstance(one, np.ndarray) else one for one in columns)
    return [*zip(*plain, strict=True)]


def _known(numbers: Ints) -> list[int | None]:
    """The numbers, None where there is none."""
    return [None if number == NONE else number for number in numbers.tolist()]


def _printed(figures: StepFigures, said: Said, speaker: Speaker) -> tuple[list[str], Truths]:
    """What is said of each figure, and where an end is printed without its last digits."""
    words, language = speaker.words, speaker.language
    sums = PrintedSums(
        figures.low,
        figures.high,
        open_ended=figures.open_ended,
        no_number=figures.no_number,
        low_computed=figures.low_computed,
        high_computed=figures.high_computed,
        language=language,
    )
    texts, rounded = sums.texts(said), sums.rounded
    alone = np.flatnonzero(figures.one != NONE)
    kinds, which = np.unique(figures.one[alone], return_inverse=True)
    of_kinds = list[tuple[str, bool]]()
    for kind in kinds.tolist():
        figure = figures.whole[kind]
        printed = ends(figure, words, language)
        text = said(figure, printed, language)
        of_kinds.append((text, any(end and end.about for end in printed)))
    for row, kind in zip(alone.tolist(), which.tolist(), strict=True):
        texts[row], rounded[row] = of_kinds[kind]
    return texts, rounded
