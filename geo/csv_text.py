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
from itertools import groupby

from geo.message import to_say

WORKBOOK = b"PK\x03\x04"
"""First bytes of a workbook, and of every other archive."""

BROKEN_LETTER = "\ufffd"
"""Stands in a decoded text where bytes are no text, or where another program had lost one."""

DELIMITERS = ",;\t|"

SEPARATORS = {";": to_say("semicolons"), "\t": to_say("tabs"), "|": to_say("bars")}
"""What stands between columns in files that are told, and read all the same."""

LINES_LOOKED_AT = 20
"""Lines from which a delimiter is told where prose may stand above them."""

MOST_LINES = 100
"""Lines that one record may run over: a cell with that many is a quotation mark left open."""

OLD_CODE_PAGE = "kz1048"
"""Windows-1251 with the letters of Kazakh where it has those of Serbian and Macedonian."""

MOST_BYTES_LOOKED_AT = 100_000
"""Bytes of a file from which its code page is told."""

FEWEST_LETTERS = 2
"""Letters beyond ASCII that make a code page of a file: one alone is a broken byte."""

CODE_PAGES = (OLD_CODE_PAGE, "koi8-r", "cp866", "mac-cyrillic", "iso8859-5")
"""Code pages of Cyrillic, the likeliest first."""

LATIN_CODE_PAGE = "cp1252"
"""What a text without a Cyrillic word is taken for: English with curly quotation marks."""

_FREQUENT = "оаеинтсрвлыдмқғәіүұң"
"""Letters that three in four of a Russian or Kazakh text are."""

_LATIN = frozenset(
    "“”‘’„‚«»–—…•€£§°©®™·\xa0" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýßœšžÀÁÂÄÅÇÈÉÊËÎÏÑÓÔÖØÙÚÛÜŒŠŽ"
)
"""Marks and letters that stand in English texts and in names of Western Europe."""

BLANK = " \t,;|\r\n"

HINT = re.compile(
    r'(?:[ \t,;|]*\r?\n)*"?sep(?:arator)? ?= ?(?P<delimiter>\\t|[^"\r\n ])"?[ ,;\t|]*'
    r"(?:\r?\n|\r|$)",
    re.IGNORECASE,
)
"""A first line that says what separates cells, and is no row; blank ones may stand before it."""

_CYRILLIC_WORD = re.compile("[\u0400-\u052f]{3}")
_CAPITAL_INSIDE = re.compile("(?<=[а-яё])[А-ЯЁ]")
_TWO_ALPHABETS = re.compile("[A-Za-z][\u0400-\u052f]|[\u0400-\u052f][A-Za-z]")


@dataclass(frozen=True, slots=True)
class Records:
    """The rows of a file as a spreadsheet counts them: the first row that is shown is 1.

    `rows` maps the number of a row to its cells, or to its first line as it is where quotation
    marks do not match. The first of them that holds anything is the heading; blank rows before it
    are counted and not in `rows`, blank lines after it have no cells. `is_grid`: whether all rows
    were written with as many cells, as spreadsheets do: none of them has one too many.
    """

    rows: dict[int, list[str] | str]
    delimiter: str
    is_grid: bool = False


def decoded(content: bytes) -> tuple[str, str]:
    r"""The text of a file and its encoding: utf-8-sig, utf-16, utf-32 or a code page.

    A byte that fits nothing is a `BROKEN_LETTER` and spoils no other: a file is in an old code
    page only if that gives words, and if more of its bytes break UTF-8 than letters keep to it;
    and in such a file too, a line that is sound UTF-8, or in which a word would be of two
    alphabets, is UTF-8.

    Which code page is decided by how often letters stand in it: charset-normalizer takes a short
    list in capitals for another one.

    >>> decoded("Орал\nАлматы".encode()[:-1])
    ('Орал\nАлмат�', 'utf-8-sig')
    >>> decoded("Орал\nӨскемен".encode("kz1048")), decoded("МЕСТО\nОРАЛ".encode("cp866"))
    (('Орал\nӨскемен', 'kz1048'), ('МЕСТО\nОРАЛ', 'cp866'))
    """
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return content.decode("utf-32", errors="replace").lstrip("\ufeff"), "utf-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff"), "utf-16"
    if b"\0" in content[:4]:  # no text in UTF-8 begins so
        byte_order = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(byte_order, errors="replace"), "utf-16"
    text = content.decode("utf-8-sig", errors="replace").lstrip("\ufeff")
    broken = text.count(BROKEN_LETTER)
    sound = sum(not letter.isascii() for letter in text) - broken if broken else 0
    if broken <= sound:
        return text, "utf-8-sig"
    start = content[:MOST_BYTES_LOOKED_AT]
    page = max(CODE_PAGES, key=lambda page: _cyrillic(start.decode(page, errors="replace")))
    if not _CYRILLIC_WORD.search(content.decode(page, errors="replace")):
        return _latin(content, text)
    return "".join(_old_line(line, page) for line in content.splitlines(keepends=True)), page


def _cyrillic(text: str) -> float:
    """How far a text reads as Russian or Kazakh: the more of its letters are frequent ones, small
    ones rather than capitals inside words, the further."""
    letters = [letter for letter in text if not letter.isascii()]
    small = sum(letter in _FREQUENT for letter in letters)
    capital = sum(letter.lower() in _FREQUENT for letter in letters) - small
    strange = sum(not letter.isalpha() for letter in letters)
    odd = len(_CAPITAL_INSIDE.findall(text))
    return small + 0.8 * capital - strange - odd


def _latin(content: bytes, text: str) -> tuple[str, str]:
    """The text in the Latin code page where each of its bytes is a usual letter or mark there."""
    letters = [bytes([byte]) for byte in content if byte > 0x7F]
    read = [letter.decode(LATIN_CODE_PAGE, errors="replace") for letter in letters]
    if len(read) < FEWEST_LETTERS or not _LATIN.issuperset(read):
        return text, "utf-8-sig"
    return content.decode(LATIN_CODE_PAGE), LATIN_CODE_PAGE


def _old_line(line: bytes, page: str) -> str:
    """A line of a file in an old code page."""
    text = line.decode("utf-8", errors="replace")
    if BROKEN_LETTER not in text:
        return text
    old = line.decode(page, errors="replace")
    return text if _TWO_ALPHABETS.search(old) else old


def read_records(text: str, *, under_title: bool = False) -> Records:
    r"""The rows of a text, with the delimiter that its first line gives, or else its heading.

    `under_title`: lines of prose may stand above the heading; the delimiter is then the one that
    most lines have as often, and empty cells at the end of a row are left out.

    >>> read_records("sep=;\n\nname;on_date\nOral;2019-10-26\n").rows
    {2: ['name', 'on_date'], 3: ['Oral', '2019-10-26']}
    >>> read_records("Detentions, May\na;b\n1;2,5\n", under_title=True).rows[3]
    ['1', '2,5']
    """
    hint = HINT.match(text)
    lines = list(io.StringIO(text[hint.end() :] if hint else text, newline=""))
    blank = 0
    while blank < len(lines) and not lines[blank].strip(DELIMITERS + ' "\r\n\ufeff'):
        blank += 1
    heading = lines[blank] if blank < len(lines) else ""
    told = hint["delimiter"].replace("\\t", "\t") if hint else ""
    if told and (told in heading or not set(DELIMITERS) & set(heading)):
        delimiter = told  # some programs write the hint and separate by something else
    elif under_title:
        delimiter = _of_most_lines(lines[blank : blank + LINES_LOOKED_AT])
    else:
        delimiter = max(DELIMITERS, key=heading.count)
    found = records_of_lines(lines[blank:], delimiter, under_title=under_title)
    widths = set[int]()

    def records() -> Iterator[list[str] | str]:
        for record, _ in found:
            if not under_title or isinstance(record, str):
                yield record
                continue
            if record:
                widths.add(len(record))
            yield _without_end(record)

    above = hint[0].count("\n") if hint and hint[0][0] in BLANK else 0  # a hint that is shown
    rows = dict(enumerate(records(), start=above + blank + 1))
    return Records(rows, delimiter, len(widths) == 1)


def _of_most_lines(lines: Sequence[str]) -> str:
    """The delimiter that stands equally often in the most lines, one after the other."""

    def agreeing(delimiter: str) -> int:
        runs = groupby(line.count(delimiter) for line in lines)
        return max((number * len(list(run)) for number, run in runs), default=0)

    return max(DELIMITERS, key=agreeing)


def records_of_lines(
    lines: Sequence[str], delimiter: str, *, width: int = 0, under_title: bool = False
) -> Iterator[tuple[list[str] | str, int]]:
    """The cells of each record, of a broken one its first line as it is, with the number of lines
    up to its end. `width`: how many cells the heading has, where it is not the first of them.

    A record is broken where its quotation marks do not match, or where it runs over several
    lines, more than `MOST_LINES` or without the cells of the heading: reading goes on with the
    next line.
    """
    start = 0

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
                if not width or (under_title and width == 1):
                    width = len(cells)
                end = begin + reader.line_num
                if end - start > 1 and len(cells) != width:
                    break
                yield cells, end
                start = end
            else:
                return
        except csv.Error:
            pass
        yield lines[start].rstrip("\r\n"), start + 1
        start += 1


def _without_end(cells: list[str]) -> list[str]:
    """The cells up to the last that holds anything; all of them shared where none is empty."""
    if not cells or cells[-1].strip():
        return cells
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
