"""`Layout`: where the heading of a sheet stands, and which of its columns holds what.

A heading may run over two rows, the upper of which has merged cells; a mapping by an editor says
what no heading says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from geo.message import to_say
from incidents.incoming.headings import COLUMNS, NEEDED, columns_of
from incidents.incoming.incoming_file import CannotRead, Sheet

LAST_ROW_OF_HEADINGS = 20
"""Headings are looked for down to here: titles and merged cells may stand above them."""

FIGURES = {"number", "words", "person"}
"""Columns that say who was detained, one of which a list has."""

NAMES = (*(column.name for column in COLUMNS), "region")
"""What a column of a list can hold."""


@dataclass(frozen=True)
class ColumnMapping:
    """What an editor says of a file: the heading of each column by what it holds, and what is the
    same for every row, such as who says so."""

    columns: Mapping[str, str]
    fixed: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, dict[str, str]]:
        """The mapping as JSON values; `mapping_of` gives it back."""
        return {"columns": dict(self.columns), "fixed": dict(self.fixed)}


def mapping_of(value: Any) -> ColumnMapping:
    """The mapping that JSON values give; CannotRead where they are none.

    >>> mapping_of({"columns": {"date": "Tag"}, "fixed": {"origin": "KIBHR"}}).fixed
    {'origin': 'KIBHR'}
    """
    wanted = '{"columns": {"date": "Day", "place": "Town"}, "fixed": {"origin": "KIBHR"}}'
    if isinstance(value, Mapping) and "columns" not in value:
        value = {"columns": value}
    given = value if isinstance(value, Mapping) else {}
    columns, fixed = given.get("columns"), given.get("fixed", {})
    if not isinstance(columns, Mapping) or not isinstance(fixed, Mapping):
        raise CannotRead(to_say("this is no mapping of columns, wanted {example}", example=wanted))
    if unknown := sorted({str(name) for name in (*columns, *fixed)} - set(NAMES)):
        raise CannotRead(
            to_say(
                "there is no {names} to map, wanted one of {choices}",
                names=", ".join(unknown),
                choices=", ".join(NAMES),
            )
        )
    return ColumnMapping(
        {str(name): str(title) for name, title in columns.items()},
        {str(name): str(text) for name, text in fixed.items()},
    )


def read_mapping(content: bytes) -> ColumnMapping:
    """The mapping of a JSON file; CannotRead where it holds none."""
    try:
        return mapping_of(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise CannotRead(
            to_say("the mapping of columns is no JSON: {reason}", reason=str(error))
        ) from error


@dataclass(frozen=True)
class Layout:
    """The number of the last row of the heading, the titles of its columns, the position of each
    that is known, and what is the same for every row."""

    last_row: int
    titles: tuple[str, ...]
    columns: Mapping[str, int]
    fixed: Mapping[str, str] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        """Whether rows can say this."""
        return name in self.columns or name in self.fixed


def headings(sheet: Sheet) -> Iterator[tuple[int, tuple[str, ...], Mapping[str, int]]]:
    """Each row that can be the heading, alone and as the lower of two: its number, titles, and the
    positions of known columns."""
    above: Sequence[str] = ()
    for number, cells in list(sheet.rows.items())[:LAST_ROW_OF_HEADINGS]:
        if not isinstance(cells, list) or not any(cells):
            continue
        yield number, tuple(cells), columns_of(cells)
        if above:
            titles = _together(above, cells)
            yield number, titles, columns_of(titles)
        above = cells


def _together(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """The titles of a heading of two rows: the lower where it names a column that is known, else
    both, else the upper; what stands over merged cells stands over each of them."""
    spread, last = [], ""
    for place in range(max(len(upper), len(lower))):
        last = (upper[place] if place < len(upper) else "").strip() or last
        spread.append(last)
    titles = []
    for place, over in enumerate(spread):
        own = lower[place].strip() if place < len(lower) else ""
        alone = upper[place].strip() if place < len(upper) else ""
        if not own:
            titles.append(alone)
        elif columns_of([own]) or not over:
            titles.append(own)
        else:
            titles.append(f"{over} {own}")
    return tuple(titles)


def list_layout(sheet: Sheet) -> Layout | None:
    """The layout of a sheet that is a list of reports by its headings, None where it is none."""
    fitting = (
        Layout(number, titles, columns)
        for number, titles, columns in headings(sheet)
        if set(NEEDED) <= _told(columns) | {"number"} and FIGURES & columns.keys()
    )
    if (first := next(fitting, None)) is None:
        return None
    below = next((one for one in fitting if one.last_row > first.last_row), None)
    return below if below and _is_heading(sheet.rows[below.last_row]) else first


def _told(columns: Mapping[str, int]) -> set[str]:
    """What columns tell: a point tells a place."""
    is_point = {"latitude", "longitude"} <= columns.keys()
    return {*columns, "place"} if is_point else set(columns)


def _is_heading(row: Sequence[str] | str) -> bool:
    """Whether a row under a heading is the lower part of it: it names columns and has no number."""
    if isinstance(row, str) or any(map(str.isdigit, "".join(row))):
        return False
    return bool(columns_of(row))


def mapped_layout(sheet: Sheet, mapping: ColumnMapping) -> Layout:
    """The layout that an editor gave; CannotRead where the sheet has not these headings."""
    wanted = {_plain(title) for title in mapping.columns.values()}
    best: set[str] = set()
    for number, titles, _ in headings(sheet):
        places = {_plain(title): place for place, title in reversed(list(enumerate(titles)))}
        if wanted <= places.keys():
            given = {name: places[_plain(title)] for name, title in mapping.columns.items()}
            return Layout(number, titles, given, mapping.fixed)
        best |= wanted & places.keys()
    missing = [title for title in mapping.columns.values() if _plain(title) not in best]
    raise CannotRead(to_say("there is no column {columns}", columns=", ".join(missing)))


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def is_broken(sheet: Sheet, row: Sequence[str] | str, width: int) -> bool:
    """Whether the cells of a row cannot be told apart: quotation marks that do not match, or in a
    text more cells than its heading has, which stand under `width` titles."""
    return isinstance(row, str) or (not sheet.is_grid and any(row[width:]))


def columns_not_taken(
    sheet: Sheet, titles: Sequence[str], last_row: int, known: Set[int]
) -> tuple[str, ...]:
    """The columns that hold something and are of none of the `known` positions, by their titles; by
    their letters where no title tells them from others."""
    rows = (row for number, row in sheet.rows.items() if number > last_row)
    lists = [row for row in rows if isinstance(row, list)]
    widest = max(map(len, lists), default=0)
    named = (place for place, title in enumerate(titles) if title and place not in known)
    nameless = (place for place in range(widest) if not any(titles[place : place + 1]))
    held = (p for p in nameless if p not in known and any(any(row[p : p + 1]) for row in lists))
    return tuple(column_in_words(titles, place) for place in sorted((*named, *held)))


def column_in_words(titles: Sequence[str], place: int) -> str:
    """A column by its title, with its letter where the title stands over another one too; by its
    letter alone where it has no title.

    >>> column_in_words(["Town", "Town", ""], 1), column_in_words(["Town", "Town", ""], 2)
    ('Town (column B)', 'column C (no heading)')
    """
    letter = column_letter(place)
    title = titles[place] if place < len(titles) else ""
    if not title:
        return to_say("column {letter} (no heading)", letter=letter)
    if list(titles).count(title) > 1:
        return to_say("{title} (column {letter})", title=title, letter=letter)
    return title


def column_letter(place: int) -> str:
    """What a spreadsheet calls a column.

    >>> column_letter(0), column_letter(26)
    ('A', 'AA')
    """
    before, rest = divmod(place, 26)
    return (column_letter(before - 1) if before else "") + chr(ord("A") + rest)
