"""`Proposal`: the change that a file asks for, the rows it comes from, and what is open in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from geo.message import Message, in_texts
from incidents.changes.change import Cells, Change, RowChange
from incidents.languages.language import Language
from incidents.list_rows.row_places import PlaceFound
from incidents.list_rows.row_problem import RowProblem
from incidents.tables.problems import visible

SourceRow = tuple[str, int]
"""A row of a file: its sheet and its number."""


@dataclass(frozen=True)
class Duplicate:
    """A row that says what a report already says, of the tables or of a row before it."""

    sheet: str
    row: int
    report_id: str
    remark: Message


@dataclass
class Proposal:
    """What a file asks for, put together row by row.

    `rows` are the changes by table and id, `sources` the rows of the file that each is made of.
    `read` is how many rows the file has, `unchanged` how many of them are in the tables already,
    `passed_over` how many are nothing of ours, by why. `lacks`: what tables of this kind never say.
    """

    kind: str
    read: int = 0
    unchanged: int = 0
    rows: dict[tuple[str, str], RowChange] = field(default_factory=dict)
    sources: dict[tuple[str, str], list[SourceRow]] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)
    places: dict[str, PlaceFound] = field(default_factory=dict)
    duplicates: list[Duplicate] = field(default_factory=list)
    not_taken: list[str] = field(default_factory=list)
    passed_over: dict[Message, int] = field(default_factory=dict)
    lacks: Message | None = None

    def put(
        self,
        table: str,
        key: str,
        source: SourceRow,
        reason: str,
        *,
        after: Mapping[str, object],
        before: Cells | None = None,
    ) -> None:
        """Adds a row of a table, or what becomes of it; cells without a text are left out."""
        self.put_again(table, key, reason, after=after, before=before)
        self.rest_on(table, key, source)

    def put_again(
        self,
        table: str,
        key: str,
        reason: str,
        *,
        after: Mapping[str, object],
        before: Cells | None = None,
    ) -> None:
        """Says anew what becomes of a row that rests on the same rows of the file."""
        cells = {name: str(value) for name, value in after.items() if value not in ("", None)}
        self.rows[table, key] = RowChange(table, before, cells, reason)

    def rest_on(self, table: str, key: str, source: SourceRow) -> None:
        """Says that a row of the file also needs this row, where the change makes it."""
        if (table, key) in self.rows:
            self.sources.setdefault((table, key), []).append(source)

    def change(self) -> Change:
        """All of it as a change."""
        return Change(tuple(self.rows.values()))

    def sources_of(self, table: str, key: str) -> Iterable[SourceRow]:
        """The rows of the file that a row of the change comes from."""
        return self.sources.get((table, key), ())


MOST_NAMED = 20
"""Columns that are named of those that are not read; the rest is counted."""


def names_told(names: Sequence[str], language: Language) -> str:
    """The names of what is not read, one after the other; of very many the first ones."""
    told = [language.told(in_texts(name, visible)) for name in names[:MOST_NAMED]]
    return ", ".join(language.with_rest(told, len(names)))
