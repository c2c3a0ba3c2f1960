"""A selection as a Data Package: its rows of the tables, its total, and the figures made of them.

The fields of the tables are those of the project's own package. Counting in these tables with
the same query gives the same total. Texts that a spreadsheet would run are defused in each CSV
file (`text_safety.csv_injection`), and the package says so. Beside each stands a .csvt file, which
says to GDAL and QGIS what its columns hold: without it they take an id such as 2019-10-26 for a
date.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from incidents.export.csv_table import csv_parts, csv_text
from incidents.export.file_metadata import about_record, about_text
from incidents.export.json_file import as_document, total_record
from incidents.export.selection_content import Taking
from incidents.export.sheets import Sheet
from incidents.export.table_rows import needed_ids, table_rows
from incidents.export.zipped import FixedZip
from incidents.tables.schema import Descriptor, Package, read_package

DESCRIPTOR = "datapackage.json"

CSVT_TYPES = {
    "integer": "Integer",
    "number": "Real",
    "boolean": "Integer(Boolean)",
    "date": "Date",
}
"""What GDAL's CSV driver calls the types of a table schema; every other is String."""

Resource = tuple[dict[str, Any], str]
"""How a table is described, and the table as CSV."""


def data_package(taking: Taking) -> bytes:
    """The package as a zip archive; the same bytes for the same selection of the same tables."""
    resources = list(_resources(taking))
    written = io.BytesIO()
    with FixedZip(written, "w") as archive:
        described = [described for described, _ in resources]
        archive.writestr(DESCRIPTOR, as_document(_descriptor(taking, described)))
        archive.writestr("README.md", _readme(taking, described))
        for resource, table in resources:
            archive.writestr(resource["path"], table.encode("utf-8"))
            archive.writestr(f"{resource['name']}.csvt", _csvt(resource["schema"]))
    return written.getvalue()


def _resources(taking: Taking) -> Iterator[Resource]:
    own = replace(taking.incidents, name="incident_figures")
    for sheet in (taking.total, own, taking.together):
        yield _of_sheet(sheet)
    package, ids = read_package(taking.speaker.dataset.folder), needed_ids(taking)
    for table in ids:
        yield _of_table(table, ids[table], taking, package)


def _of_sheet(sheet: Sheet) -> Resource:
    fields = [
        {"name": column.name, "type": column.type, "description": column.description}
        for column in sheet.columns
    ]
    schema = {"fields": fields, "missingValues": [""]}
    described = _described(sheet.name, sheet.title, "", schema)
    return described, b"".join(csv_parts(sheet, line_end="\n")).decode()


def _of_table(table: str, ids: set[str], taking: Taking, package: Package) -> Resource:
    own: Descriptor = package.tables[table]
    rows = table_rows(table, ids, taking, package)
    described = _described(
        table, own.get("title", table), own.get("description", ""), dict(own["schema"])
    )
    return described, csv_text(package.columns(table), rows, line_end="\n")


def _described(name: str, title: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "title": title,
        **({"description": description} if description else {}),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _csvt(schema: Descriptor) -> str:
    types = (CSVT_TYPES.get(field.get("type", ""), "String") for field in schema["fields"])
    return ",".join(f'"{type_}"' for type_ in types) + "\n"


def _descriptor(taking: Taking, resources: list[dict[str, Any]]) -> dict[str, Any]:
    about = taking.about
    licence = {"title": about.licence, "path": about.licence_url}
    descriptor = {
        "profile": "data-package",
        "name": "detentions-selection",
        "title": about.title,
        "description": f"{taking.sentence} {_defused_note(taking)}",
        "version": about.version,
        "created": f"{about.date}T00:00:00Z" if about.date else "",
        "licenses": [licence] if about.licence_url else [],
        "about": about_record(taking),
        "total": total_record(taking),
        "resources": resources,
    }
    return {key: value for key, value in descriptor.items() if value not in ("", [])}


def _readme(taking: Taking, resources: list[dict[str, Any]]) -> str:
    tables = "".join(f"- {r['path']}: {r['title']}\n" for r in resources)
    return f"{about_text(taking)}\n{tables}\n{_defused_note(taking)}\n"


def _defused_note(taking: Taking) -> str:
    return taking.speaker.language.say(
        "In the CSV files an apostrophe stands before a text that a spreadsheet would run as a "
        "formula; it is no part of the text."
    )
