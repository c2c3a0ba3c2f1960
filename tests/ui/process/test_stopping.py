"""How the app ends when it is asked to."""

from __future__ import annotations

import signal
import socket
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.attacks.raw_request import get, handshake
from tests.processes import PROJECT, free_port, running, running_app
from tests.waiting import A_MINUTE, PATIENCE

NEVER_DONE = """
import asyncio, socket, uvicorn
from ui.process.stopping import end_soon_when_asked

async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        await receive()
        end_soon_when_asked()
        await send({"type": "lifespan.startup.complete"})
        print(listener.getsockname()[1], flush=True)
    else:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b".", "more_body": True})
    await asyncio.Event().wait()

listener = socket.create_server(("127.0.0.1", 0))
uvicorn.Server(uvicorn.Config(app, log_config=None)).run([listener])
"""
"""Tells its port; its answer never comes to an end, and neither does what it does besides."""

BOTH = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])


@BOTH
def test_asked_to_end_the_app_ends_well_with_a_reader_and_has_nothing_to_say(
    tmp_path: Path, number: signal.Signals
) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    with (
        running_app(port, log, {}) as app,
        socket.create_connection(("127.0.0.1", port), timeout=A_MINUTE) as reader,
    ):
        reader.sendall(handshake(Host=f"127.0.0.1:{port}"))
        assert b" 101 " in reader.recv(4096)
        app.send_signal(number)

        assert app.wait(PATIENCE) == 0

    assert log.read_text() == f"Detention map: http://127.0.0.1:{port}\n"


@BOTH
def test_an_answer_that_never_ends_holds_nothing_back(number: signal.Signals) -> None:
    with running([sys.executable, "-c", NEVER_DONE], cwd=PROJECT, stdout=PIPE) as server:
        assert server.stdout
        address = "127.0.0.1", int(server.stdout.readline())
        with socket.create_connection(address, timeout=A_MINUTE) as reader:
            reader.sendall(get(Host="localhost"))
            assert b" 200 " in reader.recv(4096)
            server.send_signal(number)

            assert server.wait(PATIENCE) == 0
