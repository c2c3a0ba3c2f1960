"""The page of incidents with 100,000 of them, against the same table in plain st.dataframe."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from playwright.sync_api import Page

from bench.chromium import box_of, new_reader, open_page, wait_until_calm, wait_until_idle
from bench.results import Row, growth
from bench.run import (
    KINDS,
    MANY_INCIDENTS,
    MOST_INCIDENTS,
    Bench,
    after_event,
    first_picture,
    text_after,
)
from bench.servers import Server

VISITS = 5
FIRST_ROW_TIMES, MOST_MILLISECONDS = 1.0, 500
"""As long as `st.dataframe` to the first row, warm; from a click or Enter to what it brings."""

WARM_OF_A_MILLION = 3
WORDS = ("Almaty", "Shymkent", "Semey", "several cities")
"""Each is found as it stands by both; ours finds other spellings too."""

TO_THE_MARK, FIRST_ROW, ROW = 18, 52, 35
"""Pixels from the table's corner to the mark that chooses its first row, and from row to row."""

TABLE = "[data-testid=stDataFrame]"
ADDRESSES = {"product": "/incidents", "dataframe": "/"}
OPENED = {"product": ".incident-head", "dataframe": ".st-key-incident"}
"""What holds the words of the incident that is open."""


@dataclass(frozen=True)
class Found:
    """What one app took, in milliseconds, and the megabytes of its server at the end."""

    cold: float
    warm: Sequence[float]
    opened: Sequence[float]
    searched: Sequence[float]
    megabytes: float


def measure_incidents(bench: Bench) -> Iterator[Row]:
    """Each on a server that nobody has visited: page, then an incident, then a search."""
    found = {app: _one_app(bench, app, bench.large_data, VISITS) for app in ADDRESSES}
    number = f"{MANY_INCIDENTS:,}"
    yield _row(
        f"Incidents page with {number} incidents to its first row, first visit of a server, "
        "against plain `st.dataframe`",
        {app: one.cold for app, one in found.items()},
    )
    yield _row(
        f"— warm (median of {VISITS})",
        {app: median(one.warm) for app, one in found.items()},
        times=FIRST_ROW_TIMES,
    )
    yield _row(
        f"From the click on a row to its incident (median of {VISITS}), against the row's cells "
        "in `st.table`",
        {app: median(one.opened) for app, one in found.items()},
        most=MOST_MILLISECONDS,
    )
    yield _row(
        "From Enter to the rows found, first search of a server, against `str.contains`",
        {app: one.searched[0] for app, one in found.items()},
    )
    yield _row(
        f"— other words (median of {len(WORDS) - 1})",
        {app: median(one.searched[1:]) for app, one in found.items()},
        most=MOST_MILLISECONDS,
    )
    yield Row(
        f"Memory of the server with {number} incidents",
        f"{found['product'].megabytes:.0f} MB",
        f"{found['dataframe'].megabytes:.0f} MB",
        f"{found['product'].megabytes / found['dataframe'].megabytes:.1f} times as much",
    )
    yield from _of_a_million(bench, found["product"])


def _of_a_million(bench: Bench, of_many: Found) -> Iterator[Row]:
    """The largest tables, without the peer; `of_many` is what a tenth of them took."""
    found = _one_app(bench, "product", bench.data_of(MOST_INCIDENTS), WARM_OF_A_MILLION)
    for what, ours, before in (
        ("page to its first row, warm", median(found.warm), median(of_many.warm)),
        ("a click on a row to its incident", median(found.opened), median(of_many.opened)),
        ("a search", median(found.searched[1:]), median(of_many.searched[1:])),
    ):
        yield Row(f"The same with {MOST_INCIDENTS:,} incidents: {what}", _time(ours))
        yield growth(f"{what}, from {MANY_INCIDENTS:,} to {MOST_INCIDENTS:,}", ours / before)
    yield Row("— memory of the server", f"{found.megabytes:.0f} MB")


def _row(
    measure: str,
    milliseconds: Mapping[str, float],
    *,
    times: float | None = None,
    most: float | None = None,
) -> Row:
    """Bounded by the peer's time, so many times, or by so many milliseconds, or not at all."""
    ours, peer = milliseconds["product"], milliseconds["dataframe"]
    bound, met = "", None
    if times is not None:
        bound, met = f"at most {times:g} times", ours / peer <= times
    if most is not None:
        bound, met = f"{most:g} ms", ours <= most
    return Row(measure, _time(ours), _time(peer), f"{ours / peer:.2f} times as long", bound, met)


def _time(milliseconds: float) -> str:
    if milliseconds >= 10_000:
        return f"{milliseconds / 1000:.1f} s"
    return f"{milliseconds:.0f} ms"


def _one_app(bench: Bench, app: str, data: Path, visits: int) -> Found:
    with bench.fresh(app, data) as server:
        reader = new_reader(bench.browser, KINDS["incidents"])
        url = f"{server.url}{ADDRESSES[app]}"
        cold = first_picture(reader, url)
        warm = []
        for _ in range(visits):
            wait_until_calm(seconds=10)
            warm.append(first_picture(reader, url))
        page = open_page(reader, url)
        opened = _openings(page, OPENED[app])
        reader.close()
        return Found(cold, warm, opened, _searches(bench, server, url), server.megabytes())


def _openings(page: Page, opened: str) -> list[float]:
    """From the click on the mark of each of the first rows to the words of its incident."""
    times = []
    for number in range(VISITS):
        wait_until_calm(seconds=10)
        box = box_of(page.locator(TABLE).first)
        x, y = box["x"] + TO_THE_MARK, box["y"] + FIRST_ROW + number * ROW
        found = text_after(page, opened, partial(page.mouse.click, x, y))
        assert found is not None, "no incident opened"
        times.append(found)
        wait_until_idle(page)
    return times


def _searches(bench: Bench, server: Server, url: str) -> list[float]:
    """From Enter to the changed words of the table, for each of the searches."""
    reader = new_reader(bench.browser, KINDS["incidents"])
    page = open_page(reader, url)
    box = page.get_by_label("Search the incidents")
    times = []
    for words in WORDS:
        wait_until_calm(seconds=10)
        box.fill(words)
        page.wait_for_timeout(500)
        found = after_event(page, lambda: page.keyboard.press("Enter"))
        assert found is not None, f"nothing came of the search for {words}"
        times.append(found)
        wait_until_idle(page)
    reader.close()
    return times
