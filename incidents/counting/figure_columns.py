"""Figures of many events as columns, and how they add up to one figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from incidents.dataset.ids import Ids
from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.rule.combining import SUPPORTS
from incidents.rule.figure import Figure

Pairs = NDArray[np.int64]
"""Two rows: the number of a figure, and that of a report or origin that it has."""

LINKS = ("rests_on", "closed_by", "crossing")
NUMBERS = ("low", "high", "two_origin_low")
MARKS = (
    *("open_ended", "disputed", "disputed_within", "far_apart", "no_number"),
    *("low_computed", "high_computed"),
)


def narrow(numbers: NDArray[Any]) -> NDArray[Any]:
    """The numbers in the smallest whole numbers with a sign that hold them; truths stay as they
    are."""
    if numbers.dtype == np.bool_ or not numbers.size:
        return numbers
    ends = (int(numbers.min()), int(numbers.max()))
    return numbers.astype(np.result_type(*map(np.min_scalar_type, (-1 - abs(e) for e in ends))))


class RuleFigure(NamedTuple):
    """What the rule in Python made of one event, with the numbers of what it names."""

    figure: Figure
    rests_on: Sequence[int]
    closed_by: Sequence[int]
    crossing: Sequence[int]


@dataclass(frozen=True, eq=False)
class FigureColumns:
    """The fields of `Figure` for many events, each of one event, but for the tree.

    `NONE` stands where there is no number; `support` is the place in `SUPPORTS`; `numbered` says
    whether the event has a number. What a figure rests on, is closed by and crosses stands in
    pairs, in whatever order.
    """

    low: Ints
    high: Ints
    open_ended: Truths
    disputed: Truths
    disputed_within: Truths
    far_apart: Truths
    no_number: Truths
    support: Ints
    two_origin_low: Ints
    numbered: Truths
    low_computed: Truths
    high_computed: Truths
    rests_on: Pairs
    closed_by: Pairs
    crossing: Pairs

    def __len__(self) -> int:
        return len(self.low)

    def small(self) -> FigureColumns:
        """The same in as little memory as its numbers need: for who keeps it."""
        return FigureColumns(
            **{field.name: narrow(getattr(self, field.name)) for field in fields(self)}
        )

    def without_links(self) -> FigureColumns:
        """The same, without what the figures rest on, are closed by and cross."""
        none: dict[str, Any] = {name: np.zeros((2, 0), dtype=np.int64) for name in LINKS}
        return replace(self, **none)

    def figures(self, chosen: Ints) -> list[Figure]:
        """Figures by their numbers, without what they rest on, are closed by and cross, and their
        trees; equal ones are one."""

        @cache
        def figure(*cells: Any) -> Figure:
            found = dict(zip(names, cells, strict=True))
            for name in NUMBERS:
                found[name] = None if found[name] == NONE else found[name]
            support, events = SUPPORTS[found.pop("support")], int(found.pop("numbered"))
            return Figure(**found, support=support, number_of_events=events)

        names = (*NUMBERS, *MARKS, "support", "numbered")
        return list(map(figure, *(getattr(self, name)[chosen].tolist() for name in names)))

    def take(self, chosen: Ints) -> FigureColumns:
        """The figures with these numbers, each once, numbered anew."""
        number = np.full(len(self), NONE)
        number[chosen] = np.arange(len(chosen))
        found: dict[str, Any] = {}
        for name in (field.name for field in fields(self)):
            column = getattr(self, name)
            if name in LINKS:
                of = number[column[0]]
                found[name] = np.stack([of, column[1]])[:, of != NONE]
            else:
                found[name] = column[chosen]
        return FigureColumns(**found)

    def split(self, starts: Ints) -> list[FigureColumns]:
        """The figures in runs, one from each of these numbers to before the next, the first of them
        0; in each they are numbered anew."""
        runs = list(zip(starts.tolist(), [*starts[1:].tolist(), len(self)], strict=True))
        found: list[dict[str, Any]] = [{} for _ in runs]
        for name in (field.name for field in fields(self)):
            column = getattr(self, name)
            if name in LINKS:
                column = column[:, np.argsort(column[0], kind="stable")]
                ends = np.searchsorted(column[0], runs)
                for run, (start, _), (first, last) in zip(found, runs, ends, strict=True):
                    run[name] = column[:, first:last] - [[start], [0]]
            else:
                for run, (start, stop) in zip(found, runs, strict=True):
                    run[name] = column[start:stop]
        return [FigureColumns(**run) for run in found]

    def replaced(self, at: Ints, by: Sequence[RuleFigure]) -> FigureColumns:
        """The same with those of the rule in Python at these numbers, which had nothing yet."""
        found: dict[str, Any] = {}
        for name in (field.name for field in fields(self)):
            column = getattr(self, name)
            if name in LINKS:
                links = [
                    (of, one)
                    for of, told in zip(at, by, strict=True)
                    for one in getattr(told, name)
                ]
                further = np.array(links, dtype=np.int64).reshape(-1, 2).T
                found[name] = np.concatenate([column, further], axis=1)
            else:
                found[name] = column.copy()
                found[name][at] = [_cell(name, told.figure) for told in by]
        return FigureColumns(**found)


def one_below_another(parts: Sequence[FigureColumns]) -> FigureColumns:
    """The figures of all of these, the later ones numbered on."""
    found: dict[str, Any] = {}
    offsets = np.cumsum([0, *(len(part) for part in parts[:-1])])
    for name in (field.name for field in fields(FigureColumns)):
        columns = [getattr(part, name) for part in parts]
        if name in LINKS:
            columns = [c + [[by], [0]] for c, by in zip(columns, offsets, strict=True)]
        found[name] = np.concatenate(columns, axis=-1)
    return FigureColumns(**found)


def _cell(name: str, figure: Figure) -> Any:
    if name == "numbered":
        return figure.number_of_events > 0
    if name == "support":
        return SUPPORTS.index(figure.support)
    value = getattr(figure, name)
    return NONE if value is None else value


Part = tuple[FigureColumns, Truths | None]
"""Figures of events, and which of them; None: all."""


@dataclass(frozen=True, eq=False)
class Names:
    """The ids of reports and origins by their numbers."""

    reports: pa.Array
    origins: tuple[str, ...]


def added_up(parts: Sequence[Part], names: Names) -> Figure:
    """The figure of all these events, each in one part (rule 7), but for the tree."""

    chosen = [
        np.ones(len(figures), dtype=bool) if which is None else which for figures, which in parts
    ]
    numbered = [which & part.numbered for which, (part, _) in zip(chosen, parts, strict=True)]

    def columns(name: str, rows: Sequence[Truths]) -> Iterator[tuple[NDArray[Any], Truths]]:
        return zip((getattr(figures, name) for figures, _ in parts), rows, strict=True)

    # Rows that are left out are passed over where they stand: to take the others out costs more.
    def marked(name: str, rows: Sequence[Truths] = chosen) -> bool:
        return any(bool((column & there).any()) for column, there in columns(name, rows))

    def added(name: str) -> int | None:
        known = [(column, there & (column != NONE)) for column, there in columns(name, chosen)]
        if not any(there.any() for _, there in known):
            return None
        return sum(int(np.where(there, column, 0).sum()) for column, there in known)

    def linked(name: str) -> Ints:
        found = []
        for figures, which in parts:
            of, one = getattr(figures, name)
            found.append(one if which is None else one[which[of]])
        return np.concatenate(found)

    events = sum(int(np.count_nonzero(there)) for there in numbered)
    disputed = marked("disputed", numbered)
    weakest = min(
        int(np.where(there, column, len(SUPPORTS)).min(initial=len(SUPPORTS)))
        for column, there in columns("support", numbered)
    )
    open_ended = marked("open_ended")
    closed_by = [] if open_ended else np.unique(linked("closed_by")).tolist()
    return Figure(
        low=added("low"),
        high=added("high"),
        open_ended=open_ended,
        disputed=disputed and events == 1,
        disputed_within=marked("disputed_within", numbered) or (disputed and events > 1),
        far_apart=marked("far_apart"),
        no_number=marked("no_number"),
        support=SUPPORTS[weakest if events else 0],
        two_origin_low=added("two_origin_low"),
        rests_on=Ids(names.reports, linked("rests_on")),
        closed_by=tuple(sorted(names.origins[origin] for origin in closed_by)),
        crossing=Ids(names.reports, linked("crossing")),
        number_of_events=events,
        low_computed=marked("low_computed"),
        high_computed=marked("high_computed"),
    )
