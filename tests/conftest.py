"""What every test stands on: no network, browser tests last, and the real app where one asks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

PROJECT = Path(__file__).parent.parent
BROWSER_TESTS = PROJECT / "tests" / "browser"
SECONDS_TO_START = 60

# How long a case takes is measured in bench/: a busy machine must fail no test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser and put it last: the fast tests speak first."""
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Nothing but this machine is reached: neither a connection nor a question for a name."""

    def guarded(original: Callable[..., Any], host_of: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            host = host_of(*args, **kwargs)
            if not is_this_machine(host):
                raise AssertionError(f"a test asked the network for {host!r}")
            return original(*args, **kwargs)

        return call

    def peer(_: socket.socket, address: Any) -> Any:
        return address[0] if isinstance(address, tuple) else None  # a path: a Unix socket

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guarded(getattr(socket.socket, name), peer))
        patch.setattr(
            socket, "getaddrinfo", guarded(socket.getaddrinfo, lambda host, *_, **__: host)
        )
        yield


def is_this_machine(host: str | bytes | None) -> bool:
    """True for localhost, a loopback address or no host at all."""
    name = host.decode() if isinstance(host, bytes) else host
    if not name or name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def run_app(
    port: int, log: Path, environment: dict[str, str], *, inside: Sequence[str] = ()
) -> subprocess.Popen[bytes]:
    """The real app as a process on this port, once it answers.

    Settings of the app (DETENTIONS_...) come from the call alone. `inside` is a command that
    runs the one after it, such as unshare.
    """
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DETENTIONS_")}
    # What readers make in a test stays with the test.
    inherited["DETENTIONS_BRIEFINGS"] = str(log.parent / "briefings")
    with log.open("wb") as output:
        server = subprocess.Popen(
            [*inside, sys.executable, "-m", "streamlit", "run", "app.py"]
            + ["--server.headless", "true", "--server.port", str(port)],
            cwd=PROJECT,
            env=inherited | environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    deadline = time.monotonic() + SECONDS_TO_START
    while not is_healthy(f"127.0.0.1:{port}"):
        if server.poll() is not None or time.monotonic() > deadline:
            server.kill()
            pytest.fail(f"the app did not start:\n{log.read_text(errors='replace')}")
        time.sleep(0.1)
    return server


def end(server: subprocess.Popen[bytes]) -> None:
    """Ends the process, by force if it does not go."""
    server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """start_app(**environment) starts the real app and gives its address, without a slash.

    All end with the tests.
    """
    servers: list[subprocess.Popen[bytes]] = []

    def start(**environment: str) -> str:
        port = free_port()
        log = tmp_path_factory.mktemp("app") / "log.txt"
        servers.append(run_app(port, log, environment))
        return f"http://127.0.0.1:{port}"

    yield start

    for server in servers:
        end(server)


@pytest.fixture
def restartable(tmp_path: Path) -> Iterator[tuple[str, Callable[[], None]]]:
    """The address of an app of this test's own, and what stops it and starts it again."""
    port, log = free_port(), tmp_path / "log.txt"
    server = run_app(port, log, {})

    def restart() -> None:
        nonlocal server
        end(server)
        server = run_app(port, log, {})

    yield f"http://127.0.0.1:{port}", restart

    end(server)


@pytest.fixture(scope="session")
def app_url(start_app: Callable[..., str]) -> str:
    """The address of the real app on the project's own tables."""
    return start_app()


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
