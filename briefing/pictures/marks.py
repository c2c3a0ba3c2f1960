"""The mark of a figure in a picture, by the rules of the live map and from the same style.json."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, pi, sqrt, tau
from typing import Any

from briefing.pictures.canvas import Box, Canvas, Value
from geo.map.basemap import load_style
from incidents.slider.table import DISPUTED, NO_NUMBER, ZERO


@dataclass(frozen=True)
class RadiusRule:
    """From a number to a radius in pixels: area proportional to it, down to a smallest circle
    that stands for every number up to `smallest_stands_for`."""

    scale: float
    factor: float
    smallest: float

    @property
    def smallest_stands_for(self) -> int:
        """The largest number that still has the smallest radius."""
        return floor((self.smallest / self.factor) ** 2)

    def of(self, number: int) -> float:
        """The radius of a number from 0 on."""
        return max(self.smallest, self.factor * sqrt(number))


def radius_rule(width: float, height: float, largest_number: int) -> RadiusRule:
    """The rule for a frame of this size in which no number is larger."""
    style = load_style()
    frame, rules = style["frame"], style["radius"]
    scale = sqrt(width * height) / frame["reference_pixels"]
    scale = min(frame["largest_scale"], max(frame["smallest_scale"], scale))
    largest = min(rules["largest"] * scale, rules["largest_share_of_frame"] * min(width, height))
    factor = min(rules["pixels_per_root_of_low"] * scale, largest / sqrt(max(1, largest_number)))
    return RadiusRule(scale, factor, rules["smallest"] * scale)


@dataclass(frozen=True)
class Mark:
    """The form of a figure: its `kind` is number (a lower bound), ceiling (only "up to"), zero
    (reported that nobody) or no_number (some); `ring` is the radius of the high, None if it is
    not above the low. An `area`, which lies at no point, is a square as large as the circle."""

    kind: str
    radius: float
    ring: float | None
    disputed: bool
    area: bool = False

    @property
    def reach(self) -> float:
        """How far from its middle anything of it is drawn."""
        return max(self.radius, self.ring or 0)


def mark_of(
    low: int | None, high: int | None, flags: int, rule: RadiusRule, *, area: bool = False
) -> Mark:
    """The mark of a figure with these bounds and these bits of `incidents.slider.table`."""
    disputed = bool(flags & DISPUTED)
    if low:
        ring = rule.of(high) if high is not None and high > low else None
        return Mark("number", rule.of(low), ring, disputed, area)
    if high:
        return Mark("ceiling", rule.of(high), None, disputed, area)
    if flags & ZERO and not flags & NO_NUMBER:
        radius = float(load_style()["marks"]["zero_radius"]) * rule.scale
        return Mark("zero", radius, None, False, area)
    return Mark("no_number", rule.smallest, None, False, area)


def _edge(canvas: Canvas, x: float, y: float, radius: float, area: bool, **how: Value) -> None:
    """The form of a mark of this radius around a point."""
    if area:
        half = radius * sqrt(pi) / 2
        canvas.rect(Box(x - half, y - half, x + half, y + half), **how)
    else:
        canvas.circle(x, y, radius, **how)


def draw_mark(
    canvas: Canvas, x: float, y: float, mark: Mark, colors: dict[str, str], scale: float
) -> None:
    """The mark around a point; `scale` is that of its lines."""
    style: dict[str, Any] = load_style()["marks"]
    if mark.ring:
        _high(canvas, x, y, mark.ring, mark.area, colors, scale)
    if mark.kind == "number":
        _number(canvas, x, y, mark, colors, scale)
    elif mark.kind == "ceiling":
        _high(canvas, x, y, mark.radius, mark.area, colors, scale)
    elif mark.kind == "no_number":
        line = style["no_number_width"] * scale
        radius = mark.radius - line / 2
        dash = tau * radius / style["no_number_dashes"]
        dashes = f"{dash * 0.6:.2f} {dash * 0.4:.2f}"
        _edge(
            canvas,
            x,
            y,
            radius,
            mark.area,
            fill=colors["land"],
            stroke=colors["accent"],
            stroke_width=line,
            stroke_dasharray=dashes,
        )
    else:
        half, line = mark.radius * 0.62, style["zero_width"] * scale
        look = {"fill": colors["land"], "stroke": colors["quiet_ink"], "stroke_width": line}
        _edge(canvas, x, y, mark.radius, mark.area, **look)
        canvas.line(
            x - half, y + half, x + half, y - half, stroke=colors["quiet_ink"], stroke_width=line
        )


def _number(
    canvas: Canvas, x: float, y: float, mark: Mark, colors: dict[str, str], scale: float
) -> None:
    style = load_style()["marks"]
    opacity = style["area_fill_opacity" if mark.area else "fill_opacity"]  # towns may lie on it
    if mark.disputed:
        opacity = style["disputed_fill_opacity"]
    fill = {"fill": colors["accent"], "fill_opacity": opacity, "class_": "low"}
    _edge(canvas, x, y, mark.radius, mark.area, **fill)
    if mark.disputed:
        spacing, half = style["hatch_spacing"] * scale, mark.radius * sqrt(pi) / 2
        square = Box(x - half, y - half, x + half, y + half)
        canvas.put(
            "path",
            d=hatched_box(square, spacing) if mark.area else hatching(x, y, mark.radius, spacing),
            stroke=colors["accent"],
            stroke_width=style["hatch_width"] * scale,
            fill="none",
        )
    _edge(
        canvas,
        x,
        y,
        mark.radius,
        mark.area,
        fill="none",
        stroke=colors["accent" if mark.disputed or mark.area else "land"],
        stroke_width=style["outline_width"] * scale,
    )


def _high(
    canvas: Canvas,
    x: float,
    y: float,
    radius: float,
    area: bool,
    colors: dict[str, str],
    scale: float,
) -> None:
    style = load_style()["marks"]
    _edge(
        canvas,
        x,
        y,
        radius,
        area,
        fill=colors["accent"],
        fill_opacity=style["high_fill_opacity"],
        stroke=colors["accent"],
        stroke_opacity=style["high_opacity"],
        stroke_width=style["high_width"] * scale,
        class_="high",
    )


def hatching(x: float, y: float, radius: float, spacing: float) -> str:
    """Slanting lines over a disc, as the data of a path; each ends at its edge."""
    most = int(radius / spacing)
    written: list[str] = []
    for away in (step * spacing for step in range(-most, most + 1)):
        half = sqrt(radius**2 - away**2) / sqrt(2)
        middle_x, middle_y = x + away / sqrt(2), y + away / sqrt(2)
        written.append(_stroke(middle_x - half, middle_y + half, middle_x + half, middle_y - half))
    return "".join(written)


def hatched_box(box: Box, spacing: float) -> str:
    """Slanting lines over a box, as the data of a path; each ends at its edge."""
    across = spacing * sqrt(2)
    written: list[str] = []
    for step in range(int((box.width + box.height) / across) + 1):
        foot = box.left - box.height + (step + 0.5) * across  # where it meets the lower edge
        left, right = max(box.left, foot), min(box.right, foot + box.height)
        if left < right:
            written.append(
                _stroke(left, box.bottom - (left - foot), right, box.bottom - (right - foot))
            )
    return "".join(written)


def _stroke(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
