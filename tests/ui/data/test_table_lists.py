"""The lists of the page Data."""

from __future__ import annotations

import pytest

from tests.app_pages import opened, words
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset
from ui import list_pages

ALMATY = "1526384"


def test_an_event_says_how_many_of_its_reports_were_checked_in_full(tables: Tables) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-afp", review="excerpt")
    tables.add("reports", report_id="2019-10-26-almaty-ap", review="full_text").write()

    events = opened("data").dataframe[0].value

    assert (events["Reports"].tolist(), events["Checked in full"].tolist()) == ([3], [1])


def test_the_events_are_those_of_the_selection_and_the_others_are_counted() -> None:
    every = opened("data").dataframe[0].value
    app = opened("data", place=ALMATY, until="2019-12-31")
    events = app.dataframe[0].value

    assert 0 < len(events) < len(every)
    assert max(events["First day"]) <= "2019-12-31"
    outside = len(project_dataset().events) - len(events)
    assert f"{outside} events of the table are outside this selection." in words(app)


def test_a_row_of_the_events_has_the_figure_of_the_selection() -> None:
    events = opened("data", place=ALMATY).dataframe[0].value

    day = events[events["First day"] == "2019-10-26"]
    assert day["Reported detained"].tolist() == ["12+"]


def test_many_events_are_listed_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    every = opened("data").dataframe[0].value
    monkeypatch.setattr(list_pages.page_of, "__kwdefaults__", {"size": len(every) - 2})
    app = opened("data")
    first = app.dataframe[0].value
    second = app.number_input[0].set_value(2).run().dataframe[0].value

    listed = [*first["Event"], *second["Event"]]
    assert (len(first), len(second)) == (len(every) - 2, 2)
    assert listed == [*every["Event"]]
    assert [*first["Reports"], *second["Reports"]] == [*every["Reports"]]
