"""A real cluster for the tests of the engine; where there can be none, they say so and are left
out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.spark.standalone_cluster import StandaloneCluster, missing, standalone_cluster


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("spark")


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StandaloneCluster]:
    """A cluster for all tests: whoever kills a worker of it starts another one, and the last test
    of all ends the rest."""
    if why := missing():
        pytest.skip(why)
    with standalone_cluster(tmp_path_factory.mktemp("cluster")) as running:
        yield running


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that this process shares with the workers."""
    return tmp_path_factory.mktemp("shared")


@pytest.fixture
def on_cluster(
    cluster: StandaloneCluster, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> StandaloneCluster:
    """The cluster, set as the engine."""
    monkeypatch.setenv("DETENTIONS_ENGINE", cluster.address)
    monkeypatch.setenv("DETENTIONS_SHARED", str(shared))
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", "120")
    return cluster
