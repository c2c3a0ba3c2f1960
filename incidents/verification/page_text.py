"""The words of a kept page, and where the words of a report stand in them."""

from __future__ import annotations

import email
import email.policy
import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

LARGEST_TEXT = 50_000_000
"""Bytes that are unpacked of one page, whatever it says of its size."""

AROUND = 90
"""Characters that are shown before and after the words, where no others are asked for."""

_NOT_SHOWN = ("script", "style", "noscript", "template", "svg")
_ENDS_A_LINE = ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "article", "section", "title")
_CHARSET = re.compile(rb"""charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)
_QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›", "''''\"\"\"\"\"\"''")


class NoText(ValueError):
    """Nothing can be read in the page: it is a picture, or broken."""


@dataclass(frozen=True)
class Passage:
    """Where words stand: what is before them, they themselves as the page has them, and after."""

    before: str
    words: str
    after: str


def text_of(content: bytes, kind: str) -> str:
    """The words of a page of this kind (`kept_pages.KINDS`); NoText where there are none."""
    readers = {"html": _of_html, "pdf": _of_pdf, "mhtml": _of_mhtml, "wacz": _of_wacz}
    if kind not in readers:
        raise NoText
    try:
        text = readers[kind](content)
    except (ValueError, KeyError, OSError, EOFError, RecursionError, NotImplementedError) as error:
        raise NoText from error
    except (zipfile.BadZipFile, ArchiveLoadFailed) as error:
        raise NoText from error
    if not text.strip():
        raise NoText
    return text


def passage(text: str, words: str, *, around: int = AROUND) -> Passage | None:
    """The first place at which the words stand, whatever the blanks, quotation marks and capitals
    are, with so many characters `around` them; None where they do not. Of words with gaps ("...")
    each part has to follow the last.

    >>> passage("On Saturday  ‘a Dozen’ were held there.", "'a dozen' were")
    Passage(before='On Saturday ', words='‘a Dozen’ were', after=' held there.')
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    searched = plain.translate(_QUOTES).casefold()
    if len(searched) != len(plain):  # a letter that is two in lower case
        plain = searched
    parts = [_folded(part) for part in re.split(r"…|\.\.\.|\[[^\]]*\]", words)]
    parts = [part for part in parts if part]
    start, end = -1, 0
    for part in parts:
        found = searched.find(part, end)
        if found < 0:
            return None
        start, end = (found if start < 0 else start), found + len(part)
    if start < 0:
        return None
    return Passage(
        plain[max(0, start - around) : start], plain[start:end], plain[end : end + around]
    )


def _folded(words: str) -> str:
    plain = " ".join(unicodedata.normalize("NFC", words).split())
    return plain.translate(_QUOTES).casefold()


class _Words(HTMLParser):
    """Collects the words that a browser would show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _NOT_SHOWN:
            self._hidden += 1
        elif tag in _ENDS_A_LINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_SHOWN:
            self._hidden = max(0, self._hidden - 1)

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _of_html(content: bytes) -> str:
    declared = _CHARSET.search(content[:4_000])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        text = content.decode(encoding, errors="replace")
    except LookupError:
        text = content.decode("utf-8", errors="replace")
    words = _Words()
    words.feed(text)
    words.close()
    return "".join(words.parts)


def _of_pdf(content: bytes) -> str:
    import pypdf  # a tenth of what a command takes to start, and few pages are PDF

    try:
        return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    except pypdf.errors.PyPdfError as error:
        raise NoText from error


def _of_mhtml(content: bytes) -> str:
    message = email.message_from_bytes(content, policy=email.policy.default)
    parts = []
    for part in message.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            parts.append(_of_html(body) if isinstance(body, bytes) else "")
    return "\n".join(parts)


def _of_wacz(content: bytes) -> str:
    """The pages in the archive's WARC files; nothing in it is unpacked to the disk."""
    parts, left = [], LARGEST_TEXT
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for info in archive.infolist():
            if not info.filename.endswith((".warc", ".warc.gz")):
                continue
            with archive.open(info) as stream:
                for page in _html_of_warc(io.BytesIO(stream.read(left)), left):
                    parts.append(_of_html(page))
                    left -= len(page)
                    if left <= 0:
                        return "\n".join(parts)
    return "\n".join(parts)


def _html_of_warc(stream: io.BytesIO, most: int) -> Iterator[bytes]:
    for record in ArchiveIterator(stream):
        if record.rec_type != "response" or record.http_headers is None:
            continue
        if "html" in (record.http_headers.get_header("Content-Type") or ""):
            yield record.content_stream().read(most)
