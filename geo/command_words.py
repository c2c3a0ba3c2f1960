"""The words of a command line: the language of its terminal, and what argparse itself says."""

from __future__ import annotations

import argparse
import gettext
import os
import re
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache

from geo.message import Message, to_say
from geo.project_data import LOCALE

Say = Callable[..., str]
"""Says a message with the values that are put into it by name."""

DOMAIN = "messages"
"""What the catalogues in `LOCALE` are called."""

LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What names the language of a terminal's messages; the first that is set holds (POSIX, 8.2)."""

WORDS_OF_ARGPARSE = (
    to_say("usage: "),
    to_say("positional arguments"),
    to_say("options"),
    to_say("show this help message and exit"),
    to_say("%(prog)s: error: %(message)s\n"),
    to_say("argument %(argument_name)s: %(message)s"),
    to_say("unknown parser %(parser_name)r (choices: %(choices)s)"),
    to_say("invalid choice: %(value)r (choose from %(choices)s)"),
    to_say("invalid %(type)s value: %(value)r"),
    to_say("unrecognized arguments: %s"),
    to_say("not allowed with argument %s"),
    to_say("ignored explicit argument %r"),
    to_say("the following arguments are required: %s"),
    to_say("one of the arguments %s is required"),
    to_say("expected one argument"),
    to_say("expected at most one argument"),
    to_say("expected at least one argument"),
    to_say("ambiguous option: %(option)s could match %(matches)s"),
)
"""What whoever types a command can see of argparse, which has it in English alone."""


def terminal_code(environment: Mapping[str, str] = os.environ) -> str:
    """The code of the language that the terminal is set to; empty where it names none.

    >>> terminal_code({"LANG": "kk_KZ.UTF-8"}), terminal_code({})
    ('kk', '')
    """
    locale = next(filter(None, map(environment.get, LOCALE_VARIABLES)), "")
    return re.split("[_.@]", locale)[0]


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of a language; English where there is none, or where its file is broken."""
    try:
        return gettext.translation(DOMAIN, LOCALE, [code] if code else [], fallback=True)
    except (OSError, ValueError, LookupError, struct.error):
        return gettext.NullTranslations()


def speech(translations: gettext.NullTranslations) -> Say:
    """How a message is said by a catalogue, with the values put in by name; a value may be one."""

    def told(value: object) -> object:
        if isinstance(value, Message) and value.singular:
            return say(value.singular, **value.values)
        return value

    def say(message: str, **values: object) -> str:
        put_in = {name: told(value) for name, value in values.items()}
        return translations.gettext(message).format(**put_in)

    return say


def whole_number(say: Say) -> Callable[[str], int]:
    """How argparse reads a number that stands in a line; of any other text it is said what would
    do, while of its own `int` argparse says the name."""

    def read(text: str) -> int:
        if re.fullmatch("-?[0-9]{1,9}", text):
            return int(text)
        told = say("{text} is not a whole number, wanted one such as 12", text=repr(text))
        raise argparse.ArgumentTypeError(told)

    return read


@contextmanager
def argparse_in(translations: gettext.NullTranslations) -> Iterator[None]:
    """Lets argparse say its own words in the language of a catalogue: it asks gettext for each of
    them, by the two names that are put in here for as long as a line is read."""
    english = argparse._, argparse.ngettext  # type: ignore[attr-defined]
    argparse._ = translations.gettext  # type: ignore[attr-defined]
    argparse.ngettext = translations.ngettext  # type: ignore[attr-defined]
    try:
        yield
    finally:
        argparse._, argparse.ngettext = english  # type: ignore[attr-defined]
