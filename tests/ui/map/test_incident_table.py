"""What stands under the map: the incidents as a table, and the months in a tab of their own."""

from __future__ import annotations

import pytest

from tests.app_pages import choose_tab, opened, tell_drawn
from ui.map import incident_table as module


def test_of_many_incidents_the_latest_are_drawn_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 3)

    app = tell_drawn(opened(since="2019-10-26", until="2019-10-26"))

    assert len(app.tabs[0].dataframe[0].value) == 3
    assert "1 earlier incident is not drawn here" in app.tabs[0].caption[-1].value


def test_months_are_counted_for_who_opens_their_tab() -> None:
    app = tell_drawn(opened(since="2019-10-26", until="2019-10-26"))
    before = len(app.tabs[1].children)

    choose_tab(app, "By month")

    assert before == 0
    assert "Press a bar to see how its number was made." in app.tabs[1].caption[0].value
