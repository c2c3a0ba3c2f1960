"""An app that has few handles left says so to who comes, and lets readers in when some are free."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.processes import PROJECT, free_port, running_app
from tests.waiting import PATIENCE
from ui.requests import file_handles
from ui.requests.file_handles import KEPT_FREE, are_scarce

LIMIT = 2 * KEPT_FREE
WITH_FEW = ["bash", "-c", f'ulimit -n {LIMIT}; exec "$@"', "bash"]


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """That of an app which may have few handles."""
    number = free_port()
    with running_app(number, tmp_path / "log.txt", {}, inside=WITH_FEW):
        yield number


def answer(port: int, headers: dict[str, str] | None = None) -> tuple[int, str]:
    """The status of the first page, and its words."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}/", headers=headers or {})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as found:
            return found.status, found.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.read().decode()


HANDSHAKE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Version": "13",
}


def comes_to(wanted: int, port: int, headers: dict[str, str]) -> str:
    """The words of the answer with this status, asked for until it comes: the app takes up who
    connects, and lets go of who leaves, in its own time."""
    deadline = time.monotonic() + PATIENCE
    while True:
        status, words = answer(port, headers)
        if status == wanted:
            return words
        assert time.monotonic() < deadline, status
        time.sleep(0.1)


def test_who_comes_when_handles_are_scarce_is_told_and_comes_in_later(port: int) -> None:
    assert answer(port)[0] == 200
    with ExitStack() as held:
        for _ in range(LIMIT - KEPT_FREE):
            held.enter_context(socket.create_connection(("127.0.0.1", port)))

        for headers in ({}, HANDSHAKE):
            assert "Too many readers are here" in comes_to(503, port, headers)

    comes_to(200, port, {})


def test_the_soft_limit_of_a_shell_is_no_limit_for_the_app() -> None:
    program = (
        "import resource as r; _, hard = r.getrlimit(r.RLIMIT_NOFILE)\n"
        "r.setrlimit(r.RLIMIT_NOFILE, (256, hard))\n"
        "from ui.requests.file_handles import take_all_handles; take_all_handles()\n"
        "assert r.getrlimit(r.RLIMIT_NOFILE) == (hard, hard)"
    )

    assert subprocess.run([sys.executable, "-c", program], cwd=PROJECT).returncode == 0


@pytest.mark.parametrize(
    ("limit", "scarce"), [(file_handles.resource.RLIM_INFINITY, False), (KEPT_FREE, True)]
)
def test_handles_are_scarce_only_where_there_is_a_limit(
    monkeypatch: pytest.MonkeyPatch, limit: int, scarce: bool
) -> None:
    monkeypatch.setattr(file_handles.resource, "getrlimit", lambda _: (limit, limit))

    assert are_scarce() == scarce
