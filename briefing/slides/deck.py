"""An empty deck of slides: its shape, fonts, titles and footers, and the file it becomes."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any
from zipfile import ZipFile

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Inches

from briefing.slides.colours import ACCENT, LINK, QUIET
from briefing.slides.text_boxes import Box, Line, add_text, clean, fitting, on_one_line, write
from incidents.export.zipped import FixedZip
from incidents.languages.language import LOCALES, Language
from incidents.words.dataset_metadata import made_at

WIDTH, HEIGHT = 13.333, 7.5
"""Inches of a slide: 16 to 9."""

MARGIN = 0.5
TITLE = Box(MARGIN, 0.3, WIDTH - 2 * MARGIN, 0.85)
BODY = Box(MARGIN, 1.3, WIDTH - 2 * MARGIN, 5.5)
FOOTER = Box(MARGIN, 6.94, WIDTH - 2 * MARGIN, 0.32)

FONT = "Arial"
"""Every office program has it, or Liberation Sans, which is cut to its measure."""

LONGEST_TITLE = 200

_TITLE_SLIDE, _TITLE_ONLY = 0, 5
_NO_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


class Deck:
    """Slides of one language under construction; `saved` gives the file."""

    def __init__(self, title: str, language: Language, day: str) -> None:
        """`day`: the date that stands in the file's properties, ISO 8601."""
        self.language = language
        self._presentation = Presentation()
        self._widen()
        self._set_titles()
        self._forget_where_it_comes_from()
        self._describe(title, made_at(day))

    def add_opening(self, title: str) -> Any:
        """The first slide with its title; the place below it is free."""
        slide = self._slide(_TITLE_SLIDE)
        box = Box(1.0, 1.5, WIDTH - 2.0, 1.9)
        self._title(slide, title, box, (44, 40, 36, 32, 28, 24), MSO_ANCHOR.BOTTOM)
        slide.placeholders[1]._element.getparent().remove(slide.placeholders[1]._element)
        return slide

    def add(self, title: str, *, footer: str = "", place: str = "") -> Any:
        """A slide with a title; what is beneath it on the left and on the right."""
        slide = self._slide(_TITLE_ONLY)
        self._title(slide, title, TITLE, (30, 28, 26, 24, 22, 20, 18, 16), MSO_ANCHOR.MIDDLE)
        if footer:
            self._footer(slide, footer)
        if place:
            box = Box(WIDTH - MARGIN - 1.8, FOOTER.top, 1.8, FOOTER.height)
            line = Line(place, 11, ink=QUIET)
            shape = add_text(slide, box, [line], self.language, name="Place", anchor=MSO_ANCHOR.TOP)
            shape.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
        return slide

    def saved(self) -> bytes:
        """The deck as a PPTX file; the same slides are the same bytes."""
        written, packed = io.BytesIO(), io.BytesIO()
        self._presentation.save(written)
        with ZipFile(written) as parts, FixedZip(packed, "w") as archive:
            for name in parts.namelist():
                archive.writestr(name, _mended(name, parts.read(name)))
        return packed.getvalue()

    def _slide(self, layout: int) -> Any:
        slides = self._presentation.slides
        return slides.add_slide(self._presentation.slide_layouts[layout])

    def _title(self, slide: Any, text: str, box: Box, sizes: tuple[int, ...], anchor: Any) -> None:
        shape, text = slide.shapes.title, on_one_line(text, LONGEST_TITLE)
        shape.left, shape.top, shape.width, shape.height = box.in_emu
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = anchor
        write(frame, [Line(text, fitting(text, box, sizes), bold=True)], self.language)
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT

    def _footer(self, slide: Any, text: str) -> None:
        box = Box(FOOTER.left, FOOTER.top, FOOTER.width - 2.0, FOOTER.height)
        size = fitting(text, box, (11, 10, 9, 8, 7), bold=False)
        add_text(slide, box, [Line(text, size, ink=QUIET)], self.language, name="Source line")

    def _widen(self) -> None:
        """The template is 4 to 3: its master and layouts are drawn out with the slide."""
        made = self._presentation
        share = Inches(WIDTH) / made.slide_width
        made.slide_width, made.slide_height = Inches(WIDTH), Inches(HEIGHT)
        for page in (made.slide_master, *made.slide_layouts):
            for offset in page._element.iter(qn("a:off")):
                offset.set("x", str(round(int(offset.get("x")) * share)))
            for extent in page._element.iter(qn("a:ext")):
                if extent.get("cx"):
                    extent.set("cx", str(round(int(extent.get("cx")) * share)))
        made._element.find(qn("p:sldSz")).attrib.pop("type", None)

    def _set_titles(self) -> None:
        """What an editor adds by hand has titles like ours: bold, from the left."""
        level = self._presentation.slide_master._element.find(
            f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}"
        )
        level.set("algn", "l")
        level.find(qn("a:defRPr")).set("sz", "2800")
        level.find(qn("a:defRPr")).set("b", "1")

    def _forget_where_it_comes_from(self) -> None:
        """The template brings its maker's printer and a picture of a slide that is not ours."""
        made = self._presentation.part
        for part, kind in (
            (made, RELATIONSHIP_TYPE.PRINTER_SETTINGS),
            (made.package, RELATIONSHIP_TYPE.THUMBNAIL),
        ):
            for key, relation in list(part._rels.items()):
                if relation.reltype == kind:
                    part._rels.pop(key)

    def _describe(self, title: str, day: datetime) -> None:
        properties = self._presentation.core_properties
        properties.title = on_one_line(title, LONGEST_TITLE)
        properties.language = LOCALES[self.language.code].replace("_", "-")
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = day


def add_notes(slide: Any, text: str) -> None:
    """Puts the text into the notes of the slide's speaker."""
    slide.notes_slide.notes_text_frame.text = clean(text)


def describe(shape: Any, text: str, *, name: str) -> None:
    """Gives a picture, chart or table its alternative text and a name in the list of objects."""
    properties = next(shape._element.iter(qn("p:cNvPr")))
    properties.set("descr", clean(text))
    properties.set("name", clean(name))


def _mended(name: str, content: bytes) -> bytes:
    """The part as it goes into the file: our font and hue in themes, no maker of the template."""
    if name == "docProps/app.xml":
        return _NO_PROPERTIES
    if re.fullmatch(r"ppt/theme/theme\d+\.xml", name):
        content = content.replace(b'typeface="Calibri"', f'typeface="{FONT}"'.encode())
        content = content.replace(b'val="4F81BD"', f'val="{ACCENT}"'.encode())
        return content.replace(b'val="0000FF"', f'val="{LINK}"'.encode())
    return content
