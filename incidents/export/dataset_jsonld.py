"""The tables as a schema.org/Dataset, for search engines of data."""

from __future__ import annotations

from typing import Any

from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of
from incidents.export.formats import FORMATS
from incidents.export.json_file import as_document
from incidents.words.dataset_metadata import About

KAZAKHSTAN = {"south": 40.5, "west": 46.4, "north": 55.5, "east": 87.4}
"""The country's box in degrees, rounded outward, after Natural Earth."""

ADDRESSES = {
    "csv": "incidents.csv",
    "xlsx": "incidents.xlsx",
    "geojson": "incidents.geojson",
    "datapackage": "incidents.zip",
    "json": "incidents.json",
    "datawrapper": "datawrapper.csv",
}
"""The formats that an address of the app serves, each with the last part of that address."""


def dataset_jsonld(dataset: Dataset, about: About, *, base: str) -> bytes:
    """The description as JSON-LD; `base` is the address before each file, "" for beside it."""
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": about.title,
        "description": f"What sources said about how many people were reported detained at "
        f"protests in Kazakhstan, where and when. {about.rule}",
        "version": about.version,
        "datePublished": about.date,
        "dateModified": about.date,
        "license": about.licence_url,
        "citation": about.citation,
        "creditText": about.citation,
        "isAccessibleForFree": True,
        "inLanguage": "en",
        "keywords": ["Kazakhstan", "protest", "detention", "freedom of assembly"],
        "measurementTechnique": about.rule,
        "variableMeasured": ["reported detentions, low", "reported detentions, high"],
        "temporalCoverage": _days(dataset),
        "spatialCoverage": {
            "@type": "Place",
            "name": "Kazakhstan",
            "geo": {"@type": "GeoShape", "box": " ".join(map(str, KAZAKHSTAN.values()))},
        },
        "contactPoint": about.contact
        and {"@type": "ContactPoint", "contactType": "corrections", "description": about.contact},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": FORMATS[name].media_type.partition(";")[0],
                "contentUrl": f"{base}{address}",
            }
            for name, address in ADDRESSES.items()
        ],
    }
    return as_document({key: value for key, value in described.items() if value != ""})


def _days(dataset: Dataset) -> Any:
    """First and last day of the events as an ISO 8601 interval; "" where there is none."""
    events = columns_of(dataset, "events")
    if not len(events):
        return ""
    return f"{events['date_first'].min().date()}/{events['date_last'].max().date()}"
