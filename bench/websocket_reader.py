"""A reader without a browser, who sends Streamlit's server the messages that a browser sends.

Twenty browsers on one machine would measure the browsers.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

SECONDS = 600
BIGGEST_MESSAGE = 64 * 1024 * 1024
PILLS = "Who says so"


class Reader:
    """One session. `open` it, then `release` the slider and `choose` kinds of report."""

    def __init__(self, url: str) -> None:
        self._url = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._connection: ClientConnection | None = None
        self._states: dict[str, WidgetState] = {}
        self._map_id = ""
        self._pills_id = ""
        self._page = ""

    async def open(self) -> None:
        """Connects, and gets the page as a browser does that has drawn the map."""
        self._connection = await connect(
            self._url, subprotocols=["streamlit"], max_size=BIGGEST_MESSAGE, ping_interval=None
        )
        await self._run()
        await self.release("2020-01-01")

    async def close(self) -> None:
        if self._connection:
            await self._connection.close()

    async def release(self, until: str) -> float:
        """Lets go of the slider at a day; seconds until the app has told everything."""
        state = {
            "since": "2016-01-01",
            "until": until,
            "mode": "cumulative",
            "window_days": None,
            "place_id": None,
            "zoom": 5.0,
            "center": [48.5, 66.9],
            "drawn": True,
        }
        self._states[self._map_id] = WidgetState(id=self._map_id, json_value=json.dumps(state))
        return (await self._run())[1]

    async def choose(self, bases: list[str]) -> tuple[float, float]:
        """Sets the filter by kind; seconds until the map's message is there, and until the end."""
        pills = WidgetState(id=self._pills_id)
        pills.string_array_value.data.extend(bases)
        self._states[self._pills_id] = pills
        return await self._run()

    async def _run(self) -> tuple[float, float]:
        """Asks for one run of the page with what is chosen."""
        assert self._connection is not None
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self._page
        asked.rerun_script.widget_states.widgets.extend(self._states.values())
        await self._connection.send(asked.SerializeToString())
        start, map_seen = time.monotonic(), 0.0
        while True:
            message = ForwardMsg()
            received = await asyncio.wait_for(self._connection.recv(), SECONDS)
            assert isinstance(received, bytes)
            message.ParseFromString(received)
            passed = time.monotonic() - start
            if passed > SECONDS:
                raise TimeoutError(f"no answer from {self._url} in {SECONDS} s")
            if self._note(message) == "map":
                map_seen = passed
            kind = message.WhichOneof("type")
            if kind == "script_finished" and _is_whole_run(message):
                return map_seen or passed, passed

    def _note(self, message: ForwardMsg) -> str:
        """Remembers the ids of the map and of the pills."""
        if message.WhichOneof("type") == "new_session":
            self._page = message.new_session.page_script_hash
        element: Any = message.delta.new_element
        match element.WhichOneof("type"):
            case "component_instance":
                self._map_id = element.component_instance.id
                return "map"
            case "button_group" if element.button_group.label == PILLS:
                self._pills_id = element.button_group.id
        return ""


def _is_whole_run(message: ForwardMsg) -> bool:
    return message.script_finished in (
        ForwardMsg.FINISHED_SUCCESSFULLY,
        ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
    )
