"""A reader takes away what is on the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.incidents.export.exporting import csv_rows, document, sheets


def taken_by(page: Page, button: str) -> tuple[str, bytes]:
    """Name and content of the file that this button gives."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_the_files_hold_the_number_of_the_sentence(visit: Callable[..., Page]) -> None:
    sentence = "At least 39 people were reported detained in 4 cities on 26 October 2019"
    page = visit("/data?event=2019-10-26")
    page.get_by_text(sentence).first.wait_for()

    name, content = taken_by(page, "CSV")
    _, workbook = taken_by(page, "Excel")
    _, geojson = taken_by(page, "GeoJSON")

    assert name.startswith("detentions-2019-10-26-v") and name.endswith(".csv")
    rows = csv_rows(content)
    assert len(rows) == 4
    assert sentence in rows[0]["about_this_file"]
    for total in (sheets(workbook)["total"][0], document(geojson)["total"]):
        assert (total["low"], total["label"]) == (39, "39+")
        assert total["sentence"].startswith(sentence)
