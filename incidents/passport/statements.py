"""The sentences of a passport beside its steps: how sure the figure is, sources, the quotation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from incidents.counting.count import Coverage
from incidents.dataset.table_arrays import report_arrays
from incidents.languages.language import as_sentence
from incidents.passport.provenance import Passport, VoiceFigure
from incidents.rule.figure import Figure
from incidents.words.caveats import caveats
from incidents.words.code_names import STANDING_NAMES, SUPPORT_NAMES
from incidents.words.dataset_metadata import about
from incidents.words.figure import disagreement_in_words, phrase
from incidents.words.sentence import headline
from incidents.words.sources import credit, origin_names
from incidents.words.speaker import Speaker

MOST_NAMES = 5
"""Up to this many places or origins are named."""


def how_sure(figure: Figure, speaker: Speaker) -> str:
    """Support and standing of a figure, in words."""
    say = speaker.language.say
    support = say(SUPPORT_NAMES[figure.support])
    if not figure.number_of_events:
        return support
    if figure.disputed:
        return say("disputed; the low: {support}", support=support)
    if len(figure.rests_on) > 1:
        support = say("for a part of it: {support}", support=support)
    disagreement = disagreement_in_words(figure, speaker.language)
    return f"{support}; {disagreement or say(STANDING_NAMES['not_contradicted'])}"


def quotation(made: Passport, speaker: Speaker) -> str:
    """The figure as sentences ready to quote, with whose documents it rests on."""
    count = made.count
    sentences = [headline(count, speaker), caveats(count, speaker), credit(count, speaker)]
    return " ".join(sentence for sentence in sentences if sentence)


def facts(made: Passport, speaker: Speaker) -> list[str]:
    """Sentences on who carries the figure and on what it does not hold; none where not known."""
    told = (
        independent_origins(made, speaker),
        _by_two_origins(made, speaker),
        _acknowledged(made, speaker),
        _set_aside(made, speaker),
        as_of(made, speaker),
    )
    return [sentence for sentence in told if sentence]


def independent_origins(made: Passport, speaker: Speaker) -> str:
    """How many reports with a number count, and how many independent origins are behind them."""
    language = speaker.language
    counted = made.count.counted if made.count.numbered else ()
    if not counted:
        return ""
    arrays = report_arrays(speaker.dataset)
    codes = np.unique(arrays.voice_id.codes[arrays.numbers_of(counted)]).tolist()
    known = {arrays.voice_id.values[code] for code in codes}
    voices = sum(voice.voice_id in known for voice in made.voices)
    reports = language.say_count(
        "{number} report with a number", "{number} reports with a number", len(counted)
    )
    origins = language.say_count(
        "{number} independent source", "{number} independent sources", voices
    )
    return language.say("{reports}, by {origins}.", reports=reports, origins=origins)


def _by_two_origins(made: Passport, speaker: Speaker) -> str:
    low, say = made.count.figure.two_origin_low, speaker.language.say
    if not made.voices:
        return ""
    if low is None:
        return say("No part of it is carried by two independent sources.")
    figure = speaker.language.number(low)
    return say("Two independent sources carry at least {figure}, by our count.", figure=figure)


def _acknowledged(made: Passport, speaker: Speaker) -> str:
    said, say = made.count.acknowledged, speaker.language.say
    if said is None:
        return say("The authorities give no figure for this selection.")
    return say(
        "The authorities themselves: {figure}, {where}.",
        figure=phrase(said, speaker.words, speaker.language),
        where=coverage_in_words(
            made.count.acknowledged_coverage, _last_day(said.rests_on, speaker), speaker
        ),
    )


def _set_aside(made: Passport, speaker: Speaker) -> str:
    if made.with_set_aside is None:
        return ""
    now = phrase(made.count.figure, speaker.words, speaker.language, exact=True)
    figure = phrase(made.with_set_aside, speaker.words, speaker.language, exact=True)
    if figure == now:
        figure = speaker.language.say("the figure would be the same")
    return speaker.language.say_count(
        "If the {number} report set aside were counted: {figure}.",
        "If the {number} reports set aside were counted: {figure}.",
        len(made.set_aside),
        figure=figure,
    )


def as_of(made: Passport, speaker: Speaker) -> str:
    """The day up to which the reports speak, the version of the data and its day."""
    say, day = speaker.language.say, speaker.language.day
    table = about(speaker.dataset)
    version = say("data version {version}", version=table.version or "?")
    if table.date:
        released = day(date.fromisoformat(table.date))
        version = say("{version} of {day}", version=version, day=released)
    if made.as_of is None:
        return as_sentence(version)
    return say(
        "As of {day}, the last day that its reports cover or speak of; {version}.",
        day=day(made.as_of),
        version=version,
    )


def voices_in_words(voices: Iterable[VoiceFigure], speaker: Speaker) -> list[tuple[str, str, str]]:
    """What each voice says by itself, by who they are."""
    by_name = speaker.language.by_name
    return sorted((_voice(voice, speaker) for voice in voices), key=lambda row: by_name(row[0]))


def _voice(voice: VoiceFigure, speaker: Speaker) -> tuple[str, str, str]:
    """Who a voice is (the names of its origins here), its own figure, and where that lies."""
    names = origin_names(voice.reports, speaker)
    return (
        speaker.language.joined(names[:MOST_NAMES], of=len(names)),
        phrase(voice.figure, speaker.words, speaker.language, exact=True),
        coverage_in_words(voice.coverage, _last_day(voice.reports, speaker), speaker),
    )


def coverage_in_words(coverage: Coverage, on: date | None, speaker: Speaker) -> str:
    """The cities and regions by name, or how many where there are many."""
    language, parts = speaker.language, list[str]()
    places, say_as = [*coverage.cities, *coverage.regions], language.say_as
    if len(places) > MOST_NAMES:
        counted = language.say_count("{number} place", "{number} places", len(places))
        parts.append(language.say("in {places}", places=counted))
    elif places:
        names = sorted((speaker.place_name(place, on) for place in places), key=language.by_name)
        parts.append(language.say("in {places}", places=language.joined(names)))
    if coverage.not_found:
        parts.append(say_as("one of several", "elsewhere"))
    if coverage.elsewhere:
        parts.append(say_as("one of several", "across Kazakhstan"))
    if len(parts) < 2:
        return "".join(parts) or language.say("in no place named")
    # The names are a list with an "and" of its own.
    return say_as(
        "lists in a list", "{these} and {last}", these=", ".join(parts[:-1]), last=parts[-1]
    )


def without_figure_in_words(
    made: Passport, speaker: Speaker, *, at_most: int | None = None
) -> list[str]:
    """Incidents of the selection for which no report gives a number: place and day of each, or of
    the first ones."""
    lines = []
    for incident_id in made.count.without_figure[:at_most]:
        incident = speaker.row("incidents", incident_id)
        first, last = incident["date_first"].date(), incident["date_last"].date()
        lines.append(f"{speaker.place_of(incident)}, {speaker.language.days(first, last)}")
    return lines


def _last_day(report_ids: Iterable[str], speaker: Speaker) -> date | None:
    """The last day that one of these reports covers: a place has the name it had on that day."""
    reports = report_arrays(speaker.dataset)
    days = reports.last[reports.numbers_of(report_ids)]
    return date.fromordinal(int(days.max())) if len(days) else None
