"""Addresses that spell a person's name are noted by the check and printed nowhere, others are."""

from __future__ import annotations

import pytest

from incidents.export.formats import FORMATS
from incidents.export.selection_content import take
from incidents.selection import Selection
from incidents.words.language import Language
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

NAMED = [
    "https://example.org/aigul-testbayeva-detained",
    "https://example.org/Testbayeva_Aigul",
    "https://example.org/%D0%90%D0%B9%D0%B3%D1%83%D0%BB-Testbayeva",
]


@pytest.mark.parametrize("column", ["url", "archive_url"])
@pytest.mark.parametrize("address", NAMED)
def test_an_address_with_the_name_is_withheld(tables: Tables, address: str, column: str) -> None:
    tables.add("reports").add("people").rows["sources"][0][column] = address

    source = tables.read().dataset.sources.iloc[0]

    assert (source[column], bool(source["address_withheld"])) == ("", True)


def test_an_address_without_it_is_not(tables: Tables) -> None:
    address = "https://example.org/aigul-detained"
    tables.add("reports").add("people").rows["sources"][0]["url"] = address

    source = tables.read().dataset.sources.iloc[0]

    assert (source["url"], bool(source["address_withheld"])) == (address, False)


@pytest.mark.parametrize("name", ["csv", "geojson", "json"])
def test_no_export_prints_an_address_with_the_name(tables: Tables, name: str) -> None:
    tables.add("reports").add("people").rows["sources"][0]["url"] = NAMED[0]
    speaker = Speaker(tables.read().dataset, Language(), lambda place, day: place)

    written = FORMATS[name].write(take(speaker, Selection(), links=True)).decode()

    assert "rferl-2019-10-26" in written or "RFE/RL" in written
    assert "testbayeva" not in written


@pytest.mark.parametrize("address", NAMED)
def test_the_check_notes_every_address_that_is_withheld(tables: Tables, address: str) -> None:
    tables.add("reports").add("people").rows["sources"][0]["url"] = address

    assert ("sources", 2, "url") in tables.notes()
