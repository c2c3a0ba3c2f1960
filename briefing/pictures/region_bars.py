"""Regions as bars from the low to the high; those without a report are told, not drawn as zero."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.counted.counted_scene import Bar, Shown
from briefing.pictures.bar import ARROW, Extent, draw_bar, key
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import shortened, width, wrapped

LETTERS = 30
SMALL = 28
TALLEST_ROW = 136.0
TWO_LINES = 88.0
"""The least height of a row whose counts stand under its bar."""


def draw_bars(canvas: Canvas, shown: Shown, area: Box, colors: dict[str, str]) -> None:
    """The bars of a scene into this box, the largest low first."""
    say = shown.speaker.language.say
    bars = [bar for bar in shown.bars if bar.events or bar.numbered]
    silent = [bar.name for bar in shown.bars if bar not in bars]
    bars.sort(key=lambda bar: (-(bar.low or bar.high or 0), bar.name))
    inner = Box(area.left + 64, area.top + 64, area.right - 72, area.bottom - 30)
    told = [key([_extent(bar) for bar in bars], say), *shown.beyond]
    if silent:
        told.append(say("No report: {regions}.", regions=", ".join(silent)))
    foot = [line for text in told if text for line in wrapped(text, SMALL, inner.width)]
    canvas.lines(foot, inner.left, inner.bottom - (len(foot) - 1) * 36, SMALL,
                 color=colors["quiet_ink"], step=36)  # fmt: skip
    if bars:
        room = inner.height - len(foot) * 36 - 24
        height = min(TALLEST_ROW, room / len(bars))
        rows = Box(inner.left, inner.top, inner.right, inner.top + height * len(bars))
        _rows(canvas, bars, shown, rows, colors)


def _extent(bar: Bar) -> Extent:
    return Extent(bar.low, bar.high, open_ended=bar.open_ended and bool(bar.low or bar.high))


def _rows(
    canvas: Canvas, bars: Sequence[Bar], shown: Shown, box: Box, colors: dict[str, str]
) -> None:
    height = box.height / len(bars)
    letters = min(LETTERS, height * 0.8)
    two_lines = height >= TWO_LINES
    names = max(width(bar.name, letters, bold=True) for bar in bars)
    names = min(box.width * 0.34, names) + 28
    labels = max(width(bar.label, letters, bold=True) for bar in bars) + ARROW + 20
    counts = 0.0 if two_lines else max(width(_counted(bar, shown), SMALL) for bar in bars) + 28
    left, right = box.left + names, box.right - labels - counts
    longest = max(max(bar.low or 0, bar.high or 0) for bar in bars) or 1
    thick = min(44.0, height * 0.56)
    for index, bar in enumerate(bars):
        top = box.top + index * height
        middle = top + (thick / 2 if two_lines else height / 2)
        foot = middle + letters * 0.35
        name = shortened(bar.name, letters, names - 20, bold=True)
        canvas.text(name, box.left, foot, letters, bold=True, color=colors["ink"])
        track = Box(left, middle - thick / 2, right, middle + thick / 2)
        end = draw_bar(canvas, _extent(bar), track, lambda number: number / longest, colors)
        canvas.text(bar.label, end + 14, foot, letters, bold=True, color=colors["ink"])
        if two_lines:
            canvas.text(_counted(bar, shown), left, track.bottom + SMALL * 1.1, SMALL,
                        color=colors["quiet_ink"])  # fmt: skip
        else:
            canvas.text(_counted(bar, shown), box.right, foot, min(SMALL, letters), anchor="end",
                        color=colors["quiet_ink"])  # fmt: skip


def _counted(bar: Bar, shown: Shown) -> str:
    counted = shown.speaker.language.say_count
    events = counted("{number} event", "{number} events", bar.events)
    return f"{events}, " + counted("{number} figure", "{number} figures", bar.numbered)
