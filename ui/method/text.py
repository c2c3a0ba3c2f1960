"""The method page: what is counted, by which rule, from which words, and what is not known."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from incidents.rule.quantities import quantities
from incidents.rule.wordings import BETWEEN, PLAIN, VAGUE, WORDINGS
from incidents.words.code_names import LANGUAGE_NAMES
from incidents.words.dataset_metadata import about
from ui.elements.html import joined, link, show, tag, text
from ui.elements.plain_table import plain_table
from ui.method.cases import (
    CASES,
    DEFINITIONS,
    GAPS,
    RULE,
    WORDS_FOR_DETAINING,
)
from ui.method.example import worked_example
from ui.session.session import Session

EXAMPLE = 30
"""The number that the table of words shows each wording with."""

SEVERAL_LANGUAGES = "mul"
"""ISO 639-2 for words of several languages in one place."""


def method_text(session: Session) -> None:
    """Draws the whole page."""
    say = session.say
    sections = [
        ("what-counts", say("What counts"), _definitions(session)),
        ("rule", say("The rule for numbers"), _list(session, RULE)),
        ("example", say("The rule at work"), worked_example(session)),
        ("words", say("Words and what they carry"), words_table(session)),
        ("cases", say("Cases at the edge"), _cases(session)),
        ("detaining", say("Words for detaining"), _words_for_detaining(session)),
        ("gaps", say("What is not known"), _list(session, GAPS)),
        ("reuse", say("Cite, correct, reuse"), _reuse(session)),
    ]
    parts = [tag("h1", say("How the numbers are made")), _contents(session, sections)]
    for anchor, title, body in sections:
        if body:
            parts += [tag("h2", title, css="page-part", id=anchor), body]
    show(tag("article", joined(parts), css="method"))


def _contents(session: Session, sections: list[tuple[str, str, Markup]]) -> Markup:
    entries = [
        tag("li", Markup('<a href="#{}" target="_self">{}</a>').format(anchor, text(title)))
        for anchor, title, body in sections
        if body
    ]
    return tag("nav", tag("ul", joined(entries)), aria_label=session.say("On this page"))


def _list(session: Session, lines: tuple[str, ...]) -> Markup:
    return tag("ul", joined(tag("li", session.say(line)) for line in lines))


def _definitions(session: Session) -> Markup:
    parts = [
        part
        for word, meaning in DEFINITIONS
        for part in (tag("dt", session.say(word)), tag("dd", session.say(meaning)))
    ]
    return tag("dl", joined(parts))


def words_table(session: Session) -> Markup:
    """The table that turns words into bounds, from the one that counting uses."""
    say, number = session.say, session.speaker.language.number
    rows: list[tuple[str, int | None, int | None]] = []
    for row in WORDINGS:
        rows.append((f"{', '.join(row.words)} {EXAMPLE}", *row.bounds(EXAMPLE)))
        if row.after:
            rows.append((f"{EXAMPLE} {', '.join(row.after)}", *row.bounds(EXAMPLE)))
    for low, alike in groupby(sorted(VAGUE, key=VAGUE.__getitem__), key=VAGUE.__getitem__):
        rows.append((", ".join(alike), low, None))
    rows += [(word, *_bounds_of(word)) for word in (*BETWEEN, *PLAIN)]
    printed = [
        (
            tag("span", words, lang=SEVERAL_LANGUAGES),
            *(say("open") if bound is None else number(bound) for bound in bounds),
        )
        for words, *bounds in rows
    ]
    names = [say("Words"), say("at least"), say("at most")]
    return plain_table(names, printed, caption=say("Which bounds words carry"))


def _bounds_of(words: str) -> tuple[int | None, int | None]:
    (said,) = quantities(words)
    return said.low, said.high


def _cases(session: Session) -> Markup:
    say = session.say
    rows = [(say(case), say(decision)) for case, decision in CASES]
    return plain_table([say("Case"), say("Decision")], rows, caption=say("Decisions"))


def _words_for_detaining(session: Session) -> Markup:
    say = session.say
    rows = [
        (tag("span", words, lang=code), say(LANGUAGE_NAMES[code]), say(meaning), say(decision))
        for code, words, meaning, decision in WORDS_FOR_DETAINING
    ]
    names = [say("Words"), say("Language"), say("Meaning"), say("What we do")]
    return plain_table(names, rows, caption=say("Words in Russian and Kazakh"))


def _reuse(session: Session) -> Markup:
    say, described = session.say, about(session.dataset, session.speaker.language)
    licence = joined(
        [
            text(say("Our tables:") + " "),
            link(described.licence_url, described.licence),
            text(say("; quotations belong to their authors. Code: MIT.")),
        ]
    )
    lines = [
        tag("p", licence),
        tag(
            "p",
            say(
                "Place names and coordinates: GeoNames, CC BY 4.0, filtered and edited. Base map: "
                "Natural Earth, public domain; its borders are no position of ours."
            ),
        ),
        tag("p", say("Cite as: {citation}", citation=described.citation)),
        tag(
            "p",
            say("For the project's own tables, CITATION.cff beside the code says it to programs."),
        ),
        tag("p", _contact(session, described.contact)),
    ]
    return joined(lines)


def _contact(session: Session, contact: str) -> str:
    if not contact:
        return session.say(
            "An error, or a name that should go? Whoever runs this copy of the app has not said "
            "where to write (setting CONTACT)."
        )
    return session.say(
        "An error, or a name that should go? Write to {contact}, with the row, what it should say "
        "and where that can be read.",
        contact=contact,
    )
