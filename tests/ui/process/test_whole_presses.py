"""What is pressed is done whole and in order, whatever is asked meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from tests.waiting import PATIENCE
from ui.process import whole_presses
from ui.process.whole_presses import hear_presses_whole

PROJECT = Path(__file__).parents[3]
LOOK = "_maybe_handle_execution_control_request"


@pytest.fixture
def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses are heard whole for the time of a test."""
    for where, name in (
        (SafeSessionState, "on_script_will_rerun"),
        (ScriptRunner, LOOK),
        (script_requests, "_coalesce_widget_states"),
    ):
        monkeypatch.setattr(where, name, getattr(where, name))
    hear_presses_whole()


def page() -> None:
    import streamlit as st
    from streamlit.runtime.scriptrunner import get_script_run_ctx

    state = st.session_state

    def press() -> None:
        asks = state["asks"]
        asks(get_script_run_ctx())  # the browser asks for the next run now
        state["begun"] = True
        st.query_params["pressed"] = "1"
        state["done"] = True

    st.button("Press", on_click=press)


def asked_for_another_run(context: object) -> None:
    requests: ScriptRequests = context.script_requests  # type: ignore[attr-defined]
    requests.request_rerun(RerunData(widget_states=WidgetStates()))


def pressed(asks: Callable[[object], None]) -> AppTest:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    app.session_state["asks"] = asks
    app.session_state["done"] = app.session_state["begun"] = False
    app.run()
    app.button[0].click().run()
    assert not app.exception
    return app


def test_what_a_press_does_is_ended_although_another_run_is_asked_for(whole: None) -> None:
    assert pressed(asked_for_another_run).session_state["done"]


def test_a_press_is_heard_although_another_run_is_asked_for_before_its_own_begins(
    whole: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ScriptRunner._run_script

    def after_another_was_asked_for(runner: ScriptRunner, rerun_data: RerunData) -> None:
        if rerun_data.widget_states and rerun_data.widget_states.widgets:
            runner._requests.request_rerun(RerunData(widget_states=WidgetStates()))
        run(runner, rerun_data)

    monkeypatch.setattr(ScriptRunner, "_run_script", after_another_was_asked_for)

    assert pressed(lambda context: None).session_state["done"]


def test_presses_that_wait_together_are_heard_in_the_order_in_which_they_were_made(
    whole: None,
) -> None:
    def told(*buttons: str) -> WidgetStates:
        field = WidgetState(id="field", string_value="typed")
        return WidgetStates(
            widgets=[field, *(WidgetState(id=button, trigger_value=True) for button in buttons)]
        )

    requests = ScriptRequests()
    for button in ("move", "copy", "undo"):
        requests.request_rerun(RerunData(widget_states=told(button)))

    waiting = requests.on_scriptrunner_ready().rerun_data.widget_states
    assert waiting is not None
    assert [widget.id for widget in waiting.widgets] == ["field", "move", "copy", "undo"]


def test_the_app_that_is_served_hears_presses_whole() -> None:
    """In a process of its own, since it would be so for all other tests from then on."""
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import app; from streamlit.runtime.scriptrunner.script_runner import ScriptRunner; "
            f"print(ScriptRunner.{LOOK}.__module__)",
        ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )

    assert told.stdout.split() == [whole_presses.__name__]
