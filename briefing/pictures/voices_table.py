"""The table of a handout that says who says what: figure, origin, words, numbers of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.counted.counted_scene import ReportLine
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import LINE, first_lines, wrapped
from incidents.words.language import Language

SIZE = 8.0
PAD = 3.0
MOST_LINES = 3
"""Lines that one report may take; its words end in "…" where they have more."""

SHARES = (0.17, 0.25, 0.49, 0.09)
"""The columns' parts of the width."""


@dataclass(frozen=True)
class Row:
    """The lines of a report's cells, from left to right."""

    cells: tuple[list[str], ...]

    @property
    def height(self) -> float:
        return max(1, *(len(lines) for lines in self.cells)) * SIZE * LINE + 2 * PAD


def rows_of(reports: Sequence[ReportLine], width: float, language: Language) -> list[Row]:
    """The head of the table and a row for each report."""
    say = language.say
    head = (say("Figure"), say("Who, how they know, of what"), say("In whose words"), say("Source"))
    return [_row(head, width, bold=True), *(_row(_cells(r), width) for r in reports)]


def _cells(report: ReportLine) -> tuple[str, ...]:
    who = ", ".join(part for part in (report.origin, report.basis, report.where) if part)
    words = f"“{report.words}”" if report.words else ""
    if report.translation:
        words += f" (“{report.translation}”)"
    return report.figure, who, words, ", ".join(map(str, report.sources))


def _row(cells: Sequence[str], width: float, *, bold: bool = False) -> Row:
    laid = []
    for index, (text, share) in enumerate(zip(cells, SHARES, strict=True)):
        room = width * share - 8
        heavy = bold or index == 0
        lines = wrapped(text, SIZE, room, bold=heavy)
        laid.append(first_lines(lines, MOST_LINES, SIZE, room, bold=heavy))
    return Row(tuple(laid))


def fitting(rows: Sequence[Row], room: float) -> list[Row]:
    """The first rows that fit under one another in this height."""
    kept: list[Row] = []
    for row in rows:
        room -= row.height
        if room < 0:
            break
        kept.append(row)
    return kept


def draw_rows(canvas: Canvas, rows: Sequence[Row], box: Box, colors: dict[str, str]) -> float:
    """The rows from the top of the box on, the head first; where they end."""
    y = box.top
    for number, row in enumerate(rows):
        left = box.left
        for index, (lines, share) in enumerate(zip(row.cells, SHARES, strict=True)):
            color = colors["quiet_ink"] if number == 0 else colors["ink"]
            canvas.lines(
                lines,
                left,
                y + PAD + SIZE * 0.9,
                SIZE,
                color=color,
                step=SIZE * LINE,
                bold=number == 0 or index == 0,
            )
            left += box.width * share
        y += row.height
        canvas.line(
            box.left,
            y,
            box.right,
            y,
            stroke=colors["line"],
            stroke_width=1.2 if number == 0 else 0.6,
        )
    return y
