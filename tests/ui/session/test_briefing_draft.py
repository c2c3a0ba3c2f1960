"""Who a reader counts as where briefings are too many."""

from __future__ import annotations

import pytest

from ui.session.briefing_draft import author_of


@pytest.mark.parametrize(
    ("one", "other"), [("203.0.113.9", "203.0.113.10"), ("2001:db8:1:1::1", "2001:db8:1:2::1")]
)
def test_other_addresses_are_other_authors(one: str, other: str) -> None:
    assert author_of(one) != author_of(other)


@pytest.mark.parametrize(
    "address", [None, "2001:db8:1:1::1", "203.0.113.9", "no address", "::1%eth0"]
)
def test_every_reader_counts_as_somebody(address: str | None) -> None:
    assert author_of(address)


def test_who_has_many_addresses_of_one_household_is_one_author() -> None:
    assert author_of("2001:db8:1:1::1") == author_of("2001:db8:1:1:ffff::2")
