"""Where no cluster is, commands say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.__main__ import main as incidents
from incidents.engine.cluster import _in_short

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
