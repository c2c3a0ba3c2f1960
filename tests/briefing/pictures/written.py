"""Reads back what stands in a picture."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

from briefing.pictures.canvas import Box

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Line:
    """A line of text with the box that its letters take and their size."""

    text: str
    box: Box
    size: float


def lines_of(svg: str) -> list[Line]:
    """The lines of a picture whose lines are fitted, in the order in which they are read."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        size, wide = float(text.attrib["font-size"]), float(text.attrib["textLength"])
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        left = x - {"middle": wide / 2, "end": wide}.get(text.get("text-anchor", ""), 0)
        box = Box(left, y - size * 0.72, left + wide, y + size * 0.02)
        found.append(Line(str(text.text), box, size))
    return found


def radii_of(svg: str, kind: str) -> list[float]:
    """The radii of the circles of a class, in their order."""
    circles = ElementTree.fromstring(svg).iter(f"{SVG}circle")
    return [float(circle.attrib["r"]) for circle in circles if circle.get("class") == kind]
