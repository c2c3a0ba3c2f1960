"""Reasons that the program wrote into the tables itself, stored in English and told in the reader's
language; a reason that an editor wrote stands as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from incidents.codes import NOT_FOUND_BY
from incidents.languages.language import Language
from incidents.words.code_names import OUTCOME_NAMES

_READ = re.compile(r"read by (?P<who>.+) on (?P<day>\d{4}-\d\d-\d\d): (?P<outcome>[a-z_]+)")
_NOT_FOUND = re.compile(rf"{NOT_FOUND_BY} (?P<who>.+)")
_UNDONE = re.compile(r"entry (?P<entry>\d{1,9}) undone")
_OF_A_FILE = re.compile(r"(?P<file>.+), row (?P<row>\d+)")


def read_reason(read_by: str, read_on: str, outcome: str) -> str:
    """Why a reading and what it does stand in the tables, as it is stored."""
    return f"read by {read_by} on {read_on}: {outcome}"


def not_found_reason(readers: Iterable[str]) -> str:
    """Why a report is set aside whose words these did not find, as it is stored."""
    return f"{NOT_FOUND_BY} {', '.join(sorted(readers))}"


def file_reason(file: str, row: int) -> str:
    """Why a row is there that came with a row of a file, as it is stored."""
    return f"{file}, row {row}"


def undone_reason(entry: int) -> str:
    """Why the rows of an entry of the journal are as before, as it is stored."""
    return f"entry {entry} undone"


def reason_in_words(reason: str, language: Language) -> str | None:
    """A reason of the program's own in the reader's language; None for one of somebody's own.

    >>> reason_in_words("read by CD on 2026-11-30: not_found", Language())
    'read by CD on 30 November 2026: the page is there and does not say it'
    """
    say = language.say
    if found := _READ.fullmatch(reason):
        day, outcome = _day(found["day"]), OUTCOME_NAMES.get(found["outcome"])
        if day and outcome:
            told, on = say(outcome), language.day(day)
            return say("read by {who} on {day}: {outcome}", who=found["who"], day=on, outcome=told)
    if found := _NOT_FOUND.fullmatch(reason):
        return say("not found by {who}", who=found["who"])
    if found := _UNDONE.fullmatch(reason):
        return say("entry {number} undone", number=language.number(int(found["entry"])))
    if found := _OF_A_FILE.fullmatch(reason):
        return say("{file}, row {row}", file=found["file"], row=found["row"])
    return None


def told_reason(reason: str, language: Language) -> str:
    """The reason of a table for a reader of any language: the program's own said in it, another
    marked as English where it is."""
    told = reason_in_words(reason, language)
    return language.english(reason) if told is None else told


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
