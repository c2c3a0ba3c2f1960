"""How large a file may be that is brought in: settings, read in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

SETTINGS = {
    "file_bytes": "DETENTIONS_IMPORT_FILE_BYTES",
    "unpacked_bytes": "DETENTIONS_IMPORT_UNPACKED_BYTES",
    "rows": "DETENTIONS_IMPORT_ROWS",
    "columns": "DETENTIONS_IMPORT_COLUMNS",
    "workbook_bytes": "DETENTIONS_IMPORT_WORKBOOK_BYTES",
    "workbook_seconds": "DETENTIONS_IMPORT_WORKBOOK_SECONDS",
}
"""The environment variable of each limit."""


@dataclass(frozen=True)
class Limits:
    """The largest file in bytes, the most that it may unpack to, the most rows and columns of one
    of its sheets, and the memory in bytes and the seconds that opening a workbook may take."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 500_000_000
    rows: int = 1_000_000
    columns: int = 1_000
    workbook_bytes: int = 2_000_000_000
    workbook_seconds: int = 120


def limits(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits that are set; what is no whole number is not set.

    >>> limits({"DETENTIONS_IMPORT_ROWS": "500"}).rows, limits({}).columns
    (500, 1000)
    """
    given = {name: environment.get(variable, "") for name, variable in SETTINGS.items()}
    return Limits(**{name: int(value) for name, value in given.items() if value.isdecimal()})
