"""How the app ends when it is asked to."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import pytest

from tests.attacks.raw_request import handshake
from tests.processes import free_port, running_app
from tests.waiting import A_MINUTE, PATIENCE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_to_end_the_app_ends_well_although_a_reader_hangs(
    tmp_path: Path, number: signal.Signals
) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    with running_app(port, log, {}) as app:
        with socket.create_connection(("127.0.0.1", port), timeout=A_MINUTE) as reader:
            reader.sendall(handshake(Host=f"127.0.0.1:{port}"))
            assert b" 101 " in reader.recv(4096)
            app.send_signal(number)

            assert app.wait(PATIENCE) == 0

    assert log.read_text() == f"Detention map: http://127.0.0.1:{port}\n"
