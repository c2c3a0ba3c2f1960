"""Where rows that were erased may still be read."""

from __future__ import annotations

from dataclasses import dataclass

from geo.message import Message


@dataclass(frozen=True)
class Remains:
    """Where erased rows may still be read, in words; the `files` of it that are known, and the
    `statements` by which somebody else takes them out. `in_tables`: no log, but the tables."""

    told: Message
    files: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
    in_tables: bool = False
