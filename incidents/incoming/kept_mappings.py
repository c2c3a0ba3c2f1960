"""Mappings of columns that editors gave, kept beside the tables and used for the same heading."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from incidents.incoming.incoming_file import CannotRead, Sheet
from incidents.incoming.layout import ColumnMapping, headings, mapped_layout, mapping_of
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
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder, kept)


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


def forget_mapping(sheets: Sequence[Sheet], folder: Path) -> None:
    """Forgets what was kept for any heading of these sheets; OSError where it cannot be written."""
    kept = _kept(folder)
    named = {_name(titles) for sheet in sheets for _, titles, _ in headings(sheet)}
    if left := named & kept.keys():
        _write(folder, {name: value for name, value in kept.items() if name not in left})


def forget_mappings(
    folder: Path, is_named_in: Callable[[str], bool], *, is_dry: bool = False
) -> int:
    """How many mappings have a heading or a value in which a person is named: they go, but nothing
    is changed where it `is_dry`. A file that cannot be read goes whole if the name is in it.
    OSError where it cannot be written."""
    kept, path = _kept(folder), folder / FILE
    if not kept:
        with suppress(FileNotFoundError):
            if is_named_in(path.read_bytes().decode("utf-8", errors="replace")):
                if not is_dry:
                    path.unlink()
                return 1
        return 0
    named = [key for key, value in kept.items() if any(map(is_named_in, _texts(value)))]
    if named and not is_dry:
        _write(folder, {key: value for key, value in kept.items() if key not in named})
    return len(named)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, list):
        for one in value:
            yield from _texts(one)
    else:
        yield str(value)


def _write(folder: Path, kept: Mapping[str, Any]) -> None:
    content = json.dumps(dict(sorted(kept.items())), ensure_ascii=False, indent=1) + "\n"
    replace_whole(folder / FILE, content.encode("utf-8"), mode=0o644)


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
