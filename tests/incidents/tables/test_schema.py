"""What datapackage.json says, and how its breaches are put into words."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import frictionless
import pytest

from incidents.dataset.dataset import read_dataset
from incidents.tables.problems import MOST_OF_A_KIND
from incidents.tables.schema import PROJECT_DATA, read_package, wanted_in


def messages(tables: Any) -> list[str]:
    return [str(problem) for problem in tables.read().problems]


def test_the_projects_package_is_a_sound_data_package() -> None:
    package = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))

    assert frictionless.Package.validate_descriptor(package).valid


def test_every_field_has_a_type_a_title_and_a_description() -> None:
    package = read_package()
    fields = [field for table in package.tables for field in package.fields(table)]

    assert len(fields) == 93
    assert [
        f["name"] for f in fields if not all(map(f.get, ("type", "title", "description")))
    ] == []


def test_a_field_of_somebodys_own_keeps_what_it_is_called_and_how_it_is_explained(
    tables: Any,
) -> None:
    path = tables.write() / "datapackage.json"
    package = json.loads(path.read_text("utf-8"))
    told = {"title": "Mood", "description": "How the {crowd} was."}
    package["resources"][0]["schema"]["fields"] += [
        {"name": "mood", "type": "integer", **told},
        {"name": "bare", "type": "string"},
    ]
    path.write_text(json.dumps(package), "utf-8")

    fields = read_package(path.parent).fields(package["resources"][0]["name"])

    assert fields[-2:] == [
        {"name": "mood", "type": "string", **told},
        {"name": "bare", "type": "string"},
    ]


def test_tables_that_are_sound_have_no_problem(tables: Any) -> None:
    for name in ("reports", "organizers", "event_organizers", "people", "coverage", "considered"):
        tables.add(name)

    assert messages(tables) == []


def test_a_date_that_is_none_is_told_with_file_row_field_value_and_an_example(tables: Any) -> None:
    tables.add("incidents", incident_id="b", date_first="31.02.2019")

    assert messages(tables) == [
        "data/incidents.csv, row 3: date_first is '31.02.2019', wanted a date such as 2024-02-29"
    ]


@pytest.mark.parametrize("date", ["2019-1-5", "2019-02-30", "26 October 2019", "20191026"])
def test_a_date_is_in_iso_form_only(tables: Any, date: str) -> None:
    tables.add("reports", as_of_date=date)

    assert [p.field for p in tables.read().problems] == ["as_of_date"]


def test_a_year_that_cannot_be_meant_is_told_with_the_years_that_can(tables: Any) -> None:
    tables.add("reports", as_of_date="0219-10-26")

    assert "wanted a date such as 2024-02-29, from 1991-01-01 to 2099-12-31" in messages(tables)[0]


@pytest.mark.parametrize("number", ["1_000", "12+", "1,000", "12.0", "-1", "007", "١٢", "9" * 30])
def test_a_bound_is_a_whole_number_in_plain_digits(tables: Any, number: str) -> None:
    tables.add("reports", detained_low=number, detained_high="")

    assert [p.field for p in tables.read().problems] == ["detained_low"]


def test_a_code_that_is_not_in_the_list_is_told_with_the_list(tables: Any) -> None:
    tables.add("reports", status="counts")

    assert "status is 'counts', wanted one of counted, set_aside, withdrawn" in messages(tables)[0]


@pytest.mark.parametrize("hedged", ["yes", "1", "", "True"])
def test_hedged_is_true_or_false(tables: Any, hedged: str) -> None:
    tables.add("reports", hedged=hedged)

    assert messages(tables)[0].endswith("wanted true or false")


def test_a_spreadsheets_own_way_to_write_true_is_read(tables: Any) -> None:
    tables.add("reports", hedged="TRUE")

    assert tables.read().dataset.reports["hedged"].tolist() == [True]


@pytest.mark.parametrize("field", ["detained_text", "source_id", "origin_id", "scope", "measure"])
def test_a_report_needs_what_its_number_rests_on(tables: Any, field: str) -> None:
    tables.add("reports", **{field: ""})

    assert f"{field} is empty, wanted" in messages(tables)[0]


def test_an_id_that_is_used_twice_names_the_other_row(tables: Any) -> None:
    tables.add("reports").add("reports", detained_low=3)

    assert messages(tables) == [
        "data/reports.csv, row 3: report_id is '2019-10-26-almaty-rferl', "
        "wanted an id that no other row has (row 2 has it)"
    ]


def test_a_row_that_stands_twice_in_a_table_without_ids_is_told(tables: Any) -> None:
    tables.add("reports").add("organizers")
    tables.add("event_organizers").add("event_organizers")

    assert [(p.row, p.field) for p in tables.read().problems] == [(3, "event_id")]


@pytest.mark.parametrize("report_id", ["2019 almaty", "Almaty-2019", "алматы", "a--b", "a\n"])
def test_an_id_is_readable(tables: Any, report_id: str) -> None:
    tables.add("reports", report_id=report_id)

    assert messages(tables)[0].endswith("wanted report_id such as 2019-10-26-almaty-rferl")


@pytest.mark.parametrize("field", ["event_id", "origin_id", "source_id", "replaces_report_id"])
def test_an_id_that_no_row_has_is_told_with_the_table_it_should_be_in(
    tables: Any, field: str
) -> None:
    tables.add("reports", **{field: "nowhere"})
    table = {"replaces_report_id": "reports"}.get(field, field.replace("_id", "s"))

    assert f"{field} is 'nowhere', wanted an id of {table}.csv" in messages(tables)[0]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "ftp://example.org"])
def test_an_address_is_http_or_https(tables: Any, url: str) -> None:
    tables.add("sources", source_id="other", url=url)

    assert [p.field for p in tables.read().problems] == ["url"]


def test_all_problems_of_a_row_and_of_all_rows_are_told_at_once(tables: Any) -> None:
    for number in range(MOST_OF_A_KIND):
        tables.add("reports", report_id=f"report-{number}", measure="x", act="y")

    assert len(tables.read().problems) == 2 * MOST_OF_A_KIND


def test_of_many_problems_of_one_kind_the_rest_is_counted_and_every_row_left_out(
    tables: Any,
) -> None:
    for number in range(MOST_OF_A_KIND + 4):
        tables.add("reports", report_id=f"report-{number}", measure="x")

    reading = tables.read()

    assert messages(tables)[0] == (
        "data/reports.csv: 4 more like those of measure, wanted as in the 1,000 listed"
    )
    assert (len(reading.problems), reading.left_out["reports"]) == (
        MOST_OF_A_KIND + 1,
        MOST_OF_A_KIND + 4,
    )


def test_a_missing_package_is_noted_and_the_projects_fields_are_used(tables: Any) -> None:
    folder = tables.add("reports").write()
    (folder / "datapackage.json").unlink()

    reading = read_dataset(folder)

    assert [str(n).partition(":")[0] for n in reading.notes] == ["data/datapackage.json"]
    assert (reading.problems, reading.dataset.version) == ((), "")
    assert len(reading.dataset.reports) == 1


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b"{}", b"\xff\xfe", b'{"resources": 1}']
)
def test_a_broken_package_is_a_problem_and_the_projects_fields_are_used(
    tables: Any, content: bytes
) -> None:
    folder = tables.add("reports").write()
    (folder / "datapackage.json").write_bytes(content)

    reading = read_dataset(folder)

    assert [p.file for p in reading.problems] == ["data/datapackage.json"]
    assert len(reading.dataset.reports) == 1


def _change_package(folder: Path, *, table: str, change: Any) -> None:
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    change(next(r for r in package["resources"] if r["name"] == table)["schema"]["fields"])
    path.write_text(json.dumps(package), encoding="utf-8")


def test_a_package_that_lacks_a_field_of_ours_is_a_problem(tables: Any) -> None:
    folder = tables.write()
    _change_package(folder, table="reports", change=lambda fields: fields.pop(2))

    assert "there is no field reports.scope" in str(read_dataset(folder).problems[0])


def test_a_field_that_a_package_adds_is_read(tables: Any) -> None:
    folder = tables.write()
    added = {"name": "mood", "type": "string"}
    _change_package(folder, table="events", change=lambda fields: fields.append(added))
    text = (folder / "events.csv").read_text(encoding="utf-8")
    header, row = text.splitlines()
    (folder / "events.csv").write_text(f"{header},mood\n{row},grim\n", encoding="utf-8")

    reading = read_dataset(folder)

    assert reading.problems == ()
    assert reading.dataset.events["mood"].tolist() == ["grim"]


def test_the_version_is_that_of_the_folders_package(tables: Any) -> None:
    folder = tables.write()
    path = folder / "datapackage.json"
    package = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**package, "version": "1.4.2"}), encoding="utf-8")

    assert read_dataset(folder).dataset.version == "1.4.2"


def test_what_is_wanted_of_a_number_names_its_range_where_that_is_the_matter() -> None:
    field = {"name": "low", "type": "integer", "constraints": {"minimum": 0, "maximum": 9}}

    assert wanted_in(field, in_range=True) == "a whole number in digits from 0 to 9, or nothing"


def test_five_thousand_reports_are_read_in_seconds(tables: Any) -> None:
    for number in range(5_000):
        tables.add("reports", report_id=f"report-{number}")
    folder = tables.write()
    start = time.perf_counter()
    reading = read_dataset(folder)

    assert len(reading.dataset.reports) == 5_000
    assert time.perf_counter() - start < 15


def test_a_table_may_lack_what_translates_another_column_and_so_may_a_package(
    tables: Any,
) -> None:
    folder = tables.write()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    events = next(one for one in package["resources"] if one["name"] == "events")
    fields = events["schema"]["fields"]
    events["schema"]["fields"] = [one for one in fields if "translates" not in one]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    (folder / "events.csv").write_text(
        "event_id,title,date_first,date_last,context,demands_text,why_included,note\n"
        "2019-10-26,A day,2019-10-26,2019-10-26,protest,,,\n",
        encoding="utf-8",
    )

    reading = read_dataset(folder)

    assert reading.problems == ()
    assert [*reading.dataset.events["title"]] == ["A day"]
    assert [*reading.dataset.events["title_ru"]] == [""]


def test_a_table_may_lack_no_other_column(tables: Any) -> None:
    folder = tables.write()
    (folder / "events.csv").write_text("event_id,title\n2019-10-26,A day\n", encoding="utf-8")

    missing = {problem.field for problem in read_dataset(folder).problems if problem.row == 1}

    assert {"date_first", "context", "note"} <= missing
    assert not missing & {"title_ru", "title_kk"}
