"""The scale of the bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.elements.bar_scale import THINNEST, Scale, scale_for


def test_figures_near_each_other_are_drawn_evenly() -> None:
    scale = scale_for([10, 200, 400])

    assert not scale.by_powers
    assert scale.at(400) == 2 * scale.at(200)


def test_where_one_figure_would_swallow_the_rest_the_scale_goes_by_powers_of_ten() -> None:
    scale = scale_for([2, 13_200])

    assert scale.by_powers
    assert scale.at(2) > THINNEST
    assert scale.ticks == (0, 1, 10, 100, 1000, 10_000)


def test_without_a_number_there_is_a_scale_all_the_same() -> None:
    assert scale_for([None, 0]) == Scale(1, by_powers=False)


@given(st.lists(st.integers(min_value=1, max_value=10**7), min_size=1))
def test_every_number_is_seen_and_lies_on_the_axis_in_order(numbers: list[int]) -> None:
    scale = scale_for(numbers)
    places = [scale.at(number) for number in sorted(set(numbers))]

    assert scale.at(0) == 0
    assert all(THINNEST / 2 < place < 1 for place in places)
    assert places == sorted(places)
    assert 2 <= len(scale.ticks) <= 9
    assert all(scale.at(tick) < 1 for tick in scale.ticks)
