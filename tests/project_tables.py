"""The project's own tables and what is counted in them, once for all the tests of a worker."""

from __future__ import annotations

from functools import cache

from incidents.counting.count import Count, count
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA


@cache
def project_dataset() -> Dataset:
    return read_dataset(PROJECT_DATA).dataset


@cache
def counted(selection: Selection) -> Count:
    """What `count` gives for the project's own tables."""
    return count(project_dataset(), selection)
