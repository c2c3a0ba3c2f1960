"""A picture as SVG: the one door through which text and numbers become XML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree

from briefing.pictures.text_metrics import FAMILIES, legal, width
from text_safety.web_address import web_address

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_OVERRIDES = re.compile("[\u200b\u202a-\u202e\ufeff]")
_NAMESPACE = "http://www.w3.org/2000/svg"

Value = str | float | None


def on_one_line(text: str) -> str:
    """The text as a line of a picture holds it: plain blanks, and marks of direction only where
    letters run from right to left (a PDF takes such a mark for the blank between two words)."""
    marks = _OVERRIDES if _RIGHT_TO_LEFT.search(text) else _MARKS
    return " ".join(marks.sub("", legal(text)).split())


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From its left edge to its right one, in the units of the canvas."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its upper edge to its lower one, in the units of the canvas."""
        return self.bottom - self.top

    def touches(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies in it whole."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def inset(self, by: float) -> Box:
        """The box with its edges moved inwards."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


class Canvas:
    """A picture of a size in pixels that is drawn on from back to front."""

    def __init__(self, width: float, height: float, *, background: str) -> None:
        self.width, self.height = width, height
        self._root = ElementTree.Element(
            "svg",
            {
                "xmlns": _NAMESPACE,
                "width": _written(width),
                "height": _written(height),
                "viewBox": f"0 0 {_written(width)} {_written(height)}",
                "font-family": FAMILIES,
                "role": "img",
            },
        )
        self._at = self._root
        self._ids = count(1)
        self.links: list[tuple[Box, str]] = []
        self.rect(Box(0, 0, width, height), fill=background)

    def describe(self, title: str, description: str, about: Iterable[tuple[str, str]] = ()) -> None:
        """Title and alternative text, and further facts as (name, text), unseen in the picture."""
        for tag, text in reversed([("title", title), ("desc", description)]):
            element = ElementTree.Element(tag)
            element.text = legal(text)
            self._root.insert(0, element)
        facts = [(name, text) for name, text in about if text]
        if facts:
            metadata = ElementTree.SubElement(self._root, "metadata")
            metadata.text = legal("\n".join(f"{name}: {text}" for name, text in facts))

    def label(self, text: str) -> None:
        """The alternative text of a picture inside a page, where a title would show as a hint."""
        self._root.set("aria-label", legal(text))

    def put(self, tag: str, **attributes: Value) -> ElementTree.Element:
        """An element on top of what is there; None leaves an attribute out, _ stands for -."""
        written = {
            name.rstrip("_").replace("_", "-"): legal(value)
            if isinstance(value, str)
            else _written(value)
            for name, value in attributes.items()
            if value is not None
        }
        return ElementTree.SubElement(self._at, tag, written)

    def rect(self, box: Box, **attributes: Value) -> None:
        """A filled or stroked box."""
        self.put("rect", x=box.left, y=box.top, width=box.width, height=box.height, **attributes)

    def circle(self, x: float, y: float, radius: float, **attributes: Value) -> None:
        """A circle around a point."""
        self.put("circle", cx=x, cy=y, r=radius, **attributes)

    def line(self, x1: float, y1: float, x2: float, y2: float, **attributes: Value) -> None:
        """A straight line."""
        self.put("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)

    def text(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        color: str,
        bold: bool = False,
        anchor: str = "start",
        **attributes: Value,
    ) -> None:
        """One line of text with its baseline at y; nothing for an empty one."""
        shown = on_one_line(text)
        if not shown:
            return
        element = self.put(
            "text",
            x=x,
            y=y,
            font_size=size,
            fill=color,
            font_weight=700.0 if bold else None,
            text_anchor=None if anchor == "start" else anchor,
            **attributes,
        )
        element.set("data-width", _written(width(shown, size, bold=bold)))
        element.text = shown

    def plate(self, box: Box, color: str) -> None:
        """A quiet ground for words, so that no line of the map runs through them.

        Not an outline of the letters: a PDF would hold these words twice.
        """
        self.rect(box, rx=box.height / 4, fill=color, fill_opacity=0.72)

    def lines(
        self,
        lines: Iterable[str],
        x: float,
        y: float,
        size: float,
        *,
        color: str,
        step: float,
        bold: bool = False,
    ) -> float:
        """Lines of text from a first baseline on, `step` apart; the baseline after the last."""
        for line in lines:
            self.text(line, x, y, size, color=color, bold=bold)
            y += step
        return y

    def link(self, box: Box, address: str) -> None:
        """Makes a part of the picture lead to an address of the web where a file can; other
        kinds of address (scripts, files) lead nowhere."""
        if found := web_address(address):
            self.links.append((box, found))

    def stop(self, gradient: ElementTree.Element, at: float, color: str, opacity: float) -> None:
        """A colour of a gradient, from 0 to 1 of its way."""
        ElementTree.SubElement(
            gradient,
            "stop",
            {
                "offset": _written(at),
                "stop-color": color,
                "stop-opacity": _written(opacity),
            },
        )

    def new_id(self, what: str) -> str:
        """A name that no other element of this picture has."""
        return f"{what}-{next(self._ids)}"

    def within(self, box: Box, scale: float = 1) -> Inset:
        """As a context: what is drawn in it counts from the corner of the box in pixels that are
        `scale` of these, and ends at its edges."""
        return Inset(self, box, scale)

    def svg(self, *, fitted: bool = False) -> str:
        """The picture as text. `fitted`: each line of text is squeezed or stretched to the room
        that it has in our font, for viewers that do not have it."""
        for text in self._root.iter("text"):
            room = text.attrib.pop("data-width", None)
            if fitted and room:
                text.set("textLength", room)
                text.set("lengthAdjust", "spacingAndGlyphs")
        return ElementTree.tostring(self._root, encoding="unicode")

    def _repr_svg_(self) -> str:
        """What a notebook shows in place of a canvas."""
        return self.svg(fitted=True)


class Inset:
    """A part of a canvas with pixels of its own that nothing drawn in it leaves."""

    def __init__(self, canvas: Canvas, box: Box, scale: float) -> None:
        self._canvas, self._box, self._scale, self._before = canvas, box, scale, canvas._at

    def __enter__(self) -> Box:
        """The box in its own pixels."""
        canvas, box, scale = self._canvas, self._box, self._scale
        inner = Box(0, 0, box.width / scale, box.height / scale)
        name = canvas.new_id("clip")
        canvas._at = canvas.put("clipPath", id=name)
        canvas.rect(inner)
        canvas._at = self._before
        moved = f"translate({_written(box.left)} {_written(box.top)}) scale({scale:g})"
        canvas._at = canvas.put("g", transform=moved, clip_path=f"url(#{name})")
        return inner

    def __exit__(self, *_: object) -> None:
        self._canvas._at = self._before


def _written(number: float | None) -> str:
    """A number in at most two decimals, without what says nothing."""
    written = f"{number or 0:.2f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
