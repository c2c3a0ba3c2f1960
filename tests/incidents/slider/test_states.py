"""What the slider counts, as states, and what is kept of their reports."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from incidents.slider.states import InParts

NUMBERS = st.lists(st.integers(0, 1_000), max_size=6)


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.data())
def test_numbers_in_parts_are_those_of_one_part_after_the_other(
    parts: list[list[int]], data: st.DataObject
) -> None:
    whole = [number for part in parts for number in part]
    asked = data.draw(st.lists(st.integers(0, len(whole) - 1))) if whole else []
    kept = InParts(tuple(np.array(part, dtype=np.int16) for part in parts))

    assert len(kept) == len(whole)
    assert kept[np.array(asked, dtype=np.int64)].tolist() == [whole[place] for place in asked]
