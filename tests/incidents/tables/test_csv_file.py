"""A table file is read in steps that grow with it, whatever is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from geo.csv_text import MOST_LINES
from incidents.tables.csv_file import read_table
from tests.steps import MOST_GROWTH, growth

COLUMNS = ("event_id", "title", "note")
LINES = (4 * MOST_LINES, 8 * MOST_LINES, 16 * MOST_LINES)


@pytest.mark.parametrize(
    "line",
    ["2019,title,\n", "2019\n", '"\n', '""\n', 'x","y\n', '"a""b\n', ",,\n", "a,b,c,d\n"],
)
def test_the_steps_of_reading_grow_with_the_lines_and_not_with_their_square(
    tmp_path: Path, line: str
) -> None:
    def reading(lines: int) -> Callable[[], object]:
        path = tmp_path / f"{lines}.csv"
        path.write_text(",".join(COLUMNS) + "\n" + line * lines, encoding="utf-8")
        return lambda: read_table(path.read_bytes(), columns=COLUMNS, label="data/events.csv")

    assert growth(reading, LINES) < MOST_GROWTH


@pytest.mark.parametrize(
    ("empty", "told"), [(1, "2"), (5, "2, 3, 4, 5, 6"), (6, "2, 3, 4, 5, 6, …")]
)
def test_of_the_rows_that_are_passed_over_the_first_five_are_named(empty: int, told: str) -> None:
    content = ",".join(COLUMNS) + "\n" + ",,\n" * empty + "2019,title,\n"

    table = read_table(content.encode(), columns=COLUMNS, label="data/events.csv")

    [note] = table.notes
    assert str(note).endswith(f"passed over ({told})")
    assert list(table.numbers) == [empty + 2]


def test_a_quotation_mark_left_open_costs_one_row_of_a_long_table(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    rows = [f"{n},title," for n in range(3 * MOST_LINES)]
    rows[MOST_LINES] = 'open,"title,'
    path.write_text("\n".join([",".join(COLUMNS), *rows, ""]), encoding="utf-8")

    table = read_table(path.read_bytes(), columns=COLUMNS, label="data/events.csv")

    assert (len(table.numbers), table.broken) == (len(rows) - 1, 1)
    assert [problem.row for problem in table.problems] == [MOST_LINES + 2]
