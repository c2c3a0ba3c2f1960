"""`python -m geo geocode`: what it prints and how it ends."""

import csv
import io
import json
from pathlib import Path

import pytest

from geo.__main__ import main


def test_a_found_place_is_printed_with_the_name_of_the_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    status = main(["geocode", "Астана", "--on", "2019-10-26"])

    lines = capsys.readouterr().out.splitlines()
    assert status == 0
    assert lines[:3] == ["place_id: 1526273", "name: Nur-Sultan", "kind: settlement"]
    assert lines[-3:] == ["matched_by: old_name", "score: 100.0", "out_of_dates: yes"]


def test_json_has_the_place_and_how_it_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Нур-Султан", "--on", "2019-10-26", "--json"]) == 0

    found = json.loads(capsys.readouterr().out)
    assert found["place_id"] == "1526273"
    assert (found["matched_by"], found["out_of_dates"]) == ("exact", False)
    assert (found["admin1_code"], found["region_code"]) == ("KZ-71", "KZ-71")


def test_an_unknown_name_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Atlantis"]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert "'Atlantis'" in printed.err


def test_several_places_end_with_2_and_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Aksu"]) == 2

    ids = [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]
    assert ids == ["1524298", "1525462", "1526271"]


def test_json_lists_the_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "Aksu", "--json"]) == 2

    candidates = json.loads(capsys.readouterr().out)["candidates"]
    assert [candidate["admin1_code"] for candidate in candidates] == ["KZ-55", "KZ-61", "KZ-11"]


@pytest.mark.parametrize("day", ["2019-02-30", "yesterday", "26.10.2019"])
def test_a_wrong_day_says_what_is_wanted(day: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["geocode", "Almaty", "--on", day])

    assert ended.value.code == 64
    assert f"{day!r} is not a day, wanted a date such as 2019-10-26" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["geocode"], ["geocode", "Almaty", "--loud"], ["dig"]])
def test_a_wrong_command_is_not_mistaken_for_several_places(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)

    assert ended.value.code == 64


def test_a_point_is_printed_with_the_place_and_the_region_of_the_day(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reverse", "50,42", "80,25", "--on", "2022-06-07"]) == 0

    printed = capsys.readouterr()
    lines = dict(line.split(": ") for line in printed.out.splitlines())
    assert (lines["name"], lines["region"]) == ("Semey", "East Kazakhstan Region")
    assert printed.err == ""


def test_a_point_outside_the_country_ends_with_1_and_prints_no_place(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reverse", "55.75", "37.62"]) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("55.75, 37.62 lies outside Kazakhstan")


def test_a_point_outside_the_country_is_an_answer_in_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reverse", "55.75", "37.62", "--json"]) == 1

    found = json.loads(capsys.readouterr().out)
    assert (found["status"], found["place_id"]) == ("outside", None)


def test_a_point_given_the_other_way_around_is_found_and_said(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["reverse", "76.95", "43.25"]) == 0

    printed = capsys.readouterr()
    assert "name: Almaty" in printed.out.splitlines()
    assert "Latitude and longitude were exchanged" in printed.err


@pytest.mark.parametrize("point", [["95", "200"], ["nan", "70"]])
def test_what_is_no_point_is_a_wrong_command(
    point: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["reverse", *point]) == 64
    assert "is no point" in capsys.readouterr().err


def test_a_candidate_whose_people_nobody_counted_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["geocode", "Almaty District"]) == 2

    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert [row[-1] for row in rows] == ["not known"] * 2


def test_the_build_has_options_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--help"])

    assert ended.value.code == 0
    assert "--inputs" in capsys.readouterr().out


def test_a_table_of_names_is_answered_in_the_language_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ru_RU.UTF-8")
    names = tmp_path / "names.csv"
    names.write_text("query\nAksu\nOral\n")

    main(["geocode", "--batch", str(names), "--language", "kk"])
    asked = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    main(["geocode", "--batch", str(names)])
    by_default = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))

    assert asked[0]["candidates"].startswith("1524298 Ақсу (Павлодар облысы) | ")
    assert asked[1]["name"] == "Орал"
    assert by_default[0]["candidates"].startswith("1524298 Aqsu (settlement, KZ-55, ")
    assert by_default[1]["name"] == "Oral"


def test_one_name_is_answered_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["geocode", "Uralsk", "--language", "ru"])
    assert "name: Уральск" in capsys.readouterr().out

    main(["geocode", "Aksu", "--language", "ru"])
    assert "Павлодарская область" in capsys.readouterr().out
