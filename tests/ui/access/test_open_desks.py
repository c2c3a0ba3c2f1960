"""Whose open pages are drawn anew once their login is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from ui.access import open_desks
from ui.access.editing import BY_LOGIN
from ui.session.session_keys import LOGIN


def gone() -> bool:
    raise OSError("the folder of logins is gone")


def test_pages_of_readers_and_a_login_that_cannot_be_looked_at_keep_no_desk_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[str] = []

    def page(name: str, holds: Callable[[], bool] | None, runs: object = None) -> Any:
        state = {} if holds is None else {LOGIN: SimpleNamespace(is_drawn_rightly=holds)}
        return SimpleNamespace(
            session_state=state,
            _scriptrunner=runs,
            _client_state=name,
            request_rerun=drawn.append,
        )

    pages = [
        page("of a reader", None),
        page("that cannot be looked at", gone),
        page("that holds", lambda: True),
        page("that is being drawn", lambda: False, runs=object()),
        page("that is over", lambda: False),
    ]
    looks = iter([BY_LOGIN, ""])
    monkeypatch.setattr(open_desks, "SECONDS", 0)
    monkeypatch.setattr(open_desks, "editing", lambda: next(looks))
    monkeypatch.setattr(open_desks, "exists", lambda: True)
    monkeypatch.setattr(open_desks, "get_instance", lambda: None)
    monkeypatch.setattr(open_desks, "open_pages", lambda runtime: pages)

    asyncio.run(open_desks.close_desks())

    assert drawn == ["that is over"]
