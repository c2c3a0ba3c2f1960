"""The list of reports to be read, as a file."""

from __future__ import annotations

import csv
import io

from incidents.verification.to_read import to_read
from tests.project_tables import project_dataset
from ui.desk.reading_list import COLUMNS, list_csv


def test_the_file_has_a_row_for_each_report_in_the_order_of_need() -> None:
    waiting = to_read(project_dataset())

    heading, *rows = csv.reader(io.StringIO(list_csv(waiting).decode("utf-8")))

    assert tuple(heading) == COLUMNS
    assert len(rows) > 20
    assert [row[0] for row in rows] == [one.report_id for one in waiting]
    assert [row[COLUMNS.index("words")] for row in rows] == [one.words for one in waiting]
