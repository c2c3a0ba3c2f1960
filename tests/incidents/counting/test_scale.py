"""The axis that bars and reports are drawn on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.counting.scale import BREAK, DWARFS, REACH, Scale, scale_of

ENDS = st.lists(st.integers(min_value=0, max_value=10**7), min_size=1)


def test_twice_the_number_is_twice_the_length() -> None:
    scale = scale_of([2, 200, 400])

    assert scale.at(400) == 2 * scale.at(200) == 200 * scale.at(2)
    assert scale.break_at is None


@given(ENDS)
def test_up_to_the_break_every_length_is_in_proportion_from_zero(ends: list[int]) -> None:
    scale = scale_of(ends)

    for end in ends:
        if not scale.is_beyond(end):
            assert scale.at(end) == pytest.approx(scale.at(scale.largest) * end / scale.largest)


@pytest.mark.parametrize(("longest", "broken"), [(10 * DWARFS, False), (10 * DWARFS + 1, True)])
def test_one_bar_is_broken_where_it_would_dwarf_the_next(longest: int, broken: bool) -> None:
    scale = scale_of([3, 10, 2, longest])

    assert (scale.break_at is not None) is broken
    assert scale.is_beyond(longest) is broken
    assert scale.largest == (10 if broken else longest)


@given(ENDS)
def test_at_most_one_number_lies_beyond_the_break_and_all_others_before_it(ends: list[int]) -> None:
    scale = scale_of(ends)
    beyond = [end for end in ends if scale.is_beyond(end)]

    assert beyond in ([], [max(ends)])
    assert all(scale.at(end) < BREAK for end in ends if beyond and end not in beyond)
    assert all(scale.at(end) > BREAK for end in beyond)


def test_both_ends_of_the_broken_bar_lie_beyond_the_break_in_their_order() -> None:
    scale = scale_of([10, 20, 4400])

    assert BREAK < scale.at(3600) < scale.at(4400) == REACH


def test_a_bar_alone_and_bars_of_zero_are_never_broken() -> None:
    assert scale_of([5000]) == scale_of([0, 5000]) == Scale(5000)


def test_without_a_number_there_is_a_scale_all_the_same() -> None:
    assert scale_of([]) == scale_of([0]) == Scale(1)
    assert scale_of([0]).at(0) == 0


@given(ENDS)
def test_behind_the_longest_bar_there_is_room_for_its_sign(ends: list[int]) -> None:
    assert scale_of(ends).at(max(ends)) <= REACH < 1


@given(ENDS)
def test_round_numbers_stand_along_the_axis_as_far_as_it_is_to_scale(ends: list[int]) -> None:
    scale = scale_of(ends)

    assert scale.ticks[0] == 0
    assert 2 <= len(scale.ticks) <= 7
    assert all(scale.at(tick) <= 1 and not scale.is_beyond(tick) for tick in scale.ticks)
