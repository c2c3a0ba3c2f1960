"""The last slides of a deck: how its numbers are made, what it leaves out, and every source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.counted.counted_scene import Shown, SourceLine
from briefing.slides.colours import INK, QUIET
from briefing.slides.deck import BODY, Deck
from briefing.slides.tables import Column, Table, add_table, pages
from briefing.slides.text_boxes import Box, Line, add_text, height_of, on_one_line
from incidents.languages.language import Language

LONGEST_SOURCE = 500
LONGEST_QUERY = 300

_COMMA = ",\u00a0"


@dataclass(frozen=True)
class Sources:
    """The documents of a whole deck: each has one number on all of its slides, from 1."""

    lines: tuple[SourceLine, ...]
    numbers: dict[str, int] = field(default_factory=dict)

    def cited(self, source_ids: Sequence[str]) -> str:
        """The numbers of these documents in brackets, on one line: "[1, 4]", "" if none."""
        numbers = sorted(self.numbers[i] for i in source_ids if i in self.numbers)
        return f"[{_COMMA.join(map(str, numbers))}]" if numbers else ""


def sources_of(scenes: Sequence[Shown]) -> Sources:
    """The documents of these scenes, each once, in the order in which they are first cited."""
    found = {source.source_id: source for scene in scenes for source in scene.sources}
    lines = tuple(replace(line, number=n) for n, line in enumerate(found.values(), start=1))
    return Sources(lines, {line.source_id: line.number for line in lines})


def source_in_words(source: SourceLine) -> str:
    """Number, publisher, title and day; the address is a line of its own."""
    said = f"{source.number}. {source.publisher}: {source.title}"
    return on_one_line(f"{said}, {source.published}" if source.published else said, LONGEST_SOURCE)


def add_method(deck: Deck, scenes: Sequence[Shown], title: str) -> None:
    """A slide with rule, data version, licence, contact and what is left out; then what each
    scene selects."""
    language, known = deck.language, next((s for s in scenes if s.count is not None), None)
    if known is not None:
        lines = _method(known, _risks(scenes), language)
        add_text(deck.add(title), _fitted(lines), lines, language, name=language.say("Method"))
    _add_selections(deck, scenes)


def add_sources(deck: Deck, sources: Sources) -> None:
    """The numbered documents with their addresses, on as many slides as they need."""
    language, blocks = deck.language, [_block(source) for source in sources.lines]
    filled: list[list[Line]] = []
    for block in blocks:
        if not filled or height_of([*filled[-1], *block], BODY.width) > BODY.height:
            filled.append([])
        filled[-1] += block
    for number, lines in enumerate(filled, start=1):
        place = language.say("{number} of {of}", number=number, of=len(filled))
        slide = deck.add(language.say("Sources"), place=place if len(filled) > 1 else "")
        add_text(slide, BODY, lines, language, name=language.say("Sources"))


def add_persons(deck: Deck, scenes: Sequence[Shown]) -> None:
    """Persons whom the author let in, apart from everything that is said of movements."""
    named = dict.fromkeys(person for scene in scenes for person in scene.persons)
    if not named:
        return
    language = deck.language
    say = language.say
    heading = say("Journalists whose names a press-freedom monitor published")
    text = "; ".join(on_one_line(person, 120) for person in named)
    size = next(
        (s for s in (18, 16, 14, 12, 10) if height_of([Line(text, s)], BODY.width) < BODY.height), 8
    )
    add_text(deck.add(heading), BODY, [Line(text, size)], language, name=say("Persons"))


def _method(known: Shown, risks: Sequence[str], language: Language) -> list[Line]:
    say, size = language.say, 15
    borders = say(
        "Natural Earth, GeoNames; borders as drawn by Natural Earth are no position of ours"
    )
    told = [
        (say("Counting rule"), known.rule),
        (
            say("Marks"),
            say("A plus means or more, a hatched bar that sources disagree."),
        ),
        (say("Data version"), known.as_of),
        (say("Licence"), known.licence),
        (say("Licence, address"), known.licence_url),
        (say("Errors and removals"), known.contact),
        (say("Base map"), borders),
        (say("Left out"), " ".join(known.left_out)),
        (say("Before you share a link"), " ".join(risks)),
    ]
    lines = []
    for heading, text in told:
        if text:
            lines.append(Line(heading, 12, bold=True, ink=QUIET, space_before=8))
            url = text if text == known.licence_url else ""
            lines.append(Line(on_one_line(text, 900), size, ink=INK, url=url))
    return lines


def _fitted(lines: list[Line]) -> Box:
    """The body of a slide; the lines are made smaller, in place, until they fit it."""
    while height_of(lines, BODY.width) > BODY.height and max(line.size for line in lines) > 8:
        lines[:] = [replace(line, size=line.size - 1) for line in lines]
    return BODY


def _risks(scenes: Sequence[Shown]) -> list[str]:
    """The warnings of sources whose addresses the deck holds."""
    linked = [scene for scene in scenes if any(source.url for source in scene.sources)]
    return list(dict.fromkeys(risk for scene in linked for risk in scene.risks))


def _add_selections(deck: Deck, scenes: Sequence[Shown]) -> None:
    say = deck.language.say
    rows = tuple(
        (
            str(scene.number),
            on_one_line(scene.title, 90),
            on_one_line(scene.filters or scene.problem, LONGEST_QUERY),
            on_one_line(scene.scene.selection, LONGEST_QUERY),
        )
        for scene in scenes
    )
    columns = (
        Column("", 0.05, is_number=True),
        Column(say("Scene"), 0.27),
        Column(say("What is counted"), 0.36),
        Column(say("The same as a query"), 0.32),
    )
    alternative = say("What each scene of this briefing selects")
    table = Table(columns, rows, alternative, size=12, bold=1)
    for shared in pages(table, BODY):
        slide = deck.add(say("What each scene counts"))
        add_table(slide, table, shared, BODY, deck.language)


def _block(source: SourceLine) -> list[Line]:
    """A document as paragraphs: what it is, then where it can be read."""
    lines = [Line(source_in_words(source), 13, space_before=5)]
    for url in (source.url, source.archive_url):
        if url:
            lines.append(Line(on_one_line(url, LONGEST_SOURCE), 10.5, ink=QUIET, url=url))
    return lines
