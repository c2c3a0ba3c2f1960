"""Pages that are open follow the tables on disk, all of them, whole, and without an error."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bench.websocket_reader import Reader
from tests.incidents.conftest import Tables
from tests.processes import free_port, running_app
from tests.waiting import PATIENCE

READERS = 20


def _replace(tables: Tables) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-later", detained_low=40, detained_high=40)
    tables.write()


async def _read_while(url: str, tables: Tables) -> tuple[set[str], set[str], list[str]]:
    """What twenty open pages say before the tables are replaced, in the end, and of troubles."""
    readers = [Reader(url) for _ in range(READERS)]
    for reader in readers:
        await reader.connect()
    await asyncio.gather(*(reader.ask() for reader in readers))
    before = {reader.headline for reader in readers}
    _replace(tables)
    ends = asyncio.get_running_loop().time() + PATIENCE
    while before & {reader.headline for reader in readers}:
        assert asyncio.get_running_loop().time() < ends
        await asyncio.sleep(0.2)
    after = {reader.headline for reader in readers}
    for reader in readers:
        await reader.close()
    return before, after, [trouble for reader in readers for trouble in reader.troubles]


def test_pages_of_twenty_readers_follow_tables_that_are_replaced(
    tables: Tables, tmp_path: Path
) -> None:
    port = free_port()
    with running_app(port, tmp_path / "log.txt", {"DETENTIONS_DATA": str(tables.folder)}):
        before, after, troubles = asyncio.run(_read_while(f"http://127.0.0.1:{port}", tables))

    assert (len(before), len(after), troubles) == (1, 1, [])
    assert before != after
