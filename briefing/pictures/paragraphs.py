"""Paragraphs that flow down columns and on to the next page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import LINE, width, wrapped


@dataclass(frozen=True)
class Paragraph:
    """Words in letters of a size in pixels; `mark` stands before them, hanging; `gap` is the
    room above, in letters; `address` is where its words lead."""

    text: str
    size: float
    color: str
    bold: bool = False
    mark: str = ""
    gap: float = 0.5
    address: str = ""
    indent: float = 0


def height_of(paragraph: Paragraph, room: float) -> float:
    """Pixels that a paragraph takes in a column as wide as the room, its gap above too."""
    lines = wrapped(paragraph.text, paragraph.size, room - paragraph.indent, bold=paragraph.bold)
    return paragraph.size * (paragraph.gap + LINE * len(lines))


def flow(
    paragraphs: Iterable[Paragraph],
    columns: Sequence[Box],
    colors: dict[str, str],
    new_page: Callable[[], Canvas],
) -> list[Canvas]:
    """The paragraphs down the columns of as many new pages as they need."""
    pages = [new_page()]
    column, y = 0, columns[0].top
    for paragraph in paragraphs:
        high = height_of(paragraph, columns[column].width)
        if y + high > columns[column].bottom and y > columns[column].top:
            column += 1
            if column == len(columns):
                column = 0
                pages.append(new_page())
            y = columns[column].top
        y = draw_paragraph(pages[-1], paragraph, columns[column], y, colors)
    return pages


def draw_paragraph(
    canvas: Canvas, paragraph: Paragraph, column: Box, top: float, colors: dict[str, str]
) -> float:
    """The paragraph in a column from here on; where it ends."""
    size, bold = paragraph.size, paragraph.bold
    left = column.left + paragraph.indent
    y = top + size * paragraph.gap
    color = colors[paragraph.color]
    canvas.text(paragraph.mark, column.left, y + size, size, bold=bold, color=color)
    for line in wrapped(paragraph.text, size, column.right - left, bold=bold):
        canvas.text(line, left, y + size, size, bold=bold, color=color)
        if paragraph.address:
            right = left + width(line, size, bold=bold)
            canvas.link(Box(left, y, right, y + size * LINE), paragraph.address)
        y += size * LINE
    return y
