"""The pages of the app without a browser: opened by a link, read, and the address they write."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs

from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest

from tests.waiting import PATIENCE

MAIN = Path(__file__).parents[1] / "ui/main.py"


def opened(page: str = "", /, **query: str | list[str]) -> AppTest:
    """The app as a reader with this link finds it, then this page of it ("data")."""
    app = AppTest.from_file(MAIN, default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if page:
        app.switch_page(f"../pages/{page}.py").run()
    assert not app.exception
    return app


def told_by_browser(app: AppTest) -> WidgetStates:
    """What a browser tells that shows these widgets: of no button but a pressed one."""
    told = WidgetStates()
    states = app._tree.get_widget_states().widgets
    told.widgets.extend(state for state in states if not state.HasField("trigger_value"))
    return told


def words(app: AppTest) -> str:
    """What the page shows by elements of our own, with its tags and without its style sheets."""
    bodies = (element.proto.body for element in app.get("html"))
    return " ".join(body for body in bodies if "<style" not in body)


def address(app: AppTest) -> dict[str, list[str]]:
    """The keys of the query with their values."""
    (written,) = [
        element.proto
        for element in app.get("bidi_component")
        if element.proto.component_name == "browser_history"
    ]
    return parse_qs(json.loads(written.json)["query"])
