"""The reports of an incident side by side on one scale, so that the eye sees who disagrees."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.signs import (
    AXIS,
    draw_axis,
    draw_break,
    draw_key,
    draw_report,
    draw_ticks,
    key_height,
)
from briefing.pictures.text_metrics import first_lines, shortened, width, wrapped
from incidents.counting.scale import Scale
from incidents.languages.language import Language
from incidents.words.report_scale import ReportRow, ReportScale
from incidents.words.signs import key_of

FIGURE, LETTERS = 30, 28
STEP = 35
THICK, EARLIER_THICK = 24, 16
GAP = 22
"""Pixels between two rows."""

INDENT = 36
"""Pixels by which an earlier figure stands in."""

EDGE = 14
"""Pixels beside the scale, where a sign at zero still lies."""

ANY = 40
"""Lines of one text, where there is room for all that anybody reads."""


@dataclass(frozen=True)
class _Laid:
    """A row with its lines: above it what its group covers, beside and under its figure, and of
    its words under its mark."""

    row: ReportRow
    covers: list[str]
    figure: str
    before: list[str]
    beside: list[str]
    words: list[str]

    @property
    def thick(self) -> float:
        return EARLIER_THICK if self.row.earlier else THICK

    @property
    def indent(self) -> float:
        return INDENT if self.row.earlier else 0

    @property
    def height(self) -> float:
        lines = max(1, len(self.beside)) + len(self.words) + len(self.before) + len(self.covers)
        return lines * STEP + self.thick + 16 + GAP


class ScaleDrawing:
    """The reports as they lie in a width of pixels, with their words or without."""

    def __init__(
        self, of: ReportScale, language: Language, across: float, *, words: bool = True
    ) -> None:
        self.of, self.language, self.across = of, language, across
        self._most_words = ANY if words else 0
        self._key = key_of(of.signs, language)
        self._caption = wrapped(of.caption(language), LETTERS, across)

    @property
    def height(self) -> float:
        """The height in which every row has all its lines."""
        return sum(laid.height for laid in self._rows(self._most_words)) + self._beneath

    @property
    def _beneath(self) -> float:
        axis = AXIS if self.of.has_number else 0
        key = key_height(self._key, LETTERS, self.across)
        return axis + len(self._caption) * STEP + key + 20

    def draw(self, canvas: Canvas, box: Box, colors: dict[str, str]) -> None:
        """From the top of the box down; what does not fit loses words first, then the last rows,
        which are counted."""
        room = box.height - self._beneath
        rows, left = self._fitting(room)
        y = box.top
        end = y + sum(laid.height for laid in rows)
        track = Box(box.left + EDGE, box.top, box.right - EDGE, end)
        if self.of.has_number:
            draw_axis(canvas, self.of.scale, self.language, track, LETTERS, colors)
            end += AXIS
        for laid in rows:
            _draw_row(
                canvas,
                laid,
                Box(box.left, y, box.right, y + laid.height),
                track,
                self.of.scale,
                colors,
            )
            y += laid.height
        foot = list(self._caption)
        if left:
            foot.insert(
                0,
                self.language.say_count(
                    "and {number} more report", "and {number} more reports", left
                ),
            )
        end = (
            canvas.lines(foot, box.left, end + STEP, LETTERS, color=colors["quiet_ink"], step=STEP)
            - STEP
            + 14
        )
        draw_key(canvas, self._key, Box(box.left, end, box.right, box.bottom), LETTERS, colors)

    def _rows(self, most_words: int, most_beside: int = ANY) -> list[_Laid]:
        earlier = self.language.say("Earlier figures of the same voice for the same places:")
        covers = {id(group.rows[0]): group.covers for group in self.of.groups}
        opens, closes = self.language.marks
        made: list[_Laid] = []
        for row in self.of.rows:
            first = row.earlier and made and not made[-1].row.earlier
            heading = wrapped(covers.get(id(row), ""), LETTERS, self.across, bold=True)
            room = self.across - (INDENT if row.earlier else 0)
            before = wrapped(earlier if first else "", LETTERS, room)
            figure = shortened(row.figure, FIGURE, room, bold=True)
            beside = _beside(row.note, figure, room, most_beside)
            quoted: list[str] = []
            if row.words:
                words = wrapped(f"{opens}{row.words}{closes}", LETTERS, room)
                quoted += first_lines(words, most_words, LETTERS, room, end=f"…{closes}")
            if row.translation:
                words = wrapped(f"({opens}{row.translation}{closes})", LETTERS, room)
                quoted += first_lines(words, most_words, LETTERS, room, end=f"…{closes})")
            made.append(_Laid(row, heading, figure, before, beside, quoted))
        return made

    def _fitting(self, room: float) -> tuple[list[_Laid], int]:
        """The rows that fit, and how many do not."""
        for words, beside in ((self._most_words, ANY), (2, 2), (1, 2), (1, 1), (0, 1)):
            rows = self._rows(min(words, self._most_words), beside)
            if sum(laid.height for laid in rows) <= room:
                return rows, 0
        whole = len(rows)
        while len(rows) > 1 and sum(laid.height for laid in rows) > room - STEP:
            rows = rows[:-1]
        return rows, whole - len(rows)


def draw_scale(canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str]) -> None:
    """The reports of the scene's incident into this box, in the order of the incident's page."""
    assert shown.report_scale is not None
    drawing = ScaleDrawing(shown.report_scale, shown.speaker.language, box.width)
    drawing.draw(canvas, box, colors)


def _beside(note: str, figure: str, room: float, most: int) -> list[str]:
    """What is said of a report, the first line beside its figure, empty where that is long."""
    first = room - width(figure, FIGURE, bold=True) - 16
    lines = wrapped(note, LETTERS, first) if first > room / 3 else ["", note]
    rest = wrapped(" ".join(lines[1:]), LETTERS, room)
    return first_lines([*lines[:1], *rest], most, LETTERS, first if most == 1 else room)


def _draw_row(
    canvas: Canvas, laid: _Laid, box: Box, track: Box, scale: Scale, colors: dict[str, str]
) -> None:
    row, left, y = laid.row, box.left + laid.indent, box.top + FIGURE
    y = canvas.lines(laid.covers, box.left, y, LETTERS, color=colors["ink"], step=STEP, bold=True)
    y = canvas.lines(laid.before, left, y, LETTERS, color=colors["quiet_ink"], step=STEP)
    canvas.text(laid.figure, left, y, FIGURE, bold=True, color=colors["ink"])
    after = left + width(laid.figure, FIGURE, bold=True) + 16
    for line in laid.beside[:1]:
        canvas.text(line, after, y, LETTERS, color=colors["quiet_ink"])
    canvas.lines(laid.beside[1:], left, y + STEP, LETTERS, color=colors["quiet_ink"], step=STEP)
    top = y + (max(1, len(laid.beside)) - 1) * STEP + 16
    low, end = row.mark.low, row.mark.end
    mark = Box(track.left, top, track.left + scale.at(end) * track.width, top + laid.thick)
    middle = (mark.top + mark.bottom) / 2
    canvas.line(track.left, middle, track.right, middle, stroke=colors["line"], stroke_width=2)
    draw_ticks(canvas, scale, Box(track.left, middle, track.right, middle), colors)
    draw_report(
        canvas,
        row.form,
        mark,
        colors,
        low=None if low is None else track.left + scale.at(low) * track.width,
        shared=row.mark.shared,
        hedged=row.mark.hedged,
        counted=row.mark.counted,
    )
    if scale.break_at and scale.is_beyond(end):
        draw_break(canvas, track.left + scale.break_at * track.width, mark, colors)
    canvas.lines(laid.words, left, mark.bottom + STEP, LETTERS, color=colors["ink"], step=STEP)
