"""Texts that attack whoever opens a file come out as they are, or harmless."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from incidents.dataset.dataset import Dataset, read_dataset
from incidents.export.csv_table import csv_text
from incidents.export.formats import FORMATS, file_name
from incidents.export.xlsx import LONGEST_CELL, workbook, writable
from incidents.sheets.sheets import Column, Sheet
from tests.hostile_tables import ATTACKS, day_of, write_hostile_texts
from tests.incidents.export.exporting import (
    EVERYTHING,
    SEED,
    csv_rows,
    document,
    files,
    sheets,
    tables_of,
    taken,
    written,
)
from text_safety.csv_injection import as_written, defused

each_attack = pytest.mark.parametrize("name", ATTACKS)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return read_dataset(write_hostile_texts(tmp_path_factory.mktemp("data"))).dataset


def placed(name: str) -> str:
    """The id of the incident in a town that holds the attack."""
    return f"{day_of(name).isoformat()}-placed"


@each_attack
def test_json_and_geojson_hold_the_text_as_it_is(name: str, dataset: Dataset) -> None:
    rows = document(written("json", EVERYTHING, dataset))["incidents"]
    features = document(written("geojson", EVERYTHING, dataset))["features"]

    for row in (*rows, *(feature["properties"] for feature in features)):
        if row["incident_id"] == placed(name):
            assert row["event"] == row["venue"] == row["place_as_written"] == ATTACKS[name]


@each_attack
def test_csv_holds_the_text_with_an_apostrophe_where_it_would_run(
    name: str, dataset: Dataset
) -> None:
    rows = {r["incident_id"]: r for r in csv_rows(written("csv", EVERYTHING, dataset))}
    cell = rows[placed(name)]["venue"]

    assert cell == defused(ATTACKS[name])
    assert as_written(cell) == ATTACKS[name]
    assert cell == ATTACKS[name] or "'" in cell


@each_attack
def test_a_data_package_holds_the_text_with_an_apostrophe_where_it_would_run(
    name: str, dataset: Dataset
) -> None:
    tables = tables_of(written("datapackage", EVERYTHING, dataset))
    [report] = [r for r in tables["reports"] if r["report_id"] == f"{day_of(name)}-counted"]

    assert as_written(report["detained_text"]) == ATTACKS[name]


@each_attack
def test_a_workbook_holds_the_text_as_text(name: str, dataset: Dataset) -> None:
    book = load_workbook(io.BytesIO(written("xlsx", EVERYTHING, dataset)))
    header, *rows = book["incidents"].iter_rows()
    columns = {cell.value: place for place, cell in enumerate(header)}
    [cell] = [row[columns["venue"]] for row in rows if row[0].value == placed(name)]

    assert cell.value == ATTACKS[name]
    assert cell.data_type == "s"


def test_no_workbook_holds_a_formula(dataset: Dataset) -> None:
    with zipfile.ZipFile(io.BytesIO(written("xlsx", EVERYTHING, dataset))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                content = archive.read(name)
                assert b"<f>" not in content and b"<f " not in content


def test_a_text_like_a_formula_stays_text_when_somebody_edits_it(dataset: Dataset) -> None:
    book = load_workbook(io.BytesIO(written("xlsx", EVERYTHING, dataset)))
    cells = [cell for row in book["incidents"].iter_rows() for cell in row]

    formulas = [cell for cell in cells if cell.value == ATTACKS["formula"]]

    assert formulas
    assert all(cell.quotePrefix for cell in formulas)


@pytest.mark.parametrize("format_", ["csv", "datawrapper"])
def test_no_cell_of_a_csv_begins_with_a_sign_that_runs(format_: str, dataset: Dataset) -> None:
    for row in csv_rows(written(format_, EVERYTHING, dataset)):
        assert not [cell for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]


@each_attack
def test_the_sources_keep_their_words(name: str, dataset: Dataset) -> None:
    sources = document(written("json", EVERYTHING, dataset))["sources"]

    assert ATTACKS[name] in {source["publisher"] for source in sources}


def test_the_names_in_an_archive_are_our_own(dataset: Dataset) -> None:
    assert set(files(written("datapackage", EVERYTHING, dataset))) == {
        "datapackage.json",
        "README.md",
        *(
            f"{name}.{ending}"
            for ending in ("csv", "csvt")
            for name in (
                "total incident_figures figures_together events incidents reports origins sources "
                "organizers event_organizers"
            ).split()
        ),
    }


def test_what_no_workbook_can_hold_is_marked() -> None:
    assert writable("a\x00b\x0bc\ud800\uffff") == "a\ufffdb\ufffdc\ufffd\ufffd"
    assert len(writable("x" * 40_000)) <= LONGEST_CELL
    assert "(+" in writable("x" * 40_000)[-20:]


@given(st.lists(st.text(min_size=1), min_size=1, max_size=20))
def test_any_text_comes_back_out_of_a_csv(texts: list[str]) -> None:
    written_ = csv_text(["number", "text"], list(enumerate(texts)))

    rows = list(csv.reader(io.StringIO(written_, newline="")))

    assert [as_written(text) for _, text in rows[1:]] == texts


@settings(max_examples=30)
@given(st.lists(st.text(min_size=1), min_size=1, max_size=20))
def test_any_text_comes_back_out_of_a_workbook_as_far_as_one_can_hold_it(texts: list[str]) -> None:
    columns = (Column("number", "integer", ""), Column("text", "string", ""))
    sheet = Sheet("sources", "", columns, list(enumerate(texts)))

    rows = sheets(b"".join(workbook(replace(taken(SEED), sources=sheet))))["sources"]

    assert [row["text"] for row in rows] == [writable(text) for text in texts]


def test_a_number_below_zero_is_no_formula() -> None:
    assert csv_text(["longitude"], [[-1.5]]) == "longitude\r\n-1.5\r\n"


def test_a_hostile_version_makes_a_safe_file_and_a_safe_name(tmp_path: Path) -> None:
    version = '1"\r\nSet-Cookie: x=1/../../etc/passwd'
    hostile = read_dataset(write_hostile_texts(tmp_path, version=version)).dataset

    name = file_name(FORMATS["csv"], EVERYTHING, hostile.version)

    assert name.isascii() and not set(name) & set("\"'/\\\r\n;: ")
    assert sheets(written("xlsx", EVERYTHING, hostile))["about"]
