"""`python -m geo geocode`: what it prints and how it ends."""

import json

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
