"""`python -m incidents explain` from a shell."""

from __future__ import annotations

import json

import pytest

from incidents.__main__ import main
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


@pytest.fixture(autouse=True)
def released(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test explains the figures of the released version."""
    monkeypatch.setenv("DETENTIONS_DATA", str(released_dataset().folder))


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["explain", *words]) == 0
    return capsys.readouterr().out


def test_it_prints_the_figure_first_and_how_it_adds_up(capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(capsys, "--event", "2019-10-26")

    assert printed.startswith("at least 39\n")
    assert "Added up: 26 + 10 + 3 = at least 39" in printed


def test_it_prints_a_sentence_to_quote_with_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(capsys, "--event", "2019-10-26")

    assert "At least 39 people were reported detained in 4 cities on 26 October 2019" in printed
    assert "Sources: RFE/RL, Digital Journal (AFP) and The News International (AFP), as " in printed


def test_it_prints_each_report_in_its_words_with_its_address(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = run(capsys, "--event", "2019-10-26")

    assert "“26 people were detained in Nur-Sultan and Almaty”" in printed
    assert "https://www.rferl.org/a/kazakh-authorities-forcibly-detain-dozens" in printed


def test_a_dispute_is_told_by_its_sides_and_the_source_names_them_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = run(capsys, "--event", "2019-05-01")

    assert "Side 1: 80 in two cities (Interior Ministry)" in printed
    assert "Side 2: about 100 in Almaty alone (RFE/RL)" in printed
    assert "The steps below: 90 + 24 = at least 114" in printed
    assert "On side 2 of 2. Counts as 90 or more." in printed
    assert "Sources: The Times of Central Asia (RFE/RL), VOA and Hromadske, as collected" in printed


def test_a_figure_that_is_disputed_and_far_apart_in_part_says_both(
    capsys: pytest.CaptureFixture[str],
) -> None:
    second = run(capsys).splitlines()[1]

    assert second.endswith("disputed in part; figures far apart in part")


def test_a_report_set_aside_stands_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    left_out = run(capsys, "--event", "2019-10-26").partition("Reports that are not in it")[2]

    assert "Relays RFE/RL's “more than a dozen” as “a dozen”" in left_out


def test_a_voice_tells_of_the_capital_by_its_name_on_the_day_of_its_reports(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printed = run(
        capsys, "--measure", "journalists", "--since", "2019-01-01", "--until", "2019-12-31"
    )

    # Detained on 22 March 2019; the city was renamed the day after, inside the selection.
    assert "Reporters Without Borders (RSF): 1, in Astana" in printed


def test_nothing_is_explained_by_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    printed = run(capsys, "--since", "2030-01-01")

    assert printed.startswith("no report\n")
    assert "which is not the same as zero" in printed
    assert "No systematic search is documented" in printed
    assert json.loads(run(capsys, "--since", "2030-01-01", "--json"))["as_of"] is None


def test_json_names_the_role_of_each_report(capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(run(capsys, "--event", "2019-05-01", "--json"))
    roles = {role["report_id"]: role for role in printed["roles"]}

    assert roles["2019-05-01-nur-sultan-almaty-ministry"]["part"] == "low"
    assert roles["2019-05-01-almaty-rferl"]["sides"] == [
        {"scope": ["2019-05-01-almaty", "2019-05-01-nur-sultan"], "sides": [2], "of": 2}
    ]
    assert [part["reason"] for part in printed["left_out"]] == ["set_aside"]
    assert (printed["low"], printed["high"], printed["as_of"]) == (80, 114, "2019-05-01")


def test_what_does_not_exist_ends_it_with_a_message(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["explain", "--event", "2019-10-27"])

    assert ended.value.code == 64
    assert "--event is '2019-10-27'" in capsys.readouterr().err


def test_a_report_comes_with_the_address_of_each_source_that_carries_it(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tables.add("sources", source_id="afp", url="https://www.example.org/afp")
    folder = tables.add("reports", also_in_source_ids="afp").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    printed = run(capsys)

    assert "https://www.example.org/30237675" in printed
    assert "https://www.example.org/afp" in printed
