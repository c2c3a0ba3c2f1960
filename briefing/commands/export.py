"""`python -m briefing export`: writes a briefing as a file, whole or not at all."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, Taken, take, write_taken
from briefing.scenes.briefing_file import BriefingReading, read_briefing, too_long
from briefing.scenes.limits import LARGEST
from briefing.scenes.scene import Briefing
from geo.message import message_of, to_say
from incidents.commands.export import warn_of_links
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import read_dataset
from incidents.export.writing import (
    CANNOT_WRITE,
    STANDARD_OUTPUT,
    CannotWrite,
    refuse,
    write_whole,
)
from incidents.languages.language import Language

SOMETHING_LEFT_OUT = 1
"""The exit code where the file is written and a scene is not in it as it was meant."""

NO_BRIEFING, NO_SUCH_FILE = 65, 66
"""The exit codes for a file without a scene that can be used, and for none (sysexits.h)."""

DESCRIPTION = to_say(
    "Writes the briefing as a file. Names of persons and exact venues stay out unless they are "
    "asked for: a name can bring somebody before a court, a venue can show who was there. Ends "
    "with 0; {left_out} if a scene could not be shown as it was meant, which the file says in its "
    "place; {none} if no scene of the briefing can be used, or one that {option} names is not "
    "there; {no_file} if there is no briefing; {unwritten} if the file cannot be written: then "
    "nothing is.",
    left_out=SOMETHING_LEFT_OUT,
    none=NO_BRIEFING,
    no_file=NO_SUCH_FILE,
    unwritten=CANNOT_WRITE,
    option="--scenes",
)


def add_parser(commands: Any, language: Language) -> None:
    """Adds `export` with a briefing, a format and a file."""
    say = language.say
    parser = commands.add_parser(
        "export", help=say("take a briefing away as a file"), description=language.told(DESCRIPTION)
    )
    parser.add_argument("briefing", metavar=say("BRIEFING.json"))
    parser.add_argument(
        "--format", required=True, choices=FORMATS, help=say("the form of the file")
    )
    parser.add_argument(
        "--out", required=True, metavar=say("FILE"), help=say("- is standard output")
    )
    parser.add_argument(
        "--scenes",
        type=partial(scene_numbers, say=say),
        default=(),
        metavar="1,3-5",
        help=say("the scenes of a handout, a page each (default: its first map)"),
    )
    parser.add_argument("--force", action="store_true", help=say("replace the file if it is there"))
    for option, told in (
        ("--without-links", say("titles of sources without their addresses")),
        ("--with-persons", say("journalists whose names a press-freedom monitor published")),
        ("--with-venues", say("exact places of detentions, also in quotations")),
    ):
        parser.add_argument(option, action="store_true", help=told)
    add_language_option(parser, language)
    parser.set_defaults(run=run, parser=parser)


def scene_numbers(text: str, *, say: Callable[..., str] = to_say) -> tuple[int, ...]:
    """The numbers that "1,3-5" means, in order.

    >>> scene_numbers("5,1-2")
    (1, 2, 5)
    """
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        ends = [first, last if dash else first]
        if not all(re.fullmatch(r"\s*[1-9][0-9]{0,3}\s*", end) for end in ends):
            told = say(
                "{text} are no scenes, wanted such as {example}", text=repr(text), example="1,3-5"
            )
            raise argparse.ArgumentTypeError(told)
        found |= set(range(int(ends[0]), int(ends[1]) + 1))
    return tuple(sorted(found))


def run(arguments: argparse.Namespace) -> int:
    """Writes the file; the exit codes are those of `DESCRIPTION`."""
    format_, language = FORMATS[arguments.format], language_for_people(arguments)
    if arguments.scenes and format_.name != "handout":
        told = language.say(
            "{option} is for {format}, the other files hold all scenes",
            option="--scenes",
            format="--format handout",
        )
        arguments.parser.error(told)
    reading = open_briefing(arguments.briefing, language)
    if reading is None:
        return NO_SUCH_FILE
    for problem in reading.problems:
        print(f"{arguments.briefing}: {problem}", file=sys.stderr)
    if not reading.briefing.scenes:
        told = language.say(
            "{file}: no scene to write, wanted one at least", file=arguments.briefing
        )
        print(told, file=sys.stderr)
        return NO_BRIEFING
    missing = sorted(set(arguments.scenes) - set(reading.numbers))
    if missing:
        told = language.say(
            "{file}: no scene {numbers}, wanted of {there}",
            file=arguments.briefing,
            numbers=", ".join(map(str, missing)),
            there=", ".join(map(str, reading.numbers)),
        )
        print(told, file=sys.stderr)
        return NO_BRIEFING
    chosen = tuple(reading.numbers.index(number) + 1 for number in arguments.scenes)
    try:
        refuse(arguments.out, format_.name, is_text=format_.is_text, force=arguments.force)
        taken = replace(_taken(reading.briefing, arguments), chosen=chosen)
        content, taken = write_taken(format_, taken)
        write_whole(content, arguments.out, force=arguments.force)
    except CannotWrite as problem:
        print(language.told(message_of(problem)), file=sys.stderr)
        return CANNOT_WRITE
    unshown = _tell(taken, arguments.out)
    return SOMETHING_LEFT_OUT if unshown or reading.problems else 0


def open_briefing(name: str, language: Language) -> BriefingReading | None:
    """What the file of this name holds; None if it cannot be read, which is told."""
    try:
        with Path(name).open("rb") as file:
            size = Path(name).stat().st_size
            # A file that is far too long is told by its size and not read.
            content = b"" if size > LARGEST else file.read(LARGEST + 1)
    except OSError as error:
        told = language.say(
            "{file}: {error}, wanted a briefing file",
            file=name,
            error=language.told(message_of(error)),
        )
        print(told, file=sys.stderr)
        return None
    return too_long(size, language) if size > LARGEST else read_briefing(content, language)


def printable(text: str) -> str:
    """The text with blanks for what would steer a terminal."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _taken(briefing: Briefing, arguments: argparse.Namespace) -> Taken:
    discretion = Discretion(
        links=not arguments.without_links,
        persons=arguments.with_persons,
        venues=arguments.with_venues,
    )
    return take(briefing, read_dataset().dataset, discretion, language_for_people(arguments))


def problem_of(shown: Shown, number: int) -> str:
    """Why the scene that stands at this place of its file is not shown."""
    say = shown.speaker.language.say
    if shown.title:
        return say(
            "Scene {number} ({title}): {problem}",
            number=number,
            title=shown.title,
            problem=shown.problem,
        )
    return say("Scene {number}: {problem}", number=number, problem=shown.problem)


def _tell(taken: Taken, out: str) -> int:
    """Says what was written and what is not in it; the number of scenes that say why they are
    not shown."""
    where, language = "" if out == STANDARD_OUTPUT else f"{out}: ", taken.language
    number = len(taken.chosen or taken.shown)
    told = language.say_count("{number} scene", "{number} scenes", number)
    print(f"{where}{told}", file=sys.stderr)
    unshown = [scene for scene in taken.shown if scene.problem]
    for scene in unshown:
        print(printable(problem_of(scene, scene.number)), file=sys.stderr)
    for line in taken.discretion.left_out(language):
        print(line, file=sys.stderr)
    warn_of_links(taken.risks, language)
    return len(unshown)
