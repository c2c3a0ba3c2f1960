"""What a press does is done whole, and in the order of the presses, however soon the next comes.

Streamlit breaks a run off, at its next look into the session's state, once the browser has asked
for another. Between runs nobody loses by it. But it looks before it hears what was pressed, and
again in the middle of what a press does: a title that is written and left by a press on "Undo" was
begun to be kept, broken off, and never begun again, since its field is no other by then. There is
no setting for it.
"""

from __future__ import annotations

import threading
from typing import Any

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils import script_requests
from streamlit.runtime.state.safe_session_state import SafeSessionState


def hear_presses_whole() -> None:
    """Has Streamlit's runs hear what was pressed, and do it, before they look for what is asked
    next; and has presses that wait together be heard one after the other. A test tells when its
    insides become others."""
    hear, look = (
        SafeSessionState.on_script_will_rerun,
        ScriptRunner._maybe_handle_execution_control_request,
    )
    put_together = script_requests._coalesce_widget_states
    of_thread = threading.local()

    def hear_whole(state: SafeSessionState, *states: Any, **options: Any) -> None:
        of_thread.hears = True
        try:
            hear(state, *states, **options)
        finally:
            of_thread.hears = False

    def look_between(runner: ScriptRunner) -> None:
        if not getattr(of_thread, "hears", False):
            look(runner)

    def in_order(old: WidgetStates | None, new: WidgetStates | None) -> WidgetStates | None:
        """A browser tells a press behind all that stands in fields: what was told first is heard
        first."""
        both = put_together(old, new)
        if not (old and new and both):
            return both
        told: dict[str, int] = {}
        for widget in [*old.widgets, *new.widgets]:
            told.setdefault(widget.id, len(told))
        return WidgetStates(widgets=sorted(both.widgets, key=lambda widget: told[widget.id]))

    SafeSessionState.on_script_will_rerun = hear_whole  # type: ignore[assignment, method-assign]
    ScriptRunner._maybe_handle_execution_control_request = (  # type: ignore[method-assign]
        look_between  # type: ignore[assignment]
    )
    script_requests._coalesce_widget_states = in_order  # type: ignore[assignment]
