"""What the browser tells of Back and Forward, and what of it is heard."""

from __future__ import annotations

from typing import Any

import pytest

from ui.session import browser_history
from ui.session.session_keys import BROWSER_HISTORY, STEPS_HEARD


class Opening:
    """A session that notes which queries it was asked to open."""

    def __init__(self) -> None:
        self.queries: list[list[tuple[str, str]]] = []

    def opened(self, pairs: list[tuple[str, str]]) -> None:
        self.queries.append(pairs)


def heard(monkeypatch: pytest.MonkeyPatch, state: dict[str, Any]) -> list[list[tuple[str, str]]]:
    """The queries that are opened when the browser tells what stands in this state."""
    session = Opening()
    monkeypatch.setattr(browser_history.st, "session_state", state)
    monkeypatch.setattr(browser_history, "current_session", lambda: session)
    monkeypatch.setattr(browser_history, "go_to", lambda view: None)
    browser_history._open_address()
    return session.queries


def step(number: int) -> dict[str, Any]:
    return {BROWSER_HISTORY: {"step": {"number": number, "query": "?basis=eyewitness"}}}


def test_a_step_opens_its_query_and_is_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    state = step(2) | {STEPS_HEARD: 1}

    assert heard(monkeypatch, state) == [[("basis", "eyewitness")]]
    assert state[STEPS_HEARD] == 2


@pytest.mark.parametrize(
    "state", [{}, {BROWSER_HISTORY: {"step": None}}, step(2) | {STEPS_HEARD: 2}]
)
def test_a_step_that_streamlit_lost_or_that_was_told_before_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, state: dict[str, Any]
) -> None:
    before = dict(state)

    assert heard(monkeypatch, state) == []
    assert state == before
