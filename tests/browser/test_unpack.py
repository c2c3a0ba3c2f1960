"""The packed table comes out in the browser as it went in, but for what no page reads."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from geo.map.basemap import STATIC
from geo.map.packing import compressed, pack
from incidents.selection import Selection
from tests.incidents.slider.test_table import table_of
from tests.project_tables import project_dataset

UNPACK = """async (text) => {
    const [table] = await window.timemap_parts.decompress(text);
    return window.timemap_parts.unpack(table);
}"""
ODD = {
    "first": "2019-10-26",
    "last": "2019-11-26",
    "mode": "cumulative",
    "window_days": None,
    "places": [{"id": "1", "latitude": 1, "longitude": 2, "names": [[None, "1,234"]]}],
    "changes": [
        [0, 0, 12, 12, 1, "12+"],
        [3, 0, 1234, 1250, 1, "1,234–1,250+"],
        [4, 0, None, 30, 0, "up to 30"],
        [5, 0, 1, 1, 0, "12 or 11, not 1"],
        [6, 0, None, None, 0, ""],
    ],
    "totals": [
        [0, 12, 12, 1, "at least 12", 12],
        [3, 1300, 2000, 1, "1,300 to 2,000 or more", 1234],
        [5, None, None, 5, "detentions reported, no number", 0],
    ],
    "notes": [
        [0, []],
        [3, ["Circles show 1,234. 66 more…", "{0} of 12 <b>"]],
        [4, ["a", "b"]],
    ],
    "events": [[0, 2, "e1", "On 12 days", 12, 1], [3, 3, "e2", "", None, 4]],
}


def unpacked(browser: Browser, table: dict[str, Any]) -> dict[str, Any]:
    """The table after the way into a page, packed and compressed, and out of both."""
    page = page_that_unpacks(browser)
    result: dict[str, Any] = page.evaluate(UNPACK, compressed(pack(table)))
    page.close()
    return result


def page_that_unpacks(browser: Browser) -> Page:
    page = browser.new_page()
    for name in ("elements.js", "unpack.js"):
        page.add_script_tag(path=STATIC / name)
    return page


def read_events(table: dict[str, Any]) -> list[list[Any]]:
    """The events as a page reads them: without ids, with titles where they are single ones."""
    single = table["mode"] == "event"
    return [[*row[:2], None, row[3] if single else "", *row[4:]] for row in table["events"]]


def plain(table: dict[str, Any]) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(table))
    return copy


def at_totals(table: dict[str, Any]) -> list[list[Any]]:
    """The notes as they stand on each day of the totals, which is when the page asks for them."""
    rows = []
    for total in table["totals"]:
        standing = [lines for day, lines in table["notes"] if day <= total[0]]
        rows.append([total[0], standing[-1] if standing else []])
    return rows


@pytest.mark.parametrize("mode", ["cumulative", "window", "event"])
def test_the_projects_own_table_is_what_it_was(browser: Browser, mode: str) -> None:
    table = plain(table_of(project_dataset(), Selection(), mode=mode))

    result = unpacked(browser, table)

    for key in ("first", "last", "mode", "window_days", "places", "changes", "totals"):
        assert result[key] == table[key], key
    assert result["notes"] == at_totals(table)
    assert result["events"] == read_events(table)


def test_an_odd_table_is_what_it_was(browser: Browser) -> None:
    result = unpacked(browser, ODD)

    assert result["changes"] == ODD["changes"]
    assert result["totals"] == ODD["totals"]
    assert result["events"] == read_events(ODD)
    assert result["notes"] == at_totals(ODD)


def test_single_events_keep_their_titles(browser: Browser) -> None:
    result = unpacked(browser, {**ODD, "mode": "event"})

    assert [row[3] for row in result["events"]] == ["On 12 days", ""]


def test_tables_come_in_the_order_in_which_they_were_asked_for(browser: Browser) -> None:
    page = page_that_unpacks(browser)
    long, broken, short = compressed([0] * 300_000), "AAAA", compressed(1)

    came = page.evaluate(
        """async (texts) => {
            const came = [];
            const note = (value) => {
                came.push(value instanceof Error ? "none" : String(value).length);
            };
            await Promise.all(texts.map(
                (text) => window.timemap_parts.decompress(text).then(([v]) => v).then(note, note),
            ));
            return came;
        }""",
        [long, broken, short],
    )
    page.close()

    assert came == [599_999, "none", 1]
