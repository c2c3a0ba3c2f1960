"""Who said it and where it can be read, by name, each once."""

from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.words.place_names import PlaceNames
from incidents.words.sources import cited_in, origin_names, risks_of, source_addresses, source_names
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

FIRST, SECOND = "2019-10-26-almaty-rferl", "second"


@pytest.fixture
def speaker(tables: Tables) -> Speaker:
    """Two reports; the second is the police's and is carried by three documents."""
    tables.add("origins", origin_id="police", name="Almaty police", voice_id="state")
    tables.add("sources", source_id="b", publisher="B", title="Detained", url="https://b.example")
    tables.add("sources", source_id="a", publisher="A", url="", sharing_risk_text="a fine")
    tables.add("reports").add(
        "reports",
        report_id=SECOND,
        origin_id="police",
        source_id="b",
        also_in_source_ids="rferl-2019-10-26 a",
    )
    dataset = tables.read().dataset
    return Speaker(dataset, Language(), PlaceNames(dataset))


@pytest.mark.parametrize("many", [0, 1_000], ids=["in columns", "one by one"])
def test_sources_stand_once_in_the_order_in_which_they_are_cited(
    speaker: Speaker, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("incidents.words.sources.MANY", many)

    assert cited_in([SECOND, FIRST], speaker) == ["b", "rferl-2019-10-26", "a"]
    assert cited_in([FIRST, SECOND], speaker) == ["rferl-2019-10-26", "b", "a"]


def test_origins_stand_once_in_the_order_of_the_reports(speaker: Speaker) -> None:
    assert origin_names([SECOND, FIRST, SECOND], speaker) == ["Almaty police", "RFE/RL"]


def test_a_source_goes_by_publisher_and_title_and_one_without_an_address_has_none(
    speaker: Speaker,
) -> None:
    assert source_names(["b", "a"], speaker) == "B: Detained; A"
    assert source_addresses(["a", "b"], speaker) == "https://b.example"


def test_nobody_takes_a_risk_by_an_address_that_is_not_there(speaker: Speaker) -> None:
    assert risks_of([SECOND], speaker) == ()


def test_a_risk_is_said_once_and_risks_stand_by_the_ids_of_the_sources(tables: Tables) -> None:
    tables.rows["sources"][0]["sharing_risk_text"] = "a fine"
    tables.add("sources", source_id="b", sharing_risk_text="a fine")
    tables.add("sources", source_id="a", sharing_risk_text="a trial")
    tables.add("reports", also_in_source_ids="b a")
    dataset = tables.read().dataset
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))

    assert risks_of([FIRST], speaker) == ("a trial", "a fine")
