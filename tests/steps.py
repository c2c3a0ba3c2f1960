"""How much work something is, counted and not timed: the same on every machine."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

SIZES = (20, 40, 80)
"""Sizes at which work is counted, each twice the one before."""

MOST_GROWTH = 3.0
"""Twice the size adds twice the steps where they grow with it, and four times where with its
square."""


def steps(work: Callable[[], object]) -> int:
    """The instructions of Python that the call runs; none of what libraries in C do inside one, nor
    of what the collector of garbage calls, which comes when it likes."""
    counted = 0

    def step(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal counted
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        counted += event == "opcode"
        return step

    before, collects = sys.gettrace(), gc.isenabled()
    gc.disable()
    sys.settrace(step)
    try:
        work()
    finally:
        sys.settrace(before)
        if collects:
            gc.enable()
    return counted


def growth(
    work_of: Callable[[int], Callable[[], object]], sizes: tuple[int, int, int] = SIZES
) -> float:
    """How many times more steps the second doubling of the size adds than the first.

    `work_of` makes the work of a size, which is counted, not the making, nor what is read when it
    is first done.
    """
    work_of(sizes[0])()
    few, some, many = (steps(work_of(size)) for size in sizes)
    return (many - some) / max(1, some - few)
