"""Checks of texts: quotations too long, words not translated, invisible characters."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.tables.problems import Problem
from incidents.tables.rows import Tables
from incidents.tables.sound_csv import TEXT

LONGEST_QUOTATION = 25
"""Words of a source that a report may quote."""

TURNS_DIRECTION = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters that make text read in another order than it is written."""

_INVISIBLE = rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{{9f}}{''.join(sorted(TURNS_DIRECTION))}]"
"""Those, and every control character but a tab and the ends of a line."""


def quotations_too_long(tables: Tables) -> Iterator[Problem]:
    """Reports that quote more of a source than is fair."""
    reports = tables["reports"]
    is_long = pc.greater(pc.utf8_length(reports["detained_text"]), 2 * LONGEST_QUOTATION)
    for row in reports.where(is_long):
        if (words := len(row["detained_text"].split())) > LONGEST_QUOTATION:
            wanted = to_say(
                "at most {most} words, not {number}", most=LONGEST_QUOTATION, number=words
            )
            yield reports.problem(row, "detained_text", wanted=wanted)


def words_not_translated(tables: Tables) -> Iterator[Problem]:
    """Reports in another language than English with no translation."""
    reports = tables["reports"]
    nothing = pc.equal(pc.utf8_trim_whitespace(reports["detained_text_en"]), "")
    for row in reports.where(pc.and_(nothing, pc.not_equal(reports["text_language"], ""))):
        language = row["text_language"].partition("-")[0]
        if language not in ("", "en") and not row["detained_text_en"].strip():
            wanted = to_say(
                "the words in English, since they are in '{language}'", language=language
            )
            yield reports.problem(row, "detained_text_en", wanted=wanted)


def invisible_characters(tables: Tables) -> Iterator[Problem]:
    """Cells with control characters, which pasted text brings along and nobody sees."""
    for table in tables.values():
        for column in table.columns:
            if table[column].type in (pa.string(), TEXT):
                for row in table.where(pc.match_substring_regex(table[column], _INVISIBLE)):
                    wanted = to_say("text without invisible characters")
                    yield table.problem(row, column, wanted=wanted)
