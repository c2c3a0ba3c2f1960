"""`python -m incidents count` from a shell."""

from __future__ import annotations

import json

import pytest

from incidents.__main__ import main


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["count", *words]) == 0
    return capsys.readouterr().out


def test_it_prints_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--event", "2019-10-26").startswith(
        "At least 39 people were reported detained in 4 cities on 26 October 2019, "
        "by our count of 7 reports."
    )


def test_json_names_what_the_rule_names(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(run(capsys, "--event", "2019-10-26", "--json"))

    named = (
        "low high open_ended disputed disputed_within without_figure rests_on crossing longer "
        "wider other_contexts tree standing support two_origin_low acknowledged closed_by sentence"
    )
    assert set(named.split()) <= set(printed)
    assert (printed["low"], printed["standing"], printed["two_origin_low"]) == (
        39,
        "not_contradicted",
        25,
    )
    assert printed["acknowledged"]["low"] == 26
    assert printed["tree"][0]["parts"][0]["low"] == 39


@pytest.mark.parametrize(
    ("words", "sentence", "codes", "standing", "within"),
    [
        (["--event", "2016-05-21"], "Figures lie far apart: ", "far_apart", "far_apart", False),
        (
            ["--since", "2016-05-21", "--until", "2018-12-31"],
            "Figures on part of it lie far apart",
            "far_apart_within",
            "far_apart",
            True,
        ),
        (
            ["--until", "2019-05-01", "--since", "2019-03-21"],
            "Sources disagree on part of it.",
            "disputed_within, far_apart_within",
            "far_apart",
            True,
        ),
    ],
)
def test_what_holds_on_a_part_of_the_figure_is_said_of_that_part(
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    sentence: str,
    codes: str,
    standing: str,
    within: bool,
) -> None:
    told, figure = run(capsys, *words).splitlines()
    printed = json.loads(run(capsys, *words, "--json"))

    assert sentence in told
    assert f", {codes}, " in figure
    assert (printed["standing"], printed["far_apart_within"]) == (standing, within)


def test_regions_and_periods_narrow_it(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(
        run(capsys, "--since", "2019-10-26", "--until", "2019-10-26", "--region", "KZ-75", "--json")
    )

    assert (printed["low"], printed["open_ended"]) == (12, True)


def test_what_is_not_summed_stands_beside_it_with_its_figure(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = json.loads(run(capsys, "--since", "2022-01-01", "--json"))

    assert (printed["other_contexts"], printed["not_in_it"]["low"]) == (["2022-01"], 10800)


def test_what_does_not_exist_ends_it_with_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["count", "--event", "2019-10-27", "--since", "26.10.2019"])

    assert ended.value.code == 64
    told = capsys.readouterr().err
    assert "--event is '2019-10-27'" in told
    assert "--since is '26.10.2019', wanted a date such as 2019-10-26" in told


@pytest.mark.parametrize(
    ("words", "pair"),
    [
        (["--event", "May Day rallies, 1 May 2019"], ["event", "2019-05-01"]),
        (["--region", "Алматы"], ["region", "KZ-75"]),
        (["--organizer", "Оян"], ["organizer", "oyan-qazaqstan"]),
        (["--since", "2019"], ["since", "2019-01-01"]),
        (["--until", "2019"], ["until", "2019-12-31"]),
        (["--until", "2020-02"], ["until", "2020-02-29"]),
    ],
)
def test_names_years_and_months_stand_for_what_they_mean(
    capsys: pytest.CaptureFixture[str], words: list[str], pair: list[str]
) -> None:
    assert pair in json.loads(run(capsys, *words, "--json"))["selection"]


@pytest.mark.parametrize(
    ("option", "kind"),
    [("event", "events"), ("place", "places"), ("region", "regions"), ("organizer", "organizers")],
)
def test_who_names_nothing_is_told_what_lists_it(
    capsys: pytest.CaptureFixture[str], option: str, kind: str
) -> None:
    with pytest.raises(SystemExit):
        main(["count", f"--{option}", "xyzzy"])

    assert f"python -m incidents list {kind}" in capsys.readouterr().err


def test_only_the_organizers_that_are_named_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--organizer", "dck", "--organizer-match", "only", "--json")

    printed = json.loads(run(capsys, *words))

    assert ["organizer_match", "only"] in printed["selection"]
    assert "2019-12-16" not in printed["events"]


def test_an_incident_is_counted_by_its_own_reports(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(run(capsys, "--incident", "2019-10-26-almaty", "--json"))

    assert (printed["low"], printed["events"]) == (12, ["2019-10-26"])


def test_events_of_which_no_organizer_is_reported_can_be_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = json.loads(run(capsys, "--organizer", "not_reported", "--json"))

    assert "2016-05-21" in printed["events"]
    assert "2019-10-26" not in printed["events"]


def test_events_that_nobody_organized_can_be_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = json.loads(run(capsys, "--organizer", "no_organizer", "--json"))

    assert ["organizer", "no_organizer"] in printed["selection"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("voice", "state"),
        ("basis", "official"),
        ("context", "election_day"),
        ("measure", "journalists"),
        ("review", "full_text"),
    ],
)
def test_each_option_narrows_what_is_counted(
    capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    printed = json.loads(run(capsys, f"--{option}", value, "--json"))

    assert [option, value] in printed["selection"]
