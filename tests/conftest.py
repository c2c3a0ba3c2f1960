"""What every test stands on: no setting of the shell, no network, an order in which no
worker waits, and the real app where one asks."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from ipaddress import ip_address
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import settings

# Streamlit puts the folder of its script first in the path, where ui/ has folders of these names:
# as in app.py, the parts are there before a page asks for them.
import briefing  # noqa: F401
import incidents  # noqa: F401
from incidents.engine import spread
from tests.postgresql import MISSING, PostgreSQL, programs, running_postgresql
from tests.processes import (
    free_port,
    is_setting,
    running_app,
    started_app,
    wait_until_healthy,
)

BROWSER_TESTS = Path(__file__).parent / "browser"
MAIN_WAY = {"test_map_page.py", "test_map_filters.py", "test_closed.py", "test_faults.py"}
"""What make test opens in a browser; make test-rest opens the others."""
WAITS_LONGEST = "test_faults.py"
"""For most of its minute it waits until the app looks at its tables: it begins first."""
LONGEST = (
    "test_every_page.py",
    "test_hostile_text.py",
    "test_present.py",
    "test_briefing_page.py",
    "test_desk.py",
    "test_prefix.py",
    "test_timemap.py",
    "test_widths.py",
    "test_axe.py",
    "test_login.py",
    "test_languages.py",
    "test_lost_assets.py",
    "test_tiles.py",
    "test_period.py",
    "test_touch.py",
    "test_finding_and_sharing.py",
    "test_places_page.py",
    "test_keyboard.py",
    "test_slider_figures.py",
)
"""The files of tests in a browser that take longest, as measured, the longest first: in the number
of its tests no file shows that. One that began late would leave the other workers with nothing."""

PORT_AND_LOG = "port and log of the app"
SHARED_APP = pytest.StashKey[tuple[int, str]]()

# How long a case takes is measured in bench/: a busy machine must fail no test.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Whoever has set something for the app gets the same tests as everybody."""
    for name in filter(is_setting, list(os.environ)):
        del os.environ[name]
    os.environ["LC_ALL"] = "C.UTF-8"  # commands speak the language of the terminal


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """The workers share an app on the project's own tables: one of its own would cost each four
    seconds of a processor until its first page is drawn. It starts while they collect."""
    config: pytest.Config = node.config
    if SHARED_APP not in config.stash:
        ends = ExitStack()
        config.add_cleanup(ends.close)
        log = Path(ends.enter_context(TemporaryDirectory()), "log.txt")
        port = free_port()
        ends.enter_context(started_app(port, log, {}))
        config.stash[SHARED_APP] = port, str(log)
    node.workerinput[PORT_AND_LOG] = config.stash[SHARED_APP]


def pytest_sessionstart() -> None:
    """Collecting makes hundreds of thousands of objects that all stay: looked through again and
    again they would take a tenth of the time, and more of it in each test."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def may_hold_rest(path: Path) -> bool:
    """Whether a file of tests can hold any that only make test-rest runs."""
    if path.is_relative_to(BROWSER_TESTS):
        return path.name not in MAIN_WAY
    text = path.read_text(encoding="utf-8")
    return "mark.rest" in text or "address: str" in text  # by itself, or in PostgreSQL


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where only the rest is asked for, no worker reads the files that hold none of it: to read
    all of them takes each more than ten seconds of a processor."""
    if config.option.markexpr != "rest" or not collection_path.match("test_*.py"):
        return None
    return not may_hold_rest(collection_path) or None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser and put it last, so that the fast tests speak first; of it the
    longest files first, so that no worker is left with one when the others are done."""
    if lost := [name for name in LONGEST if not (BROWSER_TESTS / name).is_file()]:
        raise pytest.UsageError(f"LONGEST in tests/conftest.py names what is not there: {lost}")
    for item in items:
        if item.path.is_relative_to(BROWSER_TESTS):
            item.add_marker("browser")
            if item.path.name not in MAIN_WAY:
                item.add_marker("rest")
        if is_in(item, "rest") and not may_hold_rest(item.path):
            raise pytest.UsageError(f"make test-rest would not read {item.path}: see may_hold_rest")
    tests_in = Counter(item.path for item in items)

    def place(item: pytest.Item) -> tuple[bool, bool, bool, int, int, str]:
        if not is_in(item, "browser"):
            return False, False, False, 0, 0, ""
        rest, name = is_in(item, "rest"), item.path.name
        rank = LONGEST.index(name) if name in LONGEST else len(LONGEST)
        return True, rest, name != WAITS_LONGEST, rank, -tests_in[item.path], name

    items.sort(key=place)
    main_way = [item for item in items if is_in(item, "browser") and not is_in(item, "rest")]
    others = [item for item in items if not is_in(item, "browser") or is_in(item, "rest")]
    items[:] = among(others, [[*tests] for _, tests in groupby(main_way, key=path_of)])


def is_in(item: pytest.Item, mark: str) -> bool:
    return item.get_closest_marker(mark) is not None


def path_of(item: pytest.Item) -> Path:
    return item.path


def among(others: list[pytest.Item], files: list[list[pytest.Item]]) -> list[pytest.Item]:
    """All of these tests, the files at equal distances among those of the others that need no
    browser: a page waits half of its time, and while one worker waits the others do not."""
    quick = sum(not is_in(item, "browser") for item in others)
    ordered = []
    for number, file in enumerate(files):
        begin, end = (quick * n // len(files) for n in (number, number + 1))
        ordered += [*file, *others[begin:end]]
    return ordered + others[quick if files else 0 :]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what ran, above pytest's own last line."""
    reports = [
        report
        for outcome in ("passed", "failed", "error")
        for report in terminalreporter.getreports(outcome)
        if isinstance(report, pytest.TestReport)
    ]
    where = Counter(
        next((kind for kind in ("browser", "office") if kind in report.keywords), "")
        for report in reports
    )
    told = [(where[""], "without a browser"), (where["browser"], "in a browser")]
    told += [(where["office"], "in LibreOffice")]
    ran = ", ".join(f"{count} {words}" for count, words in told if count)
    terminalreporter.write_line(f"Ran: {ran or 'nothing'}.")


@pytest.fixture(autouse=True)
def no_running_loop(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test without a browser finds no running event loop, which a browser of a test before it
    leaves in the process."""
    loop = asyncio._get_running_loop()
    if loop is None or is_in(request.node, "browser"):
        yield
        return
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


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


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL of our own; whoever asks for it is skipped where none is installed."""
    if not (found := programs()):
        pytest.skip(MISSING)
    with running_postgresql(found) as server:
        yield server


@pytest.fixture(params=["folder", "sqlite", pytest.param("postgresql", marks=pytest.mark.rest)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store of each kind, with nothing in it yet."""
    if request.param == "folder":
        return str(tmp_path / "store")
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    return str(request.getfixturevalue("postgresql").new_database())


@pytest.fixture
def no_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a cluster that is not there, set as the engine."""
    address = f"sc://127.0.0.1:{free_port()}"
    monkeypatch.setenv("DETENTIONS_ENGINE", address)
    monkeypatch.setenv("DETENTIONS_SHARED", str(tmp_path))
    monkeypatch.setattr(spread, "FEW", 0)
    return address


@pytest.fixture(scope="session")
def start_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """start_app(**environment) starts the real app and gives its address, without a slash.

    All end with the tests.
    """
    with ExitStack() as apps:

        def start(**environment: str) -> str:
            port = free_port()
            log = tmp_path_factory.mktemp("app") / "log.txt"
            apps.enter_context(running_app(port, log, environment))
            return f"http://127.0.0.1:{port}"

        yield start


@pytest.fixture
def restartable(tmp_path: Path) -> Iterator[tuple[str, Callable[[], None], Callable[[], None]]]:
    """The address of an app of this test's own, what stops it, and what starts it again."""
    port, log = free_port(), tmp_path / "log.txt"
    with ExitStack() as app:

        def start() -> None:
            app.enter_context(running_app(port, log, {}))

        start()
        yield f"http://127.0.0.1:{port}", app.close, start


@pytest.fixture(scope="session")
def app_url(pytestconfig: pytest.Config, start_app: Callable[..., str]) -> str:
    """The address of the real app on the project's own tables, which all workers share."""
    if not (shared := getattr(pytestconfig, "workerinput", None)):
        return start_app()
    port, log = shared[PORT_AND_LOG]
    wait_until_healthy(f"127.0.0.1:{port}", Path(log))
    return f"http://127.0.0.1:{port}"
