"""A file as a workbook in which each problem is marked."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from incidents.changes.folder_store import FolderStore
from incidents.changes.review import Reviewed, reviewed
from incidents.importing import marked_copy as module
from incidents.importing.marked_copy import MARKED, marked_copy
from incidents.importing.plan import Choices, make_plan
from incidents.incoming.incoming_file import IncomingFile, read_file, read_folder
from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from tests.incidents.conftest import Tables

HEADING = "event,date,place,number or words,who says so,source\n"
SOUND = "May Day,2026-05-01,Oral,5,AFP,AFP\n"
NO_DAY = "May Day,soon,Oral,007,AFP,AFP\n"
NOBODY = "May Day,2026-05-01,Oral,5,,AFP\n"
UNKNOWN = "May Day,2026-05-01,Nowhereville,5,AFP,AFP\n"

OF_OTHERS = (
    "id,country,startyear,startmonth,startday,endyear,endmonth,endday,protest,location,"
    "participants,sources\n"
)

Marked = Callable[..., Worksheet]


@pytest.fixture
def before(tables: Tables) -> Reviewed:
    return reviewed(FolderStore(tables.add("reports").write()).snapshot())


def copy_of(file: IncomingFile, before: Reviewed, language: Language | None = None) -> bytes:
    return marked_copy(file, make_plan(file, before, Choices()), language or Language())


def sheet_of(content: bytes) -> Worksheet:
    [sheet] = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return sheet


def marked_cells(sheet: Worksheet) -> dict[str, str]:
    """The comment of each cell that is coloured."""
    return {
        cell.coordinate: cell.comment.text if cell.comment else ""
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == f"FF{MARKED.removeprefix('#')}"
    }


@pytest.fixture
def marked(before: Reviewed) -> Marked:
    """The sheet of the copy of a list with these rows."""

    def made(*rows: str, heading: str = HEADING) -> Worksheet:
        file = read_file((heading + "".join(rows)).encode(), "list.csv")
        return sheet_of(copy_of(file, before))

    return made


def test_the_cell_of_a_problem_is_coloured_and_says_what_was_found_and_what_would_do(
    marked: Marked,
) -> None:
    cells = marked_cells(marked(SOUND, NO_DAY))

    wanted = "a day such as 2019-10-26 or 26.10.2019, or a run such as 16–18 February 2023"
    assert cells == {"B3": f"date is 'soon': wanted {wanted}"}


def test_every_problem_of_a_row_stands_in_the_last_column(marked: Marked) -> None:
    sheet = marked(SOUND, "May Day,soon,Oral,5,,AFP\n")

    assert [sheet.cell(row, 7).value for row in (1, 2)] == ["Problems", None]
    assert "date is 'soon'" in sheet["G3"].value
    assert "who says so is empty" in sheet["G3"].value


def test_an_empty_cell_that_is_wanted_is_marked_too(marked: Marked) -> None:
    assert list(marked_cells(marked(NOBODY))) == ["E2"]


def test_a_problem_of_the_whole_sheet_is_marked_in_its_heading(before: Reviewed) -> None:
    heading = "date,categories,targeted_journalists,city\n"
    row = "2019-05-01,Arrest / Criminal Charge,A.,Oral\n"
    sheet = sheet_of(copy_of(read_file((heading + row).encode(), "list.csv"), before))

    [(cell, told)] = marked_cells(sheet).items()
    assert (cell, "each row is a person" in told) == ("E1", True)


def test_a_place_that_nobody_knows_is_marked_where_it_stands(marked: Marked) -> None:
    assert list(marked_cells(marked(SOUND, UNKNOWN))) == ["C3"]


def test_a_row_whose_quotation_marks_do_not_match_stands_there_whole(marked: Marked) -> None:
    sheet = marked(SOUND, 'May Day,"2026-05-01,Oral,5,AFP,AFP\n')

    assert 'May Day,"2026-05-01' in sheet["A3"].value
    assert list(marked_cells(sheet)) == ["A3"]


def test_a_row_with_a_cell_too_many_keeps_it_beside_the_problem(marked: Marked) -> None:
    sheet = marked(SOUND, SOUND.strip() + ",more\n")

    assert sheet["G3"].value == "more"
    assert "wanted a cell for each column" in sheet["H3"].value


def test_texts_are_as_they_were_and_none_of_them_is_a_formula(marked: Marked) -> None:
    sheet = marked(NO_DAY, "=1+1,soon,Oral,5,AFP,AFP\n")

    assert (sheet["D2"].value, sheet["D2"].data_type) == ("007", "s")
    assert (sheet["A3"].value, sheet["A3"].data_type, sheet["A3"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )


def test_a_problem_that_says_a_formula_is_none(marked: Marked) -> None:
    sheet = marked("May Day,2026-05-01,=Nowhere(),5,AFP,AFP\n")

    assert (sheet["C2"].data_type, sheet["G2"].data_type) == ("s", "s")


@pytest.mark.parametrize(
    "content",
    [
        (HEADING + NO_DAY).replace(",", "\t"),
        '[{"date": "soon", "place": "Oral", "number": 5, "who says so": "AFP", "source": "AFP"}]',
        "A list of mine\n" + HEADING + NO_DAY,
    ],
)
def test_whatever_came_in_the_day_is_marked(before: Reviewed, content: str) -> None:
    cells = marked_cells(sheet_of(copy_of(read_file(content.encode(), "list"), before)))

    assert [told.partition(":")[0] for told in cells.values()] == ["date is 'soon'"]


def test_the_cell_of_a_table_of_others_is_found_by_its_words(before: Reviewed) -> None:
    row = "1,Kazakhstan,2019,5,1,2019,5,1,1,Nowhereville,9 arrested,Reuters\n"
    content = copy_of(read_file((OF_OTHERS + row).encode(), "mm.csv"), before)

    assert list(marked_cells(sheet_of(content))) == ["J2"]


@pytest.mark.parametrize("name", ["events.csv", "my events of May.csv"])
def test_a_table_of_ours_that_is_mended_in_the_copy_is_read_again(
    before: Reviewed, name: str
) -> None:
    table = (
        "event_id,title,date_first,date_last,context\n2026-05-01,May Day,2026-05-01,soon,protest\n"
    )
    book = openpyxl.load_workbook(io.BytesIO(copy_of(read_file(table.encode(), name), before)))
    assert list(marked_cells(book.active)) == ["D2"]
    book.active["D2"] = "2026-05-01"
    mended = io.BytesIO()
    book.save(mended)

    plan = make_plan(read_file(mended.getvalue(), "marked.xlsx"), before, Choices())

    assert (plan.proposal.kind, plan.problems, plan.sound) == ("tables", (), 1)


def test_a_list_that_is_mended_in_the_copy_is_read_again(before: Reviewed) -> None:
    file = read_file((HEADING + SOUND + NO_DAY).encode(), "list.csv")
    book = openpyxl.load_workbook(io.BytesIO(copy_of(file, before)))
    book.active["B3"] = "2026-05-02"
    mended = io.BytesIO()
    book.save(mended)

    plan = make_plan(read_file(mended.getvalue(), "marked.xlsx"), before, Choices())

    assert (plan.problems, plan.sound) == ((), 2)


def test_each_table_of_a_zip_is_a_sheet_of_its_own(before: Reviewed) -> None:
    tables = {"events.csv": b"event_id,title\n,no id\n", "notes.csv": b"a,b\n1,2\n"}
    book = openpyxl.load_workbook(io.BytesIO(copy_of(read_folder(tables, "two.zip"), before)))

    assert book.sheetnames == ["events", "notes"]
    assert list(marked_cells(book["events"])) == ["A2"]
    assert book["notes"]["B2"].value == "2"


def test_sheets_whose_names_differ_in_capitals_alone_are_told_apart(before: Reviewed) -> None:
    events = b"event_id,title\n,no id\n"
    tables = {"events.csv": events, "a/notes.csv": b"a,b\n1,2\n", "b/Notes.csv": b"a,b\n3,4\n"}
    book = openpyxl.load_workbook(io.BytesIO(copy_of(read_folder(tables, "two.zip"), before)))

    assert [sheet["B2"].value for sheet in book.worksheets] == ["2", "4", "no id"]


def test_a_row_with_a_cell_too_few_has_its_problem_in_the_last_column(marked: Marked) -> None:
    sheet = marked(SOUND, "May Day,soon,Oral\n")

    assert "date is 'soon'" in sheet["G3"].value


def test_words_that_stand_in_two_cells_mark_neither(before: Reviewed) -> None:
    row = "1,Kazakhstan,2019,5,1,2019,5,1,1,Nowhereville,Nowhereville,Reuters\n"
    content = copy_of(read_file((OF_OTHERS + row).encode(), "mm.csv"), before)

    assert list(marked_cells(sheet_of(content))) == ["M2"]


def test_it_speaks_the_language_of_the_reader(before: Reviewed) -> None:
    file = read_file((HEADING + NO_DAY).encode(), "list.csv")

    [told] = marked_cells(sheet_of(copy_of(file, before, language_of("ru")))).values()

    assert "soon" in told
    assert "wanted" not in told


def test_beyond_so_many_comments_the_cells_are_coloured_alone(
    marked: Marked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_COMMENTS", 1)

    sheet = marked(NO_DAY, NO_DAY)

    assert [bool(told) for told in marked_cells(sheet).values()] == [True, False]
    assert "date is 'soon'" in sheet["G3"].value


def test_rows_farther_down_than_a_sheet_goes_stand_on_a_further_one(
    before: Reviewed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SHEET_ROWS", 2)
    file = read_file((HEADING + SOUND + NO_DAY).encode(), "list.csv")

    book = openpyxl.load_workbook(io.BytesIO(copy_of(file, before)))

    assert book.sheetnames == ["list", "list 2"]
    assert list(marked_cells(book["list 2"])) == ["B1"]


def test_the_same_problems_give_the_same_bytes(before: Reviewed) -> None:
    file = read_file((HEADING + NO_DAY).encode(), "list.csv")

    content = copy_of(file, before)
    assert content == copy_of(file, before)
    made = openpyxl.load_workbook(io.BytesIO(content)).properties.created
    assert made == datetime(2000, 1, 1), "it says no time of its own"
