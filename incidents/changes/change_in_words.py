"""A change and an entry of the journal in the reader's language."""

from __future__ import annotations

from geo.message import Message, to_say
from incidents.changes.change import RowChange, RowCounts
from incidents.changes.journal import Entry
from incidents.changes.journal_heads import EntryHead
from incidents.languages.language import Language
from incidents.tables.problems import visible
from incidents.words.code_names import TABLE_NAMES

BECOMES = {
    "added": to_say("added"),
    "corrected": to_say("corrected"),
    "set_aside": to_say("set aside"),
    "withdrawn": to_say("withdrawn"),
    "removed": to_say("taken out"),
    "erased": to_say("removed for good"),
}
"""What becomes of a row."""


def row_named(row: RowChange, *, in_words: bool = False) -> Message:
    """What becomes of a row, with its table and id: the table as its file is called, or `in_words`
    as pages name it."""
    words = TABLE_NAMES.get(row.table) if in_words else None
    name: str = to_say(words) if words else row.table
    return to_say(
        "{becomes} in {table}: {row}",
        becomes=BECOMES[row.kind],
        table=name,
        row=visible(next(iter(row.row.values()), "")),
    )


def rows_in_words(counts: RowCounts, language: Language) -> str:
    """How many rows of each table become what: "Reports: 3 rows added, 1 row corrected"."""
    parts = []
    for table, kinds in counts.items():
        told = ", ".join(_of_kind(kind, number, language) for kind, number in kinds.items())
        name = language.say(TABLE_NAMES.get(table, table))
        parts.append(language.say("{table}: {rows}", table=name, rows=told))
    return "; ".join(parts)


def _of_kind(kind: str, number: int, language: Language) -> str:
    say_count = language.say_count
    if kind == "added":
        return say_count("{number} row added", "{number} rows added", number)
    if kind == "corrected":
        return say_count("{number} row corrected", "{number} rows corrected", number)
    if kind == "set_aside":
        return say_count("{number} row set aside", "{number} rows set aside", number)
    if kind == "withdrawn":
        return say_count("{number} row withdrawn", "{number} rows withdrawn", number)
    if kind == "erased":
        return say_count(
            "{number} name removed for good", "{number} names removed for good", number
        )
    return say_count("{number} row removed", "{number} rows removed", number)


def occasion_in_words(entry: Entry | EntryHead, language: Language) -> str:
    """What made the change: a file that was brought in, an entry that was undone, a form; or what
    was refused."""
    occasion, say = entry.occasion, language.say
    if refused := occasion.refuses:
        who, day = refused.occasion.who or say("somebody"), language.day(refused.at.date())
        return say("proposal refused ({who}, {day})", who=who, day=day)
    if occasion.made_by == "erasure":
        return say("a person taken out of everything")
    if occasion.undoes is not None:
        return say("entry {number} undone", number=language.number(occasion.undoes))
    if occasion.file:
        return say("{file} brought in", file=occasion.file.name)
    return say("changed by hand")
