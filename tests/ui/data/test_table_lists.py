"""The lists of the page Data."""

from __future__ import annotations

from tests.incidents.conftest import Tables
from tests.ui.passport.test_window import opened


def test_an_event_says_how_many_of_its_reports_were_checked_in_full(tables: Tables) -> None:
    tables.add("reports", report_id="2019-10-26-almaty-afp", review="excerpt")
    tables.add("reports", report_id="2019-10-26-almaty-ap", review="full_text").write()

    events = opened("data").dataframe[0].value

    assert (events["Reports"].tolist(), events["Checked in full"].tolist()) == ([3], [1])
