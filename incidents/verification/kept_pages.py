"""The pages that a desk keeps: each beside the tables, under the hash of its bytes."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from geo.message import Message, to_say
from incidents.whole_file import replace_whole

FOLDER = "pages"
LARGEST_PAGE = 20_000_000
"""Bytes of a page that is kept."""

KINDS = {
    "html": "text/html",
    "pdf": "application/pdf",
    "mhtml": "multipart/related",
    "wacz": "application/wacz",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
}
"""The kinds of pages that are kept, as the ends of their names, and their media types."""

_HASH = re.compile("[0-9a-f]{64}")
_BLANK_OR_MARK = b"\xef\xbb\xbf \t\r\n"


class NoPage(ValueError):
    """What was brought is no page that can be kept; `message` says what was found and would do."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


@dataclass(frozen=True)
class KeptPage:
    """A page in the folder of a desk: its hash, its kind, and where it lies."""

    sha256: str
    kind: str
    path: Path


def kind_of(content: bytes) -> str:
    """The kind of a page by its bytes; NoPage where it is none of `KINDS`, or too large."""
    if len(content) > LARGEST_PAGE:
        raise NoPage(
            to_say(
                "the page has {size} bytes, wanted at most {most}",
                size=f"{len(content):,}",
                most=f"{LARGEST_PAGE:,}",
            )
        )
    start = content.lstrip(_BLANK_OR_MARK)[:2_000]
    low = start.lower()
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04") and b"datapackage" in content:
        return "wacz"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if start.startswith(b"RIFF") and start[8:12] == b"WEBP":
        return "webp"
    if b"multipart/related" in low and b"mime-version" in low:
        return "mhtml"
    if re.match(rb"<(!doctype html|html|head|body|!--|\?xml)", low):
        return "html"
    wanted = ", ".join(("HTML", "PDF", "MHTML", "WACZ", "PNG", "JPEG", "WebP"))
    raise NoPage(to_say("this is no page that is known, wanted {kinds}", kinds=wanted))


def keep(folder: Path, content: bytes) -> KeptPage:
    """Puts the page beside the tables of the folder; the same page lies there once.

    NoPage where it is none; OSError where it cannot be written.
    """
    kind, sha256 = kind_of(content), hashlib.sha256(content).hexdigest()
    path = folder / FOLDER / f"{sha256}.{kind}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_whole(path, content)
    return KeptPage(sha256, kind, path)


def kept_paths(folder: Path) -> list[Path]:
    """Where the pages of a folder lie, sorted."""
    paths = (folder / FOLDER).glob("*") if (folder / FOLDER).is_dir() else ()
    return sorted(path for path in paths if path.suffix.removeprefix(".") in KINDS)


def kept_page(folder: Path, sha256: str) -> KeptPage | None:
    """The page with this hash; None where there is none, or where its bytes are others by now."""
    if not _HASH.fullmatch(sha256):
        return None
    for kind in KINDS:
        path = folder / FOLDER / f"{sha256}.{kind}"
        if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256:
            return KeptPage(sha256, kind, path)
    return None
