"""A proxy that writes down what it is asked for and never answers, as on a closed network."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RecordingProxy:
    """The first line of every request so far, and the variables that send a process here."""

    environment: dict[str, str]
    asked: list[str] = field(default_factory=list)


@contextmanager
def recording_proxy() -> Iterator[RecordingProxy]:
    """The proxy on a port of this machine, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        names = ("http_proxy", "https_proxy", "all_proxy")
        variables = {name: address for lower in names for name in (lower, lower.upper())}
        proxy = RecordingProxy(variables | {"no_proxy": "", "NO_PROXY": ""})
        held: list[socket.socket] = []

        def record() -> None:
            with suppress(OSError):  # the listener is closed
                while True:
                    caller, _ = listener.accept()
                    held.append(caller)
                    proxy.asked.append(caller.recv(65536).decode("latin-1").partition("\r\n")[0])

        threading.Thread(target=record, daemon=True).start()
        try:
            yield proxy
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            for caller in held:
                caller.close()
