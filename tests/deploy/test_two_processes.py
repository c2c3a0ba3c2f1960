"""Two processes behind one address: each reader stays at one, and at the other when that ends."""

from __future__ import annotations

import asyncio
import json
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen

import pytest
from websockets.exceptions import ConnectionClosed

from bench.websocket_reader import Reader
from briefing.scenes.disk_store import Store, new_key
from briefing.scenes.scene import Briefing, Scene
from tests.deploy.test_deploy import FIGURE, ask, nginx_with
from tests.processes import free_port, running_app

pytestmark = pytest.mark.rest
"""Two apps are started."""

VIEW = "from=2019-10-26&to=2019-10-26&basis=eyewitness"
TELLS = "add_header Set-Cookie $new_reader;"
"""A line of our file; beside it the test has nginx tell which process answered."""


@dataclass(frozen=True)
class Site:
    """The address of the balancer, and the processes by what it calls them."""

    url: str
    processes: dict[str, Popen[bytes]]

    def cookie(self) -> str:
        """The cookie that a browser without one gets."""
        with urllib.request.urlopen(self.url) as answer:
            return str(answer.headers["Set-Cookie"]).partition(";")[0]

    def process_of(self, cookie: str) -> str:
        """Which process a browser with this cookie is sent to."""
        asked = urllib.request.Request(self.url, headers={"Cookie": cookie})
        with urllib.request.urlopen(asked) as answer:
            assert answer.headers["Set-Cookie"] is None
            return str(answer.headers["Answered-By"]).rpartition(", ")[2]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    ports = free_port(), free_port()
    written = {
        f"127.0.0.1:850{number}": f"127.0.0.1:{port}" for number, port in enumerate(ports, start=1)
    }
    here = written | {TELLS: f"{TELLS} add_header Answered-By $upstream_addr;"}
    with ExitStack() as open_apps:
        processes = {
            # One folder for both logs and both briefings.
            f"127.0.0.1:{port}": open_apps.enter_context(
                running_app(port, tmp_path / f"{port}.txt", {})
            )
            for port in ports
        }
        url = open_apps.enter_context(nginx_with("nginx-two.conf", tmp_path, here))
        yield Site(url, processes)


def _one_at_each(site: Site) -> dict[str, str]:
    """A cookie for each process."""
    found: dict[str, str] = {}
    while len(found) < len(site.processes):
        cookie = site.cookie()
        found.setdefault(site.process_of(cookie), cookie)
    return found


async def _ask_until_it_ends(reader: Reader) -> None:
    with suppress(ConnectionError, ConnectionClosed):
        while True:
            await reader.ask()


async def _reading(site: Site, cookie: str) -> Reader:
    """A reader who sees the view, as a browser does that opens its link or comes back to it."""
    reader = Reader(site.url, VIEW, headers={"Cookie": cookie})
    await reader.connect()
    await reader.ask()
    return reader


async def _kill_one(site: Site) -> tuple[set[str], list[str]]:
    """What readers at both processes see before one is killed while they ask, and what they see in
    the end; and their troubles."""
    cookies = _one_at_each(site)
    readers = {process: await _reading(site, cookie) for process, cookie in cookies.items()}
    asking = {
        process: asyncio.create_task(_ask_until_it_ends(reader))
        for process, reader in readers.items()
    }
    killed, left = cookies
    site.processes[killed].kill()
    await asking[killed]
    back = await _reading(site, cookies[killed])
    asking[left].cancel()
    seen = [*readers.values(), back]
    for reader in seen:
        await reader.close()
    return {reader.headline for reader in seen}, back.troubles + readers[left].troubles


def test_a_reader_stays_at_one_process_and_comes_back_to_the_view_when_that_is_killed(
    site: Site, tmp_path: Path
) -> None:
    for process, cookie in _one_at_each(site).items():
        assert {site.process_of(cookie) for _ in range(5)} == {process}
    key, kept = new_key(), Briefing("Kept", (Scene("map", "event=2019-10-26"),))
    assert Store(tmp_path / "briefings").save(key, kept)
    headlines, troubles = asyncio.run(_kill_one(site))

    assert (len(headlines), troubles) == (1, [])
    assert "26 October 2019" in headlines.pop()
    assert json.loads(ask(site.url + FIGURE))["low"] == 39
    assert "Kept" in ask(f"{site.url}/present/{key}").decode()
