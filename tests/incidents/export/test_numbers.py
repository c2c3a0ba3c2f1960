"""The numbers in every file are those of the count and of the screen."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from incidents.counting.count import count, place_selection
from incidents.counting.incident_figures import by_incident
from incidents.dataset.dataset import read_dataset
from incidents.dataset.index import bound
from incidents.export.count_json import as_json
from incidents.selection import Selection
from incidents.sheets.sheets import plain
from incidents.words.figure import label, own_label
from incidents.words.sentence import headline
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
from tests.project_tables import counted_then, released_dataset

SELECTIONS = {
    "the seed event": SEED,
    "everything": EVERYTHING,
    "protests": Selection(),
    "a city": Selection(places=(ALMATY,)),
    "a region and a year": Selection(
        since=date(2019, 1, 1), until=date(2019, 12, 31), regions=("KZ-71",)
    ),
    "the authorities": Selection(bases=("official",)),
    "an organizer": Selection(organizers=("dck",)),
    "journalists": Selection(measure="journalists"),
    "January 2022": Selection(contexts=("state_of_emergency",)),
    "nothing": Selection(since=date(1999, 1, 1), until=date(1999, 1, 2)),
}
each_selection = pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)


TRUTHS = {"true": True, "false": False, "": None}
"""What a cell of CSV says that JSON says by a value of its own."""


def totals(selection: Selection) -> dict[str, dict[str, Any]]:
    """The total in each format that has one, as numbers and words."""
    package = tables_of(written("datapackage", selection))["total"][0]
    return {
        "json": document(written("json", selection))["total"],
        "geojson": document(written("geojson", selection))["total"],
        "xlsx": sheets(written("xlsx", selection))["total"][0],
        "package": {
            key: int(value) if value.isdigit() else TRUTHS.get(value, value)
            for key, value in package.items()
        },
        "descriptor": document(files(written("datapackage", selection))["datapackage.json"])[
            "total"
        ],
        "count": document(written("count", selection)),
    }


def test_the_seed_event_is_39_or_more_in_every_format() -> None:
    for format_, total in totals(SEED).items():
        assert (format_, total["low"], total["high"], total["label"]) == (format_, 39, 39, "39+")

    assert (
        "Total of the selection: 39+ | In words: At least 39 people were reported detained"
        in (csv_rows(written("csv", SEED))[0]["about_this_file"])
    )


@each_selection
def test_the_total_of_every_format_is_that_of_the_count(selection: Selection) -> None:
    result = counted_then(selection)
    speaker = taken(selection).speaker
    figure, said = result.figure, result.acknowledged
    in_all = ("low", "high", "open_ended", "disputed", "disputed_within", "support")
    wanted = {name: getattr(figure, name) for name in (*in_all, "two_origin_low")}
    of_files = {
        "standing": figure.standing if result.events else None,
        "acknowledged_low": said.low if said else None,
        "acknowledged_high": said.high if said else None,
        "events": len(result.events),
        "incidents": len(by_incident(released_dataset(), selection)),
        "reports": len(result.reports),
    }

    for format_, total in totals(selection).items():
        of_it = wanted if format_ == "count" else wanted | of_files
        assert {name: total[name] for name in of_it} == of_it, format_
        assert (total["label"] or "") == label(figure, speaker.words, speaker.language)
        assert headline(result, speaker) in total["sentence"]


@each_selection
def test_every_row_of_an_incident_says_what_the_screen_says(selection: Selection) -> None:
    taking = taken(selection)
    speaker = taking.speaker
    shown = {
        row.incident["incident_id"]: (
            row.figure.low,
            row.figure.high,
            own_label(row.alone, speaker.language),
            len(row.own),
            len(row.shared),
        )
        for row in by_incident(released_dataset(), selection)
    }

    def numbers(row: dict[str, Any]) -> tuple[Any, ...]:
        whole = {
            key: None if row[key] in ("", None) else int(row[key])
            for key in ("low", "high", "reports", "shared_reports")
        }
        label_ = row["label"] or ""
        return whole["low"], whole["high"], label_, whole["reports"], whole["shared_reports"]

    features = document(written("geojson", selection))["features"]
    formats = {
        "csv": [row for row in csv_rows(written("csv", selection)) if row["incident_id"]],
        "xlsx": sheets(written("xlsx", selection))["incidents"],
        "geojson": [feature["properties"] for feature in features],
        "json": document(written("json", selection))["incidents"],
        "package": tables_of(written("datapackage", selection))["incident_figures"],
    }
    for format_, rows in formats.items():
        found = {row["incident_id"]: numbers(row) for row in rows}
        assert (format_, found) == (format_, shown)


@each_selection
def test_the_places_of_the_chart_csv_are_those_of_the_map(selection: Selection) -> None:
    taking = taken(selection)
    speaker = taking.speaker
    places = {
        row.incident["resolved_place_id"]: row.incident
        for row in by_incident(released_dataset(), selection)
        if row.incident["resolved_place_id"]
    }
    wanted = set()
    for place, incident in places.items():
        alone = Selection(**{**vars(selection), "places": (place,)})
        if not selection.places or place in selection.places:
            figure = counted_then(alone).figure
            point = tuple(str(round(incident[axis], 5)) for axis in ("latitude", "longitude"))
            words = label(figure, speaker.words, speaker.language)
            apart = figure.far_apart_within, figure.far_apart and not figure.far_apart_within
            told = figure.disputed or figure.disputed_within, *apart
            wanted.add((*point, str(figure.low), str(figure.high), words, *told))

    rows = [row for row in csv_rows(written("datawrapper", selection)) if row["place"]]

    assert wanted == {
        (
            *(r["latitude"], r["longitude"], r["low"] or "None", r["high"] or "None", r["label"]),
            "sources disagree" in r["note"],
            "figures on part of it lie far apart" in r["note"],
            "figures lie far apart" in r["note"],
        )
        for r in rows
    }


@each_selection
def test_counting_in_a_data_package_gives_its_total(selection: Selection, tmp_path: Path) -> None:
    for name, content in files(written("datapackage", selection)).items():
        (tmp_path / name).write_bytes(content)

    again = count(read_dataset(tmp_path).dataset, selection)

    assert again.figure == counted_then(selection).figure


def test_a_data_package_of_what_was_read_holds_the_readings_and_no_other_one_does(
    tables: Tables, tmp_path: Path
) -> None:
    tables.add("reports").add("reports", report_id="unread").add("readings")
    dataset = tables.add("readings", reading_id="other", report_id="none of them").read().dataset
    read, all_of_it = Selection(review="read"), Selection()

    folder = tmp_path / "taken"
    folder.mkdir()
    for name, content in files(written("datapackage", read, dataset)).items():
        (folder / name).write_bytes(content)

    assert count(read_dataset(folder).dataset, read).reports == ("2019-10-26-almaty-rferl",)
    assert "readings.csv" not in files(written("datapackage", all_of_it, dataset))


def test_figures_for_several_places_are_on_no_row_of_an_incident() -> None:
    content = document(written("json", SEED))

    together = {row["report_id"]: (row["low"], row["high"]) for row in content["figures_together"]}

    assert together == {
        "2019-10-26-all-rferl": (37, None),
        "2019-10-26-nur-sultan-almaty-ministry": (26, 26),
    }
    assert content["total"]["sum_of_incident_lows"] == 38
    assert "do not add up to the total" in content["total"]["rows_and_total"]


def test_a_report_that_reaches_beyond_the_places_chosen_is_marked_as_in_no_total() -> None:
    rows = document(written("json", Selection(events=("2019-10-26",), places=(ALMATY,))))

    assert {row["in_total"] for row in rows["figures_together"]} == {False}
    assert rows["total"]["low"] == 12


def test_the_count_file_is_what_the_count_command_prints() -> None:
    taking = taken(SEED)
    printed = as_json(taking.count, taking.speaker)

    content = document(written("count", SEED))

    assert {key: content[key] for key in printed} == json.loads(json.dumps(printed))


def test_no_report_of_the_selection_is_lost() -> None:
    taking = taken(EVERYTHING)
    own = {report for row in by_incident(released_dataset(), EVERYTHING) for report in row.own}
    together = {row[0] for row in taking.together.rows}

    assert set(taking.count.reports) <= own | together
    assert not own & together


def test_bounds_that_are_not_there_are_empty_and_never_zero() -> None:
    taking = taken(EVERYTHING)
    without = [row for row in taking.incidents.records() if row["low"] is None]

    assert without
    assert plain("") is None
    assert bound(None) is None
    for row in csv_rows(written("csv", EVERYTHING)):
        assert row["low"] != "0" or row["label"] == "0"


def test_a_place_alone_is_what_its_selection_counts() -> None:
    chosen = place_selection(SEED, ALMATY)

    assert document(written("json", chosen))["total"]["label"] == "12+"
