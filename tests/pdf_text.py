"""The words of a page of PDF, read by PDFium: pypdf takes seconds for the lines of a map."""

from __future__ import annotations

from contextlib import closing
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdfium2 import PdfDocument


def text_of(page: PageObject) -> str:
    """What stands on the page, in the order in which it was written."""
    reader = page.pdf
    assert isinstance(reader, PdfReader) and isinstance(reader.stream, BytesIO)
    with closing(PdfDocument(reader.stream.getvalue())) as document:
        return document[page.page_number or 0].get_textpage().get_text_bounded()
