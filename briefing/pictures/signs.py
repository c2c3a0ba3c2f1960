"""The signs of bars and reports, and the key that explains those that are drawn."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.marks import Mark, draw_mark, hatched_box
from briefing.pictures.text_metrics import width, wrapped
from incidents.counting.scale import Scale
from incidents.languages.language import Language

PALE = 0.2
"""How much of its colour fills what reaches up to the highest."""

HEDGED = 0.45
STRUCK = 3
SAMPLE = 52
"""Pixels of a sign in the key, with the room before its words."""

BETWEEN = 34
LINE = 1.34
"""The distance of two lines of the key, in sizes of their letters."""


def draw_low(canvas: Canvas, box: Box, colors: dict[str, str]) -> None:
    """At least so many."""
    canvas.rect(box, fill=colors["accent"], class_="low")


def draw_high(canvas: Canvas, box: Box, colors: dict[str, str]) -> None:
    """Up to the highest."""
    color = colors["accent"]
    canvas.rect(box, fill=color, fill_opacity=PALE, stroke=color, stroke_width=2, class_="high")


def draw_disputed(canvas: Canvas, box: Box, colors: dict[str, str]) -> None:
    """Sources disagree: from the lowest side to the highest."""
    color = colors["accent"]
    canvas.rect(box, fill="none", stroke=color, stroke_width=2, class_="disputed")
    canvas.put("path", d=hatched_box(box, 8), fill="none", stroke=color, stroke_width=2.4)


def draw_break(canvas: Canvas, x: float, box: Box, colors: dict[str, str]) -> None:
    """Not to scale from here on: a slanting gap through what lies in this box, at x."""
    top, bottom, lean = box.top - TICK, box.bottom + TICK, box.height * 0.2
    low, high = x - lean, x + lean
    gap = f"M{low - GAP:.1f} {bottom:.1f}L{high - GAP:.1f} {top:.1f}"
    end = f"{high + GAP:.1f} {top:.1f}L{low + GAP:.1f} {bottom:.1f}"
    canvas.put("path", d=f"{gap}L{end}z", fill=colors["paper"], class_="broken")
    edges = f"{gap}M{end}"
    canvas.put("path", d=edges, fill="none", stroke=colors["accent"], stroke_width=2)


GAP = 5
"""Half the pixels of the gap in a broken bar."""


def draw_arrow(
    canvas: Canvas, x: float, y: float, height: float, color: str, opacity: float | None = None
) -> float:
    """Or more: a head that points on from x; where its tip is."""
    half = min(14.0, height * 0.5)
    tip = x + half * 1.3
    canvas.put(
        "path",
        fill=color,
        fill_opacity=opacity,
        class_="open",
        d=f"M{x:.1f} {y - half:.1f}L{tip:.1f} {y:.1f}L{x:.1f} {y + half:.1f}z",
    )
    return tip


def draw_hollow(
    canvas: Canvas, name: str, x: float, y: float, radius: float, colors: dict[str, str]
) -> None:
    """Reported zero, or reported and no number, around a point."""
    draw_mark(canvas, x, y, Mark(name, radius, None, False), colors, 1.3)


def draw_report(
    canvas: Canvas,
    form: str,
    box: Box,
    colors: dict[str, str],
    *,
    low: float | None = None,
    shared: bool = False,
    hedged: bool = False,
    counted: bool = True,
) -> None:
    """A report as a bar from the left of the box, where zero is, to its right; `low` is where a
    range begins to be one. "open" ends in an arrow, "ceiling" has an open start; no_number and zero
    stand at the left edge.

    One number for several places is hollow, what is hedged pale, what is not counted struck out.
    """
    color, middle = colors["accent" if counted else "control_line"], (box.top + box.bottom) / 2
    if form in ("zero", "no_number"):
        draw_hollow(canvas, form, box.left, middle, box.height / 2, colors)
        return
    fill = "none" if shared or not counted else color
    edge: dict[str, str | float | None] = {
        "stroke": color,
        "stroke_width": 3.0,
        "stroke_dasharray": None if counted else "2 4",
        "stroke_opacity": HEDGED if hedged else None,
    }
    opacity = HEDGED if hedged and fill != "none" else None
    if form == "ceiling":
        edge |= {"stroke_dasharray": "7 5"}
        path = f"M{box.left:.1f} {box.top:.1f}H{box.right:.1f}V{box.bottom:.1f}H{box.left:.1f}"
        canvas.put("path", class_="report", d=path, fill="none", **edge)
    else:
        reach = box.right if low is None else low
        solid = Box(box.left, box.top, reach, box.bottom)
        canvas.rect(solid, class_="report", fill=fill, fill_opacity=opacity, **edge)
        if reach < box.right:
            rest = Box(reach, box.top, box.right, box.bottom)
            pale = None if fill == "none" else PALE
            canvas.rect(rest, class_="reach", fill=fill, fill_opacity=pale, **edge)
    tip = box.right
    if form == "open":
        tip = draw_arrow(
            canvas, box.right + 4, middle, box.height * 1.2, color, HEDGED if hedged else None
        )
    if not counted:
        canvas.line(
            box.left - 5, middle, tip + 5, middle, stroke=colors["ink"], stroke_width=STRUCK
        )


def draw_sign(
    canvas: Canvas, name: str, x: float, y: float, size: float, colors: dict[str, str]
) -> None:
    """The sign of this name for a key, in a line of letters of this size around y."""
    box = Box(x, y - size * 0.36, x + SAMPLE * 0.68, y + size * 0.36)
    plain = {"low": draw_low, "high": draw_high, "disputed": draw_disputed}
    if name in plain:
        plain[name](canvas, box, colors)
    elif name in ("no_number", "zero"):
        draw_hollow(canvas, name, (box.left + box.right) / 2, y, size * 0.36, colors)
    elif name == "open":
        draw_arrow(canvas, (box.left + box.right) / 2 - 8, y, size, colors["accent"])
    elif name == "broken":
        canvas.rect(box, fill=colors["accent"])
        draw_break(canvas, (box.left + box.right) / 2, box, colors)
    elif name == "ceiling":
        draw_report(canvas, "ceiling", box, colors)
    else:
        draw_report(
            canvas,
            "point",
            box,
            colors,
            shared=name == "shared",
            hedged=name == "hedged",
            counted=name != "not_counted",
        )


Key = Sequence[tuple[str, str]]
"""Signs with their words, in their order."""


def _laid(key: Key, size: float, room: float) -> list[list[tuple[float, str, list[str]]]]:
    """The key in lines of (where it begins, sign, its words in lines); only words too long for a
    line by themselves have several."""
    lines: list[list[tuple[float, str, list[str]]]] = []
    x = room
    for name, words in key:
        told = wrapped(words, size, room - SAMPLE)
        wide = SAMPLE + max(width(line, size) for line in told)
        if x + wide > room:
            lines.append([])
            x = 0.0
        lines[-1].append((x, name, told))
        x += wide + BETWEEN
    return lines


def key_height(key: Key, size: float, room: float) -> float:
    """How high the key is in letters of this size in this room."""
    laid = _laid(key, size, room)
    return sum(max(len(told) for _, _, told in line) for line in laid) * size * LINE


def draw_key(canvas: Canvas, key: Key, box: Box, size: float, colors: dict[str, str]) -> None:
    """The key from the top of the box down."""
    y = box.top
    for line in _laid(key, size, box.width):
        for x, name, told in line:
            draw_sign(canvas, name, box.left + x, y + size * 0.66, size, colors)
            canvas.lines(
                told,
                box.left + x + SAMPLE,
                y + size,
                size,
                color=colors["quiet_ink"],
                step=size * LINE,
            )
        y += max(len(told) for _, _, told in line) * size * LINE


def draw_ticks(canvas: Canvas, scale: Scale, box: Box, colors: dict[str, str]) -> None:
    """The round numbers of the axis as fine lines behind a bar or a mark in this box."""
    for tick in scale.ticks:
        x = box.left + scale.at(tick) * box.width
        canvas.line(x, box.top - TICK, x, box.bottom + TICK, stroke=colors["line"], stroke_width=2)


TICK = 6
"""Pixels by which a line at a round number goes beyond."""

AXIS = 56
"""Pixels under the rows that the numbers of an axis take."""


def draw_axis(
    canvas: Canvas, scale: Scale, language: Language, box: Box, size: float, colors: dict[str, str]
) -> None:
    """The lower edge of the box with its round numbers; one that would touch the one before is
    left out."""
    free_from = box.left - size
    canvas.line(
        box.left, box.bottom, box.right, box.bottom, stroke=colors["control_line"], stroke_width=2
    )
    for tick in scale.ticks:
        x = box.left + scale.at(tick) * box.width
        text = language.number(tick)
        half = width(text, size) / 2
        middle = min(max(x, box.left + half), box.right - half)
        if middle - half < free_from:
            continue
        free_from = middle + half + 20
        canvas.line(
            x,
            box.bottom - TICK,
            x,
            box.bottom + TICK,
            stroke=colors["control_line"],
            stroke_width=2,
        )
        canvas.text(
            text,
            middle,
            box.bottom + size * 1.2 + 6,
            size,
            anchor="middle",
            color=colors["quiet_ink"],
        )
