"""A selection as one JSON document, and its count alone: what another program reads live."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from incidents.counting.count import Count
from incidents.export.count_json import tree, without_tree
from incidents.export.file_metadata import about_record
from incidents.export.json_columns import json_array
from incidents.sheets.selection_content import Taking

WRITTEN_AT_ONCE = 500
"""Events that are written at a time."""


def incidents_json(taking: Taking) -> Iterator[bytes]:
    """Total, incidents, figures for several places and sources, each under its name; some thousand
    rows at a time."""
    document = {"about": about_record(taking), "total": total_record(taking)}
    yield as_document(document).removesuffix(b"\n}\n")
    for name, sheet in (
        ("incidents", taking.incidents),
        ("figures_together", taking.together),
        ("sources", taking.sources),
    ):
        yield f',\n "{name}": '.encode()
        yield from json_array(sheet)
    yield b"\n}\n"


def count_json(taking: Taking) -> Iterator[bytes]:
    """What `python -m incidents count --json` prints, with what is to be said of it; some hundred
    events at a time."""
    counted: Count = taking.count
    yield as_document(without_tree(counted, taking.speaker)).removesuffix(b"\n}\n")
    yield b',\n "tree": ['
    events, is_first = tree(counted, taking.speaker), True
    while some := list(islice(events, WRITTEN_AT_ONCE)):
        # Inside the document each line stands a blank further in; no text holds the end of a line.
        lines = as_document(some).removeprefix(b"[").removesuffix(b"\n]\n")
        yield (b"" if is_first else b",") + lines.replace(b"\n", b"\n ")
        is_first = False
    yield b"]" if is_first else b"\n ]"
    yield b"," + as_document({"about": about_record(taking)}).removeprefix(b"{")


def total_record(taking: Taking) -> dict[str, Any]:
    """The total of the selection, by name."""
    return next(taking.total.records())


def as_document(value: Any) -> bytes:
    """The value as JSON in UTF-8, in the order given."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
