"""A selection as one JSON document, and its count alone: what another program reads live."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from incidents.counting.count import Count
from incidents.export.count_json import as_json
from incidents.export.file_metadata import about_record
from incidents.export.json_columns import json_array
from incidents.sheets.selection_content import Taking


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


def count_json(taking: Taking) -> bytes:
    """What `python -m incidents count --json` prints, with what is to be said of it."""
    counted: Count = taking.count
    return as_document({**as_json(counted, taking.speaker), "about": about_record(taking)})


def total_record(taking: Taking) -> dict[str, Any]:
    """The total of the selection, by name."""
    return next(taking.total.records())


def as_document(value: Any) -> bytes:
    """The value as JSON in UTF-8, in the order given."""
    return (json.dumps(value, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode()
