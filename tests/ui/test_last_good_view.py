"""Where no figure can be had a page says why, and what could be counted last stays."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from streamlit.testing.v1 import AppTest

from geo.message import to_say
from incidents.counting import count as counting
from incidents.engine.cluster_setting import ClusterFailure
from incidents.rule.figure import Figure
from incidents.selection import Selection
from tests.app_pages import opened, words
from ui import last_good_view
from ui.session.session_keys import COUNT_AGAIN, TABLES_DRAWN, VIEW

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
