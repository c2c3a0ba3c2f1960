"""How much memory is left, asked before anything is made of the tables.

Where it runs out inside a library, the process ends: Arrow's threads know no MemoryError, and of a
container or a service the system ends whoever takes more than its limit. Asked before, there is
room to say so.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform != "win32":  # which knows no such limit
    import resource

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

LEAST = 32 * 2**20
"""Bytes that must be left whatever the tables are: the stacks of four threads."""

SHARE = 8
"""With an eighth of what the tables take: some columns of the longest of them, made anew."""

SECONDS = 0.05
"""How long a look at what is left holds: a page makes hundreds of things, most of them small."""

PROCESS, GROUPS = Path("/proc"), Path("/sys/fs/cgroup")
"""Where Linux tells of processes, and of the groups by which a container is held to its limit."""


def make_sure_of_memory(dataset: Dataset) -> None:
    """Raises MemoryError where less is left than it may take to make something of these tables."""
    left = _left_at(int(time.monotonic() / SECONDS))
    if left < LEAST + dataset.size / SHARE:
        raise MemoryError(f"{left / 2**20:.0f} MiB are left")


@lru_cache(maxsize=1)
def _left_at(moment: int) -> float:
    return memory_left()


def memory_left(process: Path = PROCESS, groups: Path = GROUPS) -> float:
    """Bytes that this process can still have: the least of what the machine, the groups that it is
    in (cgroup v2) and the limit of its addresses leave; infinite where nothing is told."""
    left = [*_of_machine(process), *_of_groups(process, groups), *_of_addresses(process)]
    return min(left, default=math.inf)


def _of_machine(process: Path) -> Iterator[float]:
    with suppress(OSError, ValueError, LookupError):
        yield 1024 * _numbers(process / "meminfo")["MemAvailable:"]


def _of_groups(process: Path, groups: Path) -> Iterator[float]:
    with suppress(OSError, StopIteration):
        lines = (process / "self" / "cgroup").read_text().splitlines()
        own = next(line for line in lines if line.startswith("0::"))
        inner = groups / own.removeprefix("0::").strip("/")
        for group in (inner, *inner.parents):
            if group.is_relative_to(groups):
                # One without a limit says "max", and the outermost of all has no file.
                with suppress(OSError, ValueError, LookupError):
                    most, used = (
                        int((group / name).read_text()) for name in ("memory.max", "memory.current")
                    )
                    told = _numbers(group / "memory.stat")
                    # Copies of files go where room is wanted.
                    yield most - used + told["inactive_file"] + told["active_file"]


def _of_addresses(process: Path) -> Iterator[float]:
    if sys.platform == "win32":
        return
    most, _ = resource.getrlimit(resource.RLIMIT_AS)
    if most == resource.RLIM_INFINITY:
        return
    with suppress(OSError, ValueError, LookupError):
        pages = int((process / "self" / "statm").read_text().split()[0])
        yield most - pages * os.sysconf("SC_PAGE_SIZE")


def _numbers(path: Path) -> dict[str, int]:
    """What stands in a file of names, each with a number behind it."""
    rows = (line.split() for line in path.read_text().splitlines())
    return {row[0]: int(row[1]) for row in rows}
