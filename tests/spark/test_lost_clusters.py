"""A cluster that gives no figure is told in time, and counts again once it can."""

from __future__ import annotations

import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import BEFORE_MAKING
from incidents.engine import spread, worker
from incidents.engine.cluster_setting import ClusterFailure
from incidents.selection import Selection
from tests.app_pages import opened, words
from tests.processes import free_port
from tests.project_tables import project_dataset
from tests.spark.standalone_cluster import StandaloneCluster, kill
from ui.session.session_keys import COUNT_AGAIN, VIEW

SECONDS = 8
NO_WORKER = f"gave no answer within {SECONDS} seconds: perhaps no worker is free"


@pytest.fixture
def tables() -> Dataset:
    """Tables of which nothing was counted."""
    return replace(project_dataset())


@pytest.fixture(autouse=True)
def asked_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """The cluster is asked even where there is little to count."""
    monkeypatch.setattr(spread, "FEW", 30)
    monkeypatch.setattr(spread, "REPORTS_OF_A_PART", 100)


@pytest.fixture
def hurried(on_cluster: StandaloneCluster, monkeypatch: pytest.MonkeyPatch) -> StandaloneCluster:
    """The cluster, which has a few seconds for an answer once it is warm."""
    count(replace(project_dataset()), Selection())
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", str(SECONDS))
    return on_cluster


def told(tables: Dataset) -> tuple[str, float]:
    """What is said where no figure comes, and after how many seconds."""
    started = time.monotonic()
    with pytest.raises(ClusterFailure) as failure:
        count(tables, Selection())
    return str(failure.value), time.monotonic() - started


def test_an_address_where_nobody_is_is_told_at_once(
    tables: Dataset, shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"sc://127.0.0.1:{free_port()}"
    monkeypatch.setenv("DETENTIONS_ENGINE", f"{address}/;token=secret")
    monkeypatch.setenv("DETENTIONS_SHARED", str(shared))
    said, seconds = told(tables)

    assert said == f"No cluster answers at {address}: see that it runs."
    assert seconds < SECONDS + 30


def test_who_listens_and_says_nothing_is_told_in_time(
    tables: Dataset, shared: Path, on_cluster: StandaloneCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"sc://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setenv("DETENTIONS_ENGINE", address)
        monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", str(SECONDS))
        said, seconds = told(tables)

    assert NO_WORKER in said
    assert seconds < SECONDS + 30


def test_what_went_wrong_on_a_worker_is_told(
    tables: Dataset, shared: Path, on_cluster: StandaloneCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "code_that_counts", lambda: "ours")
    monkeypatch.setattr(spread, "code_that_counts", lambda: "ours")
    said, _ = told(tables)

    assert said == (
        f"The cluster at {on_cluster.address} could not count: RuntimeError: the program on this "
        "worker is of another version"
    )


def test_parts_that_are_damaged_are_written_again(
    tables: Dataset, shared: Path, on_cluster: StandaloneCluster
) -> None:
    count(tables, Selection())
    parts = max((shared / "parts").iterdir(), key=lambda one: one.stat().st_mtime)
    (parts / "reports.parquet").write_bytes(b"PAR1")

    assert count(replace(tables), Selection()).figure.low


def test_who_no_longer_wants_a_figure_waits_for_none(
    tables: Dataset, on_cluster: StandaloneCluster
) -> None:
    class Left(BaseException):
        """The reader has gone."""

    def look() -> None:
        if time.monotonic() > started + 0.3:
            raise Left

    started = time.monotonic()
    before = BEFORE_MAKING.set(look)
    try:
        with pytest.raises(Left):
            count(tables, Selection())
    finally:
        BEFORE_MAKING.reset(before)

    assert count(tables, Selection()).figure.low


def headline(app: AppTest) -> str:
    return words(app).partition('class="headline')[2].partition("</")[0].partition(">")[2]


def test_without_a_free_worker_the_page_keeps_the_last_good_figures_until_one_is_there(
    hurried: StandaloneCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", "120")
    app = opened(language="en")
    before = headline(app)
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", str(SECONDS))
    while hurried.workers:
        kill(hurried.workers.pop())
    asked = replace(app.session_state[VIEW], filters=Selection(bases=("official",)))
    app.session_state[VIEW] = asked
    started = time.monotonic()
    app.run()

    assert SECONDS <= time.monotonic() - started < SECONDS + 60
    assert NO_WORKER in words(app)
    assert "What you see is what you chose before." in words(app)
    assert headline(app) == before

    while len(hurried.workers) < 2:
        hurried.add_worker()
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", "120")
    app.button(key=COUNT_AGAIN).click()
    app.run()

    assert not app.exception
    assert NO_WORKER not in words(app)
    assert app.session_state[VIEW].filters == asked.filters
    assert headline(app) != before


def test_a_master_that_is_killed_ends_no_count_and_without_the_server_none_is_made(
    tables: Dataset, hurried: StandaloneCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_ENGINE_SECONDS", "60")
    kill(hurried.master)

    assert count(tables, Selection()).figure.low

    kill(hurried.server)
    said, seconds = told(replace(tables))

    assert said == f"No cluster answers at {hurried.address}: see that it runs."
    assert seconds < SECONDS + 30
