"""Reading a folder of tables: sound rows go on, broken ones are counted and told."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incidents.dataset import dataset
from incidents.dataset.dataset import read_dataset
from incidents.dataset.findings import check
from incidents.tables import problems
from incidents.tables.problems import Problem


def rewrite(folder: Path, *, table: str, change: Any, encoding: str = "utf-8") -> None:
    path = folder / f"{table}.csv"
    path.write_bytes(change(path.read_text(encoding="utf-8")).encode(encoding))


def test_the_columns_of_each_table_have_their_types(tables: Any) -> None:
    reports = tables.add("reports", detained_high="").read().dataset.reports

    assert str(reports["date_first"].dtype) == "datetime64[us]"
    assert str(reports["detained_low"].dtype) == "Int64"
    assert reports["detained_high"].isna().tolist() == [True]
    assert str(reports["hedged"].dtype) == "bool"
    assert reports["note"].tolist() == [""]
    assert reports["as_of_date"].isna().tolist() == [True]


def test_empty_tables_have_the_same_types_as_full_ones(empty_tables: Any, tables: Any) -> None:
    full = tables.add("reports").read().dataset
    tables.rows = {name: [] for name in tables.rows}
    empty = tables.read().dataset

    for name in ("events", "incidents", "reports", "members", "sources", "coverage"):
        pd.testing.assert_series_equal(getattr(empty, name).dtypes, getattr(full, name).dtypes)


def test_all_stands_for_every_incident_of_the_event_and_elsewhere(tables: Any) -> None:
    tables.add("incidents", incident_id="2019-10-26-shymkent", location_text="Shymkent")
    tables.add("events", event_id="other").add("incidents", incident_id="o", event_id="other")
    dataset = tables.add("reports", scope="all").read().dataset

    assert dataset.members["incident_id"].tolist() == ["2019-10-26-almaty", "2019-10-26-shymkent"]
    assert dataset.reports[["covers_elsewhere", "has_all"]].values.tolist() == [[True, True]]


def test_elsewhere_is_no_row_of_the_members(tables: Any) -> None:
    dataset = tables.add("reports", scope="2019-10-26-almaty elsewhere").read().dataset

    assert dataset.members.values.tolist() == [["2019-10-26-almaty-rferl", "2019-10-26-almaty"]]
    assert dataset.reports[["covers_elsewhere", "has_all"]].values.tolist() == [[True, False]]


def test_a_report_has_the_voice_of_its_origin(tables: Any) -> None:
    tables.add("origins", origin_id="interior-ministry", voice_id="state")
    dataset = tables.add("reports", origin_id="interior-ministry").read().dataset

    assert dataset.reports["voice_id"].tolist() == ["state"]


def test_a_broken_row_is_left_out_and_counted(tables: Any) -> None:
    tables.add("reports").add("reports", report_id="b", detained_low="many")
    reading = tables.read()

    assert reading.dataset.reports["report_id"].tolist() == ["2019-10-26-almaty-rferl"]
    assert reading.left_out["reports"] == 1


def test_what_refers_to_a_broken_row_is_left_out_too_and_noted(tables: Any) -> None:
    tables.add("events", event_id="other", context="picnic")
    tables.add("incidents", incident_id="other-almaty", event_id="other")
    tables.add("reports").add("reports", report_id="b", event_id="other", scope="other-almaty")
    tables.add("organizers").add("event_organizers", event_id="other", report_id="b")
    reading = tables.read()

    assert [(p.file, p.row) for p in reading.problems] == [("data/events.csv", 3)]
    left_out = {name: count for name, count in reading.left_out.items() if count}
    assert left_out == {"events": 1, "incidents": 1, "reports": 1, "event_organizers": 1}
    assert sorted(note.file for note in reading.notes) == [
        "data/event_organizers.csv",
        "data/incidents.csv",
        "data/reports.csv",
    ]


def test_what_refers_to_a_row_that_is_left_out_for_another_goes_with_it(tables: Any) -> None:
    tables.add("sources", source_id="b", published_date="soon")
    tables.add("reports", source_id="b").add("organizers").add("event_organizers")

    left_out = tables.read().left_out

    assert (left_out["reports"], left_out["event_organizers"]) == (1, 1)


def test_a_report_on_all_stays_when_one_incident_is_left_out(tables: Any) -> None:
    tables.add("incidents", incident_id="b", date_first="soon")
    dataset = tables.add("reports", scope="all").read().dataset

    assert dataset.members["incident_id"].tolist() == ["2019-10-26-almaty"]


def test_a_report_stays_when_the_one_it_replaces_is_left_out(tables: Any) -> None:
    tables.add("reports", report_id="a", detained_low=30)
    tables.add("reports", report_id="b", replaces_report_id="a")
    reports = tables.read().dataset.reports

    assert reports[["report_id", "replaces_report_id"]].values.tolist() == [["b", ""]]


def test_a_report_without_an_id_is_none_that_the_others_replace(tables: Any) -> None:
    tables.add("reports", report_id="").add("reports", measure="journalists")

    assert [(p.row, p.field) for p in tables.read().problems] == [(2, "report_id")]


@pytest.mark.parametrize("written", ["2019-10-2", "26.10.2019", "20191026"])
def test_a_day_that_cannot_be_read_is_told_once(tables: Any, written: str) -> None:
    tables.add("reports", date_last=written)

    assert [(p.row, p.field) for p in tables.check().problems] == [(2, "date_last")]


def test_a_further_source_that_is_not_there_is_dropped_from_the_list(tables: Any) -> None:
    tables.add("sources", source_id="afp")
    reports = tables.add("reports", also_in_source_ids="afp nowhere").read().dataset.reports

    assert reports["also_in_source_ids"].tolist() == ["afp"]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: "\ufeff" + text, id="byte order mark"),
        pytest.param(lambda text: text.replace("\n", "\r\n"), id="CRLF"),
        pytest.param(lambda text: text.replace("\n", "\r"), id="CR"),
        pytest.param(lambda text: text.rstrip("\n"), id="no last line end"),
        pytest.param(lambda text: text.replace("\n", ",,\n"), id="empty columns"),
        pytest.param(lambda text: text + ",,,,,,,,,\n\n", id="empty rows"),
    ],
)
def test_the_ways_in_which_spreadsheets_save_make_no_difference(tables: Any, change: Any) -> None:
    folder = tables.add("incidents", incident_id="b", note="Ақтөбе").write()
    rewrite(folder, table="incidents", change=change)
    reading = read_dataset(folder)

    assert reading.problems == ()
    assert reading.dataset.incidents["note"].tolist() == ["", "Ақтөбе"]


def test_a_row_in_another_encoding_is_left_out_and_the_others_go_on(tables: Any) -> None:
    folder = tables.add("incidents", incident_id="b", note="Актобе").write()
    rewrite(folder, table="incidents", change=str, encoding="cp1251")
    reading = read_dataset(folder)

    [problem] = reading.problems
    assert (problem.row, problem.field) == (3, "note")
    assert r"note is '\xc0\xea\xf2\xee\xe1\xe5', wanted text in UTF-8" in str(problem)
    assert len(reading.dataset.incidents) == 1


def test_a_file_in_utf_16_is_told_and_read(tables: Any) -> None:
    folder = tables.write()
    rewrite(folder, table="events", change=str, encoding="utf-16")
    reading = read_dataset(folder)

    [problem] = reading.problems
    assert str(problem) == (
        "data/events.csv: the file is in UTF-16, wanted a file saved as CSV UTF-8"
    )
    assert len(reading.dataset.events) == 1


def test_a_workbook_with_the_name_of_a_table_is_told(tables: Any) -> None:
    folder = tables.write()
    (folder / "events.csv").write_bytes(b"PK\x03\x04 and more")

    assert "a workbook" in str(read_dataset(folder).problems[0])


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", " "])
def test_an_empty_file_is_told(tables: Any, content: str) -> None:
    folder = tables.write()
    rewrite(folder, table="coverage", change=lambda text: content)

    [problem] = read_dataset(folder).problems
    assert problem.file == "data/coverage.csv"


def test_a_table_without_rows_is_fine(empty_tables: Any) -> None:
    assert empty_tables.read().problems == ()


def test_a_missing_file_is_told_once_and_not_at_every_row_that_needs_it(tables: Any) -> None:
    folder = tables.add("reports").add("reports", report_id="b").write()
    (folder / "origins.csv").unlink()
    reading = read_dataset(folder)

    assert [p.file for p in reading.problems] == ["data/origins.csv"]
    assert "there is no such file" in str(reading.problems[0])
    assert reading.left_out["reports"] == 2


def test_the_table_of_events_left_out_need_not_be_there(tables: Any) -> None:
    folder = tables.write()
    (folder / "considered.csv").unlink()

    assert read_dataset(folder).problems == ()


def test_a_table_that_is_a_folder_is_told(tables: Any) -> None:
    folder = tables.write()
    (folder / "people.csv").unlink()
    (folder / "people.csv").mkdir()

    assert "cannot be read" in str(read_dataset(folder).problems[0])


def test_a_folder_that_is_not_there_is_told_and_gives_empty_tables(tmp_path: Path) -> None:
    reading = read_dataset(tmp_path / "nowhere")

    assert [str(p) for p in reading.problems] == [
        "nowhere: there is no such folder, wanted a folder of tables"
    ]
    assert len(reading.dataset.reports) == 0


def test_a_missing_column_is_told_once_and_its_cells_are_empty(tables: Any) -> None:
    folder = tables.add("reports", note="").write()
    rewrite(folder, table="events", change=lambda t: t.replace(",note", "").replace(",\n", "\n"))
    reading = read_dataset(folder)

    assert [str(p).partition(", wanted")[0] for p in reading.problems] == [
        "data/events.csv, row 1: there is no column note"
    ]
    assert reading.dataset.events["note"].tolist() == [""]


def test_without_a_column_that_rows_need_they_are_left_out_and_it_is_told_once(
    tables: Any,
) -> None:
    folder = tables.add("reports").write()
    rewrite(folder, table="reports", change=lambda text: text.replace("measure", "measures"))
    reading = read_dataset(folder)

    assert [(p.row, p.field) for p in reading.problems] == [(1, "measure")]
    assert "column 'measures': it is not known and not read" in str(reading.notes[0])
    assert reading.left_out["reports"] == 1


def test_columns_may_stand_in_any_order(tables: Any) -> None:
    folder = tables.write()
    rewrite(
        folder,
        table="origins",
        change=lambda t: "name,origin_id,interest_text,voice_id\nA,rferl,,v\n",
    )

    assert read_dataset(folder).dataset.origins["name"].tolist() == ["A"]


@pytest.mark.parametrize("separator", [";", "\t"])
def test_a_wrong_separator_is_told_with_what_else_is_wrong(tables: Any, separator: str) -> None:
    folder = tables.add("origins", origin_id="b", name="").write()
    rewrite(folder, table="origins", change=lambda text: text.replace(",", separator))
    reading = read_dataset(folder)

    assert [(p.row, p.field) for p in reading.problems] == [(1, ""), (3, "name")]
    assert "the columns are separated by" in str(reading.problems[0])
    assert reading.dataset.origins["origin_id"].tolist() == ["rferl"]


@pytest.mark.parametrize("before, row", [("\n", 3), (",,,\r\n\n", 4), ("sep=,\n", 2)])
def test_what_stands_before_the_header_costs_no_row_and_is_counted_as_a_spreadsheet_does(
    tables: Any, before: str, row: int
) -> None:
    folder = tables.add("origins", origin_id="b", name="").write()
    rewrite(folder, table="origins", change=lambda text: before + text)
    reading = read_dataset(folder)

    assert [(p.row, p.field) for p in reading.problems] == [(row + 1, "name")]
    assert reading.dataset.origins["origin_id"].tolist() == ["rferl"]


def test_every_cell_with_a_broken_letter_is_told_at_once(tables: Any) -> None:
    folder = tables.add("origins", origin_id="b", name="Аз", interest_text="Б\ufffd").write()
    (folder / "origins.csv").write_bytes(
        (folder / "origins.csv").read_bytes().replace("з".encode(), b"\xd0")
    )
    reading = read_dataset(folder)

    assert [(p.row, p.field) for p in reading.problems] == [(3, "interest_text"), (3, "name")]


def test_a_column_that_stands_twice_is_told(tables: Any) -> None:
    folder = tables.write()
    rewrite(folder, table="origins", change=lambda text: text.replace("voice_id", "name"))

    assert "more than one column name" in str(read_dataset(folder).problems[0])


def test_a_quotation_mark_that_is_never_closed_costs_one_row(tables: Any) -> None:
    for name in ("b", "c", "d"):
        tables.add("origins", origin_id=name, name="One, two" if name == "d" else "One")
    folder = tables.write()
    rewrite(folder, table="origins", change=lambda text: text.replace("b,One", 'b,"One'))
    reading = read_dataset(folder)

    [problem] = reading.problems
    assert (problem.row, "quotation marks do not match" in str(problem)) == (3, True)
    assert reading.dataset.origins["origin_id"].tolist() == ["rferl", "c", "d"]
    assert reading.left_out["origins"] == 1


def test_a_row_with_too_few_or_too_many_cells_is_left_out(tables: Any) -> None:
    folder = tables.write()
    rewrite(folder, table="origins", change=lambda text: text + "b,B\nc,C,,,v,,more\nd,D,,,v,\n")
    reading = read_dataset(folder)

    assert [(p.row, p.value) for p in reading.problems] == [(3, "2 cells"), (4, "7 cells")]
    assert reading.dataset.origins["origin_id"].tolist() == ["rferl", "d"]


def test_rows_are_numbered_as_a_spreadsheet_does_with_line_breaks_in_cells(tables: Any) -> None:
    tables.add("origins", origin_id="b", interest_text="two\nlines")
    tables.add("origins", origin_id="c", name="")

    assert [p.row for p in tables.read().problems] == [4]


def test_the_folder_of_the_environment_is_read_where_none_is_given(
    tables: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tables.write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    assert read_dataset().dataset.folder == folder


def test_the_digest_changes_with_the_tables(tables: Any) -> None:
    before = tables.read().dataset.digest
    same = tables.read().dataset.digest
    after = tables.add("reports").read().dataset.digest

    assert before == same != after


def test_the_digest_changes_with_a_correction_that_is_as_long(tables: Any) -> None:
    before = tables.add("reports", detained_low=26, detained_high="").read().dataset.digest
    tables.rows["reports"][0]["detained_low"] = 62

    assert tables.read().dataset.digest != before


# Whatever stands in a file


PIECES = [
    '"',
    ",",
    "\n",
    "\r",
    "\x00",
    "\udcff",
    ";",
    "all",
    "elsewhere",
    "2019-10-26",
    "-1",
    "\ufeff",
]


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    table=st.sampled_from(["events", "incidents", "reports", "origins", "people"]),
    damage=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 9)),
        min_size=1,
        max_size=5,
    ),
)
def test_no_damage_to_a_file_stops_the_reading_and_none_goes_unsaid(
    tables: Any, table: str, damage: list[tuple[float, str, int]]
) -> None:
    tables.rows = {name: [] for name in tables.rows}
    for name in ("events", "incidents", "origins", "sources", "reports", "people"):
        tables.add(name)
    folder = tables.write()
    text = (folder / f"{table}.csv").read_text(encoding="utf-8")
    for place, piece, lost in damage:
        position = int(place * len(text))
        text = text[:position] + piece + text[position + lost :]
    (folder / f"{table}.csv").write_bytes(text.encode("utf-8", errors="surrogateescape"))

    reading = read_dataset(folder)
    findings = check(reading)

    assert "".join(map(str, [*findings.problems, *findings.notes])).isprintable()
    assert findings.problems or not any(reading.left_out.values())


# Places


@pytest.mark.parametrize(
    ("location", "place_id", "region_code"),
    [("Almaty", "1526384", "KZ-75"), ("Алматы", "1526384", "KZ-75"), ("Oral", "608668", "KZ-27")],
)
def test_an_incident_has_the_place_that_its_location_names(
    tables: Any, location: str, place_id: str, region_code: str
) -> None:
    tables.add("incidents", incident_id="b", location_text=location)
    incident = tables.read().dataset.incidents.iloc[1]

    assert incident[["resolved_place_id", "region_code"]].tolist() == [place_id, region_code]
    assert 40 < incident["latitude"] < 56
    assert 46 < incident["longitude"] < 88
    assert incident["matched_by"] == "exact"


def test_a_pinned_place_wins(tables: Any) -> None:
    tables.add("incidents", incident_id="b", location_text="Almaty", place_id="1526273")
    incident = tables.read().dataset.incidents.iloc[1]

    assert incident[["resolved_place_id", "matched_by"]].tolist() == ["1526273", "pinned"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"location_text": "Atlantis"}, "location_text"), ({"place_id": "1"}, "place_id")],
)
def test_an_incident_without_a_place_stays_and_is_told(
    tables: Any, fields: dict[str, str], field: str
) -> None:
    reading = tables.add("incidents", incident_id="b", **fields).read()

    assert [(p.row, p.field) for p in reading.problems] == [(3, field)]
    assert reading.dataset.incidents["resolved_place_id"].tolist() == ["1526384", ""]
    assert reading.dataset.incidents["latitude"].isna().tolist() == [False, True]


def test_a_location_that_can_be_several_places_is_told_with_all_of_them(tables: Any) -> None:
    reading = tables.add("incidents", incident_id="b", location_text="Aksu").read()

    [problem] = reading.problems
    assert problem.wanted.count("(") > 1
    assert reading.dataset.incidents["resolved_place_id"].tolist() == ["1526384", ""]


def test_a_name_out_of_its_dates_is_found_and_noted(tables: Any) -> None:
    [note] = tables.add("incidents", incident_id="b", location_text="Astana").read().notes

    assert (note.row, note.remark) == (3, "the place was called Nur-Sultan on that day")


FAULTS: dict[str, tuple[str, dict[str, Any]]] = {
    "a code that is none": ("reports", {"basis": "rumour"}),
    "a day that is none": ("reports", {"as_of_date": "31.02.2024"}),
    "a number beyond the range": ("reports", {"detained_high": 99_999_999}),
    "an id of nothing": ("reports", {"origin_id": "nobody"}),
    "an id again": ("reports", {"report_id": "again"}),
    "bounds upside down": ("reports", {"detained_low": 9, "detained_high": 8}),
    "days backwards": ("reports", {"date_last": "2018-01-01"}),
    "a scope of nothing": ("reports", {"scope": "nowhere"}),
    "a place that nobody knows": ("incidents", {"location_text": "Nowhereville"}),
    "a role without an organizer": ("event_organizers", {"organizer_id": ""}),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_of_many_rows_with_one_fault_few_problems_are_made_and_all_are_counted(
    tables: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(problems, "_MOST_PROBLEMS", ContextVar("problems of a kind", default=3))
    made: list[Problem] = []
    really = dataset.listed
    monkeypatch.setattr(dataset, "listed", lambda told: really(made.extend(told) or made[:]))
    table, cell = FAULTS[fault]
    ids = {"reports": "report_id", "incidents": "incident_id", "event_organizers": "event_id"}
    for number in range(10):
        tables.add(table, **{ids[table]: f"row-{number}", **cell})
    reading = tables.read()

    of_kind = [one for one in made if isinstance(one, Problem) and one.field in cell]
    assert len(of_kind) == 3
    many = 9 if fault == "an id again" else 10
    [rest] = [str(one) for one in reading.problems if not one.row and next(iter(cell)) in str(one)]
    assert rest.startswith(f"data/{table}.csv: {many - 3} more")
    is_placed = table == "incidents"
    assert reading.left_out[table] == (0 if is_placed else many)
