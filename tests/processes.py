"""Processes that tests start: none outlives the block that it was started for."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import PATIENCE

PROJECT = Path(__file__).parent.parent
BASE_PATH = "STREAMLIT_SERVER_BASE_URL_PATH"
"""Streamlit's own variable for `server.baseUrlPath`."""


@contextmanager
def running(command: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """The command as a process; at the end of the block it and all that it started are gone, by
    force where they do not go."""
    with subprocess.Popen(command, start_new_session=True, **options) as process:
        try:
            yield process
        finally:
            for kind in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(process.pid, kind)
                    process.wait(timeout=5)


@contextmanager
def running_app(
    port: int, log: Path, environment: dict[str, str], **options: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """The real app as `started_app` starts it, once it answers."""
    address = f"127.0.0.1:{port}{environment.get(BASE_PATH, '')}"
    with started_app(port, log, environment, **options) as server:
        wait_until_healthy(address, log, server)
        yield server


@contextmanager
def started_app(
    port: int,
    log: Path,
    environment: dict[str, str],
    *,
    inside: Sequence[str] = (),
    by_uvicorn: bool = False,
) -> Iterator[subprocess.Popen[bytes]]:
    """The real app as a process on this port until the end of the block, at first not answering.

    Settings of the app come from the call alone. `inside` is a command that runs the one after
    it, such as unshare. `by_uvicorn`: not by Streamlit's own server.
    """
    inherited = {name: value for name, value in os.environ.items() if not is_setting(name)}
    # What readers make in a test stays with the test.
    inherited["DETENTIONS_BRIEFINGS"] = str(log.parent / "briefings")
    command = [*inside, sys.executable, "-m"]
    if by_uvicorn:
        command += ["uvicorn", "app:app", "--port", str(port)]
    else:
        command += ["streamlit", "run", "app.py"]
        command += ["--server.headless", "true", "--server.port", str(port)]
    options = {"stdin": subprocess.DEVNULL, "stderr": subprocess.STDOUT}
    with (
        log.open("wb") as output,
        running(
            command, cwd=PROJECT, env=inherited | environment, stdout=output, **options
        ) as server,
    ):
        yield server


def wait_until_healthy(
    address: str, log: Path, server: subprocess.Popen[bytes] | None = None
) -> None:
    """Waits until the app at host:port answers; fails with its log where it does not, at once
    where its process is known to have ended."""
    deadline = time.monotonic() + PATIENCE
    while not is_healthy(address):
        if (server and server.poll() is not None) or time.monotonic() > deadline:
            pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)


def is_setting(name: str) -> bool:
    """Whether the app reads this variable of the environment."""
    return name in ("PUBLIC_URL", "CONTACT") or name.startswith("DETENTIONS_")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_healthy(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"http://{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False
