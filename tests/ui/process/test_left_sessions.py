"""What is kept of readers goes after they have left."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

import pytest

from bench.websocket_reader import Reader
from tests.processes import free_port, running_app
from tests.waiting import PATIENCE


def _handles(process_id: int) -> int:
    return len(list(Path(f"/proc/{process_id}/fd").iterdir()))


async def _come_and_leave(url: str, process_id: int) -> tuple[int, int]:
    """The handles of the app with one reader, and with four; then all of them leave at once."""
    readers = [Reader(url) for _ in range(4)]
    held = []
    for reader in readers:
        await reader.connect()
        held.append(_handles(process_id))
    for reader in readers:
        await reader.close()
    return held[0], held[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="handles of a process are looked up in /proc")
def test_who_left_is_cleared_away_though_nobody_leaves_after_them(tmp_path: Path) -> None:
    port = free_port()
    kept = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": "1"}
    with running_app(port, tmp_path / "log.txt", kept) as app:
        one, four = asyncio.run(_come_and_leave(f"http://127.0.0.1:{port}", app.pid))
        deadline = time.monotonic() + PATIENCE
        while _handles(app.pid) >= one and time.monotonic() < deadline:
            time.sleep(0.1)

        assert _handles(app.pid) < one < four
