"""The rows of a list, one a report: days, place, figure, who says so, and where it can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo.message import Message, to_say, to_say_count
from geo.written_days import Order
from incidents.incoming.incoming_file import Sheet
from incidents.incoming.layout import Layout, columns_not_taken, is_broken
from incidents.incoming.merged_cells import Carried, carried_cells, carried_from, of_all_rows
from incidents.list_rows.row_days import Day, days_of
from incidents.list_rows.row_problem import A_CELL_FOR_EACH, RowProblem, cells_told
from incidents.list_rows.row_reader import HIDDEN, ListRow, RowReader
from incidents.list_rows.shapes import Report, Shape, ToCheck, shaped_rows


@dataclass(frozen=True)
class EventToCheck:
    """A row that tells of an event and gives no figure: it waits for somebody who reads."""

    number: int
    first: date
    last: date
    place: str
    title: str
    origin: str
    of_detentions: bool


@dataclass(frozen=True)
class ListRows:
    """The rows that can be used, what is wrong with others, and what is worth a look.

    `passed_over` counts rows that are nothing of ours, by why; `read` is how many there are in all;
    `titles` are the headings of the columns, by what they hold; `places_left_out` the places of
    reports that something else keeps out, by row.
    """

    rows: tuple[ListRow, ...] = ()
    to_check: tuple[EventToCheck, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    remarks: tuple[RowProblem, ...] = ()
    not_taken: tuple[str, ...] = ()
    passed_over: Mapping[Message, int] = field(default_factory=dict)
    read: int = 0
    titles: Mapping[str, str] = field(default_factory=dict)
    places_left_out: Mapping[int, str] = field(default_factory=dict)


@dataclass
class _Raw:
    """Rows of a sheet by their number, before their cells are read."""

    reports: dict[int, Mapping[str, str]] = field(default_factory=dict)
    to_check: dict[int, ToCheck] = field(default_factory=dict)
    persons: dict[int, Mapping[str, str]] = field(default_factory=dict)
    passed_over: Counter[Message] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    remarks: list[RowProblem] = field(default_factory=list)
    of_several_rows: dict[int, tuple[str, Message]] = field(default_factory=dict)

    def broken(self, sheet: str, number: int, row: Sequence[str] | str) -> None:
        """Tells of a row whose cells cannot be told apart."""
        shown = row if isinstance(row, str) else cells_told(len(row))
        self.problems.append(RowProblem(sheet, number, "", shown, A_CELL_FOR_EACH))


def read_list(
    sheet: Sheet, layout: Layout, *, order: Order | None = None, add_up: bool = False
) -> ListRows:
    """The rows of a list; `order` decides what 05/06/2019 is, `add_up` says that rows are persons
    who are added up."""
    raw = _Raw()
    by_person = layout.has(HIDDEN) and not (layout.has("number") or layout.has("words"))
    titles = {name: layout.titles[place] for name, place in layout.columns.items()}
    rows: dict[int, Sequence[str]] = {}
    for number, row in sheet.rows.items():
        if number <= layout.last_row or not any(row):
            continue
        if is_broken(sheet, row, len(layout.titles)):
            raw.broken(sheet.name, number, row)
        elif any(row[place] for place in layout.columns.values() if place < len(row)):
            rows[number] = row
    merged = carried_cells(sheet, layout.columns, layout.last_row, rows.keys())
    for number, own in rows.items():
        over = merged.get(number)
        full = _carried_down(sheet, number, own, layout, titles, over, raw) if over else own
        named = {**_named(full, layout.columns), **layout.fixed}
        (raw.persons if by_person else raw.reports)[number] = named
    not_taken = columns_not_taken(sheet, layout.titles, layout.last_row, {*layout.columns.values()})
    return _read(sheet, raw, titles, order, not_taken, add_up=add_up, measure="people")


def _carried_down(
    sheet: Sheet,
    number: int,
    row: Sequence[str],
    layout: Layout,
    titles: Mapping[str, str],
    merged: Mapping[str, Carried],
    raw: _Raw,
) -> list[str]:
    """The row with what its merged cells say, which is told; its figure is none of its own where
    that stands over other rows too."""
    full = [*row, *[""] * (len(layout.titles) - len(row))]
    for name, cell in merged.items():
        place = layout.columns[name]
        if name != HIDDEN and number != cell.first and not full[place]:
            full[place] = cell.text
            told = RowProblem(sheet.name, number, titles[name], cell.text, carried_from(cell))
            raw.remarks.append(told)
    figure = next((name for name in ("number", "words") if _cell(full, layout, name)), "")
    if figure in merged:
        raw.of_several_rows[number] = figure, of_all_rows(merged[figure])
    return full


def _cell(row: Sequence[str], layout: Layout, name: str) -> str:
    place = layout.columns.get(name, len(row))
    return row[place].strip() if place < len(row) else ""


def read_shape(
    sheet: Sheet, shape: Shape, start: int, *, order: Order | None = None, add_up: bool = False
) -> ListRows:
    """The rows of a table of others."""
    raw = _Raw()
    for number, row in shaped_rows(sheet, shape, start):
        if isinstance(row, Report):
            (raw.persons if row.is_person else raw.reports)[number] = {
                name: " ".join(cell.split()) for name, cell in row.cells.items()
            }
        elif isinstance(row, ToCheck):
            raw.to_check[number] = row
        elif isinstance(row, Message):
            raw.passed_over[row] += 1
        else:
            raw.broken(sheet.name, number, row)
    return _read(
        sheet, raw, {}, order, (), add_up=add_up, measure="journalists", counts=shape.counts
    )


def _read(
    sheet: Sheet,
    raw: _Raw,
    titles: Mapping[str, str],
    order: Order | None,
    not_taken: tuple[str, ...],
    *,
    add_up: bool,
    measure: str,
    counts: str = "",
) -> ListRows:
    read = (
        len(raw.reports)
        + len(raw.persons)
        + len(raw.to_check)
        + len(raw.problems)
        + raw.passed_over.total()
    )
    problems, remarks = list(raw.problems), list(raw.remarks)
    passed_over = Counter(raw.passed_over)
    if raw.persons and add_up:
        for number, (cells, persons) in _added_up(raw.persons).items():
            raw.reports[number] = cells
            told = to_say_count(
                "{number} row of one person", "{number} rows of one person each, added up", persons
            )
            remarks.append(RowProblem(sheet.name, number, "", "", told))
    elif raw.persons:
        wanted = to_say(
            "each row is a person: say that they are to be added up ({option}, or the tick under "
            "“{part}”)",
            option="--add-up",
            part=to_say("About this file"),
        )
        problems.append(RowProblem(sheet.name, 0, "", "", wanted))
        passed_over[to_say("of one person each")] += len(raw.persons)
    rows, places_left_out = [], dict[int, str]()
    for number, named, first, last in _with_days(raw.reports, order):
        reader = RowReader(sheet.name, number, named, titles, counts)
        if number in raw.of_several_rows:
            reader.wrong(*raw.of_several_rows[number])
        if found := reader.row(reader.days(first, last), measure if number in raw.persons else ""):
            rows.append(found)
            remarks += reader.remarks
        elif named.get("place"):
            places_left_out[number] = named["place"]
        problems += reader.problems
    to_check = []
    checked = {number: row.cells for number, row in raw.to_check.items()}
    for number, named, first, last in _with_days(checked, order):
        reader = RowReader(sheet.name, number, named, titles)
        reader.whole_texts()
        days, row = reader.days(first, last), raw.to_check[number]
        if days and not named["place"]:
            reader.wrong("place", to_say("wanted a town or a region"))
        elif days:
            to_check.append(
                EventToCheck(
                    number, *days, named["place"], row.title, row.origin, row.of_detentions
                )
            )
            remarks += reader.remarks
        problems += reader.problems
    return ListRows(
        tuple(sorted(rows, key=lambda row: row.number)),
        tuple(to_check),
        tuple(sorted(problems, key=lambda problem: problem.row)),
        tuple(remarks),
        not_taken,
        passed_over,
        read,
        titles,
        places_left_out,
    )


def _added_up(persons: Mapping[int, Mapping[str, str]]) -> dict[int, tuple[dict[str, str], int]]:
    """Persons of the same day, place, event and origin as one row, under the number of the first,
    and how many they are; their sources are told by the first."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for number, cells in persons.items():
        key = tuple(
            cells.get(name, "") for name in ("date", "date_last", "place", "event", "origin")
        )
        groups.setdefault(key, []).append(number)
    found = {}
    for numbers in groups.values():
        cells = {n: cell for n, cell in persons[numbers[0]].items() if n not in (HIDDEN, "note")}
        found[numbers[0]] = {**cells, "number": str(len(numbers))}, len(numbers)
    return found


def _named(row: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    named = {
        name: " ".join(row[place].split()) for name, place in columns.items() if place < len(row)
    }
    if named.get("place"):
        return named
    return {**named, "place": named.get("region", "") or point_of(named)}


def point_of(named: Mapping[str, str]) -> str:
    """The point of a row as a place, such as "43.25, 76.95", with a point or a comma for decimals;
    "" where it has none."""
    try:
        latitude, longitude = (
            float(named.get(name, "").replace(",", ".")) for name in ("latitude", "longitude")
        )
    except ValueError:
        return ""
    return f"{latitude}, {longitude}"


def _with_days(
    rows: Mapping[int, Mapping[str, str]], order: Order | None
) -> Iterable[tuple[int, Mapping[str, str], Day, Day]]:
    firsts = days_of([row.get("date", "") for row in rows.values()], order)
    lasts = days_of([row.get("date_last", "") for row in rows.values()], order)
    return zip(rows, rows.values(), firsts, lasts, strict=True)
