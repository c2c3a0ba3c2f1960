"""Memory that is free again given back to the system, and fewer looks for what nobody uses."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pyarrow as pa

LARGE = 2**20
"""Bytes from which an array has pages of its own, which go with it."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""Numbers of glibc's `mallopt`, from its malloc.h."""


OBJECTS_BETWEEN_COLLECTIONS = (50_000, 20, 20)
"""Of the young, and how many rounds of those between collections of the older ones."""


@contextmanager
def few_collections() -> Iterator[None]:
    """Within it Python looks less often for what nobody uses: of a hundred thousand rows that are
    put together hardly any is dropped, and a third of the time went into looking."""
    before = gc.get_threshold()
    gc.set_threshold(*max(before, OBJECTS_BETWEEN_COLLECTIONS))
    try:
        yield
    finally:
        gc.set_threshold(*before)


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
