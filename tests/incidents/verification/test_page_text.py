"""The words of pages, and where those of a report stand in them."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from incidents.verification.page_text import NoText, passage, text_of

HTML = (
    "<!DOCTYPE html><title>Rallies</title><script>held = 1</script>"
    "<p>Police held <b>a&nbsp;dozen</b> people.</p>"
)
MHTML = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n"
    b"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    b"PHA+UG9saWNlIGhlbGQgYSBkb3plbiBwZW9wbGUuPC9wPg==\n--B--\n"
)


def recorded(kind: str, media_type: str, body: str) -> bytes:
    """A record of a WARC file, compressed alone as they are."""
    answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n{body}".encode()
    record = (
        b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Target-URI: https://example.org/\r\n"
        b"Content-Type: application/http; msgtype=response\r\n"
        b"Content-Length: %d\r\n\r\n%b\r\n\r\n" % (kind.encode(), len(answer), answer)
    )
    return gzip.compress(record)


def wacz() -> bytes:
    """An archive of a page, before which other files and other records stand."""
    records = [
        recorded("metadata", "text/html", "held = 1"),
        recorded("response", "text/javascript", "held = 1"),
        recorded("response", "text/html", HTML),
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/data.warc.gz", b"".join(records))
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"), [(HTML.encode(), "html"), (MHTML, "mhtml"), (wacz(), "wacz")]
)
def test_the_words_that_a_browser_would_show_are_read(content: bytes, kind: str) -> None:
    text = text_of(content, kind)

    assert passage(text, "held a dozen people")
    assert "held = 1" not in text


def test_a_page_in_an_old_code_page_is_read_as_it_says() -> None:
    content = '<meta charset="windows-1251"><p>задержали около 20 человек'.encode("cp1251")

    assert passage(text_of(content, "html"), "Задержали около 20")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"%PDF-1.7 cut off", "pdf"),
        (b"PK\x03\x04 broken datapackage", "wacz"),
        (b"<p> </p>", "html"),
    ],
)
def test_a_picture_or_a_broken_page_has_no_words(content: bytes, kind: str) -> None:
    with pytest.raises(NoText):
        text_of(content, kind)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “a dozen”\nwere held", '"a dozen" were'),
        ("a dozen were, police say, held", "a dozen ... held"),
        ("a dozen and Ivanov were held", "a dozen and [name] were held"),
        ("ҰСТАЛҒАН ондаған адам", "ұсталған ондаған"),
    ],
)
def test_blanks_quotation_marks_capitals_and_gaps_do_not_matter(text: str, words: str) -> None:
    assert passage(text, words)


@pytest.mark.parametrize("words", ["two dozen", "held ... a dozen", "", "..."])
def test_words_that_do_not_stand_there_are_not_found(words: str) -> None:
    assert passage("a dozen were held", words) is None
