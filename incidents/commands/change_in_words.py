"""A change and an entry of the journal as the commands print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from incidents.changes.change import RowChange
from incidents.changes.journal import Entry
from incidents.changes.review import Review
from incidents.counting.count import Count
from incidents.tables.problems import visible
from incidents.words.language import Language
from incidents.words.moved_totals import moved_in_words, total_in_words
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import figure_in_words, headline
from incidents.words.speaker import Speaker

NAMES_PERSONS = "people"
"""The table whose cells no command prints."""


def speakers(review: Review) -> tuple[Speaker, Speaker]:
    """Who puts the figures before and after a change into words."""
    language = Language()
    before, after = review.before.reading.dataset, review.after.reading.dataset
    return (
        Speaker(before, language, PlaceNames(before)),
        Speaker(after, language, PlaceNames(after)),
    )


def row_in_words(row: RowChange) -> str:
    """What becomes of a row: its table and id, and of a correction what is corrected."""
    first = next(iter(row.row.values()), "")
    name = f"{row.kind} in {row.table}: {visible(first)}"
    if row.before is None or row.after is None or row.table == NAMES_PERSONS:
        return name
    fields = (
        f"{c} {visible(b) or 'empty'} → {visible(a) or 'empty'}" for c, b, a in row.differing()
    )
    return f"{name}: {'; '.join(fields)}"


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


def review_in_words(review: Review) -> Iterator[str]:
    """The rows of a change, the notes of the checks on them, and each total that moves."""
    for row in review.change.rows:
        yield row_in_words(row)
    for note, _ in review.notes:
        yield f"note: {note}"
    before, after = speakers(review)
    for total in review.totals:
        yield moved_in_words(total, before, after)
    if review.change.rows and not review.totals:
        yield "no total moves"


def totals_as_json(review: Review) -> list[dict[str, Any]]:
    """Each total that moves, before and after, as JSON values."""
    before, after = speakers(review)
    return [
        {
            "total": total_in_words(total.selection, before, after),
            "selection": [list(pair) for pair in total.selection.to_query()],
            "before": _figure(total.before, before),
            "after": _figure(total.after, after),
        }
        for total in review.totals
    ]


def _figure(counted: Count, speaker: Speaker) -> dict[str, Any]:
    figure = counted.figure
    return {
        "low": figure.low,
        "high": figure.high,
        "open_ended": figure.open_ended,
        "standing": figure.standing,
        "words": figure_in_words(counted, speaker, exact=True),
        "sentence": headline(counted, speaker),
    }


def entry_in_words(entry: Entry) -> str:
    """An entry of the journal on one line."""
    occasion = entry.occasion
    kinds = Counter(f"{row.kind} in {row.table}" for row in entry.change.rows)
    rows = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    who = f" by {visible(occasion.who)}" if occasion.who else ""
    what = f"{occasion.made_by} of entry {occasion.undoes}" if occasion.undoes else occasion.made_by
    file = occasion.file
    told = f" of {visible(file.name)} (sha256 {file.sha256[:12]})" if file else ""
    return f"{entry.number}, {entry.at:%Y-%m-%d %H:%M} UTC{who}: {what}{told}: {rows}"
