"""`python -m incidents verify-list`: what to read first."""

from __future__ import annotations

import json

import pytest

from incidents.__main__ import main
from tests.incidents.conftest import Tables


@pytest.fixture(autouse=True)
def two_reports(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    tables.add("reports").add("reports", report_id="excerpt", review="excerpt")
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.write()))


def test_it_prints_address_and_words_and_how_many_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["verify-list", "--most", "1"]) == 0

    first, last = capsys.readouterr().out.splitlines()
    assert "a dozen would-be protesters\thttps://www.example.org/30237675" in first
    assert last == "2 reports to be read whole"


def test_as_json_it_holds_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    main(["verify-list", "--json"])

    shown = json.loads(capsys.readouterr().out)
    assert {one["report_id"] for one in shown} == {"excerpt", "2019-10-26-almaty-rferl"}
