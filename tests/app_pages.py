"""The pages of the app without a browser: opened by a link, read, and the address they write."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qs

import pytest
import streamlit as st
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage
from streamlit.proto.Block_pb2 import Block
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.waiting import PATIENCE
from ui.session.session_keys import GIVEN
from ui.session.view import View

MAIN = Path(__file__).parents[1] / "ui/main.py"
ADDRESSES = {"map": "", "places": "names"}
"""The pages whose address is not the name of their script."""

PRESSES = ("button", "download_button")
SIDE_BY_SIDE = Block.FlexContainer.Direction.HORIZONTAL


def opened(
    page: str = "", state: Mapping[str, Any] = MappingProxyType({}), /, **query: str | list[str]
) -> AppTest:
    """The page ("data"; without a name the map) as a reader with this link to it, and with this in
    the session, finds it."""
    app = AppTest.from_file(MAIN, default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    for name, kept in state.items():
        app.session_state[name] = kept
    if page:
        address = ADDRESSES.get(page, page)
        app._page_hash = calc_hash(address)  # as the browser asks for it: no page came before
    app.run()
    assert not app.exception
    if page and GIVEN in app.session_state:
        assert app.session_state[GIVEN].path == address, f"there is no page {page}"
    return app


def told_by_browser(app: AppTest) -> WidgetStates:
    """What a browser tells that shows these widgets: of no button but a pressed one."""
    told = WidgetStates()
    states = app._tree.get_widget_states().widgets
    told.widgets.extend(state for state in states if not state.HasField("trigger_value"))
    return told


def day_field(app: AppTest, key: str) -> dict[str, Any]:
    """What the field for a day shows: `day` in ISO 8601, `shown` in words, `problem`."""
    found: dict[str, Any] = json.loads(_component(app, key).json)
    return found


def enter_day(app: AppTest, key: str, text: str) -> AppTest:
    """Enters a text in the field for a day, together with whatever else was chosen, and runs."""
    told, field = app._tree.get_widget_states(), _component(app, key)
    entry = {"number": day_field(app, key)["heard"] + 1, "text": text}
    told.widgets.add(id=field.id, json_value=json.dumps({"entry": entry}))
    return app._run(told)


def tell_drawn(app: AppTest) -> AppTest:
    """Tells that the map has drawn its picture, as its script does, and runs."""
    told, view = told_by_browser(app), View().initial()
    (the_map,) = app.get("component_instance")
    told.widgets.add(id=the_map.proto.id, json_value=json.dumps({**view, "drawn": True}))
    return app._run(told)


def choose_tab(app: AppTest, name: str) -> AppTest:
    """Opens a tab, and runs."""
    told = told_by_browser(app)
    (tabs,) = [
        block.proto.id
        for block in app.get("tab_container")
        if name in [tab.proto.label for tab in block.children.values()]
    ]
    told.widgets.add(id=tabs, string_value=name)
    return app._run(told)


def choose_language(app: AppTest, code: str) -> AppTest:
    """Chooses a language in the switch, and runs."""
    told, switch = app._tree.get_widget_states(), _component(app, "language-switch")
    chosen = json.dumps([{"event": "chosen", "value": code}])
    told.widgets.add(id=_make_trigger_id(switch.id, "events"), json_trigger_value=chosen)
    return app._run(told)


def _component(app: AppTest, key: str) -> Any:
    (found,) = [element.proto for element in app.get("bidi_component") if element.key == key]
    return found


def words(app: AppTest) -> str:
    """What the page shows by elements of our own, with its tags and without its style sheets."""
    bodies = (element.proto.body for element in app.get("html"))
    return " ".join(body for body in bodies if "<style" not in body)


def progress_told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, str]]:
    """What the bars of progress that pages draw from now on are given: no page keeps one."""
    told: list[tuple[float, str]] = []
    draw = DeltaGenerator.progress

    def drawn(bar: DeltaGenerator, value: float, text: str) -> DeltaGenerator:
        told.append((value, text))
        return draw(bar, value, text)

    monkeypatch.setattr(DeltaGenerator, "progress", drawn)
    return told


def in_navigation(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The addresses that the navigation of the page drawn last leads to; the map's is empty."""
    shown: set[str] = set()
    draw = st.navigation

    def drawn(pages: list[StreamlitPage], **options: Any) -> StreamlitPage:
        shown.clear()
        shown.update(one.url_path for one in pages if one.visibility == "visible")
        return draw(pages, **options)

    monkeypatch.setattr(st, "navigation", drawn)
    return shown


def address(app: AppTest) -> dict[str, list[str]]:
    """The keys of the query with their values."""
    (written,) = [
        element.proto
        for element in app.get("bidi_component")
        if element.proto.component_name == "browser_history"
    ]
    return parse_qs(json.loads(written.json)["query"])


def containers(block: Any) -> Iterator[Any]:
    """All containers in a part of a page, from the outside in."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield child
            yield from containers(child)


def stacked_presses(app: AppTest) -> list[list[str]]:
    """The keys of the presses that stand together in one container of the page, but one above the
    other."""
    found = []
    for one in containers(app.main):
        presses = [child.key for child in one.children.values() if child.type in PRESSES]
        if len(presses) > 1 and one.proto.flex_container.direction != SIDE_BY_SIDE:
            found.append(presses)
    return found
