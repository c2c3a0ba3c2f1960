"""An editor at this machine brings a table in, with a real browser; anybody else may not."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from incidents.tables.schema import PROJECT_DATA
from tests.browser.layout import sticking_out
from tests.browser.watching import MAP_FRAME, in_the_end, resize, wait_until_idle

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
    page.goto(f"{desk_url}/?event=2019-10-26")
    expect(page.locator(".headline h1")).to_contain_text("At least 45 people")


@pytest.fixture(scope="module")
def open_names(visit_once: Callable[..., Page], desk_url: str) -> Page:
    """A list with a name of two places and one of none, brought in and not yet saved."""
    page = visit_once("/desk", url=desk_url)
    heading, row = ROWS.splitlines()
    rows = [heading, row.replace("Shymkent", "Aksu"), row.replace("Shymkent", "Nowhereville")]
    page.locator("input[type=file]").first.set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}
    )
    page.frame_locator(MAP_FRAME).locator("path.leaflet-interactive").first.wait_for()
    wait_until_idle(page)
    return page


def test_in_the_dark_the_signs_on_the_map_of_open_names_are_dark_too(open_names: Page) -> None:
    page = open_names
    sign = page.frame_locator(MAP_FRAME).locator(".leaflet-bar a").first

    page.emulate_media(color_scheme="dark")

    expect(sign).to_have_css("background-color", "rgb(18, 22, 26)")
    page.emulate_media(color_scheme="light")
    expect(sign).not_to_have_css("background-color", "rgb(18, 22, 26)")
    wait_until_idle(page)


def test_a_click_on_the_map_settles_a_name_and_one_beside_its_rings_takes_the_point(
    open_names: Page,
) -> None:
    page = open_names
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


def bomb() -> bytes:
    """A workbook of some hundred kilobytes that unpacks to more than is read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 501_000_000)
    return packed.getvalue()


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut-off.xlsx": (lambda: b"PK\x03\x04" + b"\0" * 500, "damaged or locked"),
    "bomb.xlsx": (bomb, "unpacks to 501,000,000 bytes"),
    "empty.csv": (lambda: b"", "is empty"),
    "pdf.csv": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)), "is a PDF"),
}


def test_a_file_that_cannot_be_read_says_why_and_leaves_the_way_in_for_the_next(
    visit: Callable[..., Page], desk_url: str, folder: Path
) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.csv")}
    page = visit("/desk", url=desk_url, width=390)
    box, alert = page.locator("input[type=file]").first, page.locator(".notice[role=alert]")

    for name, (content, told) in REFUSED.items():
        box.set_input_files({"name": name, "mimeType": "text/csv", "buffer": content()})
        expect(alert.filter(has_text=f"{name} ")).to_contain_text(told)
        wait_until_idle(page)
        in_the_end(page, lambda: fits(page))

    # One bad byte and one character that is not to be seen keep their rows out, and no other.
    rows = [ROWS.encode(), ROWS.splitlines()[1].replace("nine", "ni\0ne").encode()]
    content = b"\n".join([*rows, rows[1].replace(b"\0", b"\xff")])
    box.set_input_files({"name": "bytes.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.locator(".desk-counted")).to_contain_text("2 rows have problems.")
    wait_until_idle(page)
    page.get_by_role("button", name="Put it away").focus()
    page.keyboard.press("Enter")
    expect(box).to_be_attached()
    for width in (390, 1280):
        resize(page, width, 900)
        in_the_end(page, lambda: fits(page))
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == before


def fits(page: Page) -> None:
    assert sticking_out(page) <= 0, page.viewport_size


def test_a_reader_who_comes_through_a_proxy_finds_no_desk(
    visit: Callable[..., Page], desk_url: str
) -> None:
    page = visit("/method", url=desk_url)
    page.set_extra_http_headers({"X-Forwarded-For": "203.0.113.9"})

    page.goto(f"{desk_url}/desk")

    expect(page.get_by_text("It is switched off")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
