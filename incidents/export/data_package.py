"""A selection as a Data Package: its rows of the tables, its total, and the figures made of them.

The fields of the tables are those of the project's own package. Counting in these tables with
the same query gives the same total. Texts that a spreadsheet would run are defused in each CSV
file (`text_safety.csv_injection`), and the package says so. Beside each stands a .csvt file, which
says to GDAL and QGIS what its columns hold: without it they take an id such as 2019-10-26 for a
date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import IO, Any

from incidents.counting.report_codes import Numbers
from incidents.export.csv_table import csv_parts, csv_text
from incidents.export.file_metadata import about_record, about_text
from incidents.export.json_file import as_document, total_record
from incidents.export.zipped import FixedZip, read_back
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import Sheet
from incidents.sheets.table_rows import needed_rows, table_parts
from incidents.tables.schema import PACKAGE_FILE, Descriptor, Package, read_package
from text_safety.csv_columns import csv_lines

LONG = 500_000
"""Rows from which on a table may be too large for an archive of the older form."""

CSVT_TYPES = {
    "integer": "Integer",
    "number": "Real",
    "boolean": "Integer(Boolean)",
    "date": "Date",
}
"""What GDAL's CSV driver calls the types of a table schema; every other is String."""


@dataclass(frozen=True)
class _Resource:
    """How a table is described, how many rows it has, and what gives it as CSV part by part."""

    described: dict[str, Any]
    rows: int
    parts: Callable[[], Iterator[bytes]]


def data_package(taking: Taking) -> Iterator[bytes]:
    """The package as a zip archive, piece by piece; the same bytes for the same selection of the
    same tables."""
    return read_back(partial(_write_package, taking))


def _write_package(taking: Taking, file: IO[bytes]) -> None:
    resources = list(_resources(taking))
    with FixedZip(file, "w") as archive:
        described = [resource.described for resource in resources]
        archive.writestr(PACKAGE_FILE, as_document(_descriptor(taking, described)))
        archive.writestr("README.md", _readme(taking, described))
        for resource in resources:
            told, is_long = resource.described, resource.rows > LONG
            archive.write_parts(told["path"], resource.parts(), is_long=is_long)
            archive.writestr(f"{told['name']}.csvt", _csvt(told["schema"]))


def _resources(taking: Taking) -> Iterator[_Resource]:
    own = replace(taking.incidents, name="incident_figures")
    for sheet in (taking.total, own, taking.together):
        yield _of_sheet(sheet)
    package, rows = read_package(taking.speaker.dataset.folder), needed_rows(taking)
    for table, needed in rows.items():
        yield _of_table(table, needed, taking, package)


def _of_sheet(sheet: Sheet) -> _Resource:
    fields = [
        {"name": column.name, "type": column.type, "description": column.description}
        for column in sheet.columns
    ]
    schema = {"fields": fields, "missingValues": [""]}
    described = _described(sheet.name, sheet.title, "", schema)
    return _Resource(described, len(sheet.rows), partial(csv_parts, sheet, line_end="\n"))


def _of_table(table: str, rows: Numbers, taking: Taking, package: Package) -> _Resource:
    own: Descriptor = package.tables[table]
    described = _described(
        table, own.get("title", table), own.get("description", ""), dict(own["schema"])
    )

    def parts() -> Iterator[bytes]:
        yield csv_text(package.columns(table), [], line_end="\n").encode()
        for part in table_parts(table, rows, taking, package):
            yield csv_lines(part)

    return _Resource(described, len(rows), parts)


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
