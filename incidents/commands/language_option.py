"""The language in which a command speaks: `--language`, else that of the terminal, else English."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence

from geo.command_words import terminal_code
from incidents.languages.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from incidents.languages.language import Language

OPTION = "--language"


def add_language_option(parser: argparse.ArgumentParser, language: Language) -> None:
    """Adds `--language` with the languages that there are, its help in the one given."""
    parser.add_argument(
        OPTION,
        choices=[*offered_languages()],
        help=language.say(
            "of all words (by default that of your terminal; of what programs read, English)"
        ),
    )


def terminal_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the terminal is set to, English where there is no catalogue of it.

    >>> terminal_language({"LANG": "de_DE.UTF-8"}).code
    'en'
    """
    code = terminal_code(environment)
    return language_of(code if code in offered_languages() else SOURCE_LANGUAGE)


def language_asked(arguments: Sequence[str]) -> Language:
    """The language of a line that is not understood yet: what `--language` names wherever it
    stands, else that of the terminal."""
    option = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    option.add_argument(OPTION, choices=[*offered_languages()])
    try:
        return language_for_people(option.parse_known_args(arguments)[0])
    except argparse.ArgumentError:
        return terminal_language()


def language_for_people(arguments: argparse.Namespace) -> Language:
    """The language of what somebody reads."""
    return language_of(arguments.language) if arguments.language else terminal_language()


def language_for_programs(arguments: argparse.Namespace) -> Language:
    """The language of the words in what a program reads: the same bytes on every machine."""
    return language_of(arguments.language or SOURCE_LANGUAGE)
