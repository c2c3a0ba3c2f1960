"""Checks of figures: bounds upside down, or bounds that an editor may want to look at."""

from __future__ import annotations

from collections.abc import Iterator

from incidents.rule.quantities import quantities
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Tables

NOT_DETAINED = ("kettled", "summoned")
"""What was done to people who are in no number."""


def bounds_upside_down(tables: Tables) -> Iterator[Problem]:
    """Reports whose lower bound is above the upper one."""
    reports = tables["reports"]
    for row in reports:
        low, high = row["detained_low"], row["detained_high"]
        if low is not None and high is not None and low > high:
            wanted = f"a number up to detained_high, {high}"
            yield reports.problem(row, "detained_low", wanted=wanted)


def figures_without_a_low(tables: Tables) -> Iterator[Note]:
    """Reports that say "up to" and so raise no sum."""
    reports = tables["reports"]
    for row in reports:
        if row["detained_low"] is None and row["detained_high"] is not None:
            remark = f"the figure is only an 'up to {row['detained_high']}'"
            yield reports.note(row, "detained_low", remark=remark)


def figures_of_acts_not_counted(tables: Tables) -> Iterator[Note]:
    """Reports whose number is in no sum, because nobody in it was detained."""
    reports = tables["reports"]
    for row in reports:
        if row["detained_low"] is not None and row["act"] in NOT_DETAINED:
            remark = f"not counted, because the act is {row['act']}"
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
            said = ", ".join(_shown(*pair) for pair in given) or "no number"
            column = "detained_high" if bounds[0] is None else "detained_low"
            remark = f"the row says {_shown(*bounds)}, its words {said}"
            yield reports.note(row, column, remark=remark)


def _in_english(row: Row) -> str:
    text: str = row["detained_text_en"] or row["detained_text"]
    return text


def _shown(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"
