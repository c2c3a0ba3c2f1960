"""Where no figure can be had a page says why, and what could be counted last stays."""

from __future__ import annotations

import asyncio
import re
import resource
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from bench.websocket_reader import Reader
from geo.message import to_say
from incidents.counting import count as counting
from incidents.dataset.memory_left import LEAST, SECONDS
from incidents.engine.cluster_setting import ClusterFailure
from incidents.rule.figure import Figure
from incidents.selection import Selection
from tests.app_pages import opened, words
from tests.processes import free_port, running_app
from ui import last_good_view
from ui.session.session_keys import COUNT_AGAIN, PASSPORT_OF, TABLES_DRAWN, VIEW
from ui.session.tables import keeper

BEYOND = Selection(bases=("media",), regions=("KZ-75",))
"""A choice that nobody else's test counts."""

TOLD = "too little memory"

REALLY = counting.kept_total


@pytest.fixture(autouse=True)
def beyond_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counting those who say so needs more memory than any machine has."""

    def kept_total(*asked: object, **options: object) -> Figure:
        if BEYOND.bases == asked[1].bases:  # type: ignore[attr-defined]
            np.ones(2**55)
        return REALLY(*asked, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(counting, "kept_total", kept_total)


def chosen(app: AppTest, selection: Selection) -> AppTest:
    """The app after this reader chose other filters."""
    app.session_state[VIEW] = replace(app.session_state[VIEW], filters=selection)
    app.run()
    assert not app.exception
    return app


def headline(app: AppTest) -> str:
    [found] = re.findall(r'class="headline[^>]*>(.*?)</', words(app))
    return str(found)


@pytest.mark.parametrize("page", ["", "regions"])
def test_the_last_good_figures_stay_and_the_page_says_why(page: str) -> None:
    app = opened(page)
    before = app.session_state[VIEW]
    told = words(chosen(app, BEYOND))

    assert TOLD in told
    assert "headline" in told
    assert app.session_state[VIEW] == before


def test_the_figure_that_stays_is_the_one_of_before() -> None:
    app = opened()
    before = headline(app)

    assert headline(chosen(app, BEYOND)) == before


def test_the_view_that_stays_is_the_last_good_one() -> None:
    app = chosen(opened(), Selection(regions=("KZ-75",)))
    before = headline(app)

    assert headline(chosen(app, BEYOND)) == before


def test_where_the_last_good_view_cannot_be_counted_again_that_is_told_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened("regions")
    keeper().tables().shown.dataset.made.clear()
    monkeypatch.setattr(counting, "kept_total", lambda *_, **__: np.ones(2**55))

    told = words(chosen(app, Selection(regions=("KZ-75",))))

    assert TOLD in told
    assert "headline" not in told


def test_where_nothing_else_can_be_shown_what_was_kept_is_given_up() -> None:
    opened("regions")
    made = keeper().tables().shown.dataset.made
    kept = dict(made)
    opened(basis="media", region="KZ-75")

    assert kept
    assert all(made.get(function) is not its_own for function, its_own in kept.items())


def test_another_choice_ends_what_is_said() -> None:
    app = chosen(opened(), BEYOND)

    assert TOLD not in words(chosen(app, Selection(regions=("KZ-75",))))


def test_who_comes_with_such_a_link_is_told() -> None:
    app = opened(basis="media", region="KZ-75")

    assert TOLD in words(app)
    assert "headline" not in words(app)
    assert TOLD not in words(chosen(app, Selection()))


def test_a_button_counts_what_was_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = chosen(opened(), BEYOND)
    monkeypatch.setattr(counting, "kept_total", REALLY)
    app.button(key=COUNT_AGAIN).click().run()

    assert not app.exception
    assert TOLD not in words(app)
    assert app.session_state[VIEW].filters == BEYOND
    # What is counted now is kept, and the next test would find that it can be had.
    keeper().tables().shown.dataset.made.clear()


def test_a_window_tells_it_too_and_the_page_under_it_stays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened()
    before = headline(app)
    app.session_state[TABLES_DRAWN].shown.dataset.made.clear()
    app.session_state[PASSPORT_OF] = BEYOND
    told = words(app.run())

    assert not app.exception
    assert TOLD in told
    assert headline(app) == before

    monkeypatch.setattr(counting, "kept_total", REALLY)
    assert TOLD not in words(app.button(key="explain-again").click().run())


def test_where_the_last_view_cannot_be_had_either_the_one_asked_for_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = opened()

    def never(*asked: object, **options: object) -> Figure:
        raise ClusterFailure(to_say("No cluster answers at {address}.", address="<b>here</b>"))

    monkeypatch.setattr(counting, "kept_total", never)
    app.session_state[TABLES_DRAWN].shown.dataset.made.clear()
    told = words(chosen(app, BEYOND))

    assert "No cluster answers at &lt;b&gt;here&lt;/b&gt;." in told
    assert "No figure can be shown." in told
    assert app.session_state[VIEW].filters == BEYOND


def test_tables_too_large_for_the_machine_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def tables(self) -> None:
            np.ones(2**55)

    monkeypatch.setattr(last_good_view, "keeper", Full)

    told = words(opened(language="en"))

    assert "too little memory for these tables" in told
    assert "headline" not in told


@contextmanager
def _hardly_any_memory(process: int) -> Iterator[None]:
    """Meanwhile the process gets half of what must be left for anything to be made."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + LEAST // 2
    free = resource.RLIM_INFINITY
    resource.prlimit(process, resource.RLIMIT_AS, (limit, free))
    time.sleep(2 * SECONDS)  # so long a look at it may hold
    yield
    resource.prlimit(process, resource.RLIMIT_AS, (free, free))
    time.sleep(2 * SECONDS)


def _status(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        with refused:
            assert "Content-Security-Policy" in refused.headers
            return refused.code, refused.read().decode()


async def _headlines_around_a_limit(url: str, process: int) -> list[str]:
    """The headline that a reader has, the one where memory runs out for another choice, and the one
    of that choice once there is memory again."""
    reader = Reader(url)
    await reader.connect()
    await reader.ask()
    seen = [reader.headline]
    with _hardly_any_memory(process):
        await reader.choose(["official"])
        seen.append(reader.headline)
    await reader.choose(["monitor"])
    seen.append(reader.headline)
    await reader.close()
    assert reader.troubles == []
    return seen


@pytest.mark.rest
def test_a_served_app_whose_memory_is_taken_says_so_and_lives(tmp_path: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    asked = f"{url}/api/count?basis="
    with running_app(port, tmp_path / "log.txt", {}) as app:
        kept = _status(asked + "eyewitness")
        with _hardly_any_memory(app.pid):
            refused = _status(asked + "media")
            again = _status(asked + "eyewitness")
        afterwards, _ = _status(asked + "media")
        before, meanwhile, in_the_end = asyncio.run(_headlines_around_a_limit(url, app.pid))

        assert app.poll() is None

    assert (refused[0], again, afterwards) == (503, kept, 200)
    assert "too little memory" in refused[1]
    assert before
    assert meanwhile == before
    assert in_the_end != before
