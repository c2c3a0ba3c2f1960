"""What the panel of a place says of its reports."""

from __future__ import annotations

import pytest

from tests.app_pages import opened, words


@pytest.mark.parametrize("place", ["1526384", "1526273"])
def test_a_report_of_two_places_together_is_marked_at_each(place: str) -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26", "open": place})

    quoted = "“26 people were detained in Nur-Sultan and Almaty”"
    _, *reports = words(app).split('<div class="report')
    (shared,) = [report for report in reports if quoted in report]
    assert shared.startswith(" shared")
    assert "for Almaty and Nur-Sultan together, so no part of the number here" in shared
