"""The tables by id, made once for a dataset: counting asks for the same rows again and again.

And what the cells of a row hold, whose empty ones each table library has of its own.

A dataset never changes and is equal to itself alone, so what is made of it can be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from incidents.checks.scopes import period_of
from incidents.dataset.lazy_rows import FEW, DaysOf, LazyLists, LazyRows, Places
from incidents.dataset.memo import memoised
from incidents.dataset.nesting import outermost_of
from incidents.rule.quantities import Quantity, worded
from incidents.rule.ranges import Report
from incidents.rule.scope import ELSEWHERE, Days, Scope
from incidents.tables.compact import in_one_piece

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Frame = nw.DataFrame[Any]


def columns_of(dataset: Dataset, table: str) -> Frame:
    """A table of the data set, or `members`, for counting: the same columns as Narwhals sees them.

    In Arrow, which filters and joins small tables in about a third of the time that pandas takes.
    An empty cell is None.
    """
    return nw.from_native(dataset.tables[table], eager_only=True)


def joined(left: Frame, right: Frame, *, on: str, how: Literal["inner", "left", "anti"]) -> Frame:
    """The rows of `left` in their order, with what `right` has of them; Arrow promises none."""
    rows = left.with_row_index("row").join(right, on=on, how=how)
    return rows.sort("row").drop("row")


def among(column: str, values: Iterable[str]) -> nw.Expr:
    """Whether the text of a row is one of these.

    Of no values Arrow knows no type, so the row's own column says that it is none of them.
    """
    wanted = list(values)
    return nw.col(column).is_in(wanted) if wanted else nw.col(column) != nw.col(column)


@memoised()
def places_by_id(dataset: Dataset, table: str) -> Places:
    """Where the rows of a table stand, by their first column."""
    return Places(in_one_piece(dataset.tables[table].column(0)))


@memoised()
def rows_by_id(dataset: Dataset, table: str) -> Mapping[str, Mapping[str, Any]]:
    """The rows of a table by their first column, in the table's order."""
    frame = columns_of(dataset, table)
    if len(frame) > FEW:
        return LazyRows(frame.to_native(), places_by_id(dataset, table))
    names = frame.columns
    lists = [frame[name].to_list() for name in names]
    return {row[0]: dict(zip(names, row, strict=True)) for row in zip(*lists, strict=True)}


def in_every_language(row: Mapping[str, Any], field: str) -> list[str]:
    """What a field says and what its translations say, such as `title` and `title_kk`."""
    names = (name for name in row if name == field or name.startswith(f"{field}_"))
    return [str(row[name]) for name in names if row[name]]


@memoised()
def incidents_of_reports(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The incidents in the scope of each report, those inside others too; reports whose scope holds
    none are absent."""
    return lists_of_reports(columns_of(dataset, "members"))


def lists_of_reports(members: Frame) -> Mapping[str, tuple[str, ...]]:
    """The incidents beside each report in rows of the table of members."""
    lists = LazyLists(members.select("report_id", "incident_id").to_native())
    return lists if len(members) > FEW else dict(lists.items())


@memoised()
def incident_days(dataset: Dataset) -> Mapping[str, Days]:
    """First and last day of each incident, as ordinals."""
    return _days_of(dataset, "incidents")


@memoised()
def event_days(dataset: Dataset) -> Mapping[str, Days]:
    """First and last day of each event, as ordinals."""
    return _days_of(dataset, "events")


@memoised()
def report_days(dataset: Dataset) -> Mapping[str, Days]:
    """First and last day of each report, as ordinals."""
    return _days_of(dataset, "reports")


def _days_of(dataset: Dataset, table: str) -> Mapping[str, Days]:
    days = DaysOf(rows_by_id(dataset, table))
    return days if len(days) > FEW else dict(days.items())


@memoised()
def table_days(dataset: Dataset) -> Days | None:
    """First and last day that a report speaks of, as ordinals; None where there is no report."""
    reports = columns_of(dataset, "reports")
    if not len(reports):
        return None
    return reports["date_first"].min().toordinal(), reports["date_last"].max().toordinal()


@memoised()
def has_places_not_found(dataset: Dataset) -> bool:
    """Whether an incident's place stands for no place that is known."""
    return "" in set(columns_of(dataset, "incidents")["resolved_place_id"].to_list())


def outermost(dataset: Dataset, members: Collection[str]) -> Collection[str]:
    """The members that a scope is told by: those that lie inside no other of them."""
    return outermost_of(members, dataset.holds)


@memoised()
def rule_reports_of(dataset: Dataset, measure: str) -> Mapping[str, Report]:
    """Every report by its id as the rule for numbers takes it when this measure is counted.

    A witness or a part of the place is a floor (rule 2); for people a report on journalists is
    one too (rule 5).
    """
    return _RuleReports(
        rows=rows_by_id(dataset, "reports"),
        incidents=incidents_of_reports(dataset),
        days=incident_days(dataset),
        measure=measure,
    )


MOST_RULE_REPORTS = 100_000
"""Reports that are kept as the rule takes them."""


class _RuleReports(Mapping[str, Report]):
    """Reports made when they are first asked for: most are counted in columns."""

    def __init__(
        self,
        rows: Mapping[str, Mapping[str, Any]],
        incidents: Mapping[str, tuple[str, ...]],
        days: Mapping[str, Days],
        measure: str,
    ) -> None:
        self._rows, self._incidents, self._days = rows, incidents, days
        self._measure = measure
        self._make = lru_cache(maxsize=MOST_RULE_REPORTS)(self._made)

    def __getitem__(self, report_id: str) -> Report:
        return self._make(report_id)

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def _made(self, report_id: str) -> Report:
        row = self._rows[report_id]
        elsewhere = [ELSEWHERE] if row["covers_elsewhere"] else []
        members = [*self._incidents.get(report_id, ()), *elsewhere]
        is_measure = row["measure"] == self._measure
        return Report(
            report_id=report_id,
            origin_id=row["origin_id"],
            voice_id=row["voice_id"],
            scope=Scope.of(members, period_of(row), self._days),
            low=row["detained_low"],
            high=row["detained_high"],
            sees_part=not is_measure or row["sees_part"],
            hedged=row["hedged"],
            is_measure=is_measure,
            computed=row["computed"],
        )


Wordings = Callable[[str], Quantity | None]
"""The words of a report, by its id, that its bounds come from."""


@memoised()
def wordings(dataset: Dataset) -> Wordings:
    """The words of each report in English, found when they are asked for and kept."""
    reports = rows_by_id(dataset, "reports")

    @cache
    def words(report_id: str) -> Quantity | None:
        row = reports.get(report_id)
        if row is None:
            return None
        text = row["detained_text_en"] or row["detained_text"]
        return _worded(text, low=bound(row["detained_low"]), high=bound(row["detained_high"]))

    return words


_worded = lru_cache(maxsize=10_000)(worded)
"""Kept by its values: many reports say the same."""


def bound(value: Any) -> int | None:
    """The bound in a cell as a plain number, None where the cell is empty.

    No empty cell is a whole number.
    """
    try:
        return int(value)
    except (TypeError, ValueError):
        return None


def day_of(value: Any) -> date | None:
    """The day in a cell, None where the cell is empty.

    An empty cell is None, or a moment that is not equal to itself.
    """
    return value.date() if isinstance(value, datetime) and value == value else None


def sources_of(report: Mapping[str, Any]) -> list[str]:
    """The ids of the sources that carry a report, given as its row: the one cited first."""
    return [report["source_id"], *report["also_in_source_ids"].split()]
