"""A CSV file with a few faults: its sound parts are read in columns, and row by row only what is
not sound.

The two readings differ in nothing: a row that begins outside of quotation marks is the same
wherever reading begins, and what cannot be told apart so is left to `geo.csv_text`.
"""

from __future__ import annotations

import codecs
import csv as rows_of
import io
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from pyarrow import csv

from geo.csv_text import MOST_LINES, records_of_lines
from incidents.tables.sound_csv import (
    QUOTED,
    TEXT,
    header_of,
    is_plain,
    most_lines_of_a_row,
)

SMALLEST, LARGEST = 32_768, 4_194_304
"""Bytes that are looked at together: few after a fault, more with each part that is sound."""

Cells = list[str] | str
"""The cells of a row, or its first line as it is where quotation marks do not match."""


@dataclass
class PartsOfFile:
    """The rows beneath a header by their numbers in a spreadsheet: `sound` in columns of text named
    "0", "1" and so on, with `numbers`, and `others` one by one."""

    header: list[str]
    sound: pa.Table
    numbers: np.ndarray
    others: dict[int, Cells] = field(default_factory=dict)


def read_in_parts(content: bytes) -> PartsOfFile | None:
    """The rows of a file whose header is sound; None where it is not."""
    content = content.removeprefix(codecs.BOM_UTF8)
    header = header_of(content)
    if header is None or not any(header):
        return None
    reader = _Reader(content, width=len(header))
    reader.read()
    numbers = np.concatenate([np.empty(0, dtype=np.int64), *reader.numbers])
    sound = pa.concat_tables([no_rows(len(header)), *reader.tables])
    return PartsOfFile(header, sound, numbers, reader.others)


def no_rows(width: int) -> pa.Table:
    """A table without a row, of so many columns."""
    return pa.table({str(number): pa.array([], TEXT) for number in range(width)})


class _Reader:
    """Reads from the second line on; `position` always stands where a row begins."""

    def __init__(self, content: bytes, *, width: int) -> None:
        self._content, self._width = content, width
        self.position = content.index(b"\n") + 1
        self._number = 2
        self.tables: list[pa.Table] = []
        self.numbers: list[np.ndarray] = []
        self.others: dict[int, Cells] = {}

    def read(self) -> None:
        """All rows to the end of the file."""
        at_once, row_by_row = LARGEST, 0
        while self.position < len(self._content):
            end = self._line_end(self.position + at_once)
            fault = self._first_fault(end)
            begin = end if fault is None else self._row_before(fault)
            if begin > self.position and not self._read_columns(begin):
                if at_once > SMALLEST:  # somewhere in it
                    at_once = max(SMALLEST, at_once // 8)
                    continue
                fault = begin
            if fault is None:
                at_once, row_by_row = min(2 * at_once, LARGEST), 0
                continue
            # Faults that lie close together are read in one go.
            self._read_rows(max(fault + 1, self.position + row_by_row))
            at_once, row_by_row = SMALLEST, min(max(SMALLEST, 2 * row_by_row), LARGEST)

    def _line_end(self, position: int) -> int:
        """Where the line of this position ends, behind its end."""
        return self._content.find(b"\n", position) + 1 or len(self._content)

    def _first_fault(self, end: int) -> int | None:
        """A position in the first line before `end` that is not sound, or at the first quotation
        mark that does not match; None if there is none."""
        content, start = self._content, self.position
        matched = QUOTED.match(content, start, end)
        quoted = matched.end() if matched else start
        faults = [] if quoted == end else [quoted]
        if not _is_sound(content[start:end]):
            while start < end and _is_sound(content[start : (after := self._line_end(start))]):
                start = after
            faults.append(start)
        return min(faults, default=None)

    def _row_before(self, fault: int) -> int:
        """Where the row begins that holds this position, up to which quotation marks match."""
        content, begin = self._content, fault
        if content[begin - 1 : begin] != b"\n":
            begin = content.rfind(b"\n", self.position, fault) + 1
        while begin > self.position and content.count(b'"', self.position, begin) % 2:
            begin = content.rfind(b"\n", self.position, begin - 1) + 1
        return max(begin, self.position)

    def _read_columns(self, end: int) -> bool:
        """Takes the rows up to here in columns; whether it could, which it cannot where a row of
        several lines is not sound."""
        found: list[csv.InvalidRow] = []

        def keep(row: csv.InvalidRow) -> str:
            found.append(row)
            return "skip"

        names = [str(number) for number in range(self._width)]
        part = self._content[self.position : end]
        try:
            table = csv.read_csv(
                pa.py_buffer(part),
                csv.ReadOptions(column_names=names, block_size=len(part) + 1, use_threads=False),
                csv.ParseOptions(
                    newlines_in_values=b'"' in part,
                    ignore_empty_lines=False,
                    invalid_row_handler=keep,
                ),
                csv.ConvertOptions(column_types=dict.fromkeys(names, TEXT)),
            )
        except pa.ArrowInvalid:
            return False
        if any("\n" in row.text for row in found) or most_lines_of_a_row(table) >= MOST_LINES:
            return False
        rows = np.arange(len(table) + len(found))
        faulty = [row.number - 1 for row in found]
        for row in found:
            cells = next(rows_of.reader([row.text], strict=True), [])
            self.others[self._number + row.number - 1] = cells
        self.tables.append(table)
        self.numbers.append(np.delete(rows, faulty) + self._number)
        self._number += len(rows)
        self.position = end
        return True

    def _read_rows(self, end: int) -> None:
        """Takes rows one by one until one ends here or behind."""
        after = min(end, len(self._content))
        for _ in range(MOST_LINES + 1):  # a row may run over so many lines, and is not sound then
            after = self._line_end(after)
        text = self._content[self.position : after].decode("utf-8", "surrogateescape")
        lines = list(io.StringIO(text, newline=""))
        taken = 0
        for cells, line in records_of_lines(lines, ",", width=self._width):
            self.others[self._number] = cells
            self._number += 1
            self.position += _bytes_of(lines[taken:line])
            taken = line
            if self.position >= end:
                return


def _is_sound(content: bytes) -> bool:
    """Whether every program finds the same lines and letters in the bytes."""
    if not is_plain(content):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


def _bytes_of(lines: list[str]) -> int:
    return sum(len(line.encode("utf-8", "surrogateescape")) for line in lines)
