"""A comparison of two versions in words: the figure then and now, and each row by its id."""

from __future__ import annotations

from incidents.counting.differing_rows import VersionChange
from incidents.counting.version_changes import Comparison
from incidents.languages.language import Language
from incidents.words.quotation import cut_at_word
from incidents.words.sentence import figure_in_words
from incidents.words.speaker import Speaker
from incidents.words.written_reasons import told_reason

LONGEST = 160
"""Characters of one text of a row that are shown."""


def then_and_now(comparison: Comparison, before: Speaker, now: Speaker) -> str:
    """The figure when a link was made, and the figure now."""
    return now.language.say(
        "When this link was made: {before}; now: {now}.",
        before=figure_in_words(comparison.before, before, exact=True),
        now=figure_in_words(comparison.now, now, exact=True),
    )


def by_todays_rule(language: Language) -> str:
    """What is the same on both sides."""
    return language.say("Both figures are counted by the rule and the list of places of today.")


def beside(number: int, language: Language) -> str:
    """How many other rows differ."""
    return language.say_count(
        "{number} other row of the tables changed; this figure does not rest on it.",
        "{number} other rows of the tables changed; this figure does not rest on them.",
        number,
    )


def change_in_words(change: VersionChange, before: Speaker, now: Speaker) -> str:
    """One row that changed: what became of it, its id, and what it says."""
    language = now.language
    say = language.say
    row = _row(change, before if change.kind == "removed" else now)
    if change.kind == "added":
        return say("Added: {row}", row=row)
    if change.kind == "removed":
        return say("Removed: {row}", row=row)
    if change.kind in ("set_aside", "withdrawn"):
        reason = told_reason(_cut(change.row.get("status_reason", "")), language)
        reason = reason or say("no reason given")
        if change.kind == "withdrawn":
            return say("Withdrawn: {row}; reason: {reason}", row=row, reason=reason)
        return say("Set aside: {row}; reason: {reason}", row=row, reason=reason)
    empty = say("empty")
    fields = "; ".join(
        say("{field}: {before} → {after}", field=f, before=_cut(b) or empty, after=_cut(a) or empty)
        for f, b, a in change.fields
    )
    return say("Corrected: {row}; {fields}", row=row, fields=fields)


def _row(change: VersionChange, speaker: Speaker) -> str:
    say, row = speaker.language.say, change.row
    if change.table == "reports":
        slots = {"id": change.row_id, "origin": speaker.origin(row["origin_id"])}
        if any(field == "detained_text" for field, _, _ in change.fields):
            # The words stand among the fields then, as they were and as they are.
            return say("report {id} ({origin})", **slots)
        words = _cut(speaker.translation(row) or row["detained_text"])
        return say("report {id}, “{words}” ({origin})", words=words, **slots)
    if change.table == "incidents":
        return say("incident {id}, {place}", id=change.row_id, place=_cut(row["location_text"]))
    if change.table == "events":
        title = _cut(speaker.written(row, "title"))
        return say("event {id}, {title}", id=change.row_id, title=title)
    if change.table == "origins":
        return say("origin {id}, {name}", id=change.row_id, name=_cut(row["name"]))
    return say("{table}: {id}", table=change.table, id=change.row_id)


def _cut(words: str) -> str:
    return cut_at_word(words, LONGEST)
