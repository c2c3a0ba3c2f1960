"""An editor at this machine brings a table in, with a real browser; anybody else may not."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from incidents.tables.schema import PROJECT_DATA
from tests.browser.watching import MAP_FRAME, wait_until_idle

ROWS = (
    "date,place,words,number,who says so,source,address\n"
    "2019-10-26,Shymkent,nine people were detained,9,AFP,AFP,https://afp.example/1\n"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("desk") / "data"
    folder.mkdir()
    for path in (*PROJECT_DATA.glob("*.csv"), PROJECT_DATA / "datapackage.json"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def desk_url(start_app: Callable[..., str], folder: Path) -> str:
    return start_app(DETENTIONS_DATA=str(folder), DETENTIONS_EDITING="on")


def test_a_list_is_brought_in_seen_saved_and_shown_on_the_map(
    visit: Callable[..., Page], desk_url: str, folder: Path
) -> None:
    page = visit("/desk", url=desk_url)

    page.locator("input[type=file]").first.set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": ROWS.encode()}
    )
    expect(page.get_by_role("heading", name="What it does to the figures")).to_be_visible()
    expect(page.get_by_role("cell", name="at least 45")).to_be_visible()
    page.get_by_role("button", name="Save these rows").click()
    expect(page.get_by_text("Saved as entry 1 of the journal")).to_be_visible()

    assert (folder / "journal" / "000001.json").is_file()
    page = visit("/?event=2019-10-26", url=desk_url)
    expect(page.locator(".headline h1")).to_contain_text("At least 45 people")


def test_a_click_on_the_map_settles_a_name_and_one_beside_its_rings_takes_the_point(
    visit: Callable[..., Page], desk_url: str
) -> None:
    page = visit("/desk", url=desk_url)
    heading, row = ROWS.splitlines()
    rows = [heading, row.replace("Shymkent", "Aksu"), row.replace("Shymkent", "Nowhereville")]
    page.locator("input[type=file]").first.set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    )
    frame = page.frame_locator(MAP_FRAME)

    frame.locator("path.leaflet-interactive").first.click()
    expect(page.get_by_text("A click on a ring says that it is “Nowhereville”")).to_be_visible()
    expect(page.get_by_role("button", name="Ask again")).to_have_count(1)
    wait_until_idle(page)

    frame.locator("#map_div").click(position={"x": 400, "y": 200})
    wait_until_idle(page)
    expect(page.get_by_label("“Nowhereville” is no place that is known")).to_have_value(
        re.compile(r"^\d\d\.\d{4}, \d\d\.\d{4}$")
    )


def test_a_reader_who_comes_through_a_proxy_finds_no_desk(
    visit: Callable[..., Page], desk_url: str
) -> None:
    page = visit("/", url=desk_url)
    page.set_extra_http_headers({"X-Forwarded-For": "203.0.113.9"})

    page.goto(f"{desk_url}/desk")

    expect(page.get_by_text("It is switched off")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
