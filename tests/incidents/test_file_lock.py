"""A file that one at a time holds."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from incidents.file_lock import held_alone
from tests.incidents.changes.saving import in_a_child


def test_nobody_else_is_let_in_before_the_first_is_out(tmp_path: Path) -> None:
    path, done = tmp_path / ".lock", []

    def second() -> None:
        with held_alone(path):
            done.append("second")

    with held_alone(path):
        waiting = threading.Thread(target=second)
        waiting.start()
        waiting.join(0.2)
        done.append("first")
    waiting.join(20)

    assert done == ["first", "second"]


def test_what_fails_under_the_lock_frees_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"), held_alone(tmp_path / ".lock"):
        raise OSError("full")
    with held_alone(tmp_path / ".lock"):
        pass


def test_the_lock_of_a_process_that_is_killed_is_free(tmp_path: Path) -> None:
    def work() -> None:
        with held_alone(tmp_path / ".lock"):
            os.kill(os.getpid(), signal.SIGKILL)

    os.waitpid(in_a_child(work), 0)

    with held_alone(tmp_path / ".lock"):
        pass
