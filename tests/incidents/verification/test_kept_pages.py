"""Pages kept beside the tables, under their hashes."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.verification import kept_pages
from incidents.verification.kept_pages import NoPage, keep, kept_page, kind_of

HTML = b"<!DOCTYPE html><p>a dozen"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (HTML, "html"),
        (b"\xef\xbb\xbf\n<HTML>", "html"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04...datapackage.json...", "wacz"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related;", "mhtml"),
        (b"\x89PNG\r\n\x1a\n...", "png"),
        (b"\xff\xd8\xff...", "jpg"),
        (b"RIFF....WEBPVP8 ", "webp"),
    ],
)
def test_a_page_is_known_by_its_bytes(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04 a workbook", b"MZ\x90"])
def test_anything_else_is_refused_with_what_would_do(content: bytes) -> None:
    with pytest.raises(NoPage, match="wanted HTML, PDF"):
        kind_of(content)


def test_a_page_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pages, "LARGEST_PAGE", 10)

    with pytest.raises(NoPage, match="25 bytes, wanted at most 10"):
        kind_of(HTML)


def test_the_same_page_is_kept_once_and_found_by_its_hash(tmp_path: Path) -> None:
    first, again = keep(tmp_path, HTML), keep(tmp_path, HTML)

    assert first == again == kept_page(tmp_path, first.sha256)
    assert first.path.read_bytes() == HTML


@pytest.mark.parametrize("sha256", ["", "../reports", "0" * 64, "a" * 63 + "."])
def test_what_is_no_hash_or_not_there_is_no_page(tmp_path: Path, sha256: str) -> None:
    assert kept_page(tmp_path, sha256) is None


def test_a_page_whose_bytes_were_changed_is_none(tmp_path: Path) -> None:
    page = keep(tmp_path, HTML)
    page.path.write_bytes(b"<p>two dozen")

    assert kept_page(tmp_path, page.sha256) is None
