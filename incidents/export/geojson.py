"""The incidents as GeoJSON (RFC 7946): longitude first, WGS 84, no `crs`.

The total and the figures for several places are members beside the features (section 6.1), so
that no program draws them at a place or adds them to one.
"""

from __future__ import annotations

from typing import Any

from incidents.export.file_metadata import about_record
from incidents.export.json_file import as_document, total_record
from incidents.export.selection_content import Taking


def incidents_geojson(taking: Taking) -> bytes:
    """A FeatureCollection; an incident whose place is not known has no geometry."""
    features = [_feature(record) for record in taking.incidents.records()]
    collection: dict[str, Any] = {"type": "FeatureCollection"}
    points = [f["geometry"]["coordinates"] for f in features if f["geometry"]]
    if points:
        longitudes, latitudes = zip(*points, strict=True)
        collection["bbox"] = [
            min(longitudes),
            min(latitudes),
            max(longitudes),
            max(latitudes),
        ]
    collection["about"] = about_record(taking)
    collection["total"] = total_record(taking)
    collection["figures_together"] = list(taking.together.records())
    collection["features"] = features
    return as_document(collection)


def _feature(record: dict[str, Any]) -> dict[str, Any]:
    longitude, latitude = record.pop("longitude"), record.pop("latitude")
    known = longitude is not None and latitude is not None
    return {
        "type": "Feature",
        "id": record["incident_id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]} if known else None,
        "properties": record,
    }
