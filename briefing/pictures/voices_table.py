"""The table of a handout that says who says what: figure, origin, words, numbers of sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.counted.counted_scene import ReportLine
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import LINE, first_lines, wrapped
from incidents.languages.language import Language

SIZE = 8.0
PAD = 3.0
MOST_LINES = 3
"""Lines that a cell may take, its words and their translation each; they end at a word in "…" where
they have more."""

SHARES = (0.17, 0.25, 0.49, 0.09)
"""The columns' parts of the width."""


@dataclass(frozen=True)
class Row:
    """The lines of a report's cells, from left to right."""

    cells: tuple[list[str], ...]

    @property
    def height(self) -> float:
        """The room of the row: that of its cell of most lines, never less than one line."""
        return max(1, *(len(lines) for lines in self.cells)) * SIZE * LINE + 2 * PAD


def rows_of(reports: Sequence[ReportLine], width: float, language: Language) -> list[Row]:
    """The head of the table and a row for each report."""
    say = language.say
    head = (say("Figure"), say("Who, how they know, of what"), say("In whose words"), say("Source"))
    cells = [
        _laid(text, share * width, bold=True) for text, share in zip(head, SHARES, strict=True)
    ]
    return [Row(tuple(cells)), *(_row(report, width, language) for report in reports)]


def _row(report: ReportLine, width: float, language: Language) -> Row:
    opens, closes = language.marks
    figure, who, words, source = (share * width for share in SHARES)
    said = ", ".join(part for part in (report.origin, report.basis, report.where) if part)
    quoted = (
        _laid(f"{opens}{report.words}{closes}", words, end=f"…{closes}") if report.words else []
    )
    if report.translation:
        quoted += _laid(f"({opens}{report.translation}{closes})", words, end=f"…{closes})")
    return Row(
        (
            _laid(report.figure, figure, bold=True),
            _laid(said, who),
            quoted,
            _laid(", ".join(map(str, report.sources)), source),
        )
    )


def _laid(text: str, width: float, *, bold: bool = False, end: str = "…") -> list[str]:
    """The lines of a text in a column, at most `MOST_LINES`."""
    room = width - 8
    lines = wrapped(text, SIZE, room, bold=bold)
    return first_lines(lines, MOST_LINES, SIZE, room, bold=bold, end=end)


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
