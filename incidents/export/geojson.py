"""The incidents as GeoJSON (RFC 7946): longitude first, WGS 84, no `crs`.

The total and the figures for several places are members beside the features (section 6.1), so
that no program draws them at a place or adds them to one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from incidents.export.file_metadata import about_record
from incidents.export.json_columns import json_array, json_records, json_values
from incidents.export.json_file import as_document, total_record
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import tables_of
from text_safety.csv_columns import bytes_of

POINT = ("longitude", "latitude")
"""The columns that become the geometry, in the order that GeoJSON has them."""


def incidents_geojson(taking: Taking) -> Iterator[bytes]:
    """A FeatureCollection, some thousand features at a time; an incident whose place is not known
    has no geometry."""
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    points = taking.points
    if len(points):
        least, most = points.min(), points.max()
        collection["bbox"] = [float(ends[name]) for ends in (least, most) for name in POINT]
    collection["about"] = about_record(taking)
    collection["total"] = total_record(taking)
    yield as_document(collection).removesuffix(b"\n}\n") + b',\n "figures_together": '
    yield from json_array(taking.together)
    yield b',\n "features": ['
    is_first = True
    for table in tables_of(taking.incidents):
        yield (b"" if is_first else b",") + bytes_of(_features(table), ",")[:-1]
        is_first = False
    yield (b"]" if is_first else b"\n ]") + b"\n}\n"


def _features(table: pa.Table) -> pa.Array:
    """Each row as the text of a feature, with the line's end before it."""
    properties = [name for name in table.column_names if name not in POINT]
    return pc.binary_join_element_wise(
        '\n  {\n   "type": "Feature",\n   "id": ',
        json_values(table["incident_id"]),
        ',\n   "geometry": ',
        _geometries(table),
        ',\n   "properties": ',
        json_records(table, properties, depth=3),
        "\n  }",
        "",
    )


def _geometries(table: pa.Table) -> pa.Array:
    degrees = [table[name] for name in POINT]
    point = pc.binary_join_element_wise(
        '{\n    "type": "Point",\n    "coordinates": [\n     ',
        json_values(degrees[0]),
        ",\n     ",
        json_values(degrees[1]),
        "\n    ]\n   }",
        "",
    )
    known = pc.and_(*(pc.is_valid(one) for one in degrees))
    return pc.if_else(known.combine_chunks(), point, "null")
