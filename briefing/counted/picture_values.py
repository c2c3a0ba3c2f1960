"""What a scene draws: the circles of its map, the bars of its regions, the steps of its figure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.counted.counted_scene import Circle
from briefing.counted.redaction import Mask
from geo.gazetteer.gazetteer import load_gazetteer
from incidents.counting.count import Count
from incidents.counting.groups import Grouping, by_region
from incidents.passport.outline import Outline, outline, step_in_words
from incidents.passport.provenance import Passport
from incidents.passport.steps import sum_in_words
from incidents.selection import Selection
from incidents.slider.table import flags, slider_table
from incidents.slider.timeline import timeline
from incidents.words.bars import Bars
from incidents.words.figure import label, phrase
from incidents.words.groups import bar_of_group, in_order
from incidents.words.sentence import figure_in_words
from incidents.words.speaker import Speaker


def circles_of(speaker: Speaker, result: Count) -> tuple[tuple[Circle, ...], tuple[str, ...]]:
    """The circles of a count at its last day, the largest low first, and the map's notes."""
    figures = timeline(speaker.dataset, result.selection, mode="cumulative")
    if figures is None:
        return (), ()
    places = load_gazetteer().places
    circles = []
    for place_id, changes in figures.places.items():
        place, figure = places.get(place_id), changes[-1][1]
        marks = flags(figure)
        if (
            place is None
            or place.kind == "country"
            or (figure.low is None and figure.high is None and not marks)
        ):
            continue
        circles.append(
            Circle(
                place_id,
                speaker.place_name(place_id, result.naming_day),
                place.latitude,
                place.longitude,
                figure.low,
                figure.high,
                marks,
                label(figure, speaker.words, speaker.language),
                area=place.kind != "settlement",
            )
        )
    by_name = speaker.language.by_name
    circles.sort(key=lambda circle: (-(circle.low or 0), by_name(circle.name)))
    shown = {circle.place_id for circle in circles}
    table = slider_table(
        figures, speaker, lambda place, *_: {"id": place} if place in shown else None
    )
    notes = table["notes"][-1][1] if table["notes"] else []
    return tuple(circles), tuple(notes)


def bars_of(speaker: Speaker, selection: Selection) -> tuple[Bars, tuple[str, ...]]:
    """The regions of the selection, each with what is reported inside it alone, and a line on the
    reports that are in no bar."""
    grouping = by_region(speaker.dataset, selection)
    groups = in_order("region", grouping.groups, speaker)
    bars = Bars(tuple(bar_of_group("region", group, speaker) for group in groups))
    return bars, _in_no_bar(grouping, speaker)


def _in_no_bar(grouping: Grouping, speaker: Speaker) -> tuple[str, ...]:
    if not grouping.in_none:
        return ()
    return (
        speaker.language.say(
            "Figures for several regions together or for the whole country are in no bar: the "
            "bars do not add up to the total."
        ),
    )


def outline_of(made: Passport, speaker: Speaker, mask: Mask) -> tuple[tuple[int, str], ...]:
    """The steps that a figure was added up in, as (depth from 0, text)."""
    lines: list[tuple[int, str]] = []
    exact = figure_in_words(made.count, speaker, exact=True)
    if (printed := figure_in_words(made.count, speaker)) != exact:
        told = speaker.language.say(
            "{exact}, printed as {printed}: a part of it is words such as “dozens”.",
            exact=exact,
            printed=printed,
        )
        lines.append((0, told))
    if made.more_events:
        # Only some events are shown: their sum would differ from the figure of the passport.
        shown, figure = len(made.events), made.count.figure
        told = speaker.language.say(
            "{all} events add up to {figure}; the {number} largest:",
            all=speaker.language.number(shown + made.more_events),
            figure=phrase(figure, speaker.words, speaker.language, exact=True),
            number=shown,
        )
        lines.append((0, told))
    elif summed := sum_in_words(made.events, speaker):
        lines.append((0, summed))
    for event in made.events:
        lines += _of_event(outline(event, speaker), speaker)
    if made.more_events:
        more = speaker.language.say_count(
            "and {number} more event", "and {number} more events", made.more_events
        )
        lines.append((0, more))
    return tuple((depth, mask(text)) for depth, text in lines)


def _of_event(event: Outline, speaker: Speaker) -> Iterator[tuple[int, str]]:
    yield 0, f"{event.title}: {event.figure}"
    if event.added_up:
        yield 1, event.added_up
    for step in event.walk():
        yield step.depth + 1, step_in_words(step, speaker)
        yield from ((step.depth + 2, line) for line in step.how)
