"""A page that takes long says what it does, and is left when its reader asks for something else."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened, words
from tests.waiting import PATIENCE


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("", "Counting what the map shows."),
        ("events", "Counting the events."),
        ("incidents", "Putting the incidents in order."),
        ("regions", "Adding up the figures."),
        ("data", "Counting what the files hold."),
        ("passport", "Adding up the reports."),
    ],
)
def test_a_page_that_counts_has_a_line_of_what_it_does(page: str, told: str) -> None:
    assert f'class="still-counting" role="status">{told}' in words(opened(page))


def test_a_page_that_counts_nothing_has_none() -> None:
    assert "still-counting" not in words(opened("method"))


def test_what_a_reader_chooses_meanwhile_ends_a_page_before_anything_more_is_made() -> None:
    def page() -> None:
        import time

        import streamlit as st
        from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
        from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

        from incidents.dataset.memo import BEFORE_MAKING
        from ui.no_answer.still_counting import SECONDS_BETWEEN_LOOKS, left_on_request

        context = get_script_run_ctx()
        runs = st.session_state.setdefault("runs", [])
        runs.append("begun")
        with left_on_request():
            BEFORE_MAKING.get()()
            if len(runs) == 1:
                context.script_requests.request_rerun(RerunData())
            time.sleep(SECONDS_BETWEEN_LOOKS)
            BEFORE_MAKING.get()()
            runs.append("made")

    app = AppTest.from_function(page, default_timeout=PATIENCE).run()

    assert not app.exception
    assert app.session_state["runs"] == ["begun", "begun", "made"]
