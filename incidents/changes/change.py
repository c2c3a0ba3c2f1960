"""`Change`: rows added, corrected or taken out, each with its reason: all that writes tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from incidents.tables.schema import Package

Cells = Mapping[str, str]
"""A row as its table writes it: the text of each column, without those that are empty."""

NAMES_PERSONS = "people"
"""The table whose cells are shown nowhere and published by nobody: it names persons, and may have
had to be erased."""

RowCounts = Mapping[str, Mapping[str, int]]
"""How many rows of each table become what (`RowChange.kind`), the tables sorted."""


@dataclass(frozen=True)
class RowChange:
    """One row as it was (None: there was none) and as it will be (None: there will be none)."""

    table: str
    before: Cells | None
    after: Cells | None
    reason: str

    @property
    def kind(self) -> str:
        """What becomes of the row: added, corrected, set_aside, withdrawn or removed; `erased`
        where it named a person who was taken out for good."""
        if self.before is None and self.after is None:
            return "erased"
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        status = self.after.get("status", "")
        is_new = status != self.before.get("status", "")
        return status if is_new and status in ("set_aside", "withdrawn") else "corrected"

    @property
    def row(self) -> Cells:
        """The row as it will be, or as it was where it is taken out."""
        return self.after if self.after is not None else self.before or {}

    def differing(self) -> Iterable[tuple[str, str, str]]:
        """Column, text before and text after, of what a correction changes."""
        before, after = self.before or {}, self.after or {}
        for column in {**before, **after}:
            if before.get(column, "") != after.get(column, ""):
                yield column, before.get(column, ""), after.get(column, "")


@dataclass(frozen=True)
class Change:
    """Rows of the tables that are changed together or not at all; each row stands in it once."""

    rows: tuple[RowChange, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it changes, sorted."""
        return tuple(sorted({row.table for row in self.rows}))

    @cached_property
    def row_counts(self) -> RowCounts:
        """How many rows of each table become what."""
        found: dict[str, Counter[str]] = {}
        for row in self.rows:
            found.setdefault(row.table, Counter())[row.kind] += 1
        return dict(sorted(found.items()))

    def inverse(self, reason: str) -> Change:
        """The change that takes this one back; what was erased stays so."""
        rows = (row for row in self.rows if row.kind != "erased")
        return Change(tuple(RowChange(row.table, row.after, row.before, reason) for row in rows))


def key_columns(package: Package, table: str) -> tuple[str, ...]:
    """The columns that name a row of the table: its id, or all that together stand but once."""
    first, *_ = package.fields(table)
    if first.get("constraints", {}).get("unique"):
        return (first["name"],)
    unique = package.tables[table]["schema"].get("uniqueKeys")
    return tuple(unique[0]) if unique else package.columns(table)


def key_of(row: Cells, columns: Iterable[str]) -> str:
    """What names the row, as one text: its id, or the cells of these columns."""
    return " ".join(filter(None, (row.get(column, "") for column in columns)))


def as_json(change: Change) -> list[dict[str, Any]]:
    """The rows as JSON values; `from_json` gives the change back."""
    return [
        {"table": row.table, "before": row.before, "after": row.after, "reason": row.reason}
        for row in change.rows
    ]


def from_json(rows: Any) -> Change:
    """The change that `as_json` wrote; KeyError, TypeError or ValueError if it is none."""
    return Change(
        tuple(
            RowChange(
                str(row["table"]), _cells(row["before"]), _cells(row["after"]), str(row["reason"])
            )
            for row in rows
        )
    )


def _cells(cells: Any) -> Cells | None:
    return None if cells is None else {str(key): str(value) for key, value in cells.items()}
