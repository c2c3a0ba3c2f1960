"""Memory that is given back, and how often Python looks for it."""

from __future__ import annotations

import gc

import pytest

from incidents.dataset.freed_memory import OBJECTS_BETWEEN_COLLECTIONS, few_collections


def test_python_looks_less_often_within_and_as_before_afterwards_whatever_ends_it() -> None:
    before = gc.get_threshold()

    with pytest.raises(ZeroDivisionError), few_collections():
        within = gc.get_threshold()
        _ = 1 / 0

    assert within == max(before, OBJECTS_BETWEEN_COLLECTIONS)
    assert gc.get_threshold() == before
