"""What goes wrong around the app while readers look at it."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import map_frame, wait_until_idle
from tests.processes import free_port, running_app
from tests.waiting import PATIENCE
from ui.process.open_pages import SECONDS

DATA = Path(__file__).parents[2] / "data"
SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
SOON = (SECONDS + PATIENCE) * 1000


def copied_tables(folder: Path) -> Path:
    folder.mkdir()
    for path in [*DATA.glob("*.csv"), DATA / "datapackage.json"]:
        shutil.copy(path, folder)
    return folder


def set_low(folder: Path, report_id: str, low: str) -> None:
    """Writes another low into one report and puts the table in place at once."""
    table = folder / "reports.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    next(row for row in rows if row["report_id"] == report_id)["detained_low"] = low
    written = folder / "reports.new"
    with written.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    written.replace(table)


def test_a_table_changed_on_disk_is_picked_up_and_a_broken_change_is_not(
    visit: Callable[..., Page], start_app: Callable[..., str], tmp_path: Path
) -> None:
    folder = copied_tables(tmp_path / "tables")
    page = visit(SEED_DAY, url=start_app(DETENTIONS_DATA=str(folder)))
    map_frame(page)
    claim = page.locator(".headline h1")
    expect(claim).to_contain_text("At least 39 people")

    set_low(folder, "2019-10-26-all-rferl", "50")
    expect(claim).to_contain_text("At least 50 people", timeout=SOON)

    set_low(folder, "2019-10-26-all-rferl", "fifty")
    notice = page.get_by_text("What is shown are the tables as they were before the last change.")
    expect(notice).to_be_visible(timeout=SOON)
    expect(claim).to_contain_text("At least 50 people")

    set_low(folder, "2019-10-26-all-rferl", "37")
    expect(claim).to_contain_text("At least 39 people", timeout=SOON)
    expect(notice).to_be_hidden()


def test_a_restarted_server_gets_its_readers_back_to_the_same_view(
    visit: Callable[..., Page], restartable: tuple[str, Callable[[], None], Callable[[], None]]
) -> None:
    url, stop, start = restartable
    page = visit(SEED_DAY + "&open=1526384&basis=eyewitness", url=url, closed=False)
    map_frame(page)
    wait_until_idle(page)
    before = page.locator(".headline").inner_text()

    stop()
    told = page.get_by_text("The server of this page does not answer.")
    expect(told).to_be_visible()
    # Streamlit's own words ask for an internet connection.
    page.wait_for_event("console", lambda message: "not responding" in message.text)
    expect(page.get_by_role("dialog")).to_have_count(0)
    start()
    expect(told).to_be_hidden(timeout=1000 * PATIENCE)

    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]').dataset.testConnectionState"
        " === 'CONNECTED'",
        timeout=1000 * PATIENCE,
    )
    wait_until_idle(page, seconds=PATIENCE)
    expect(page.locator(".headline")).to_have_text(before, use_inner_text=True)
    expect(page.locator(".place h2")).to_contain_text("Almaty")
    expect(page).to_have_url(re.compile("basis=eyewitness"))


READ_ONLY = """
set -e
for folder in "$PWD" "$HOME" /tmp /var; do
    mount --bind "$folder" "$folder"
    mount -o remount,ro,bind "$folder"
done
if touch "$PWD/written" 2>/dev/null; then exit 1; fi
exec "$@"
"""
"""Runs a command where nothing that the app could write to can be written."""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux mounts for one process alone")
def test_the_app_starts_with_a_read_only_disk(visit: Callable[..., Page], tmp_path: Path) -> None:
    inside = ["unshare", "--mount", "sh", "-c", READ_ONLY, "sh"]
    if subprocess.run([*inside, "true"], capture_output=True).returncode:
        pytest.skip("only root may mount a folder read-only")
    port = free_port()
    with running_app(port, tmp_path / "log.txt", {}, inside=inside):
        page = visit(SEED_DAY, url=f"http://127.0.0.1:{port}")
        map_frame(page)

        expect(page.locator(".headline h1")).to_contain_text("At least 39 people")
