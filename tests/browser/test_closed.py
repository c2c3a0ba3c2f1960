"""A reader's browser talks to the app and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.watching import foreign_requests, page_errors

ASK_ELSEWHERE = """() => new Promise((done) => {
    const picture = new Image();
    picture.onload = () => done('loaded');
    picture.onerror = () => done('refused');
    picture.src = 'https://tiles.example.org/5/20/10.png';
})"""


@pytest.mark.parametrize(("width", "colour_scheme"), [(1400, "light"), (390, "dark")])
def test_the_first_page_asks_only_the_app(
    visit: Callable[..., Page], width: int, colour_scheme: str
) -> None:
    page = visit(width=width, colour_scheme=colour_scheme)

    assert page.locator("[data-testid=stMain]").is_visible()


def test_a_deep_link_asks_only_the_app(visit: Callable[..., Page]) -> None:
    page = visit("/method?since=2019-10-26")

    assert page.locator("[data-testid=stMain]").is_visible()


def test_the_policy_stops_a_page_that_asks_elsewhere(visit: Callable[..., Page]) -> None:
    page = visit(closed=False)

    assert page.evaluate(ASK_ELSEWHERE) == "refused"
    assert foreign_requests(page) == []
    assert "Content Security Policy" in page_errors(page)[-1]
