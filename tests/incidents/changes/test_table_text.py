"""A table written anew with some of its rows changed: everything else of it stays."""

from __future__ import annotations

import pytest

from incidents.changes.change import RowChange
from incidents.changes.table_text import CannotChange, changed, read_text
from tests.incidents.conftest import COLUMNS, DATA

ORIGINS = ("origin_id", "name", "voice_id", "interest_text")
HEADING = ",".join(ORIGINS)
AFP = RowChange("origins", None, {"origin_id": "afp", "name": "AFP", "voice_id": "afp"}, "new")


def after(content: str, *rows: RowChange) -> str:
    table = read_text(content.encode(), columns=ORIGINS, label="origins.csv")
    return changed(table, rows, key=["origin_id"]).written().decode()


@pytest.mark.parametrize("name", [name for name in COLUMNS if (DATA / f"{name}.csv").exists()])
def test_each_table_of_the_project_is_written_as_it_is(name: str) -> None:
    content = (DATA / f"{name}.csv").read_bytes()

    assert read_text(content, columns=COLUMNS[name], label=name).written() == content


def test_a_row_comes_into_its_place_in_a_table_that_is_sorted() -> None:
    table = f"{HEADING}\nabc,ABC,abc,\nzzz,ZZZ,zzz,\n"

    assert after(table, AFP) == f"{HEADING}\nabc,ABC,abc,\nafp,AFP,afp,\nzzz,ZZZ,zzz,\n"


def test_a_table_in_another_order_keeps_it() -> None:
    table = f"{HEADING}\nzzz,ZZZ,zzz,\nabc,ABC,abc,\n"

    assert after(table, AFP) == f"{table}afp,AFP,afp,\n"


def test_a_column_that_is_not_known_is_kept() -> None:
    table = f"{HEADING},ours\nabc,ABC,abc,,1\n"

    assert after(table, AFP) == f"{HEADING},ours\nabc,ABC,abc,,1\nafp,AFP,afp,,\n"


def test_a_text_that_a_spreadsheet_would_run_is_the_same_when_it_is_read_again() -> None:
    formula = RowChange("origins", None, {**AFP.row, "name": "=1+1"}, "new")

    written = after(f"{HEADING}\n", formula)

    assert written == f"{HEADING}\nafp,'=1+1,afp,\n"
    table = read_text(written.encode(), columns=ORIGINS, label="origins.csv")
    assert table.rows == (formula.after,)


def test_a_column_that_a_table_may_lack_is_added_where_a_row_says_something_there() -> None:
    content = f"{HEADING}\nabc,ABC,abc,\n".encode()
    table = read_text(
        content, columns=(*ORIGINS, "name_kk"), label="origins.csv", optional=["name_kk"]
    )
    in_kazakh = RowChange("origins", None, {**AFP.row, "name_kk": "АФП"}, "new")

    plain = changed(table, [AFP], key=["origin_id"])
    written = changed(table, [in_kazakh], key=["origin_id"])

    assert plain.columns == ORIGINS
    assert written.written().decode() == f"{HEADING},name_kk\nabc,ABC,abc,,\nafp,AFP,afp,,АФП\n"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (f"{HEADING}\nabc,ABC\n", "row 2: 2 cells"),
        (f'{HEADING}\nabc,"ABC,abc,\n', "quotation marks do not match"),
        (f"{HEADING}\nabc,ABC,abc,\n".replace(",", ";"), "separated by semicolons"),
        ("origin_id,name\nabc,ABC\n", "there is no column voice_id"),
    ],
)
def test_a_file_of_which_something_would_be_lost_is_not_written_anew(
    content: str, reason: str
) -> None:
    with pytest.raises(CannotChange, match=reason):
        after(content, AFP)


def test_everything_that_stands_against_a_change_is_told_at_once() -> None:
    table = f"{HEADING}\nafp,AFP,afp,\n"
    gone = RowChange("origins", {"origin_id": "rferl"}, None, "gone")
    unknown = RowChange("origins", None, {"origin_id": "new", "colour": "red"}, "new")

    with pytest.raises(CannotChange) as told:
        after(table, AFP, gone, unknown)

    assert told.value.reasons == (
        "origins: afp is there already",
        "origins: rferl is not there any more",
        "origins: new: there is no column colour",
    )


@pytest.mark.parametrize("cells", [{}, {"a": " "}])
def test_an_empty_row_is_not_added_since_no_file_would_be_read_with_it(
    cells: dict[str, str],
) -> None:
    table = read_text(b"a,b\n1,2\n", columns=("a", "b"), label="origins.csv")

    with pytest.raises(CannotChange, match="origins: an empty row cannot be added"):
        changed(table, [RowChange("origins", None, cells, "")], key=("a",))
