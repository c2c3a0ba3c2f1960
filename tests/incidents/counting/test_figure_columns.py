"""Figures that are kept take little memory and stay what they are."""

from __future__ import annotations

import numpy as np
import pytest

from incidents.counting.event_totals import whole_events
from incidents.counting.figure_columns import added_up, narrow
from incidents.counting.report_columns import names_of
from incidents.counting.select import who_says
from incidents.selection import Selection
from tests.project_tables import released_dataset

EDGES = [edge for bits in (7, 15, 31, 63) for edge in (2**bits - 1, 2 ** (bits - 1), 1 - 2**bits)]


@pytest.mark.parametrize("edge", [-1, 0, *EDGES])
def test_numbers_stay_what_they_are_in_fewer_bits(edge: int) -> None:
    numbers = np.array([edge, -1, 0])

    assert narrow(numbers).tolist() == numbers.tolist()
    assert np.negative(narrow(numbers)).tolist() == np.negative(numbers).tolist()


@pytest.mark.parametrize(("largest", "bits"), [(100, 8), (30_000, 16), (2**30, 32), (2**40, 64)])
def test_they_take_as_many_bits_as_the_largest_needs(largest: int, bits: int) -> None:
    assert narrow(np.array([-1, largest])).dtype.itemsize * 8 == bits


def test_truths_and_nothing_stay_as_they_are() -> None:
    assert narrow(np.array([True])).dtype == np.bool_
    assert narrow(np.zeros((2, 0), dtype=np.int64)).shape == (2, 0)


def test_runs_of_figures_have_what_each_of_their_figures_had() -> None:
    dataset = released_dataset()
    figures = whole_events(dataset, who_says(Selection())).figures
    starts = np.array([0, 3, 4, len(figures) - 2])
    ends = [*starts[1:].tolist(), len(figures)]

    for run, start, stop in zip(figures.split(starts), starts.tolist(), ends, strict=True):
        alone = [figures.take(np.array([at])) for at in range(start, stop)]
        assert [added_up([(one, None)], names_of(dataset)) for one in alone] == [
            added_up([(run.take(np.array([at])), None)], names_of(dataset))
            for at in range(len(run))
        ]
