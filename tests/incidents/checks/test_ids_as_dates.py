"""Ids that a spreadsheet took for dates are told once, before everything else."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from incidents.dataset.dataset import read_dataset
from incidents.dataset.findings import check
from tests.incidents.conftest import Tables

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def opened_and_saved(folder: Path, written: str) -> None:
    """Every cell that is a date, as a spreadsheet leaves it that shows dates in this form."""
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = [[_shown(cell, written) for cell in row] for row in csv.reader(file)]
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


def _shown(cell: str, written: str) -> str:
    found = ISO.fullmatch(cell)
    if not found:
        return cell
    year, month, day = found.groups()
    return written.format(y=year, m=month, d=day, yy=year[2:])


@pytest.mark.parametrize(
    "written",
    ["{d}.{m}.{y}", "{d}/{m}/{y}", "{m}/{d}/{yy}", "{d}-{m}-{y}", "{y}/{m}/{d}", "{d}-Oct-{yy}"],
)
def test_a_day_first_spreadsheet_has_one_problem_and_it_is_the_first(
    tables: Tables, written: str
) -> None:
    tables.add("reports").add("event_organizers").add("organizers").add("coverage")
    folder = tables.write()
    opened_and_saved(folder, written)

    (problem,) = check(read_dataset(folder)).problems

    assert problem.value.startswith("your program turned ids into dates")
    assert "data/events.csv 3" in problem.wanted
    assert "data/reports.csv 3" in problem.wanted


def test_what_else_is_wrong_is_told_after_it(tables: Tables) -> None:
    folder = tables.add("reports", basis="hearsay").write()
    opened_and_saved(folder, "{d}.{m}.{y}")

    first, second = check(read_dataset(folder)).problems

    assert (first.row, second.field) == (0, "basis")


def test_dates_alone_are_told_cell_by_cell(tables: Tables) -> None:
    tables.add("reports", as_of_date="26.10.2019", date_last="26.10.2019")

    assert {field for _, _, field in tables.problems()} == {"as_of_date", "date_last"}


@pytest.mark.parametrize("event_id", ["may-2019", "2019-10-26", "2022-01", "march-16", "a-10-12"])
def test_an_id_that_only_looks_like_a_day_is_one(tables: Tables, event_id: str) -> None:
    for name in ("events", "incidents"):
        tables.rows[name][0]["event_id"] = event_id

    assert "your program" not in str([p.sentence() for p in tables.read().problems])


@pytest.mark.parametrize("incident_id", ["2019-10-26", "2019-10", "10-26", "oct-26"])
def test_an_id_that_is_nothing_but_a_day_is_noted(empty_tables: Tables, incident_id: str) -> None:
    for name in ("events", "origins", "sources"):
        empty_tables.add(name)
    empty_tables.add("incidents", incident_id=incident_id)
    empty_tables.add("reports", scope=incident_id)

    assert empty_tables.notes() == [("incidents", 2, "incident_id")]
