"""Commands whose reader has read enough: `... | head -1` ends them quietly."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable


def to_the_end(command: Callable[[], int]) -> int:
    """The exit code of the command, everything written; 0 where its reader has closed the pipe.

    What is left to write then goes nowhere, so that nothing is told at the end of the program.
    """
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream]
    try:
        try:
            return command()
        finally:
            for stream in streams:
                stream.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in streams:
            os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        return 0
