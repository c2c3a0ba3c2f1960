"""Cells of a workbook that are merged over several rows of a list."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
import xlsxwriter

from incidents.incoming import workbook_process
from incidents.incoming.incoming_file import CannotRead, Sheet, read_file
from incidents.incoming.layout import list_layout
from incidents.incoming.merged_cells import carried_cells
from incidents.list_rows.list_rows import ListRows, read_list

HEADING = ("date", "place", "number", "who says so", "source")
Rows = Sequence[Sequence[str]]
Merged = tuple[int, int, int]
"""The first and the last row and the column of cells that are merged, counted from 0."""


def xlsx(rows: Rows, *merged: Merged) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("list")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for first, last, column in merged:
            sheet.merge_range(first, column, last, column, rows[first][column])
    return content.getvalue()


def ods(rows: Rows, *merged: Merged) -> bytes:
    spans = {(first, column): last - first + 1 for first, last, column in merged}
    lines = ""
    for number, row in enumerate(rows):
        cells = (
            f'<table:table-cell office:value-type="string" table:number-rows-spanned='
            f'"{spans.get((number, place), 1)}"><text:p>{cell}</text:p></table:table-cell>'
            if cell
            else "<table:covered-table-cell/>"
            for place, cell in enumerate(row)
        )
        lines += f"<table:table-row>{''.join(cells)}</table:table-row>"
    return packed(lines)


def packed(lines: str) -> bytes:
    """A workbook of ODS with these rows of its one sheet."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    page = (
        f'<office:document-content xmlns:office="{names}:office:1.0"'
        f' xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="list">{lines}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", page)
        archive.writestr(
            "META-INF/manifest.xml", f'<m:manifest xmlns:m="{names}:manifest:1.0"></m:manifest>'
        )
    return content.getvalue()


def with_many(cells: int) -> bytes:
    """A workbook with so many merged cells in one row."""
    one = '<table:table-cell table:number-rows-spanned="2"/>'
    return packed(f"<table:table-row>{one * cells}</table:table-row>")


def listed(sheet: Sheet) -> ListRows:
    layout = list_layout(sheet)
    assert layout is not None
    return read_list(sheet, layout)


ROWS = [
    HEADING,
    ("2026-05-01", "Oral", "5", "AFP", "AFP"),
    ("", "Almaty", "6", "", "AFP"),
    ("2026-05-02", "Almaty", "7", "RFE/RL", "RFE/RL"),
]
EMPTY = ("", "", "", "", "")


@pytest.mark.parametrize("written", [xlsx, ods])
def test_a_merged_cell_means_each_of_its_rows_which_is_told(
    written: Callable[..., bytes],
) -> None:
    [sheet] = read_file(written([*[EMPTY] * 2, *ROWS], (3, 4, 0), (3, 4, 3)), "list").sheets

    read = listed(sheet)

    assert [(row.number, row.first.day, row.low, row.origin) for row in read.rows] == [
        (4, 1, 5, "AFP"),
        (5, 1, 6, "AFP"),
        (6, 2, 7, "RFE/RL"),
    ]
    assert [(one.row, one.column, one.value) for one in read.remarks] == [
        (5, "date", "2026-05-01"),
        (5, "who says so", "AFP"),
    ]
    assert "carried down from row 4" in str(read.remarks[0].message)


def with_one_figure(*last: str) -> ListRows:
    rows = [*ROWS[:2], last, ROWS[3]]
    return listed(read_file(xlsx(rows, (1, 2, 0), (1, 2, 2)), "list.xlsx").sheets[0])


def test_a_figure_that_stands_over_several_rows_is_of_none_of_them_alone() -> None:
    read = with_one_figure("", "Almaty", "", "AFP", "AFP")

    assert [row.number for row in read.rows] == [4]
    assert [(one.row, one.value, one.left_out) for one in read.problems] == [
        (2, "5", True),
        (3, "5", True),
    ]
    assert "rows 2 to 3" in str(read.problems[0].message)


def test_a_row_of_two_lines_keeps_its_figure() -> None:
    read = with_one_figure(*EMPTY)

    assert [(row.number, row.low) for row in read.rows] == [(2, 5), (4, 7)]
    assert not read.problems


def test_more_merged_cells_than_are_read_are_refused() -> None:
    with pytest.raises(CannotRead, match="more than 100,000 merged cells"):
        read_file(with_many(workbook_process.MOST_MERGED + 1), "list.ods")


class Asked(list[int]):
    """Rows of a list that note how often they were looked through."""

    def __init__(self, rows: Sequence[int]) -> None:
        super().__init__(rows)
        self.times = 0

    def __contains__(self, number: object) -> bool:
        self.times += 1
        return super().__contains__(number)


@pytest.mark.parametrize(
    ("merged", "carried"),
    [
        ([(2, 4, 0, 0), (4, 5, 0, 0)], {2, 3, 4}),
        ([(2, 1_048_576, 0, 0)], {2, 3, 4, 5}),
        ([(2, 3, 1, 4)], {2, 3}),
        ([(1, 3, 0, 0)], set[int]()),
    ],
)
def test_a_damaged_workbook_carries_no_cell_twice_nor_under_the_last_row(
    merged: list[tuple[int, int, int, int]], carried: set[int]
) -> None:
    rows = {1: [*HEADING], **{number: ["2026-05-01", "Oral"] for number in range(2, 6)}}
    sheet, asked = Sheet("", rows, is_grid=True, merged=tuple(merged)), Asked(range(2, 6))
    layout = list_layout(sheet)
    assert layout is not None

    assert set(carried_cells(sheet, layout.columns, layout.last_row, asked)) == carried
    assert asked.times <= 5


def test_a_row_keeps_what_stands_in_it_under_a_merged_cell() -> None:
    rows = {1: [*HEADING], 2: [*ROWS[1]], 3: ["2026-05-09", *ROWS[2][1:3], "AP", "AP"]}
    read = listed(Sheet("", rows, is_grid=True, merged=((2, 3, 0, 0), (2, 3, 3, 3))))

    assert [(row.first.day, row.origin) for row in read.rows] == [(1, "AFP"), (9, "AP")]
    assert not read.remarks


NAMES = ((2, "A. B."), (3, ""))


def test_a_name_over_several_rows_is_told_nowhere() -> None:
    rows = {1: ["date", "place", "name", "who says so", "source"]}
    rows |= {number: ["2026-05-01", "Oral", name, "AFP", "AFP"] for number, name in NAMES}
    read = listed(Sheet("", rows, is_grid=True, merged=((2, 3, 2, 2),)))

    assert "A. B." not in str((read.remarks, read.problems))


def test_rows_and_columns_of_ods_are_counted_as_they_are_repeated() -> None:
    a_cell = '<table:table-cell office:value-type="string"{}><text:p>a</text:p></table:table-cell>'
    two = ' table:number-columns-repeated="2"'
    repeated = f'<table:table-row table:number-rows-repeated="3">{a_cell.format("")}'
    merged = a_cell.format(' table:number-rows-spanned="2"')
    lines = f"{repeated}</table:table-row><table:table-row>{a_cell.format(two)}{merged}"

    [sheet] = read_file(packed(f"{lines}</table:table-row>"), "list.ods").sheets

    assert sheet.merged == ((4, 5, 2, 2),)
