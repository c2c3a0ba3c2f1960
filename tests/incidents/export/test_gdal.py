"""Files that are taken away, opened by GDAL as QGIS opens them: text stays text."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from incidents.sheets.incident_sheet import COLUMNS
from tests.incidents.export.exporting import SEED, document, files, written

pytestmark = [
    pytest.mark.rest,
    pytest.mark.skipif(
        shutil.which("ogrinfo") is None, reason="there is no ogrinfo; Debian has it in gdal-bin"
    ),
]

DATES = {"date_first", "date_last"}


def types_in_gdal(path: Path, *options: str) -> dict[str, str]:
    """The type of each field of the file's one layer."""
    command = ["ogrinfo", "-so", "-al", str(path)]
    for option in options:
        command += ["-oo", option]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(re.findall(r"^(\w+): ([\w()]+) \(\d", printed, re.MULTILINE))


@pytest.fixture
def geojson(tmp_path: Path) -> Path:
    path = tmp_path / "incidents.geojson"
    path.write_bytes(written("geojson", SEED))
    return path


def test_the_text_of_a_geojson_stays_text(geojson: Path) -> None:
    types = types_in_gdal(geojson)

    texts = {column.name for column in COLUMNS if column.type == "string"} - {"event_id"}
    assert {name: types[name] for name in texts} == dict.fromkeys(texts, "String")
    assert {name: types[name] for name in DATES} == dict.fromkeys(DATES, "Date")


def test_ids_of_events_are_text_where_gdal_is_asked_for_no_dates(geojson: Path) -> None:
    assert types_in_gdal(geojson, "DATE_AS_STRING=YES")["event_id"] == "String"


def test_a_data_package_says_to_gdal_what_its_columns_hold(tmp_path: Path) -> None:
    """QGIS opens every CSV with AUTODETECT_TYPE."""
    package = files(written("datapackage", SEED))
    for name, content in package.items():
        (tmp_path / name).write_bytes(content)
    gdal = {"integer": "Integer", "number": "Real", "date": "Date", "boolean": "Integer(Boolean)"}

    for resource in document(package["datapackage.json"])["resources"]:
        fields = resource["schema"]["fields"]
        types = types_in_gdal(tmp_path / resource["path"], "AUTODETECT_TYPE=YES")

        assert types == {field["name"]: gdal.get(field["type"], "String") for field in fields}
