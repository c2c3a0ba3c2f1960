"""The parts of a cluster counted in this process: all of the way but for Spark, which
tests/spark/ has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from incidents.dataset.dataset import Dataset
from incidents.engine import spread, worker
from incidents.engine.cluster import Cluster
from incidents.engine.worker import Job

InParts = Callable[[Dataset], Dataset]


def answered_here(cluster: Cluster, job: Job, parts: int) -> pa.Table:
    """What workers would answer, one part after the other."""
    asked = [pa.record_batch({"id": [part]}) for part in range(parts)]
    return pa.Table.from_batches([*job(asked)])


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that this process shares with the workers, who keep the parts that they read."""
    yield tmp_path_factory.mktemp("shared")
    worker._part.cache_clear()


@pytest.fixture
def in_parts(shared: Path, monkeypatch: pytest.MonkeyPatch) -> InParts:
    """Tables of which nothing is counted yet, and whose every figure is made on small parts."""
    monkeypatch.setenv("DETENTIONS_ENGINE", "sc://nowhere.invalid")
    monkeypatch.setenv("DETENTIONS_SHARED", str(shared))
    monkeypatch.setattr(spread, "FEW", 0)
    monkeypatch.setattr(spread, "REPORTS_OF_A_PART", 60)
    monkeypatch.setattr(Cluster, "pieces", answered_here)
    return lambda dataset: replace(dataset)
