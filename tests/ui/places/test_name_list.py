"""A list comes in as lines or as a file, with all its problems at once, and goes out unharmed."""

from __future__ import annotations

import csv
import io
from codecs import BOM_UTF8
from datetime import date

import pytest

from geo.gazetteer.batch import answer
from geo.gazetteer.batch_input import Query, read_queries
from geo.gazetteer.gazetteer import load_gazetteer
from geo.network.geocoder import OPENSTREETMAP, NetworkAnswer
from geo.network.untrusted_answer import NetworkPlace
from incidents.languages.catalogues import language_of
from ui.places.name_list import MOST_NAMES, pasted_list, uploaded_list
from ui.places.one_point import read_point
from ui.places.outcomes import (
    NONE_OF_THESE,
    Outcome,
    found_offline,
    result_csv,
    with_answer,
    with_choice,
)

SHYMKENT, UNKNOWN = "1518980", "Gwlbrvost"


def a_place(name: str = UNKNOWN, place_id: str = "osm:node/4711") -> NetworkPlace:
    return NetworkPlace(place_id, name, f"{name}, Kazakhstan", "settlement", 43.3, 76.9, "KZ-19")


def found(text: str, on: date | None = None) -> Outcome:
    return found_offline(Query(text, on), load_gazetteer())


def asked(text: str, *places: NetworkPlace) -> Outcome:
    return with_answer(found(text), NetworkAnswer(places, date.today()), credit=OPENSTREETMAP)


def read_back(outcomes: list[Outcome], code: str = "en") -> list[dict[str, str]]:
    written = result_csv(outcomes, language_of(code)).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


def test_a_spreadsheet_is_told_that_the_result_is_utf_8() -> None:
    assert result_csv([found("Алматы")], language_of("en")).startswith(BOM_UTF8)


def test_the_file_names_places_in_the_language_of_its_reader() -> None:
    outcomes = [found("Uralsk", date(2019, 10, 26)), found("Aksu"), asked(UNKNOWN, a_place())]

    rows = [
        *csv.DictReader(io.StringIO(result_csv(outcomes, language_of("kk")).decode("utf-8-sig")))
    ]

    assert [row["name"] for row in rows] == ["Орал", "", UNKNOWN]
    assert "Ақсу (Павлодар облысы)" in rows[1]["candidates"]


# -- In -----------------------------------------------------------------------------------------


def test_a_pasted_line_is_a_name_and_a_tab_brings_its_day() -> None:
    names = pasted_list("Aksu, Pavlodar Region\n\n  Орал\t2019-10-26\n").queries

    assert [(query.text, query.on) for query in names] == [
        ("Aksu, Pavlodar Region", None),
        ("Орал", date(2019, 10, 26)),
    ]


def test_a_midnight_after_a_pasted_day_is_part_of_no_name_and_no_fault() -> None:
    """Spreadsheets add it to a cell that holds a day."""
    names = pasted_list("Oral\t2019-10-26 00:00:00")

    assert [(query.text, query.on) for query in names.queries] == [("Oral", date(2019, 10, 26))]
    assert names.problems == []


@pytest.mark.parametrize("heading", ["query\ton_date", "Город\tдата", "place"])
def test_a_pasted_heading_is_no_name(heading: str) -> None:
    assert [q.text for q in pasted_list(f"{heading}\nOral\t2019-10-26").queries] == ["Oral"]


def test_pasted_days_are_read_as_those_of_a_file() -> None:
    names = pasted_list("Oral\t05.06.2019\nSemey\t26 қазан 2019\nAral\t26.10.2019")

    assert [query.on for query in names.queries] == [
        *(date(2019, 6, 5), date(2019, 10, 26), date(2019, 10, 26)),
    ]


def test_a_pasted_letter_that_was_lost_is_told_with_its_line() -> None:
    names = pasted_list("Oral\nШымкен\ufffd")

    assert [query.text for query in names.queries] == ["Oral"]
    assert [(problem.wrong, problem.row) for problem in names.problems] == [("broken_letter", 2)]


def test_every_bad_day_is_told_with_its_line_and_the_rest_is_found() -> None:
    names = pasted_list("Oral\t05/06/2019\nSemey\nAral\t2019-02-30")

    assert [query.text for query in names.queries] == ["Semey"]
    assert [(problem.wrong, problem.row, problem.found) for problem in names.problems] == [
        ("day_order", 1, "05/06/2019"),
        ("day", 3, "2019-02-30"),
    ]


def test_every_problem_of_a_file_is_told_with_its_row() -> None:
    names = uploaded_list(b"query,on_date\nOral,soon\nSemey,\nAral,2019-02-30\n")

    assert [query.text for query in names.queries] == ["Semey"]
    assert [(problem.wrong, problem.row, problem.found) for problem in names.problems] == [
        ("day", 2, "soon"),
        ("day", 4, "2019-02-30"),
    ]


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"PK\x03\x04...", "workbook"),
        (b"title\nOral\n", "no_query"),
        (b"", "no_query"),
        (b'query\n"Oral\nSemey\n', "quotation"),
        (b"city\nOral\nSem\xffey\n", "broken_letter"),
        ("query\nУральск\n".encode("cp1251"), "old_encoding"),
    ],
)
def test_a_file_of_another_kind_is_told(content: bytes, wrong: str) -> None:
    assert [problem.wrong for problem in uploaded_list(content).problems] == [wrong]


def test_what_a_file_has_in_other_columns_than_usual_is_said() -> None:
    names = uploaded_list("Город,место,дата\nОрал,площадь,26.10.2019\n".encode())

    assert (names.columns, names.not_taken) == (["Город", "дата"], ["место"])


def test_a_list_has_an_end_and_says_so() -> None:
    names = pasted_list("Oral\n" * (MOST_NAMES + 1))

    assert len(names.queries) == MOST_NAMES
    assert [problem.wrong for problem in names.problems] == ["most"]


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("43.25, 76.92", (43.25, 76.92)),
        ("43,25 76,92", (43.25, 76.92)),
        ("N43.25° E76.92°", (43.25, 76.92)),
        ("-43.25;−76.92", (-43.25, -76.92)),
        ("43.25", None),
        ("Almaty", None),
        ("1 2 3", None),
    ],
)
def test_a_point_is_read_as_people_write_it(text: str, point: tuple[float, float] | None) -> None:
    assert read_point(text) == point


# -- Between ------------------------------------------------------------------------------------


def test_a_name_that_is_clear_offers_no_choice() -> None:
    assert (found("Уральск").status, list(found("Уральск").candidates)) == ("found", [])


def test_several_places_wait_for_a_choice() -> None:
    several = found("Aksu")

    chosen = with_choice(several, several.candidates[1]["place_id"])

    assert (several.status, several.row["place_id"], several.chosen) == ("ambiguous", None, "")
    assert (chosen.status, chosen.row["matched_by"], chosen.row["score"]) == (
        *("found", "chosen"),
        None,
    )
    assert chosen.row["place_id"] == several.candidates[1]["place_id"]
    assert chosen.row["candidates"] == []


def test_a_choice_can_be_none_of_these() -> None:
    none = with_choice(found("Aksu"), NONE_OF_THESE)

    assert (none.status, none.row["place_id"], none.chosen) == ("not_found", None, NONE_OF_THESE)


def test_a_choice_that_nobody_offered_changes_nothing() -> None:
    assert with_choice(found("Aksu"), SHYMKENT) == found("Aksu")
    assert with_choice(found("Уральск"), NONE_OF_THESE) == found("Уральск")


def test_a_guess_can_be_taken_back() -> None:
    guess = found("Shymkjent")

    assert (guess.row["matched_by"], guess.chosen) == ("fuzzy", SHYMKENT)
    assert with_choice(guess, SHYMKENT) == guess
    assert with_choice(guess, NONE_OF_THESE).status == "not_found"


def test_the_network_never_overrides_the_gazetteer() -> None:
    for known in ("Уральск", "Aksu", "Shymkjent"):
        assert asked(known, a_place()) == found(known)


def test_what_the_network_found_is_marked_as_its_word() -> None:
    outcome = asked(UNKNOWN, a_place())

    assert (outcome.status, outcome.row["matched_by"]) == ("found", "network")
    assert outcome.row["place_id"] == "osm:node/4711"
    assert outcome.shown_credit == OPENSTREETMAP
    assert with_choice(outcome, NONE_OF_THESE).shown_credit == ""


def test_several_places_of_the_network_wait_for_a_choice_too() -> None:
    several = asked(UNKNOWN, a_place(place_id=""), a_place("Another", place_id=""))

    chosen = with_choice(several, several.candidates[1]["place_id"])

    assert several.status == "ambiguous"
    assert (chosen.row["name"], chosen.row["place_id"]) == ("Another", None)
    assert chosen.shown_credit == OPENSTREETMAP


# -- Out ----------------------------------------------------------------------------------------


def test_the_rows_are_those_of_the_command() -> None:
    table = read_queries("query,on_date,note\nАстана,2020-01-01,a\nAksu,,b\nAtlantis,,c\n".encode())

    outcomes = [found_offline(query, load_gazetteer()) for query in table.queries]

    assert [o.row for o in outcomes] == [answer(q, load_gazetteer()) for q in table.queries]
    first = read_back(outcomes)[0]
    assert (first["name"], first["on_date"], first["note"]) == ("Nur-Sultan", "2020-01-01", "a")
    assert "credit" not in first


def test_a_row_of_the_network_says_whose_data_it_is() -> None:
    rows = read_back([asked(UNKNOWN, a_place()), found("Уральск")])

    assert [row["credit"] for row in rows] == [OPENSTREETMAP, ""]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+1", "\u202e@x", "-1+1"])
def test_nothing_that_came_from_outside_runs_in_a_spreadsheet(name: str) -> None:
    strange = a_place(name, place_id="")
    rows = read_back(
        [
            found(name),
            asked(UNKNOWN, strange),
            asked(UNKNOWN, strange, a_place(name + "x", place_id="")),
        ]
    )

    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.lstrip("\u202e ")[:1] in tuple("=+-@")] == []
    assert any(name in cell for cell in cells)
