"""The formats in which a selection is taken away, by the name that a command and a link give."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from incidents.export.csv_table import incidents_csv
from incidents.export.data_package import data_package
from incidents.export.datawrapper import datawrapper_csv
from incidents.export.geojson import incidents_geojson
from incidents.export.json_file import count_json, incidents_json
from incidents.export.xlsx import MEDIA_TYPE, workbook
from incidents.selection import Selection
from incidents.sheets.selection_content import Taking
from incidents.words.dataset_metadata import About

LAYOUT = "2"
"""Goes up whenever the same tables come out of a format as other bytes."""

LONGEST_NAME = 80
"""Characters of a file name before its version and its ending."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")


@dataclass(frozen=True)
class Format:
    """A format: how its files end, its media type, and what makes one.

    `is_text`: a terminal can show it. `for_people`: it is read by people, not by programs.
    """

    name: str
    suffix: str
    media_type: str
    make: Callable[[Taking], bytes | Iterator[bytes]]
    is_text: bool = True
    for_people: bool = False

    def parts(self, taking: Taking) -> Iterator[bytes]:
        """The file piece by piece: one that holds every incident is never in memory as a whole,
        where its format can be written so."""
        made = self.make(taking)
        return iter([made]) if isinstance(made, bytes) else made

    def write(self, taking: Taking) -> bytes:
        """The whole file."""
        return b"".join(self.parts(taking))


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        format_.name: format_
        for format_ in (
            Format("csv", ".csv", "text/csv; charset=utf-8; header=present", incidents_csv),
            Format(
                "xlsx",
                ".xlsx",
                MEDIA_TYPE,
                workbook,
                is_text=False,
                for_people=True,
            ),
            Format("geojson", ".geojson", "application/geo+json", incidents_geojson),
            Format("datapackage", ".zip", "application/zip", data_package, is_text=False),
            Format(
                "datawrapper",
                "-places.csv",
                "text/csv; charset=utf-8; header=present",
                datawrapper_csv,
            ),
            Format("json", ".json", "application/json", incidents_json),
            Format("count", "-count.json", "application/json", count_json),
        )
    }
)


def file_name(format_: Format, selection: Selection, version: str) -> str:
    """A name for a file that is safe on any disk and in any header, with the data version.

    >>> file_name(FORMATS["csv"], Selection(events=("2019-10-26",)), "1.0.0")
    'detentions-2019-10-26-v1.0.0.csv'
    """
    values = [value for key, value in selection.to_query() if key != "context"]
    chosen = _safe("-".join(values))[:LONGEST_NAME]
    parts = ["detentions", chosen, f"v{_safe(version)[:20]}" if version else ""]
    return "-".join(part.strip("-.") for part in parts if part) + format_.suffix


def digest(
    tables: str, format_: Format, selection: Selection, about: About, *variants: object
) -> str:
    """What changes whenever the file of this selection would: 32 hexadecimal digits.

    `tables` is the digest of the data set; `variants` are whatever else the file depends on.
    """
    parts = (LAYOUT, tables, format_.name, selection.to_query(), about, variants)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def dashed(text: str) -> str:
    """The text with dashes for whatever some disk or header cannot have in a file's name."""
    return _UNSAFE.sub("-", text)


def _safe(text: str) -> str:
    return dashed(text).strip("-.")
