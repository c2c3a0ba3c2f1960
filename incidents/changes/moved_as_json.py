"""The rows of a change and the totals that it moves, as JSON values."""

from __future__ import annotations

from typing import Any

from incidents.changes.change import NAMES_PERSONS, RowChange
from incidents.changes.review import Review
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.words.moved_totals import both_in_words, total_in_words
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import headline
from incidents.words.speaker import Speaker

MOST_SENTENCES = 100
"""Totals of single events that are said in whole sentences; of others the figures are given."""


def speakers(review: Review, language: Language) -> tuple[Speaker, Speaker]:
    """The `Speaker` of the tables before a change, and that of those after it."""
    before, after = review.before.reading.dataset, review.after.reading.dataset
    return (
        Speaker(before, language, PlaceNames(before, language.code)),
        Speaker(after, language, PlaceNames(after, language.code)),
    )


def row_as_json(row: RowChange) -> dict[str, Any]:
    """What becomes of a row as JSON values."""
    names_persons = row.table == NAMES_PERSONS
    return {
        "table": row.table,
        "kind": row.kind,
        "reason": row.reason,
        "before": None if names_persons else row.before,
        "after": None if names_persons else row.after,
    }


def totals_as_json(review: Review, language: Language) -> list[dict[str, Any]]:
    """Each total that moves, before and after, as JSON values."""
    before, after = speakers(review, language)
    events, found = 0, []
    for total in review.totals:
        events += bool(total.selection.events)
        said = not total.selection.events or events <= MOST_SENTENCES
        one, other = total.figures
        words = both_in_words(total, before, after)
        sentences = (headline(total.before, before), headline(total.after, after)) if said else None
        found.append(
            {
                "total": total_in_words(total.selection, before, after),
                "selection": [list(pair) for pair in total.selection.to_query()],
                "before": _figure(one, words[0], sentences[0] if sentences else ""),
                "after": _figure(other, words[1], sentences[1] if sentences else ""),
            }
        )
    return found


def _figure(figure: Figure, words: str, sentence: str) -> dict[str, Any]:
    return {
        "low": figure.low,
        "high": figure.high,
        "open_ended": figure.open_ended,
        "disputed_within": figure.disputed_within,
        "standing": figure.standing,
        "far_apart_within": figure.far_apart_within,
        "words": words,
        "sentence": sentence,
    }
