"""`python -m incidents release`: keeps the tables as a version that links can name for good."""

from __future__ import annotations

import argparse
from typing import Any

from geo.message import Message, message_of, to_say
from incidents.commands.folder_argument import add_folder_argument
from incidents.commands.language_option import add_language_option, language_for_people
from incidents.dataset.dataset import data_folder, read_dataset
from incidents.dataset.findings import check
from incidents.dataset.versions import (
    CHANGELOG,
    BrokenVersion,
    differing,
    has_entry,
    is_later,
    is_version,
    number,
    released,
    write_version,
)
from incidents.languages.language import Language
from incidents.tables.home import Home


def add_parser(commands: Any, language: Language) -> None:
    """Adds `release`."""
    say = language.say
    parser = commands.add_parser(
        "release",
        help=say("keep the tables as the version that datapackage.json names"),
        description=say(
            "Keeps the tables, people.csv aside, in versions/ of their folder, so that a "
            "link made now can be compared with later tables."
        ),
    )
    add_folder_argument(parser, language)
    add_language_option(parser, language)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Keeps the version and says where; 1 and the reason where it must not be released."""
    folder, language = arguments.folder or data_folder(), language_for_people(arguments)
    say = language.say
    if not folder.is_dir():
        print(say("there is no folder {folder}", folder=str(folder)))
        return 1
    reading = read_dataset(folder)
    version = reading.dataset.version
    problems = check(reading).problems
    if problems:
        print(*(language.told(problem.sentence()) for problem in problems), sep="\n")
        print(say("not released: the tables have problems"))
        return 1
    try:
        reason = refusal(folder, version)
        if not reason and version in released(folder):
            print(say("version {version} is released already, with these tables", version=version))
            return 0
    except BrokenVersion as broken:
        reason = message_of(broken)
    if reason:
        print(say("not released: {reason}", reason=language.told(reason)))
        return 1
    path = write_version(folder, version)
    told = language.say_count(
        "released {version}: {file}, {number} byte",
        "released {version}: {file}, {number} bytes",
        len(path.read_bytes()),
        version=version,
        file=str(path),
    )
    print(told)
    return 0


def refusal(folder: Home, version: str) -> Message | None:
    """Why the tables of the folder must not be released as this version; None if they may."""
    if not is_version(version):
        return to_say(
            "the version in datapackage.json is {version!r}, wanted a text such as 1.0.0",
            version=version,
        )
    if changed := differing(folder, version):
        return to_say(
            "{files} differ from version {version}: raise the version",
            files=", ".join(changed),
            version=version,
        )
    if not has_entry(folder, version):
        return to_say(
            "{file} has no entry '{heading}': say in it what changed",
            file=CHANGELOG,
            heading=f"## {version}",
        )
    later = [other for other in released(folder) if is_later(folder, other, version)]
    if not later:
        return None
    if number(version) and number(later[-1]):
        return to_say(
            "{other} is released already, which is higher than {version}",
            other=later[-1],
            version=version,
        )
    return to_say(
        "{other} is released already, and {file} has its entry above that of {version}: the last "
        "release stands first",
        other=later[-1],
        file=CHANGELOG,
        version=version,
    )
