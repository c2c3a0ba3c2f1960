"""The slides of one scene, two at most: its figure in words beside its picture, then its table or
chart. What has no room on them is in the notes of the speaker.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.pictures.files import map_svg, report_scale_svg
from briefing.pictures.png_and_pdf import svg_to_png
from briefing.slides.charts import add_chart, chosen
from briefing.slides.colours import INK, QUIET
from briefing.slides.deck import BODY, Deck, add_notes, describe
from briefing.slides.figure_text import add_words
from briefing.slides.notes import notes_of
from briefing.slides.sources import Sources
from briefing.slides.table_rows import (
    bars_of_chart,
    ends_in_words,
    places_table,
    regions_table,
    reports_table,
    silent_regions,
    steps_table,
)
from briefing.slides.tables import Table, add_table, pages, sized
from briefing.slides.text_boxes import Box, Line, add_text, fitting, on_one_line
from incidents.languages.language import Language

PICTURE = Box(BODY.left, BODY.top, 8.1, BODY.height)
WORDS = Box(8.95, BODY.top, 3.88, BODY.height)
BODY_OF_TABLES = replace(BODY, height=BODY.height - 0.35)
BENEATH = 0.62
"""Inches under a picture for what it does not show."""

PIXELS_PER_INCH = 150
PIXELS_OF_REPORTS = 168
"""The same for an incident's reports, whose letters are 12 points high then."""

LONGEST_PROBLEM = 1000
LONGEST_TITLE = 110
"""Characters of a title that something is added to."""


@dataclass(frozen=True)
class _Page:
    """What adds slides for a scene: the deck, its sources, the scene."""

    deck: Deck
    sources: Sources
    scene: Shown

    @property
    def language(self) -> Language:
        return self.deck.language

    def add(self, title: str, *, beyond: Sequence[str] = ()) -> Any:
        """A slide of the scene with its source line, its place and its notes, last of them the
        lines that are on no slide."""
        scene, say = self.scene, self.language.say
        footer = " ".join(part for part in (scene.source_line, scene.as_of) if part)
        place = say("Scene {number} of {of}", number=scene.number, of=scene.of)
        slide = self.deck.add(title, footer=on_one_line(footer, 400), place=place)
        notes = notes_of(scene, self.sources, self.language)
        if beyond:
            notes = "\n".join([f"{notes}\n", say("Not on the slides:"), *beyond])
        add_notes(slide, notes)
        return slide


def add_scene(deck: Deck, scene: Shown, sources: Sources) -> None:
    """Adds the slides of this scene; one that cannot be shown says why."""
    page = _Page(deck, sources, scene)
    say = deck.language.say
    title = scene.title or say("Scene {number}", number=scene.number)
    slide = page.add(title)
    if scene.problem:
        text = on_one_line(scene.problem, LONGEST_PROBLEM)
        size = fitting(text, BODY, (22, 18, 16, 14), bold=False)
        add_text(slide, BODY, [Line(text, size)], deck.language, name=say("Problem"))
        return
    add_words(slide, scene, WORDS, deck.language)
    _FIRST[scene.scene.kind](slide, page, on_one_line(title, LONGEST_TITLE))


def _first_of_map(slide: Any, page: _Page, title: str) -> None:
    scene, language = page.scene, page.language
    say = language.say
    room = replace(PICTURE, height=PICTURE.height - BENEATH)
    pixels = round(room.width * PIXELS_PER_INCH / 2), round(room.height * PIXELS_PER_INCH / 2)
    svg = map_svg(scene, width=pixels[0], height=pixels[1], dark=False)
    _add_picture(slide, svg, room, scene.alternative, name=say("Map"))
    _add_beneath(slide, scene.notes, language)
    _add_tables(page, places_table(scene, language), say("{title}: in figures", title=title))


def _first_of_regions(slide: Any, page: _Page, title: str) -> None:
    scene, language = page.scene, page.language
    _add_ranges(slide, page, replace(PICTURE, height=PICTURE.height - BENEATH))
    _add_beneath(slide, (*scene.beyond, *silent_regions(scene, language)), language)
    table = regions_table(scene, language)
    _add_tables(page, table, language.say("{title}: in figures", title=title), with_chart=False)


def _first_of_incident(slide: Any, page: _Page, title: str) -> None:
    scene, say = page.scene, page.language.say
    table = reports_table(scene, page.sources, page.language)
    went_on = _add_first_rows(slide, page, table, title)
    if not went_on and scene.report_scale and len(scene.report_scale.rows) > 1:
        across, high = BODY.width * PIXELS_OF_REPORTS, BODY.height * PIXELS_OF_REPORTS
        svg = report_scale_svg(scene, width=round(across), height=round(high))
        added = page.add(say("{title}: report by report", title=title))
        _add_picture(added, svg, BODY, scene.report_scale.in_words(), name=say("Reports"), scale=1)


def _first_of_passport(slide: Any, page: _Page, title: str) -> None:
    bars = [bar for bar in bars_of_chart(page.scene).bars if bar.has_number]
    in_words = [f"{bar.name}: {bar.figure}" for bar in bars]
    table = steps_table(page.scene, page.language)
    if not _add_first_rows(slide, page, table, title, beyond=in_words) and len(bars) > 1:
        said = page.language.say("{title}: report by report", title=title)
        _add_ranges(page.add(said), page, BODY)


_FIRST = {
    "map": _first_of_map,
    "regions": _first_of_regions,
    "incident": _first_of_incident,
    "passport": _first_of_passport,
}


def _add_first_rows(
    slide: Any, page: _Page, table: Table, title: str, *, beyond: Sequence[str] = ()
) -> bool:
    """The table beside the figure; whether it went on over a second slide, whose notes then hold
    what is `beyond` both."""
    table = sized(table, PICTURE)
    shared = pages(table, PICTURE, most=1)
    if not shared:
        return False
    add_table(slide, table, shared[0], PICTURE, page.language)
    rest = replace(table, rows=table.rows[len(shared[0]) :])
    continued = page.language.say("{title} (continued)", title=title)
    return _add_rows(page, rest, continued, BODY_OF_TABLES, beyond=beyond) is not None


def _add_picture(slide: Any, svg: str, box: Box, told: str, *, name: str, scale: int = 2) -> None:
    """A drawing as a picture with its words; `scale`: pixels for one of the drawing's."""
    picture = slide.shapes.add_picture(io.BytesIO(svg_to_png(svg, scale=scale)), *box.in_emu)
    describe(picture, told, name=name)


def _add_ranges(slide: Any, page: _Page, box: Box) -> None:
    """The chart of the scene's ranges, and a line where not all of them have a bar."""
    language, of_scene = page.language, bars_of_chart(page.scene)
    bars = chosen(of_scene)
    if not bars.rows:
        text = language.say("Nothing here has a number of its own.")
        add_text(slide, box, [Line(text, 20, ink=QUIET)], language, name=language.say("Chart"))
        return
    left_out = sum(bar.has_number for bar in of_scene.bars) - len(bars.rows)
    more = language.say_count(
        "{number} more is not in this chart.", "{number} more are not in this chart.", left_out
    )
    if left_out:
        below = Box(box.left, box.top + box.height - 0.3, box.width, 0.3)
        add_text(slide, below, [Line(more, 12, ink=QUIET)], language, name=language.say("Chart"))
        box = replace(box, height=box.height - 0.35)
    add_chart(slide, bars, box, language, ends_in_words(page.scene, language))


def _add_tables(page: _Page, table: Table, title: str, *, with_chart: bool = True) -> None:
    """The table on slides of its own, and the chart of its ranges beside it."""
    beside = with_chart and bool(chosen(bars_of_chart(page.scene)).rows)
    box = replace(BODY_OF_TABLES, width=6.6) if beside else BODY_OF_TABLES
    slide = _add_rows(page, sized(table, box), title, box)
    if beside and slide:
        _add_ranges(slide, page, replace(BODY_OF_TABLES, left=7.4, width=5.43))


def _add_rows(
    page: _Page, table: Table, title: str, box: Box, *, beyond: Sequence[str] = ()
) -> Any | None:
    """A slide with the rows of the table, None without a row; those that do not fit are in its
    notes, which it says."""
    language, filled = page.language, pages(table, box, most=1)
    if not filled:
        return None
    left_out = table.rows[len(filled[0]) :]
    lines = [" \u00b7 ".join(filter(None, row)) for row in left_out]
    slide = page.add(title, beyond=[*lines, *beyond])
    add_table(slide, table, filled[0], box, language)
    more = language.say_count(
        "{number} more row is in the notes.",
        "{number} more rows are in the notes.",
        len(left_out),
    )
    told = [table.caption, more if left_out else ""]
    line = Line(" ".join(text for text in told if text), 12, ink=QUIET)
    below = Box(box.left, box.top + box.height + 0.08, BODY.width, 0.25)
    if line.text:
        add_text(slide, below, [line], language, name=language.say("Caption"))
    return slide


def _add_beneath(slide: Any, texts: Sequence[str], language: Language) -> None:
    """Lines at the foot of the picture, in one paragraph each, as large as fits."""
    text = on_one_line(" ".join(texts), 700)
    box = Box(PICTURE.left, PICTURE.top + PICTURE.height - BENEATH + 0.08, PICTURE.width, 0.5)
    if text:
        size = fitting(text, box, (13, 12, 11, 10, 9, 8, 7), bold=False)
        add_text(slide, box, [Line(text, size, ink=INK)], language, name=language.say("Beside"))
