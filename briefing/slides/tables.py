"""Native tables on slides: rows as high as their texts, as many on a slide as fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Inches

from briefing.slides.colours import INK, PALE, QUIET, RULE, WHITE
from briefing.slides.deck import describe
from briefing.slides.text_boxes import (
    LINE_HEIGHT,
    Box,
    Line,
    number_of_lines,
    on_one_line,
    width_of_longest_word,
    write,
)
from incidents.languages.language import Language

LONGEST_CELL = 420
"""Characters of a cell; a longer text ends in an ellipsis, and is whole in the app."""

MARGIN_X, MARGIN_Y = 0.1, 0.05
AFTER_A_NUMBER = 0.18
SIZES = (18, 16, 14, 13, 12)
_BORDERLESS = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style "no style, no grid" of every office program."""


@dataclass(frozen=True)
class Column:
    """A heading, the share of the table's width, and whether numbers stand in it."""

    heading: str
    share: float
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """What a table holds, its alternative text, and the size of its letters in points.

    `bold` is the column whose texts are the first to read, None for none; `caption` is what must
    be known to read it.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    alternative: str
    size: float = 13
    bold: int | None = 0
    caption: str = ""


def sized(table: Table, box: Box) -> Table:
    """The table in the largest letters at which all of it fits the box, with its headings on one
    line and no word broken; or in the smallest."""
    table = _with_room_for_words(table, box)
    heads = tuple(column.heading for column in table.columns)
    words = [tuple(max(cell.split(" "), key=len) for cell in row) for row in table.rows]
    for size in SIZES:
        larger = replace(table, size=size)
        unbroken = all(_lines(row, larger, box) == 1 for row in (heads, *words))
        if unbroken and len(pages(larger, box)) <= 1:
            break
    return larger


def _with_room_for_words(table: Table, box: Box) -> Table:
    """The table with room in each column for its longest word, taken from those that have more
    than they need; as it is where there is not so much."""
    texts = zip(*[[column.heading for column in table.columns], *table.rows], strict=True)
    needed = [
        max(
            width_of_longest_word(text, SIZES[-1] * (1.06 if index == table.bold else 1))
            for text in column
        )
        + _margins(table.columns[index])
        for index, column in enumerate(texts)
    ]
    spare = [
        column.share * box.width - need for column, need in zip(table.columns, needed, strict=True)
    ]
    lacking, free = (sum(max(0.0, sign * room) for room in spare) for sign in (-1, 1))
    if not lacking or lacking > free:
        return table
    kept = 1 - lacking / free
    columns = tuple(
        replace(column, share=(need + max(0.0, room) * kept) / box.width)
        for column, need, room in zip(table.columns, needed, spare, strict=True)
    )
    return replace(table, columns=columns)


def pages(table: Table, box: Box, *, most: int | None = None) -> list[list[tuple[str, ...]]]:
    """The rows by slide, so that each slide's share fits the box; at most `most` slides.

    Rows beyond the last slide are left out: the caller counts and tells them.
    """
    room = box.height - _height([column.heading for column in table.columns], table, box)
    filled: list[list[tuple[str, ...]]] = []
    left = 0.0
    for row in table.rows:
        height = _height(row, table, box)
        if not filled or height > left:
            if most is not None and len(filled) == most:
                break
            filled.append([])
            left = room
        filled[-1].append(row)
        left -= height
    return filled


def add_table(
    slide: Any, table: Table, rows: Sequence[tuple[str, ...]], box: Box, language: Language
) -> None:
    """Puts these rows of the table on the slide, under the headings of its columns."""
    heads = tuple(column.heading for column in table.columns)
    shape = slide.shapes.add_table(len(rows) + 1, len(heads), *box.in_emu)
    describe(shape, table.alternative, name=language.say("Table"))
    made = shape.table
    made._tbl.tblPr.find(qn("a:tableStyleId")).text = _BORDERLESS
    made.horz_banding = False
    for index, column in enumerate(table.columns):
        made.columns[index].width = Inches(box.width * column.share)
    for number, texts in enumerate((heads, *rows)):
        height = _height(texts, table, box)
        made.rows[number].height = Inches(height)
        for index, text in enumerate(texts):
            look = _Look(
                table.size - 1 if number == 0 else table.size,
                number == 0 or index == table.bold,
                QUIET if number == 0 else INK,
                PALE if number == 0 else WHITE,
                table.columns[index].is_number,
            )
            _fill(made.cell(number, index), text, look, language)
    shape.height = sum(row.height for row in made.rows)


@dataclass(frozen=True)
class _Look:
    size: float
    bold: bool
    ink: RGBColor
    ground: RGBColor
    is_number: bool


def _fill(cell: Any, text: str, look: _Look, language: Language) -> None:
    cell.margin_left = cell.margin_right = Inches(MARGIN_X)
    cell.margin_top = cell.margin_bottom = Inches(MARGIN_Y)
    cell.vertical_anchor = MSO_ANCHOR.TOP
    cell.fill.solid()
    cell.fill.fore_color.rgb = look.ground
    line = Line(on_one_line(text, LONGEST_CELL), look.size, look.bold, look.ink)
    write(cell.text_frame, [line], language)
    if look.is_number:
        cell.margin_right = Inches(AFTER_A_NUMBER)
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    # A thin line under each row; the order of the parts is the schema's.
    border = parse_xml(
        f'<a:lnB {nsdecls("a")} w="9525"><a:solidFill><a:srgbClr val="{RULE}"/></a:solidFill>'
        "</a:lnB>"
    )
    cell._tc.get_or_add_tcPr().insert(0, border)


def _height(texts: Sequence[str], table: Table, box: Box) -> float:
    """Inches of a row: those of its longest cell."""
    return _lines(texts, table, box) * table.size * LINE_HEIGHT / 72 + 2 * MARGIN_Y


def _lines(texts: Sequence[str], table: Table, box: Box) -> int:
    return max(
        number_of_lines(
            on_one_line(text, LONGEST_CELL),
            box.width * column.share - _margins(column),
            table.size * (1.06 if index == table.bold else 1),
        )
        for index, (text, column) in enumerate(zip(texts, table.columns, strict=True))
    )


def _margins(column: Column) -> float:
    """Inches beside the texts of a column."""
    return MARGIN_X + (AFTER_A_NUMBER if column.is_number else MARGIN_X)
