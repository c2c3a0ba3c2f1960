"""What each format promises besides its numbers."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import frictionless
import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.export.csv_table import BYTE_ORDER_MARK
from incidents.export.formats import FORMATS, digest, file_name
from incidents.export.xlsx import sheet_name
from incidents.selection import Selection
from incidents.sheets.selection_content import take
from incidents.words.dataset_metadata import about
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.incidents.export.exporting import (
    ALMATY,
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
from tests.longer_language import PSEUDO, pseudo
from tests.project_tables import released_dataset

NOTHING = Selection(since=date(1999, 1, 1), until=date(1999, 1, 2))
SAYS_SO = "No reported detentions from 1 January 1999 to 2 January 1999"
each_format = pytest.mark.parametrize("name", FORMATS)


def text_of(name: str, selection: Selection, *, links: bool = True) -> str:
    """All that is written in a file, whatever its format."""
    content = written(name, selection, links=links)
    if name == "xlsx":
        return json.dumps(sheets(content), default=str, ensure_ascii=False)
    if name == "datapackage":
        return "".join(file.decode() for file in files(content).values())
    return content.decode("utf-8-sig")


@each_format
def test_the_same_selection_of_the_same_tables_is_the_same_bytes(name: str) -> None:
    taking = taken(SEED)
    again = take(taking.speaker, SEED)

    assert FORMATS[name].write(again) == written(name, SEED)


def test_a_data_package_keeps_no_time_of_packing_and_anyone_reads_what_it_unpacks_to() -> None:
    with zipfile.ZipFile(io.BytesIO(written("datapackage", SEED))) as archive:
        kept = {(one.date_time[:3], one.external_attr >> 16) for one in archive.filelist}

    assert kept == {((1980, 1, 1), 0o644)}


@each_format
def test_every_file_says_what_it_is_of(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONTACT", "editors@example.org")
    chosen = Selection(since=date(2019, 10, 26), until=date(2019, 10, 26), places=(ALMATY,))
    said = about(released_dataset())

    text = text_of(name, chosen)

    for fact in (
        f"data version {said.version}",
        said.licence,
        said.citation,
        "26 October 2019",
        "places: Almaty",
        "editors@example.org",
    ):
        assert fact in text
    if name != "datawrapper":
        for fact in (said.rule, said.date, "since=2019-10-26", f"place={ALMATY}"):
            assert fact in text


@each_format
def test_an_export_with_nothing_in_it_says_so(name: str) -> None:
    assert SAYS_SO in text_of(name, NOTHING)


def test_an_export_with_nothing_in_it_holds_no_incident() -> None:
    assert [row for row in csv_rows(written("csv", NOTHING)) if row["incident_id"]] == []
    assert [row for row in csv_rows(written("datawrapper", NOTHING)) if row["place"]] == []
    assert document(written("geojson", NOTHING))["features"] == []
    assert "bbox" not in document(written("geojson", NOTHING))
    assert sheets(written("xlsx", NOTHING))["incidents"] == []
    assert tables_of(written("datapackage", NOTHING))["reports"] == []


def test_tables_without_a_row_can_be_taken_away(empty_tables: Tables) -> None:
    dataset = empty_tables.read().dataset

    for name in FORMATS:
        assert written(name, Selection(), dataset)


@each_format
def test_titles_come_without_links_where_links_are_left_out(name: str) -> None:
    address = "rferl.org/a/"
    title = "Kazakh Police Forcibly Detain Dozens Of Would-Be Protesters"

    assert address not in text_of(name, SEED, links=False)
    if name not in ("datawrapper", "count"):
        assert address in text_of(name, SEED)
        assert title in text_of(name, SEED, links=False)


@pytest.mark.parametrize(("links", "address"), [(True, "https://archive.org/a"), (False, None)])
def test_links_to_archived_copies_are_left_out_with_the_others(
    tables: Tables, links: bool, address: str | None
) -> None:
    tables.add("reports").rows["sources"][0]["archive_url"] = "https://archive.org/a"
    content = document(written("json", Selection(), tables.read().dataset, links=links))

    assert [source["archive_url"] for source in content["sources"]] == [address]


def test_the_risk_of_sharing_is_said_once() -> None:
    taking = taken(EVERYTHING)

    [risk] = taking.sharing_risks

    assert "undesirable" in risk
    assert document(written("json", EVERYTHING))["about"]["sharing_risk"] == risk
    assert "sharing_risk" not in document(written("json", EVERYTHING, links=False))["about"]


@each_format
def test_no_named_person_is_in_any_file(name: str) -> None:
    text = text_of(name, EVERYTHING).lower()
    names = [full for full in released_dataset().people["name"] if full]

    assert names
    assert [full for full in names if full.lower() in text] == []


def test_no_row_of_an_incident_names_an_organizer_in_a_column() -> None:
    columns = set(csv_rows(written("csv", EVERYTHING))[0])

    assert not [column for column in columns if "organizer" in column or "person" in column]


def test_geojson_is_longitude_first_and_has_no_crs() -> None:
    content = document(written("geojson", SEED))
    almaty = next(f for f in content["features"] if f["properties"]["place_id"] == ALMATY)
    place = load_gazetteer().places[ALMATY]

    longitude, latitude = almaty["geometry"]["coordinates"]

    assert (round(place.longitude, 5), round(place.latitude, 5)) == (longitude, latitude)
    assert "crs" not in content
    west, south, east, north = content["bbox"]
    assert west <= longitude <= east and south <= latitude <= north


def test_an_incident_in_no_known_place_is_a_feature_without_geometry(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-nowhere", location_text="Nowhereville")
    features = document(written("geojson", Selection(), tables.read().dataset))["features"]

    geometries = {feature["id"]: feature["geometry"] for feature in features}

    assert geometries["2019-10-26-nowhere"] is None
    assert geometries["2019-10-26-almaty"] is not None


@pytest.mark.parametrize("selection", [SEED, EVERYTHING, NOTHING], ids=["seed", "all", "nothing"])
@pytest.mark.parametrize("links", [True, False])
def test_a_data_package_is_valid(selection: Selection, links: bool, tmp_path: Path) -> None:
    for name, content in files(written("datapackage", selection, links=links)).items():
        (tmp_path / name).write_bytes(content)

    report = frictionless.validate(str(tmp_path / "datapackage.json"))

    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_excel_knows_a_csv_for_utf_8_and_chart_tools_find_the_first_column() -> None:
    assert written("csv", SEED).startswith(BYTE_ORDER_MARK.encode("utf-8"))
    assert written("datawrapper", SEED).startswith(b"place,latitude,longitude,low,high,label,")


def test_a_workbook_has_days_and_numbers_as_such() -> None:
    row = sheets(written("xlsx", SEED))["incidents"][0]

    assert row["date_first"].date() == date(2019, 10, 26)
    assert (row["low"], row["open_ended"]) == (12, True)


def test_places_have_the_name_they_had_that_day() -> None:
    rows = {row["incident_id"]: row["place"] for row in csv_rows(written("csv", EVERYTHING))}

    assert rows["2016-05-21-astana"] == "Astana"
    assert rows["2019-10-26-nur-sultan"] == "Nur-Sultan"


@each_format
def test_what_a_file_depends_on_is_in_its_digest(name: str) -> None:
    said, format_ = about(released_dataset()), FORMATS[name]

    digests = {
        digest("tables", format_, SEED, said),
        digest("other tables", format_, SEED, said),
        digest("tables", format_, Selection(), said),
        digest("tables", format_, SEED, said, "ru"),
        digest("tables", FORMATS["json" if name != "json" else "csv"], SEED, said),
        digest("tables", format_, SEED, replace(said, contact="desk@example.org")),
    }

    assert len(digests) == 6


def test_a_long_selection_makes_a_short_name() -> None:
    places = tuple(str(number) for number in range(1000))

    assert len(file_name(FORMATS["xlsx"], Selection(places=places), "1.0.0")) < 120


def test_the_rows_for_a_map_tool_stand_by_the_names_of_their_places() -> None:
    places = [row["place"] for row in csv_rows(written("datawrapper", SEED))]

    assert places == ["Almaty", "Aqtobe", "Nur-Sultan", "Shymkent"]


def test_sheets_and_headings_of_a_workbook_are_in_its_language() -> None:
    dataset = released_dataset()
    taking = take(Speaker(dataset, PSEUDO, PlaceNames(dataset, "kk")), SEED)

    book = sheets(FORMATS["xlsx"].write(taking))

    assert list(book) == [sheet_name(pseudo(name)) for name in sheets(written("xlsx", SEED))]
    assert set(book[pseudo("incidents")][0]) == {*map(pseudo, taking.incidents.header)}


def test_keys_of_what_programs_read_are_the_same_in_every_language() -> None:
    dataset = released_dataset()
    taking = take(Speaker(dataset, PSEUDO, PlaceNames(dataset, "kk")), SEED)

    assert FORMATS["csv"].write(taking).splitlines()[0] == written("csv", SEED).splitlines()[0]
    in_english = json.loads(written("json", SEED))
    assert json.loads(FORMATS["json"].write(taking)).keys() == in_english.keys()
