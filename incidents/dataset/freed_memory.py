"""Memory that is free again, given back to the system instead of being kept for later."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

import pyarrow as pa

LARGE = 2**20
"""Bytes from which an array has pages of its own, which go with it."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Numbers of glibc's `mallopt`, from its malloc.h."""


def release() -> None:
    """Gives back what Arrow holds of memory that nobody uses, and has large arrays go back from now
    on as soon as they are free.

    By itself glibc raises its limit to 32 MB as such arrays come and go, and then what is free lies
    between what is not: with a million incidents 600 MB of it.
    """
    _have_large_arrays_go()
    pa.default_memory_pool().release_unused()


@cache
def _have_large_arrays_go() -> None:
    if not sys.platform.startswith("linux"):
        return
    # No other C library for Linux has this function, or needs it.
    if set_option := getattr(ctypes.CDLL(None), "mallopt", None):
        set_option(_MMAP_THRESHOLD, LARGE)
        set_option(_TRIM_THRESHOLD, 32 * LARGE)
