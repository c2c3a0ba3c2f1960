"""Regions as bars from the low to the high; those without a figure are told, not drawn as zero."""

from __future__ import annotations

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.signs import (
    AXIS,
    draw_arrow,
    draw_axis,
    draw_break,
    draw_disputed,
    draw_high,
    draw_hollow,
    draw_key,
    draw_low,
    draw_ticks,
    key_height,
)
from briefing.pictures.text_metrics import shortened, width, wrapped
from incidents.counting.scale import Scale
from incidents.words.bars import Bar, Bars, broken_in_words, told_apart
from incidents.words.signs import key_of

LETTERS = 30
SMALL = 28
STEP = 36
TALLEST_ROW, LOWEST_ROW = 136.0, 40.0
TWO_LINES = 72.0
"""The least height of a row whose counts stand under its bar."""

NARROW = 900
"""Pixels of width below which a bar lies under its name and figure."""

NARROW_ROW = 128.0
ARROW = 30
"""Pixels between the end of a bar and its figure."""


class RegionBars:
    """The bars of a scene as they lie in a width of pixels."""

    def __init__(self, shown: Shown, across: float) -> None:
        language = shown.speaker.language
        self.language, self.across = language, across
        drawn = [bar for bar in shown.bars.bars if bar.has_number or bar.mark]
        self.bars = Bars(tuple(drawn))
        silent = [bar for bar in shown.bars.bars if bar not in drawn]
        told = [*shown.beyond, *told_apart(silent, language)]
        if broken := broken_in_words(self.bars, language):
            told.insert(0, broken)
        self.key = key_of(self.bars.signs, language)
        self.told = [line for text in told for line in wrapped(text, SMALL, across)]

    @property
    def _beneath(self) -> float:
        """Pixels of what stands under the rows."""
        return AXIS + key_height(self.key, SMALL, self.across) + len(self.told) * STEP + 24

    @property
    def height(self) -> float:
        """The least height in which everything is read."""
        row = NARROW_ROW if self.across < NARROW else LOWEST_ROW
        return len(self.bars.rows) * row + self._beneath

    def draw(self, canvas: Canvas, box: Box, colors: dict[str, str]) -> None:
        """Draws them from the top of the box down."""
        bars = self.bars.bars
        if bars:
            tallest = NARROW_ROW if self.across < NARROW else TALLEST_ROW
            height = min(tallest, (box.height - self._beneath) / len(bars))
            rows = Box(box.left, box.top, box.right, box.top + height * len(bars))
            if self.across < NARROW:
                _stacked(canvas, self, rows, colors)
            else:
                _beside(canvas, self, rows, colors)
        y = box.bottom - len(self.told) * STEP
        y -= key_height(self.key, SMALL, self.across) + 12
        draw_key(canvas, self.key, Box(box.left, y, box.right, box.bottom), SMALL, colors)
        y = box.bottom - (len(self.told) - 1) * STEP - 8
        canvas.lines(self.told, box.left, y, SMALL, color=colors["quiet_ink"], step=STEP)


def draw_bars(canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str]) -> None:
    """The bars of a scene into this box, in the order of the page of regions."""
    RegionBars(shown, box.width).draw(canvas, box, colors)


def _beside(canvas: Canvas, of: RegionBars, box: Box, colors: dict[str, str]) -> None:
    """Each bar between its name and its figure."""
    bars, scale = of.bars.bars, of.bars.scale
    height = box.height / len(bars)
    letters = min(LETTERS, height * 0.8)
    two_lines = height >= TWO_LINES
    names = max(width(bar.name, letters, bold=True) for bar in bars)
    names = min(box.width * 0.42, names) + 28  # Восточно-Казахстанская область stays whole
    labels = max(width(bar.figure, letters, bold=True) for bar in bars) + ARROW
    labels = min(box.width * 0.34, labels)
    counts = 0.0 if two_lines else max(width(bar.detail, SMALL) for bar in bars) + 28
    left, right = box.left + names, box.right - labels - counts
    draw_axis(canvas, scale, of.language, Box(left, box.top, right, box.bottom), SMALL, colors)
    thick = min(44.0, height - SMALL * 1.8 if two_lines else height * 0.56)
    for index, bar in enumerate(bars):
        top = box.top + index * height
        middle = top + (thick / 2 if two_lines else height / 2)
        foot = middle + letters * 0.35
        name = shortened(bar.name, letters, names - 20, bold=True)
        canvas.text(name, box.left, foot, letters, bold=True, color=colors["ink"])
        track = Box(left, middle - thick / 2, right, middle + thick / 2)
        end = draw_bar(canvas, bar, track, scale, colors) + 14
        room = box.right - counts - end
        canvas.text(
            shortened(bar.figure, letters, room, bold=True),
            end,
            foot,
            letters,
            bold=True,
            color=colors["ink"],
        )
        if two_lines:
            canvas.text(
                bar.detail, left + 8, track.bottom + SMALL * 1.1, SMALL, color=colors["quiet_ink"]
            )
        else:
            canvas.text(
                bar.detail,
                box.right,
                foot,
                min(SMALL, letters),
                anchor="end",
                color=colors["quiet_ink"],
            )


def _stacked(canvas: Canvas, of: RegionBars, box: Box, colors: dict[str, str]) -> None:
    """Each bar under its name and figure."""
    bars, scale = of.bars.bars, of.bars.scale
    height = box.height / len(bars)
    right = box.right - ARROW
    draw_axis(canvas, scale, of.language, Box(box.left, box.top, right, box.bottom), SMALL, colors)
    for index, bar in enumerate(bars):
        top = box.top + index * height
        figure = shortened(bar.figure, LETTERS, box.width * 0.6, bold=True)
        room = box.width - width(figure, LETTERS, bold=True) - 24
        name = shortened(bar.name, LETTERS, room, bold=True)
        canvas.text(name, box.left, top + LETTERS, LETTERS, bold=True, color=colors["ink"])
        canvas.text(
            figure,
            box.right,
            top + LETTERS,
            LETTERS,
            bold=True,
            anchor="end",
            color=colors["accent"],
        )
        track = Box(box.left, top + LETTERS + 12, right, top + LETTERS + 40)
        draw_bar(canvas, bar, track, scale, colors)
        canvas.text(
            shortened(bar.detail, SMALL, box.width),
            box.left,
            track.bottom + SMALL * 1.1,
            SMALL,
            color=colors["quiet_ink"],
        )


def draw_bar(canvas: Canvas, bar: Bar, box: Box, scale: Scale, colors: dict[str, str]) -> float:
    """The bar from the left edge of the box on, in its height; gives where it ends."""
    middle, end = (box.top + box.bottom) / 2, box.left
    draw_ticks(canvas, scale, box, colors)
    if bar.low:
        end = box.left + max(3.0, scale.at(bar.low) * box.width)
        draw_low(canvas, Box(box.left, box.top, end, box.bottom), colors)
    if bar.end > (bar.low or 0):
        reach = Box(end, box.top, box.left + scale.at(bar.end) * box.width, box.bottom)
        (draw_disputed if bar.disputed else draw_high)(canvas, reach, colors)
        end = reach.right
    if scale.break_at and scale.is_beyond(bar.end):
        draw_break(canvas, box.left + scale.break_at * box.width, box, colors)
    if bar.mark:
        radius = min(16.0, box.height * 0.42)
        draw_hollow(canvas, bar.mark, box.left + radius, middle, radius, colors)
        end = max(end, box.left + 2 * radius)
    elif "open" in bar.signs:
        end = draw_arrow(canvas, end + 4, middle, box.height * 0.7, colors["accent"])
    return end
