"""What a notebook takes from `incidents` itself, imported when it is asked for."""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    """`open_table`; AttributeError for any other name."""
    if name == "open_table":
        from incidents.importing.open_table import open_table

        return open_table
    raise AttributeError(f"module 'incidents' has no attribute {name!r}")
