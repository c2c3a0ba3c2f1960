"""Exports of small and real tables, read back the way another program would."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from functools import cache
from typing import Any

from openpyxl import load_workbook

from incidents.dataset.dataset import Dataset
from incidents.export.formats import FORMATS
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.sheets.selection_content import Taking, take
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.project_tables import released_dataset

SEED = Selection(events=("2019-10-26",))
EVERYTHING = Selection(contexts=("protest", "election_day", "state_of_emergency"))
ALMATY = "1526384"


@cache
def taken(selection: Selection, dataset: Dataset | None = None, *, links: bool = True) -> Taking:
    """The selection of these tables, or of the project's own, in English."""
    dataset = dataset or released_dataset()
    names = PlaceNames(dataset)
    return take(Speaker(dataset, Language(), names), selection, links=links)


@cache
def written(
    name: str, selection: Selection, dataset: Dataset | None = None, *, links: bool = True
) -> bytes:
    """The file of a format; read only, each is made once."""
    return FORMATS[name].write(taken(selection, dataset, links=links))


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file by column, read as Excel and Python do: a mark, then UTF-8."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """The rows of each sheet of a workbook by column."""
    book = load_workbook(io.BytesIO(content))
    found = {}
    for sheet in book.worksheets:
        header, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(header, row, strict=True)) for row in rows]
    return found


def files(content: bytes) -> dict[str, bytes]:
    """The files of a zip archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tables_of(content: bytes) -> dict[str, list[dict[str, str]]]:
    """The tables of a data package by name."""
    return {
        name.removesuffix(".csv"): csv_rows(file)
        for name, file in files(content).items()
        if name.endswith(".csv")
    }


def document(content: bytes) -> Any:
    """The JSON in the file."""
    return json.loads(content)
