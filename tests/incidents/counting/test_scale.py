"""The axis that bars and reports are drawn on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.counting.report_marks import Mark
from incidents.counting.scale import (
    BARS_EVEN_TO,
    REPORTS_EVEN_TO,
    ROOM_FOR_ARROWS,
    Scale,
    scale_of_bars,
    scale_of_reports,
)


def report(low: int | None, high: int | None) -> Mark:
    return Mark({}, low, high, ("here",))


def test_bars_near_each_other_are_drawn_evenly() -> None:
    scale = scale_of_bars([10, 200, 400])

    assert not scale.shrinks
    assert scale.at(400) == 2 * scale.at(200)


def test_where_one_bar_would_swallow_the_rest_the_scale_goes_by_powers_of_ten() -> None:
    scale = scale_of_bars([2, 13_200])

    assert scale.shrinks
    assert scale.at(2) > 1 / BARS_EVEN_TO
    assert scale.ticks == (0, 1, 10, 100, 1000, 10_000)


@pytest.mark.parametrize(("smallest", "shrinks"), [(20, False), (19, True)])
def test_bars_stay_even_up_to_fifty_times_the_shortest(smallest: int, shrinks: bool) -> None:
    assert scale_of_bars([smallest, 20 * BARS_EVEN_TO]).shrinks is shrinks


@pytest.mark.parametrize(("smallest", "shrinks"), [(10, False), (9, True)])
def test_reports_stay_even_up_to_ten_times_the_smallest(smallest: int, shrinks: bool) -> None:
    marks = [report(smallest, smallest), report(None, 10 * REPORTS_EVEN_TO)]

    assert scale_of_reports(marks).shrinks is shrinks


def test_without_a_number_there_is_a_scale_all_the_same() -> None:
    assert scale_of_bars([None, 0]).at(0) == 0
    assert scale_of_reports([report(None, None)]) == Scale(1)


def test_behind_the_longest_bar_there_is_room_for_its_sign() -> None:
    assert 0.9 < scale_of_bars([10, 40]).at(40) < 0.99
    assert 0.9 < scale_of_bars([2, 13_200]).at(13_200) < 0.99


def test_an_open_end_has_room_for_its_arrow() -> None:
    for numbers in ((30, 37), (3, 37)):
        scale = scale_of_reports([report(n, None) for n in numbers])
        assert scale.at(37) == pytest.approx(ROOM_FOR_ARROWS)


def test_reports_that_all_end_reach_to_the_end_of_the_axis() -> None:
    assert scale_of_reports([report(30, 30), report(37, 37)]).at(37) == 1


def test_an_even_axis_ends_where_its_end_lies_whatever_the_scale_was() -> None:
    scale = scale_of_bars([2, 13_200])

    assert scale.even.at(round(scale.even.end)) == pytest.approx(1, abs=0.001)
    assert scale.even.end == scale_of_bars([13_200]).end


@given(st.lists(st.integers(min_value=1, max_value=10**7), min_size=1))
def test_every_number_is_seen_and_lies_on_the_axis_in_order(numbers: list[int]) -> None:
    for scale in (scale_of_bars(numbers), scale_of_reports([report(n, None) for n in numbers])):
        places = [scale.at(number) for number in sorted(set(numbers))]

        assert scale.at(0) == 0
        assert all(1 / BARS_EVEN_TO / 2 < place <= 1 for place in places)
        assert places == sorted(places)
        assert 2 <= len(scale.ticks) <= 9
        assert scale.ticks[0] == 0
        assert all(scale.at(tick) <= 1 for tick in scale.ticks)
