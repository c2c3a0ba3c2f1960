"""Addresses that spell a person's name are known, others are not."""

from __future__ import annotations

import pytest

from incidents.person_addresses import spells_a_person
from tests.incidents.conftest import Tables


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/aigul-testbayeva-detained",
        "https://example.org/Testbayeva_Aigul",
        "https://example.org/%D0%90%D0%B9%D0%B3%D1%83%D0%BB-Testbayeva",
    ],
)
def test_an_address_with_the_name_is_known(tables: Tables, address: str) -> None:
    tables.add("reports").add("people")

    assert spells_a_person(tables.read().dataset, address)


def test_an_address_without_it_is_not(tables: Tables) -> None:
    tables.add("reports").add("people")

    assert not spells_a_person(tables.read().dataset, "https://example.org/aigul-detained")
