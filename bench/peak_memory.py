"""The most memory that this process has held."""

from __future__ import annotations

import re
from pathlib import Path


def peak_megabytes() -> float:
    """Megabytes, as the kernel counts them since this program began: `getrusage` begins with the
    peak of the process that started this one."""
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert peak
    return int(peak[1]) / 1024
