"""Asked to end, by Ctrl+C or by the system, the app is gone within a second and says that all is
well (0): no reader who hangs and no answer that is being made holds it back.

uvicorn waits for both, and ends as if it had been killed.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
import threading
from types import FrameType

import uvicorn

SECONDS = 0.5
"""For what is under way to come to its end; a file that is being written is replaced or is not."""


def end_soon_when_asked() -> None:
    """From now on SIGINT and SIGTERM end the process; to be called while uvicorn starts.

    Does nothing under another server, which has its own way.
    """
    server = getattr(signal.getsignal(signal.SIGINT), "__self__", None)
    if not isinstance(server, uvicorn.Server):
        return

    def end(number: int, frame: FrameType | None) -> None:
        server.should_exit = True
        last = threading.Timer(SECONDS, _end_now)
        last.daemon = True
        last.start()
        atexit.register(_end_now)  # else Python would free object by object

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)


def _end_now() -> None:
    sys.stdout.flush()
    os._exit(0)
