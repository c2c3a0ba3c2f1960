"""The memory of this process, in megabytes."""

from __future__ import annotations

import re
from pathlib import Path


def peak_megabytes() -> float:
    """The most that it has held since this program began, as the kernel counts it: `getrusage`
    begins with the peak of the process that started this one."""
    return _told("VmHWM")


def resident_megabytes() -> float:
    """What it holds now."""
    return _told("VmRSS")


def _told(name: str) -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"{name}:\s+(\d+) kB", status)
    assert found
    return int(found[1]) / 1024
