"""Mappings of columns that editors gave, kept beside the tables and used for the same heading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from incidents.importing.incoming_file import CannotRead, Sheet
from incidents.importing.layout import ColumnMapping, headings, mapped_layout, mapping_of
from incidents.whole_file import replace_whole

FILE = "import-columns.json"
"""The file beside the tables, fit for version control."""


def keep_mapping(mapping: ColumnMapping, sheets: Sequence[Sheet], folder: Path) -> None:
    """Keeps a mapping for the heading of the first sheet that it fits; OSError where it cannot be
    written."""
    titles: Sequence[str] = ()
    for sheet in sheets:
        with suppress(CannotRead):
            titles = mapped_layout(sheet, mapping).titles
            break
    if not titles:
        return
    kept = _kept(folder)
    kept[_name(titles)] = {"heading": list(titles), **mapping.as_json()}
    content = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1) + "\n"
    folder.mkdir(parents=True, exist_ok=True)
    replace_whole(folder / FILE, content.encode("utf-8"), mode=0o644)


def kept_mapping(sheet: Sheet, folder: Path) -> ColumnMapping | None:
    """The mapping that was kept for the heading of a sheet, None where there is none."""
    kept = _kept(folder)
    if kept:
        for _, titles, _ in headings(sheet):
            value = kept.get(_name(titles))
            with suppress(CannotRead):
                if value is not None:
                    return mapping_of(value)
    return None


def _kept(folder: Path) -> dict[str, Any]:
    try:
        value = json.loads((folder / FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _name(titles: Sequence[str]) -> str:
    """What names a heading: a hash of its titles, whatever their capitals and spaces."""
    plain = "\n".join(" ".join(title.casefold().split()) for title in titles)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:16]
