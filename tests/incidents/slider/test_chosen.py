"""The sums of a selection's states are the same by what is kept and by the states themselves."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.slider import moves
from incidents.slider.chosen import Chosen
from incidents.slider.moves import CalendarMoves, Steps
from incidents.slider.states import COUNTED, FOR_EVER, States
from incidents.slider.stops import STEPS, stops_of

FIRST = 737_000
DAYS = st.integers(FIRST, FIRST + 120)

State = tuple[int, int, int, int, int, int]


def state_on(days: st.SearchStrategy[int]) -> st.SearchStrategy[State]:
    """Series, first day and the day after the last one, low, high and marks of a state."""
    ends = st.one_of(st.integers(1, 60), st.just(FOR_EVER))
    numbers = (st.integers(0, 9), st.integers(0, 9), st.integers(0, 2 ** len(COUNTED) - 1))
    return st.builds(
        lambda series, start, end, *rest: (series, start, min(FOR_EVER, start + end), *rest),
        *(st.integers(0, 2), days, ends, *numbers),
    )


def states_of(rows: list[State]) -> States:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 6).T
    there = np.arange(len(rows))
    names = ("series", "start", "stop", "low", "high", "marks")
    reports = {"first": there, "count": np.ones_like(there), "reports": 100 + there}
    return States(**dict(zip(names, columns, strict=True)), **reports)


@st.composite
def choices(draw: st.DrawFn) -> Chosen:
    """A track, states that are kept, and which of those on it are whole."""
    track = tuple(sorted((draw(DAYS), draw(DAYS))))
    kept = draw(st.lists(state_on(DAYS), max_size=12))
    anew = draw(st.lists(state_on(st.integers(*track)), max_size=4))
    is_inside = [track[0] <= start <= track[1] for _, start, *_ in kept]
    whole = np.array([inside and draw(st.booleans()) for inside in is_inside], dtype=bool)
    return Chosen((track[0], track[1]), states_of(kept), whole, states_of(anew))


def by_what_is_kept(chosen: Chosen) -> Chosen:
    return replace(chosen, moves=partial(CalendarMoves.of, chosen.kept))


def rows_of(steps: Steps) -> list[list[int]]:
    columns = (steps.series, steps.day, steps.sole, *steps.sums.values())
    return [*map(list, zip(*(column.tolist() for column in columns), strict=True))]


@pytest.mark.parametrize("most_keys", [0, 1_000_000])
@given(chosen=choices(), step=st.sampled_from(STEPS))
def test_sums_change_by_what_is_kept_as_they_do_by_the_states_alone(
    most_keys: int, chosen: Chosen, step: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(moves, "MOST_KEYS", most_keys)
        kept = by_what_is_kept(chosen).changes(step)

        assert rows_of(kept.steps()) == rows_of(chosen.changes(step).steps())


@given(chosen=choices(), step=st.sampled_from(STEPS))
def test_at_each_stop_the_lows_are_those_of_the_states_that_are_there(
    chosen: Chosen, step: str
) -> None:
    states = [
        *zip(
            *(getattr(chosen.kept.take(np.flatnonzero(chosen.whole)), name) for name in NAMES),
            strict=True,
        )
    ]
    states += zip(*(getattr(chosen.anew, name) for name in NAMES), strict=True)
    steps = by_what_is_kept(chosen).changes(step).steps()

    for stop in stops_of(step, chosen.track).tolist():
        for series in range(3):
            told = steps.sums["low"][(steps.series == series) & (steps.day <= stop)]
            there = [low for at, start, end, low in states if at == series and start <= stop < end]
            assert (told[-1] if len(told) else 0) == sum(there)


NAMES = ("series", "start", "stop", "low")


@given(chosen=choices())
def test_a_state_has_its_reports_whether_it_is_kept_or_made_anew(chosen: Chosen) -> None:
    numbers = range(len(chosen.kept) + len(chosen.anew))

    found = [chosen.reports(number).tolist() for number in numbers]

    assert found == [[n] for part in (chosen.kept, chosen.anew) for n in part.reports.tolist()]
