"""SVG turned into files that say what they show: PNG and PDF, without a browser."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO

import vl_convert

from briefing.pictures.canvas import Canvas
from briefing.pictures.text_metrics import legal, register

_AFTER_HEADER = 33
"""Bytes of a PNG's signature and first chunk, after which texts may stand."""


def svg_to_png(svg: str, texts: Iterable[tuple[str, str]] = (), *, scale: float = 1) -> bytes:
    """The picture in pixels, `scale` for each of the SVG, with these texts inside as (keyword of
    the PNG standard, text)."""
    register()
    made: bytes = vl_convert.svg_to_png(svg, scale=scale)
    chunks = [_text_chunk(keyword, text) for keyword, text in texts if text]
    return b"".join([made[:_AFTER_HEADER], *chunks, made[_AFTER_HEADER:]])


def _text_chunk(keyword: str, text: str) -> bytes:
    """An iTXt chunk: text in UTF-8 under a keyword."""
    body = keyword.encode("latin-1") + b"\0\0\0\0\0" + legal(text).encode()
    kind = b"iTXt"
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def to_one_pdf(
    pages: Sequence[Canvas],
    *,
    title: str,
    version: str,
    rule: str,
    language: str,
    bookmarks: Sequence[tuple[int, str]] = (),
) -> bytes:
    """The pictures as pages of one PDF, a point for each of their pixels; `bookmarks` are names
    of pages by their numbers from 0.

    It tells title, version and rule and nothing about who made it, where or with what. The words
    on its pages can be searched and copied; addresses can be followed.
    """
    # Imported here: who makes a picture in pixels need not wait for it.
    from pypdf import PdfWriter
    from pypdf.annotations import Link
    from pypdf.generic import NameObject, TextStringObject

    register()
    writer = PdfWriter()
    for canvas in pages:
        writer.append(BytesIO(vl_convert.svg_to_pdf(canvas.svg())))
    for number, canvas in enumerate(pages):
        for box, address in canvas.links:
            foot, head = canvas.height - box.bottom, canvas.height - box.top
            corners = (box.left, foot, box.right, head)
            writer.add_annotation(number, Link(rect=corners, url=address))
    for number, name in bookmarks:
        writer.add_outline_item(title=legal(name), page_number=number)
    writer.metadata = None
    writer.add_metadata(
        {"/Title": legal(title), "/Subject": legal(version), "/Keywords": legal(rule)}
    )
    writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.compress_identical_objects()
    written = BytesIO()
    writer.write(written)
    return written.getvalue()
