"""A change and an entry of the journal as the commands print them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from geo.message import Message, to_say
from incidents.changes.change import NAMES_PERSONS, RowChange
from incidents.changes.change_in_words import BECOMES, row_named
from incidents.changes.journal import Entry
from incidents.changes.moved_as_json import speakers
from incidents.changes.review import Review
from incidents.languages.language import Language
from incidents.tables.problems import visible
from incidents.words.moved_totals import moved_in_words

MADE_BY = {
    "edit": to_say("edit"),
    "import": to_say("import"),
    "undo": to_say("undo"),
    "erasure": to_say("erasure"),
}
"""What an entry of the journal was made by, where it has a word."""


def row_in_words(row: RowChange) -> Message:
    """What becomes of a row: its table and id, and of a correction what is corrected."""
    name = row_named(row)
    if row.before is None or row.after is None or row.table == NAMES_PERSONS:
        return name
    fields = (f"{c} {visible(b) or '∅'} → {visible(a) or '∅'}" for c, b, a in row.differing())
    return to_say("{row}: {fields}", row=name, fields="; ".join(fields))


def review_in_words(review: Review, language: Language) -> Iterator[str]:
    """The rows of a change, the notes of the checks on them, and each total that moves."""
    for row in review.change.rows:
        yield language.told(row_in_words(row))
    for note, _ in review.notes:
        yield language.say("note: {note}", note=language.told(note.sentence()))
    before, after = speakers(review, language)
    for total in review.totals:
        yield moved_in_words(total, before, after)
    if review.change.rows and not review.totals:
        yield language.say("no total moves")


def entry_in_words(entry: Entry) -> Message:
    """An entry of the journal on one line."""
    occasion, refused = entry.occasion, entry.occasion.refuses
    change = refused.change if refused else entry.change
    kinds = Counter((row.kind, row.table) for row in change.rows)
    when = _when(entry)
    what: str = MADE_BY.get(occasion.made_by, Message(visible(occasion.made_by)))
    if occasion.undoes:
        what = to_say("undo of entry {entry}", entry=occasion.undoes)
    if refused:
        who = visible(refused.occasion.who) or to_say("somebody")
        what = to_say("refusal of what {who} proposed, {when}", who=who, when=_when(refused))
    if file := occasion.file:
        what = to_say(
            "{what} of {file} (sha256 {hash})",
            what=what,
            file=visible(file.name),
            hash=file.sha256[:12],
        )
    if occasion.who:
        what = to_say("{what}, by {who}", what=what, who=visible(occasion.who))
    line = to_say("{entry}, {when}: {what}", entry=entry.number, when=when, what=what)
    for (kind, table), number in kinds.items():
        becomes = BECOMES[kind]
        if refused:
            becomes = to_say("not {becomes}", becomes=becomes)
        line = to_say(
            "{line}; {number} {becomes} in {table}",
            line=line,
            number=number,
            becomes=becomes,
            table=table,
        )
    if refused:
        line = to_say("{line}; reason: {reason}", line=line, reason=visible(occasion.reason))
    return line


def _when(entry: Entry) -> str:
    return f"{entry.at:%Y-%m-%d %H:%M} UTC"
