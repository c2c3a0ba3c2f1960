"""The language in which a command speaks: `--language`, else that of the terminal, else English."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Mapping

from incidents.languages.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from incidents.languages.language import Language

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What names the language of a terminal's messages; the first that is set holds (POSIX, 8.2)."""


def add_language_option(parser: argparse.ArgumentParser) -> None:
    """Adds `--language` with the languages that there are."""
    parser.add_argument(
        "--language",
        choices=[*offered_languages()],
        help="of all words (by default that of your terminal; of what programs read, English)",
    )


def terminal_language(environment: Mapping[str, str] = os.environ) -> Language:
    """The language that the terminal is set to, English where there is no catalogue of it.

    >>> terminal_language({"LANG": "de_DE.UTF-8"}).code
    'en'
    """
    locale = next(filter(None, map(environment.get, LOCALE_VARIABLES)), "")
    code = re.split("[_.@]", locale)[0]
    return language_of(code if code in offered_languages() else SOURCE_LANGUAGE)


def language_for_people(arguments: argparse.Namespace) -> Language:
    """The language of what somebody reads."""
    return language_of(arguments.language) if arguments.language else terminal_language()


def language_for_programs(arguments: argparse.Namespace) -> Language:
    """The language of the words in what a program reads: the same bytes on every machine."""
    return language_of(arguments.language or SOURCE_LANGUAGE)
