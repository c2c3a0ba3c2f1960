"""Checks of figures: bounds upside down, or bounds that an editor may want to look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.rule.quantities import quantities
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Tables

NOT_DETAINED = ("kettled", "summoned")
"""What was done to people who are in no number."""


def bounds_upside_down(tables: Tables) -> Iterator[Problem]:
    """Reports whose lower bound is above the upper one."""
    reports = tables["reports"]
    upside_down = pc.greater(reports["detained_low"], reports["detained_high"])
    for row, more in reports.left_out_where(upside_down):
        wanted = to_say("a number up to detained_high, {high}", high=row["detained_high"])
        yield reports.problem(row, "detained_low", wanted=wanted, more=more)


def figures_without_a_low(tables: Tables) -> Iterator[Note]:
    """Reports that say "up to" and so raise no sum."""
    reports = tables["reports"]
    no_low, a_high = pc.is_null(reports["detained_low"]), pc.is_valid(reports["detained_high"])
    for row in reports.where(pc.and_(no_low, a_high)):
        remark = to_say("the figure is only an 'up to {high}'", high=row["detained_high"])
        yield reports.note(row, "detained_low", remark=remark)


def figures_of_acts_not_counted(tables: Tables) -> Iterator[Note]:
    """Reports whose number is in no sum, because nobody in it was detained."""
    reports = tables["reports"]
    is_other = pc.is_in(reports["act"], pa.array(NOT_DETAINED))
    for row in reports.where(pc.and_(pc.is_valid(reports["detained_low"]), is_other)):
        remark = to_say("not counted, because the act is {act}", act=row["act"])
        yield reports.note(row, "detained_low", remark=remark)


def bounds_that_the_words_do_not_give(tables: Tables) -> Iterator[Note]:
    """Reports none of whose figures in words has the bounds of the row.

    Persons who are named are counted, one of whom no number is told is one, and nobody ("no
    detentions") is said in too many ways to be read.
    """
    reports = tables["reports"]
    for row in reports:
        bounds, words = (row["detained_low"], row["detained_high"]), _in_english(row)
        given = [(quantity.low, quantity.high) for quantity in quantities(words)]
        told = words.count("[name]") or 1
        if bounds not in [(None, None), (0, 0), (told, told), *given]:
            column = "detained_high" if bounds[0] is None else "detained_low"
            remark = to_say(
                "the row says {bounds}, its words {given}",
                bounds=_shown([bounds]),
                given=_shown(given) if given else to_say("no number"),
            )
            yield reports.note(row, column, remark=remark)


def _in_english(row: Row) -> str:
    text: str = row["detained_text_en"] or row["detained_text"]
    return text


def _shown(bounds: Sequence[tuple[int | None, int | None]]) -> str:
    """The bounds as numbers and signs, which need no language: 12, 24+, ≤50, 90–100.

    >>> _shown([(12, 12), (24, None), (None, 50), (90, 100)])
    '12, 24+, ≤50, 90–100'
    """
    return ", ".join(
        str(low)
        if low == high
        else f"{low}+"
        if high is None
        else f"≤{high}"
        if low is None
        else f"{low}–{high}"
        for low, high in bounds
    )
