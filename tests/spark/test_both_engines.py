"""A cluster gives the figures of this process, every one, whatever happens to its workers."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest

from bench.made_up_tables import write_made_up
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.engine.cluster import Cluster
from incidents.engine.worker import Job
from incidents.selection import Selection
from tests.engines import ASKED, SELECTIONS
from tests.spark.standalone_cluster import StandaloneCluster, kill

INCIDENTS = 200_000

CHOSEN = ("protests", "official", "some years")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Tables of which nothing was counted."""
    folder = tmp_path_factory.mktemp("made-up")
    return read_dataset(write_made_up(folder, incidents=INCIDENTS)).dataset


@pytest.fixture(scope="module")
def here(tables: Dataset) -> Dataset:
    """The same, counted in this process."""
    return replace(tables, is_saved=False)


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the cluster was asked for."""
    found, really = list[str](), Cluster.pieces

    def pieces(cluster: Cluster, job: Job, parts: int) -> Any:
        found.append(job.function.__name__)
        return really(cluster, job, parts)

    monkeypatch.setattr(Cluster, "pieces", pieces)
    return found


@pytest.mark.parametrize("asked", ASKED)
def test_every_figure_of_a_large_table_is_the_same(
    asked: str, tables: Dataset, here: Dataset, on_cluster: StandaloneCluster, jobs: list[str]
) -> None:
    # Of new tables nothing is kept that was asked for before.
    there = ASKED[asked](replace(tables), Selection())

    assert jobs
    assert there == ASKED[asked](here, Selection())


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_count_of_any_choice_is_the_same(
    chosen: str, tables: Dataset, here: Dataset, on_cluster: StandaloneCluster
) -> None:
    selection = SELECTIONS[chosen]

    assert count(tables, selection) == count(here, selection)


def test_a_worker_that_is_killed_costs_nothing_but_time(
    tables: Dataset,
    here: Dataset,
    on_cluster: StandaloneCluster,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    really, ended = Cluster.pieces, list[bool]()

    def pieces(cluster: Cluster, job: Job, parts: int) -> Any:
        """The job, and a moment after it began the end of a worker that is at it."""
        timer = threading.Timer(0.3, lambda: kill(on_cluster.workers.pop(0)))
        timer.start()
        found = really(cluster, job, parts)
        ended.append(not timer.is_alive())
        monkeypatch.setattr(Cluster, "pieces", really)
        return found

    monkeypatch.setattr(Cluster, "pieces", pieces)
    there = count(replace(tables), Selection())
    on_cluster.add_worker()

    assert ended == [True]
    assert there == count(here, Selection())
