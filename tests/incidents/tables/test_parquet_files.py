"""Tables in Parquet are read as those in CSV are, and what is wrong with a file is told."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyarrow import parquet

from incidents.dataset.dataset import Reading, read_dataset
from incidents.dataset.findings import check
from incidents.tables.converting import convert
from tests.incidents.conftest import Tables

OF_2019 = "reports.parquet/year=2019/part-0.parquet"
OF_2020 = "reports.parquet/year=2020/part-0.parquet"


@pytest.fixture
def two_years(tables: Tables) -> Tables:
    """Tables with a report of 2019 and, after it by its id, one of 2020."""
    day = {"date_first": "2020-02-22", "date_last": "2020-02-22"}
    tables.add("events", event_id="2020", **day)
    tables.add("incidents", incident_id="2020-oral", event_id="2020", location_text="Oral", **day)
    tables.add("reports", report_id="b", event_id="2020", scope="2020-oral", **day)
    return tables.add("reports", report_id="c")


def as_parquet(tables: Tables) -> Path:
    folder = tables.write()
    convert(folder, folder.parent / "columns", to="parquet")
    return folder.parent / "columns"


def told(reading: Reading) -> list[tuple[str, int, str]]:
    return [(p.file, p.row, str(p)) for p in reading.problems]


def rewrite(path: Path, change: object) -> None:
    rows = parquet.read_table(pa.BufferReader(path.read_bytes()))
    parquet.write_table(change(rows), path)  # type: ignore[operator]


def test_the_data_set_is_that_of_the_csv(two_years: Tables) -> None:
    columns = read_dataset(as_parquet(two_years)).dataset
    rows = two_years.read().dataset

    for name in ("events", "incidents", "reports", "members", "sources", "coverage"):
        assert getattr(columns, name).equals(getattr(rows, name)), name


def test_faults_are_told_with_the_rows_of_the_csv(two_years: Tables) -> None:
    two_years.add("reports", report_id="d", basis="rumour", date_first="2020-02-22")
    two_years.add("reports", report_id="e", scope="nowhere", detained_low=9, detained_high=8)
    folder = as_parquet(two_years)

    def found(tables: Path) -> list[str]:
        said = check(read_dataset(tables))
        return [
            str(one).replace("columns/", "data/").replace(".parquet", ".csv")
            for one in (*said.problems, *said.notes)
        ]

    assert found(folder) == found(two_years.folder)
    assert any("row 5: scope is 'nowhere'" in one for one in found(folder))


@pytest.mark.parametrize("keep", [0, 3, 0.5, 0.99])
def test_a_file_cut_off_is_told_and_the_others_are_read(two_years: Tables, keep: float) -> None:
    folder = as_parquet(two_years)
    content = (folder / OF_2020).read_bytes()
    (folder / OF_2020).write_bytes(content[: int(len(content) * keep) if keep < 1 else int(keep)])
    reading = read_dataset(folder)

    [(file, _, words)] = told(reading)
    assert file == f"columns/{OF_2020}"
    assert "no whole Parquet file" in words
    assert words.endswith("wanted the file with its 1 row")
    assert reading.dataset.reports["report_id"].tolist() == ["c"]
    assert reading.left_out["reports"] == 1


def test_a_byte_that_changed_within_a_file_is_noticed(two_years: Tables) -> None:
    folder = as_parquet(two_years)
    content = bytearray((folder / OF_2020).read_bytes())
    content[len(content) // 4] ^= 255
    (folder / OF_2020).write_bytes(content)

    assert [file for file, *_ in told(read_dataset(folder))] == [f"columns/{OF_2020}"]


def test_a_missing_part_is_told_with_the_rows_it_had(two_years: Tables) -> None:
    folder = as_parquet(two_years)
    (folder / OF_2019).unlink()
    reading = read_dataset(folder)

    [(file, _, words)] = told(reading)
    assert file == f"columns/{OF_2019}"
    assert words.endswith("there is no such file, wanted the file with its 1 row")
    assert reading.dataset.reports["report_id"].tolist() == ["b"]


def test_a_column_of_another_type_is_told_and_the_others_are_read(two_years: Tables) -> None:
    folder = as_parquet(two_years)

    def as_text(rows: pa.Table) -> pa.Table:
        place = rows.column_names.index("date_first")
        return rows.set_column(place, "date_first", pc.cast(rows["date_first"], pa.string()))

    rewrite(folder / OF_2020, as_text)
    reading = read_dataset(folder)

    assert told(reading) == [
        (
            f"columns/{OF_2020}",
            0,
            f"columns/{OF_2020}: column date_first holds string, wanted date32[day]",
        )
    ]
    assert reading.dataset.reports["report_id"].tolist() == ["c"]


def test_a_table_that_is_missing_a_column_says_which(two_years: Tables) -> None:
    folder = as_parquet(two_years)
    rewrite(folder / "origins.parquet", lambda rows: rows.drop_columns(["voice_id"]))

    assert "there is no column voice_id" in told(read_dataset(folder))[0][2]


def test_files_of_other_programs_need_no_numbers_and_no_list(two_years: Tables) -> None:
    folder = as_parquet(two_years)
    (folder / "reports.parquet" / "_metadata").unlink()
    for file in (OF_2019, OF_2020):
        rewrite(folder / file, lambda rows: rows.drop_columns(["row_number"]))
    reading = read_dataset(folder)

    assert told(reading) == []
    assert reading.dataset.reports["report_id"].tolist() == ["c", "b"]


def test_a_table_without_rows_is_there(tables: Tables) -> None:
    reading = read_dataset(as_parquet(tables))

    assert told(reading) == []
    assert "reports" in reading.found
