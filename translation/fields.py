"""The titles and explanations of fields, which the schema of the tables holds, as messages."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

TABLES = (
    "events",
    "incidents",
    "reports",
    "sources",
    "origins",
    "organizers",
    "event_organizers",
)
"""The tables whose fields readers see by their titles: those with a form at the desk."""


def extract(
    file: IO[bytes],
    keywords: Mapping[str, Any],
    comment_tags: Collection[str],
    options: Mapping[str, Any],
) -> Iterator[tuple[int, None, str, list[str]]]:
    """The messages of a data package, as an extraction method of Babel gives them; no lines are
    told, since no catalogue shows them."""
    del keywords, comment_tags, options
    for table in json.load(file)["resources"]:
        for field in table["schema"]["fields"] if table["name"] in TABLES else ():
            yield 1, None, field["title"], [f"Title of the column {field['name']}."]
            yield 1, None, field["description"], []
