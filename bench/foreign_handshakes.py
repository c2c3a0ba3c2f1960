"""What others notice while foreign web pages ask for websockets, and how soon the app ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

from bench.results import Row
from bench.run import Bench
from bench.servers import Server, serve_peer, serve_product

HANDSHAKES = 50
PATIENCE = 10.0
"""Seconds that an answer is waited for."""

MOST_MILLISECONDS = 250
MOST_SECONDS_TO_END = 1.0

HEALTH = "GET /_stcore/health HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
HANDSHAKE = (
    "GET /_stcore/stream HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil.example\r\n"
    "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def measure_handshakes(bench: Bench) -> Iterator[Row]:
    """Fifty at once, where the way to the network is a proxy that never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=4 * HANDSHAKES) as silent:
        proxy = f"http://127.0.0.1:{silent.getsockname()[1]}"
        settings = {"HTTP_PROXY": proxy, "HTTPS_PROXY": proxy}
        with serve_product(bench.data, settings) as server:
            ours = _slowest_health(server)
            seconds = _seconds_to_end(server)
        with serve_peer("bare_map", bench.data, bench.folder, settings) as server:
            peer = _slowest_health(server)
    yield Row(
        f"{HANDSHAKES} websockets asked for by foreign pages at once: the slowest answer of "
        "/_stcore/health to somebody else",
        _told(ours),
        _told(peer),
        f"{peer / ours:.0f}×" if peer < PATIENCE else "",
        f"≤ {MOST_MILLISECONDS} ms",
        1000 * ours <= MOST_MILLISECONDS,
    )
    yield Row(
        "Ctrl+C until the server is gone",
        f"{seconds:.2f} s",
        bound=f"≤ {MOST_SECONDS_TO_END:.0f} s",
        met=seconds <= MOST_SECONDS_TO_END,
    )


def _told(seconds: float) -> str:
    return f"{1000 * seconds:.0f} ms" if seconds < PATIENCE else f"none in {PATIENCE:.0f} s"


def _slowest_health(server: Server) -> float:
    """Seconds of the slowest answer until all handshakes are answered, `PATIENCE` at most."""
    # In a thread of its own: the one that drives Chromium has a loop already.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _beside_handshakes(server)).result()


async def _beside_handshakes(server: Server) -> float:
    await _seconds(server, HEALTH)
    handshakes = asyncio.gather(*(_seconds(server, HANDSHAKE) for _ in range(HANDSHAKES)))
    slowest = 0.0
    while not handshakes.done():
        slowest = max(slowest, await _seconds(server, HEALTH))
    await handshakes
    return slowest


async def _seconds(server: Server, request: str) -> float:
    """Seconds from a request to the first of its answer, `PATIENCE` at most."""
    address = urlsplit(server.url)
    start = time.perf_counter()
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    writer.write(request.format(host=address.netloc).encode())
    try:
        await asyncio.wait_for(reader.read(1), PATIENCE)
    except TimeoutError:
        return PATIENCE
    finally:
        writer.close()
    return time.perf_counter() - start


def _seconds_to_end(server: Server) -> float:
    """Seconds from SIGINT until nothing of the process is left to do."""
    status = Path(f"/proc/{server.process_id}/status")
    start = time.perf_counter()
    os.kill(server.process_id, signal.SIGINT)
    while not re.search(r"^State:\s+Z", status.read_text(), re.MULTILINE):
        time.sleep(0.01)
    return time.perf_counter() - start
