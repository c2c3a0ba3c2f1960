"""Text on a slide: clean, in a size that fits its box, with links that lead to the web alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Inches, Length, Pt

from briefing.slides.colours import INK
from incidents.languages.language import LOCALES, Language
from incidents.words.quotation import cut_at_word
from text_safety.web_address import web_address

LINE_HEIGHT = 1.2
"""The height of a line of text in its sizes."""

_BREAKS = re.compile(r"[ \t\n\r\u0085\u2028\u2029]+")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_NARROW, _WIDE = frozenset("iIjlrtf \u00a0\u202f.,:;'’|!()[]-·іІ"), frozenset("mwMW@%ШЩЖЮФшщжюф—…")


@dataclass(frozen=True)
class Box:
    """A place on a slide, in inches from its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def in_emu(self) -> tuple[Length, Length, Length, Length]:
        """Left, top, width and height as python-pptx takes them."""
        return Inches(self.left), Inches(self.top), Inches(self.width), Inches(self.height)


@dataclass(frozen=True)
class Line:
    """A paragraph: its text, its size in points, how it looks, where it leads ("": nowhere).

    `space_before` is in points.
    """

    text: str
    size: float
    bold: bool = False
    ink: RGBColor = INK
    url: str = ""
    space_before: float = 0


def clean(text: str) -> str:
    r"""The text without what no XML file can hold; lines stay lines.

    >>> clean("a\x00b\ud800c\nd")
    'abc\nd'
    """
    return _NOT_IN_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def on_one_line(text: str, most: int) -> str:
    """The clean text on one line, cut at a word after at most `most` characters.

    A no-break space stays one: 10\u00a0000 is a number and no two.
    """
    return cut_at_word(_BREAKS.sub(" ", clean(text)).strip(), most)


def number_of_lines(text: str, width: float, size: float) -> int:
    """How many lines the text takes at this size in points, in a box this many inches wide.

    An estimate that rather takes one line too many: no font is asked, since the one who opens
    the slides may have another.
    """
    room = width * 72 / size
    return sum(_wrapped(line, room) for line in text.split("\n"))


def height_of(lines: Sequence[Line], width: float) -> float:
    """Inches that these paragraphs take, one under the other, in a box this many inches wide."""
    points = sum(
        number_of_lines(line.text, width, line.size * (1.06 if line.bold else 1))
        * line.size
        * LINE_HEIGHT
        + line.space_before
        for line in lines
    )
    return points / 72


def width_of_longest_word(text: str, size: float) -> float:
    """Inches of the longest word of the text at this size in points; the estimate of
    `number_of_lines`."""
    return max((_width(word) for word in text.split()), default=0) * size / 72


def fitting(text: str, box: Box, sizes: Sequence[float], *, bold: bool = True) -> float:
    """The first of these sizes, largest first, at which the text fits its box; else the last."""
    for size in sizes:
        if width_of_longest_word(text, size) <= box.width and (
            height_of([Line(text, size, bold)], box.width) <= box.height
        ):
            return size
    return sizes[-1]


def write(frame: Any, lines: Sequence[Line], language: Language) -> None:
    """Puts the paragraphs into a text frame in place of what is in it."""
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.clear()
    for index, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.space_before = Pt(line.space_before)
        for number, part in enumerate(clean(line.text).split("\n")):
            if number:
                paragraph.add_line_break()
            if part:
                _style(_run(paragraph, part), line, language)
        # An empty line is as high as the letters that could stand in it; beside a run without
        # letters LibreOffice makes it as high as its own 18 points.
        paragraph._p.get_or_add_endParaRPr().set("sz", str(round(line.size * 100)))


def add_text(
    slide: Any,
    box: Box,
    lines: Sequence[Line],
    language: Language,
    *,
    name: str,
    anchor: Any = MSO_ANCHOR.TOP,
) -> Any:
    """A text box with these paragraphs; it has no margins, so that it stands where it is put."""
    shape = slide.shapes.add_textbox(*box.in_emu)
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    write(frame, lines, language)
    return shape


def _run(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run()
    run.text = text
    return run


def _style(run: Any, line: Line, language: Language) -> None:
    run.font.size, run.font.bold = Pt(line.size), line.bold
    run.font.color.rgb = line.ink
    run.font._element.set("lang", LOCALES[language.code].replace("_", "-"))
    if address := web_address(line.url):
        run.hyperlink.address = address


def _wrapped(text: str, room: float) -> int:
    lines, taken = 1, 0.0
    for word in text.split(" "):
        width = _width(word)
        if taken and taken + 0.28 + width > room:
            lines, taken = lines + 1, 0.0
        taken += width + (0.28 if taken else 0)
        if taken > room:
            # A word longer than a line is broken wherever the line ends.
            lines += int(taken / room)
            taken %= room
    return lines


def _width(text: str) -> float:
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> float:
    """Width of a sign in its size, as in Arial and the fonts cut to its measure."""
    if sign in _NARROW:
        return 0.33
    if sign in _WIDE or ord(sign) > 0x2E80:
        return 1.0
    return 0.72 if sign.isupper() else 0.56
