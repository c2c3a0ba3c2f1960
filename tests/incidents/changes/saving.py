"""Changes that tests save, and children that save them."""

from __future__ import annotations

import os
from collections.abc import Callable

from incidents.changes.change import Change, RowChange
from incidents.changes.journal import Occasion, source_file

IMPORT = Occasion("import", "AB", source_file("list.csv", b"rows"))


def added(table: str, **cells: str) -> RowChange:
    """A row that is new."""
    return RowChange(table, None, cells, "read in list.csv")


SOURCE = added("sources", source_id="afp-1", publisher="AFP")
ORIGIN = added("origins", origin_id="afp", name="AFP", voice_id="afp")
BOTH = Change((SOURCE, ORIGIN))


def in_a_child(work: Callable[[], None]) -> int:
    """The process id of a copy of this process that does the work and ends."""
    if child := os.fork():
        return child
    try:
        work()
        os._exit(0)
    except BaseException:
        os._exit(1)
