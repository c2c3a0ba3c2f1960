"""JSON as tables: an array of objects, GeoJSON, lines of JSON, or an object of arrays by name.

What an object holds inside a cell becomes columns with dots in their names; a list is written with
semicolons between its values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from geo.csv_text import BROKEN_LETTER
from geo.message import to_say

MOST_DEPTH = 4
"""Objects inside objects that become columns; deeper ones stay JSON."""

_SURROGATE = re.compile("[\ud800-\udfff]")

Table = dict[int, list[str] | str]


class NoTable(Exception):
    """The text is JSON, or begins as such, and holds no table; says why."""


def looks_like_json(text: str) -> bool:
    """Whether a text begins as a JSON array or object does."""
    return re.match(r'\s*(?:\[\s*[\[{\]]|\{\s*["}])', text) is not None


def tables_of(text: str) -> dict[str, Table]:
    """The tables by their names, "" of one that has none, with a heading in row 1; NoTable where
    there is none."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        value = _lines(text)
        if value is None:
            told = to_say("line {line}: {error}", line=error.lineno, error=error.msg)
            raise NoTable(told) from error
    except (ValueError, RecursionError) as error:
        raise NoTable(to_say("it nests too deep, or holds too long a number")) from error
    found = {name: table for name, table in _tables(value).items() if len(table) > 1}
    if not found:
        raise NoTable(to_say("it holds no array of objects"))
    return found


def _lines(text: str) -> list[Any] | None:
    """The values of a text with one on each line, None where a line is none."""
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        return None


def _tables(value: Any) -> dict[str, Table]:
    if isinstance(value, list):
        return {"": table_of(value)}
    if not isinstance(value, Mapping):
        return {}
    if value.get("type") == "FeatureCollection":
        features = value.get("features")
        return {"": table_of(map(_of_feature, features))} if isinstance(features, list) else {}
    if isinstance(value.get("resources"), list):
        inline = (one for one in value["resources"] if isinstance(one, Mapping))
        value = {str(one.get("name", "")): one.get("data") for one in inline}
    arrays = {str(name): rows for name, rows in value.items() if _is_of_objects(rows)}
    if len(arrays) == 1:  # the answer of an API: its rows beside a count and a link
        [(name, rows)] = arrays.items()
        return {name if name not in ("data", "results", "rows", "records") else "": table_of(rows)}
    return {name: table_of(rows) for name, rows in arrays.items()}


def _is_of_objects(rows: Any) -> bool:
    return isinstance(rows, list) and bool(rows) and all(isinstance(row, Mapping) for row in rows)


def _of_feature(feature: Any) -> Mapping[str, Any]:
    """The properties of a feature, with the point that it stands at."""
    if not isinstance(feature, Mapping):
        return {}
    properties = feature.get("properties")
    row = dict(properties) if isinstance(properties, Mapping) else {}
    geometry = feature.get("geometry")
    if isinstance(geometry, Mapping) and geometry.get("type") == "Point":
        match geometry.get("coordinates"):
            case [float() | int() as longitude, float() | int() as latitude, *_]:
                row |= {"longitude": longitude, "latitude": latitude}
    return row


def table_of(rows: Any) -> Table:
    """The rows of objects under a heading with every name that one of them has; rows of cells as
    they are."""
    listed = list(rows)
    if any(isinstance(row, Sequence) and not isinstance(row, str) for row in listed):
        cells = [[_text(cell) for cell in row] for row in listed if isinstance(row, list)]
        return dict(enumerate(cells, start=1))
    if not any(isinstance(row, Mapping) for row in listed):
        return {}
    flat = [dict(_flat(row, "", 0)) if isinstance(row, Mapping) else {} for row in listed]
    names = list(dict.fromkeys(name for row in flat for name in row))
    body = [[row.get(name, "") for name in names] for row in flat]
    return dict(enumerate([names, *body], start=1))


def _flat(row: Mapping[str, Any], before: str, depth: int) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        title = f"{before}{_SURROGATE.sub(BROKEN_LETTER, str(name))}"
        if isinstance(value, Mapping) and depth < MOST_DEPTH:
            yield from _flat(value, f"{title}.", depth + 1)
        else:
            yield title, _text(value)


def _text(value: Any) -> str:
    """A value as a cell; half a letter that JSON can write is a broken one."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, list):
        return "; ".join(filter(None, map(_text, value)))
    if isinstance(value, Mapping):
        value = json.dumps(value, ensure_ascii=False)
    return "" if value is None else _SURROGATE.sub(BROKEN_LETTER, str(value)).strip()
