"""The list that stands in for a map, as a reader finds it."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.selection import Selection
from tests.app_pages import opened, words
from tests.incidents.export.exporting import SEED, taken
from ui.elements import figures_list as module
from ui.elements.figures_list import figures_list


def test_each_incident_is_listed_with_its_own_figure() -> None:
    listed = figures_list(taken(SEED).speaker, SEED)

    assert "<li>26 October 2019, Aqtobe: 10+</li>" in listed
    assert listed.count("<li>") == 4


def test_what_is_beyond_the_list_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 3)

    assert "<li>and 1 more</li>" in figures_list(taken(SEED).speaker, SEED)


def test_without_an_incident_the_list_says_so() -> None:
    nothing = Selection(since=date(1999, 1, 1), until=date(1999, 1, 1))

    assert "No incident in this selection." in figures_list(taken(nothing).speaker, nothing)


def test_until_the_map_is_drawn_the_page_holds_the_figures_as_a_list() -> None:
    app = opened(since="2019-10-26", until="2019-10-26")

    assert "The map is not here yet" in words(app)
    assert "<li>26 October 2019, Aqtobe: 10+</li>" in words(app)
