"""From the bytes of a CSV file to rows of cells, whatever the file has been through.

Spreadsheets save UTF-8 with or without a byte order mark, UTF-16, or a code page of Windows; they
separate cells by commas, semicolons or tabs, and may say so in a first line of its own.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from geo.message import to_say

WORKBOOK = b"PK\x03\x04"
"""First bytes of a workbook, and of every other archive."""

BROKEN_LETTER = "\ufffd"
"""Stands in a decoded text where bytes are no text, or where another program had lost one."""

DELIMITERS = ",;\t|"

SEPARATORS = {";": to_say("semicolons"), "\t": to_say("tabs"), "|": to_say("bars")}
"""What stands between columns in files that are told, and read all the same."""

MOST_LINES = 100
"""Lines that one record may run over: a cell with that many is a quotation mark left open."""

OLD_CODE_PAGE = "kz1048"
"""Windows-1251 with the letters of Kazakh where it has those of Serbian and Macedonian."""

_HINT = re.compile(r'"?sep=(?P<delimiter>[^"\r\n])"?[,;\t|]*\r?\n?', re.IGNORECASE)
_CYRILLIC_WORD = re.compile("[\u0400-\u052f]{3}")
_TWO_ALPHABETS = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a file as a spreadsheet counts them: the first row that is shown is 1.

    `rows` maps the number of a row to its cells, or to its first line as it is where quotation
    marks do not match. The first of them that holds anything is the heading; blank rows before it
    are counted and not in `rows`, blank lines after it have no cells.
    """

    rows: dict[int, list[str] | str]
    delimiter: str


def decoded(content: bytes) -> tuple[str, str]:
    r"""The text of a file and its encoding: utf-8-sig, utf-16 or `OLD_CODE_PAGE`.

    A byte that fits nothing is a `BROKEN_LETTER` and spoils no other: a file is in the old code
    page only if that gives words, and if more of its bytes break UTF-8 than letters keep to it;
    and in such a file too, a line that is sound UTF-8, or in which a word would be of two
    alphabets, is UTF-8.

    >>> decoded("Орал\nАлматы".encode()[:-1])
    ('Орал\nАлмат�', 'utf-8-sig')
    >>> decoded("Орал\nӨскемен".encode("kz1048"))
    ('Орал\nӨскемен', 'kz1048')
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff"), "utf-16"
    if b"\0" in content[:4]:  # no text in UTF-8 begins so
        byte_order = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(byte_order, errors="replace"), "utf-16"
    text = content.decode("utf-8-sig", errors="replace").lstrip("\ufeff")
    broken = text.count(BROKEN_LETTER)
    sound = sum(not letter.isascii() for letter in text) - broken
    old = content.decode(OLD_CODE_PAGE, errors="replace") if broken > sound else ""
    if not _CYRILLIC_WORD.search(old):
        return text, "utf-8-sig"
    return "".join(map(_old_line, content.splitlines(keepends=True))), OLD_CODE_PAGE


def _old_line(line: bytes) -> str:
    """A line of a file in the old code page."""
    text = line.decode("utf-8", errors="replace")
    if BROKEN_LETTER not in text:
        return text
    old = line.decode(OLD_CODE_PAGE, errors="replace")
    return text if _TWO_ALPHABETS.search(old) else old


def read_records(text: str) -> Records:
    r"""The rows of a text, with the delimiter that its first line gives, or else its heading.

    >>> read_records("sep=;\n\nname;on_date\nOral;2019-10-26\n").rows
    {2: ['name', 'on_date'], 3: ['Oral', '2019-10-26']}
    """
    hint = _HINT.fullmatch(text[: text.find("\n") + 1] or text)
    lines = list(io.StringIO(text[hint.end() :] if hint else text, newline=""))
    blank = 0
    while blank < len(lines) and not lines[blank].strip(DELIMITERS + ' "\r\n\ufeff'):
        blank += 1
    heading = lines[blank] if blank < len(lines) else ""
    delimiter = hint["delimiter"] if hint else max(DELIMITERS, key=heading.count)
    rows = enumerate(_records(lines[blank:], delimiter), start=blank + 1)
    return Records(dict(rows), delimiter)


def _records(lines: Sequence[str], delimiter: str) -> Iterator[list[str] | str]:
    """The cells of each record, the heading first; of a broken record its first line as it is.

    A record is broken where its quotation marks do not match, or where it runs over several
    lines, more than `MOST_LINES` or without the cells of the heading: reading goes on with the
    next line.
    """
    width, start = 0, 0

    def following() -> Iterator[str]:
        for number in range(start, len(lines)):
            if number - start >= MOST_LINES:  # each such record would be read to the end
                raise csv.Error
            yield lines[number]

    while start < len(lines):
        reader = csv.reader(following(), delimiter=delimiter, strict=True)
        begin = start
        try:
            for cells in reader:
                width = width or len(cells)
                end = begin + reader.line_num
                if end - start > 1 and len(cells) != width:
                    break
                yield cells
                start = end
            else:
                return
        except csv.Error:
            pass
        yield lines[start].rstrip("\r\n")
        start += 1
