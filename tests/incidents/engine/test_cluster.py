"""Where no cluster is, commands say so; of one that gives no answer, what is asked of it."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest

from incidents.__main__ import main as incidents
from incidents.engine import cluster as module
from incidents.engine.cluster import Cluster, _in_short
from incidents.engine.cluster_setting import ClusterFailure, ClusterSetting

NO_CLUSTER = 69


def test_a_count_ends_with_what_is_wrong_and_a_code_of_its_own(
    no_cluster: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert incidents(["count"]) == NO_CLUSTER
    assert capsys.readouterr() == ("", f"No cluster answers at {no_cluster}: see that it runs.\n")


def test_an_export_leaves_no_file(
    no_cluster: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "taken.csv"

    assert incidents(["export", "--format", "csv", "--out", str(out)]) == NO_CLUSTER
    assert not out.exists()


def test_a_shared_folder_that_cannot_be_written_is_told(
    no_cluster: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "taken"
    folder.mkdir()
    (folder / "parts").write_text("a file where a folder would be")
    monkeypatch.setenv("DETENTIONS_SHARED", str(folder))

    assert incidents(["count"]) == NO_CLUSTER
    assert f"could not count: DETENTIONS_SHARED ({folder}): " in capsys.readouterr().err


class HangingSession:
    """A session whose job hangs until it is ended, as one of Spark does without a free worker."""

    def __init__(self, *, can_end: bool) -> None:
        self.can_end, self.tags = can_end, set[str]()
        self.ended = threading.Event()

    def addTag(self, tag: str) -> None:
        self.tags.add(tag)

    def interruptTag(self, tag: str) -> None:
        assert tag in self.tags
        self.ended.set()
        if not self.can_end:
            raise ConnectionError("the server is gone")

    def range(self, *_: int) -> None:
        assert self.ended.wait(20)
        raise InterruptedError


def asks_for_a_job() -> list[threading.Thread]:
    return [one for one in threading.enumerate() if one.name in ("asks the cluster", "ends a job")]


@pytest.mark.parametrize("can_end", [True, False])
def test_a_job_that_nobody_waits_for_any_more_is_ended_or_the_log_says_that_it_could_not_be(
    can_end: bool, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = HangingSession(can_end=can_end)
    monkeypatch.setattr(module, "_new_session", lambda address: session)
    with socket.create_server(("127.0.0.1", 0)) as server:
        setting = ClusterSetting(f"sc://127.0.0.1:{server.getsockname()[1]}", Path(), 0.2)
        with pytest.raises(ClusterFailure, match="no answer within 0.2 seconds"):
            Cluster(setting).pieces(lambda asked: asked, 1)
    for thread in asks_for_a_job():
        thread.join(20)

    assert session.ended.is_set()
    assert ("a job of the cluster could not be ended" in caplog.messages) == (not can_end)


SAID = """[UDF_ERROR] Job aborted due to stage failure: Task 0 failed 4 times
Traceback (most recent call last):
  File "worker.py", line 1, in main
ModuleNotFoundError: No module named 'incidents'

JVM stacktrace:
org.apache.spark.SparkException: Job aborted"""


@pytest.mark.parametrize(
    ("said", "short"),
    [
        (SAID, "ModuleNotFoundError: No module named 'incidents'"),
        ("no line of an error", "no line of an error"),
        ("x" * 1_000, "x" * 300),
        ("", ""),
    ],
)
def test_of_an_error_the_line_is_told_that_says_what_happened(said: str, short: str) -> None:
    assert _in_short(said) == short
