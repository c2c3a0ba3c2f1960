"""Pages that are open follow the tables on disk, all of them, whole, and without an error."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bench.websocket_reader import Reader
from tests.incidents.conftest import Tables
from tests.processes import free_port, running_app
from tests.waiting import PATIENCE
from ui.process import open_pages
from ui.session.session_keys import TABLES_DRAWN

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


def test_only_a_page_that_is_behind_and_at_rest_is_drawn_anew_be_it_at_the_next_look(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def page(name: str, shown: object, runs: object = None) -> Any:
        return SimpleNamespace(
            session_state={TABLES_DRAWN: shown} if shown else {},
            _scriptrunner=runs,
            _client_state=name,
            request_rerun=drawn.append,
        )

    def looks() -> Iterator[object]:
        yield OSError("the folder is gone")
        yield now

    def tables() -> object:
        found = next(told)
        if isinstance(found, OSError):
            raise found
        return found

    old, now, told = object(), object(), looks()
    pages = [
        page("before its first run", None),
        page("of now", now),
        page("of now that is being drawn", now, runs=object()),
        page("behind that is being drawn", old, runs=object()),
        page("behind", old),
    ]
    is_there = iter([True, False, True])
    monkeypatch.setattr(open_pages, "SECONDS", 0)
    monkeypatch.setattr(open_pages, "exists", lambda: next(is_there))
    monkeypatch.setattr(open_pages, "get_instance", lambda: None)
    monkeypatch.setattr(open_pages, "open_pages", lambda runtime: pages)
    monkeypatch.setattr(open_pages, "keeper", lambda: SimpleNamespace(tables=tables))

    with pytest.raises(RuntimeError, match="StopIteration"):  # when no look is left
        asyncio.run(open_pages.show_changed_tables())

    assert drawn == ["behind"]
