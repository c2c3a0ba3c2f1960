"""`python -m incidents explain`: how the figure of a selection was made, in text or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from incidents.commands.language_option import language_for_people, language_for_programs
from incidents.commands.print_json import print_json
from incidents.commands.selection_options import add_options, chosen
from incidents.dataset.dataset import read_dataset
from incidents.dataset.index import sources_of
from incidents.export.count_json import as_json, places_as_json
from incidents.languages.language import Language
from incidents.passport.outline import outline, step_in_words
from incidents.passport.provenance import EventPart, Passport, Role, passport
from incidents.passport.statements import (
    facts,
    how_sure,
    quotation,
    voices_in_words,
    without_figure_in_words,
)
from incidents.passport.steps import (
    detail_in_words,
    reason_in_words,
    role_in_words,
    sum_in_words,
)
from incidents.rule.figure import Figure
from incidents.words.code_names import BASES
from incidents.words.place_names import PlaceNames
from incidents.words.searched import silence_in_selection
from incidents.words.selection import in_words
from incidents.words.sentence import figure_in_words
from incidents.words.speaker import Speaker

STEP = "  "
"""What a step is set in by, under the one it is a part of."""


def add_parser(commands: Any, language: Language) -> None:
    """Adds `explain` with the options of `count`."""
    say = language.say
    parser = commands.add_parser(
        "explain", help=say("how a number was made: its steps and reports")
    )
    add_options(parser, language)
    parser.add_argument(
        "--json", action="store_true", help=say("print all that the passport holds")
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Prints the passport; 0, or 64 where an option names what does not exist."""
    dataset = read_dataset().dataset
    made = passport(dataset, chosen(arguments, dataset))
    language = (
        language_for_programs(arguments) if arguments.json else language_for_people(arguments)
    )
    speaker = Speaker(dataset, language, PlaceNames(dataset, language.code))
    if arguments.json:
        print_json(passport_as_json(made, speaker))
    else:
        print("\n".join(lines(made, speaker)))
    return 0


def lines(made: Passport, speaker: Speaker) -> Iterator[str]:
    """The passport as plain text, line by line: the figure first, what is not in it last."""
    say, figure = speaker.language.say, made.count.figure
    yield figure_in_words(made.count, speaker)
    yield how_sure(figure, speaker)
    yield in_words(made.count.selection, speaker)
    yield from ["", say("To quote:"), quotation(made, speaker), ""]
    yield from facts(made, speaker)
    if made.count.is_silent:
        yield silence_in_selection(speaker.dataset, made.count.selection, speaker.language)
    if made.events:
        yield from ["", say("How it was added up")]
        if summed := sum_in_words(made.events, speaker):
            yield summed
    for event in made.events:
        yield from _event(event, made.count.selection.measure, speaker)
    yield from _left_out(made, speaker)
    if incidents := without_figure_in_words(made, speaker):
        yield from ["", say("Incidents without a figure"), *(STEP + line for line in incidents)]
    if made.voices:
        yield from ["", say("What each source says by itself")]
    for who, said, where in voices_in_words(made.voices, speaker):
        yield STEP + f"{who}: {said}, {where}"


def _event(event: EventPart, measure: str, speaker: Speaker) -> Iterator[str]:
    told = outline(event, speaker)
    yield from ["", f"{told.title}: {told.figure}"]
    if told.added_up:
        yield STEP + told.added_up
    for step in told.walk():
        inset = STEP * (step.depth + 1)
        yield inset + step_in_words(step, speaker)
        for line in step.how:
            yield inset + STEP + line
        for role in step.roles:
            yield from _report(role, measure, speaker, inset=inset + STEP)
    for role in told.silent:
        yield from _report(role, measure, speaker, inset=STEP)


def _report(role: Role, measure: str, speaker: Speaker, *, inset: str) -> Iterator[str]:
    yield from _cited(role.report_id, speaker, inset=inset)
    yield inset + STEP + role_in_words(role, measure, speaker)


def _cited(report_id: str, speaker: Speaker, *, inset: str) -> Iterator[str]:
    """The words of a report, who said them, and where to read them."""
    row = speaker.row("reports", report_id)
    origin = speaker.origin(row["origin_id"])
    opens, closes = speaker.language.marks
    basis = speaker.language.say(BASES.get(row["basis"], row["basis"]))
    yield f"{inset}- {origin} ({basis}): {opens}{row['detained_text']}{closes} [{report_id}]"
    if translation := speaker.translation(row):
        yield f"{inset}{STEP}{opens}{translation}{closes}"
    for source_id in sources_of(row):
        source = speaker.row("sources", source_id)
        publisher, address = source["publisher"] or source_id, source["url"]
        yield f"{inset}{STEP}{publisher} {address}".rstrip()


def _left_out(made: Passport, speaker: Speaker) -> Iterator[str]:
    if made.left_out:
        yield from ["", speaker.language.say("Reports that are not in it")]
    for reason, parts in made.left_out.by_reason():
        yield STEP + reason_in_words(reason, speaker)
        for part in parts:
            yield from _cited(part.report_id, speaker, inset=STEP * 2)
            if detail := detail_in_words(part, speaker):
                yield STEP * 3 + detail


def passport_as_json(made: Passport, speaker: Speaker) -> dict[str, Any]:
    """What `count` prints as JSON, with the parts of the reports, voices and what is left out."""
    return {
        **as_json(made.count, speaker),
        "data_version": made.version,
        "as_of": made.as_of and made.as_of.isoformat(),
        "quotation": quotation(made, speaker),
        "roles": [
            {
                "report_id": role.report_id,
                "event_id": event.event_id,
                "part": role.part,
                "sides": [
                    {"scope": list(s.scope.members), "sides": list(s.sides), "of": s.of}
                    for s in role.stands
                ],
            }
            for event in made.events
            for role in event.roles
        ],
        "left_out": [
            {
                "report_id": part.report_id,
                "event_id": part.event_id,
                "reason": part.reason,
                "instead": list(part.instead),
            }
            for part in made.left_out
        ],
        "voices": [
            {
                "voice_id": voice.voice_id,
                **_bounds(voice.figure),
                **places_as_json(voice.coverage),
                "reports": list(voice.reports),
            }
            for voice in made.voices
        ],
        "set_aside": list(made.set_aside),
        "with_set_aside": made.with_set_aside and _bounds(made.with_set_aside),
    }


def _bounds(figure: Figure) -> dict[str, Any]:
    return {"low": figure.low, "high": figure.high, "open_ended": figure.open_ended}
