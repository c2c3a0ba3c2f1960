"""`Problem` and `Note`: what is wrong in a table, said so that an editor can mend it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from dataclasses import field as field_of
from typing import Generic, TypeVar

from geo.message import Message, in_texts, to_say, to_say_count

LONGEST_VALUE = 80
"""Characters of a cell that a message shows."""

MOST_OF_A_KIND = 1_000
"""Messages of one kind that are listed: nobody reads more, and a large table may have millions."""

_MOST_PROBLEMS: ContextVar[int] = ContextVar("problems of a kind", default=MOST_OF_A_KIND)


@contextmanager
def every_problem_listed() -> Iterator[None]:
    """Within it each problem of a kind is listed, for who leaves out all rows that have one."""
    kept = _MOST_PROBLEMS.set(sys.maxsize)
    try:
        yield
    finally:
        _MOST_PROBLEMS.reset(kept)


def most_of_a_kind() -> int:
    """How many problems of one kind are made."""
    return _MOST_PROBLEMS.get()


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that has to be mended: where, what was found, what would do.

    `file` is the folder's name and the file's, `row` is counted as a spreadsheet shows it
    (the header is row 1; 0 means the file as a whole), `field` is a column or empty. Without
    a field `value` describes what was found; with one it is the cell as it is, and in row 1 an
    empty value means that the column is missing. Printed, field and value are `visible`.
    What is wanted, and what was found where that is no cell, is a `Message`. `more` are further
    rows with the same fault, of which none is made.

    >>> print(Problem("data/incidents.csv", 41, "date_first", "31.02.2024",
    ...               "a date such as 2024-02-29"))
    data/incidents.csv, row 41: date_first is '31.02.2024', wanted a date such as 2024-02-29
    """

    file: str
    row: int
    field: str
    value: str
    wanted: Message
    more: int = field_of(default=0, compare=False, repr=False)

    def sentence(self) -> Message:
        """All of it, to be said in any language."""
        return to_say(
            "{where}: {found}, wanted {wanted}",
            where=_where(self.file, self.row),
            found=_found(self.row, self.field, self.value),
            wanted=in_texts(self.wanted, on_one_line),
        )

    def of_field(self, title: str) -> Message:
        """The same for who filled in a form: by the title of the field, and of no file and row."""
        return to_say(
            "{found}, wanted {wanted}",
            found=_found(self.row, title, self.value),
            wanted=in_texts(self.wanted, on_one_line),
        )

    def __str__(self) -> str:
        return str(self.sentence())


@dataclass(frozen=True, order=True)
class Note:
    """One thing that an editor may want to look at and that may well be right; see `Problem`.

    >>> print(Note("data/reports.csv", 7, "detained_low", "", "the figure is an 'up to'"))
    data/reports.csv, row 7: detained_low is empty: the figure is an 'up to'
    """

    file: str
    row: int
    field: str
    value: str
    remark: Message
    more: int = field_of(default=0, compare=False, repr=False)

    def sentence(self) -> Message:
        """All of it, to be said in any language."""
        return to_say(
            "{where}: {found}: {remark}",
            where=_where(self.file, self.row),
            found=_found(self.row, self.field, self.value),
            remark=in_texts(self.remark, on_one_line),
        )

    def __str__(self) -> str:
        return str(self.sentence())


Told = TypeVar("Told", Problem, Note)


def listed(messages: Iterable[Told]) -> tuple[Told, ...]:
    """The messages sorted, of each kind the first `MOST_OF_A_KIND` and how many more there are.
    What is said of a file as a whole comes first: rows that miss those of a broken file follow
    from it, and a page has room for fifty lines.

    Of a kind are those on one column of one file that want, or remark, the same but for the
    values put into it.

    >>> rows = range(2, 2002)
    >>> found = listed(Problem("data/reports.csv", n, "basis", "x", "one of a, b") for n in rows)
    >>> len(found), str(found[0])
    (1001, 'data/reports.csv: 1,000 more like those of basis, wanted as in the 1,000 listed')
    """
    kinds: dict[tuple[str, str, str], _Kind[Told]] = {}
    for message in messages:
        said = message.wanted if isinstance(message, Problem) else message.remark
        words = said.singular or said if isinstance(said, Message) else said
        kinds.setdefault((message.file, message.field, words), _Kind()).add(message)
    as_listed = to_say("as in the {number} listed", number=f"{MOST_OF_A_KIND:,}")
    found: list[Told] = []
    for (file, field, _), kind in kinds.items():
        first, more = kind.listed()
        found += first
        if more:
            found.append(type(first[0])(file, 0, "", _more(more, field), as_listed))
    return tuple(sorted(found, key=lambda message: (message.row > 0, message)))


class _Kind(Generic[Told]):
    """The first messages of a kind, and how many more there are; holds few of them at any time."""

    def __init__(self) -> None:
        self._first: set[Told] = set()
        self._more = 0
        self._most = MOST_OF_A_KIND

    def add(self, message: Told) -> None:
        if isinstance(message, Problem):
            self._most = most_of_a_kind()
        self._more += message.more
        self._first.add(replace(message, more=0) if message.more else message)
        if len(self._first) > 2 * self._most:
            self._first = set(self.listed()[0])
            self._more += self._most + 1

    def listed(self) -> tuple[list[Told], int]:
        """Those that are listed, in their order, and how many are not."""
        first = sorted(self._first)
        return first[: self._most], self._more + len(first[self._most :])


def _more(number: int, field: str) -> Message:
    if not field:
        return to_say_count("{number} more of its rows", "{number} more of its rows", number)
    return to_say_count(
        "{number} more like those of {field}",
        "{number} more like those of {field}",
        number,
        field=field,
    )


def visible(text: str) -> str:
    r"""The text on one line with every character to be seen, at most `LONGEST_VALUE` long.

    >>> visible("two\nlines\u202e")
    'two\\nlines\\u202e'
    """
    shown = on_one_line(text[: LONGEST_VALUE + 1])
    return shown if len(shown) <= LONGEST_VALUE else shown[: LONGEST_VALUE - 1] + "…"


def on_one_line(text: str) -> str:
    """The text with every character to be seen, however long."""
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as `surrogateescape` keeps it
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def _where(file: str, row: int) -> str:
    return to_say("{file}, row {row}", file=file, row=row) if row else file


def _found(row: int, field: str, value: str) -> str:
    if not field:
        return in_texts(value, visible)
    column = visible(field)
    if value:
        return to_say("{column} is '{value}'", column=column, value=visible(value))
    if row == 1:
        return to_say("there is no column {column}", column=column)
    return to_say("{column} is empty", column=column)
