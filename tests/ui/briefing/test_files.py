"""What is said of a file of a briefing before it is taken."""

from __future__ import annotations

import pytest

from tests.ui.released_session import released_session
from ui.briefing.files import size_in_words


@pytest.mark.parametrize(
    ("size", "told"),
    [
        (1, "1 kB"),
        (40_400, "40 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (12_340_000, "12.3 MB"),
    ],
)
def test_the_size_of_a_file_is_told_in_the_unit_that_keeps_it_short(size: int, told: str) -> None:
    assert size_in_words(released_session(), bytes(size)) == told
