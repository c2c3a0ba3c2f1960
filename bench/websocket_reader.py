"""A reader without a browser, who sends Streamlit's server the messages that a browser sends.

Fifty browsers on one machine would measure the browsers.
"""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

SECONDS = 300
BIGGEST_MESSAGE = 64 * 1024 * 1024
RUNS_KEPT = 2
"""Streamlit's `global.maxCachedMessageAge`: for so many runs a browser keeps what is large."""

ENDS = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
    # Where a part of the page was asked for meanwhile, the end of its run is told alone.
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)

PILLS = "Who says so"
PASSPORT = "passport-of-sentence"


class Reader:
    """One session. `open` it, then `release` the slider, `choose` kinds of report, `show` a place
    or `explain` the sentence.

    As a browser does, it asks the parts of the page that look after themselves (`run_every`) to do
    so, and lets the server keep back what it has. `received` counts bytes, `troubles` holds what a
    page or the connection said of something that went wrong, `headline` the HTML of the sentence.
    """

    def __init__(self, url: str, query: str = "", headers: dict[str, str] | None = None) -> None:
        self._url = url.replace("http", "ws", 1) + "/_stcore/stream"
        self._query = query
        self._headers = headers or {}
        self._connection: ClientConnection | None = None
        self._listening: asyncio.Task[None] | None = None
        self._looking: dict[str, asyncio.Task[None]] = {}
        self._states: dict[str, WidgetState] = {}
        self._map: dict[str, Any] = {}
        self._map_id = self._pills_id = self._button_id = self._window_id = self._page = ""
        self._kept: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self._asked_at = self._map_at = 0.0
        self._is_begun = False
        self._ended: asyncio.Future[float] | None = None
        self.received = 0
        self.troubles: list[str] = []
        self.headline = ""

    async def open(self) -> None:
        """Connects, and gets the page as a browser does that has drawn the map."""
        await self.connect()
        await self.ask()
        await self.release("2020-01-01")

    async def ask(self) -> float:
        """Asks for the page as it stands; seconds until the app has told everything."""
        return (await self._run())[1]

    async def connect(self) -> None:
        """Connects and asks for nothing yet; raises OSError or InvalidHandshake where it cannot."""
        self._connection = await connect(
            self._url,
            subprotocols=[Subprotocol("streamlit")],
            max_size=BIGGEST_MESSAGE,
            ping_interval=None,
            additional_headers=self._headers,
        )
        self._listening = asyncio.create_task(self._listen(self._connection))

    async def close(self) -> None:
        for task in self._looking.values():
            task.cancel()
        if self._listening:
            self._listening.cancel()
            with suppress(asyncio.CancelledError, ConnectionClosed):
                await self._listening
        if self._connection:
            await self._connection.close()

    async def release(self, until: str) -> float:
        """Lets go of the slider at a day; seconds until the app has told everything."""
        return await self._tell(until=until)

    async def show(self, place_id: str | None) -> float:
        """Opens the panel of a place, or none; seconds until the app has told everything."""
        return await self._tell(place_id=place_id)

    async def explain(self) -> float:
        """Presses "How this number was made" at the sentence; seconds until all is told."""
        return await self._press(self._button_id)

    async def dismiss(self) -> float:
        """Closes the window that `explain` opened; seconds until the app has told everything."""
        return await self._press(self._window_id)

    async def choose(self, bases: list[str]) -> tuple[float, float]:
        """Sets the filter by kind; seconds until the map's message is there, and until the end."""
        pills = WidgetState(id=self._pills_id)
        pills.string_array_value.data.extend(bases)
        self._states[self._pills_id] = pills
        return await self._run()

    async def _tell(self, **changed: Any) -> float:
        """What the map's script says of itself, after this change."""
        self._map = {
            "since": "2016-01-01",
            "until": "2020-01-01",
            "mode": "cumulative",
            "window_days": None,
            "place_id": None,
            "zoom": 5.0,
            "center": [48.5, 66.9],
            "drawn": True,
        } | {**self._map, **changed}
        self._states[self._map_id] = WidgetState(id=self._map_id, json_value=json.dumps(self._map))
        return (await self._run())[1]

    async def _press(self, widget_id: str) -> float:
        return (await self._run(WidgetState(id=widget_id, trigger_value=True)))[1]

    async def _run(self, pressed: WidgetState | None = None) -> tuple[float, float]:
        """Asks for one run of the page with what is chosen and the button that is pressed."""
        self._ended = asyncio.get_running_loop().create_future()
        self._asked_at, self._map_at, self._is_begun = time.monotonic(), 0.0, False
        self._runs += 1
        # An answer that is on its way may still name what is told no more.
        self._kept = {name: kept for name, kept in self._kept.items() if self._age(kept) < 4}
        await self._ask(pressed=pressed)
        end = await asyncio.wait_for(self._ended, SECONDS)
        return (self._map_at or end) - self._asked_at, end - self._asked_at

    async def _ask(self, *, fragment: str = "", pressed: WidgetState | None = None) -> None:
        assert self._connection is not None
        asked = BackMsg()
        run = asked.rerun_script
        run.query_string = self._query
        run.page_script_hash = self._page
        run.widget_states.widgets.extend(self._states.values())
        if pressed:
            run.widget_states.widgets.append(pressed)
        run.fragment_id = fragment
        run.is_auto_rerun = bool(fragment)
        run.cached_message_hashes.extend(
            name for name, kept in self._kept.items() if self._age(kept) <= RUNS_KEPT
        )
        await self._connection.send(asked.SerializeToString())

    def _age(self, kept: tuple[ForwardMsg, int]) -> int:
        """How many runs ago a message came."""
        return self._runs - kept[1]

    async def _look(self, fragment: str, seconds: float) -> None:
        """Asks a part of the page to run, again and again."""
        while True:
            await asyncio.sleep(seconds)
            await self._ask(fragment=fragment)

    async def _listen(self, connection: ClientConnection) -> None:
        """Takes in what the server says, until it says no more."""
        try:
            async for received in connection:
                assert isinstance(received, bytes)
                self.received += len(received)
                message = ForwardMsg()
                message.ParseFromString(received)
                self._note(message)
        except Exception as problem:
            self.troubles.append(f"{type(problem).__name__}: {problem}")
            raise
        finally:
            for task in self._looking.values():
                task.cancel()
            if self._ended and not self._ended.done():
                self._ended.set_exception(ConnectionError("the connection ended"))

    def _note(self, message: ForwardMsg) -> None:
        """Remembers what answers need, and when the map and the end of the run came."""
        match message.WhichOneof("type"):
            case "new_session":
                self._page = message.new_session.page_script_hash
                self._is_begun = True
            case "page_info_changed":
                self._query = message.page_info_changed.query_string
            case "auto_rerun":
                self._look_after(message.auto_rerun.fragment_id, message.auto_rerun.interval)
            case "ref_hash":
                self._note_element(self._kept[message.ref_hash][0])
            case "delta":
                self._note_element(message)
            case "script_finished" if self._is_begun and message.script_finished in ENDS:
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    self.troubles.append("the script did not compile")
                if self._ended and not self._ended.done():
                    self._ended.set_result(time.monotonic())

    def _note_element(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable:
            self._kept[message.hash] = message, self._runs
        if window := message.delta.add_block.dialog.id:
            self._window_id = window
        element: Any = message.delta.new_element
        match element.WhichOneof("type"):
            case "component_instance":
                self._map_id = element.component_instance.id
                self._map_at = time.monotonic()
            case "button_group" if element.button_group.label == PILLS:
                self._pills_id = element.button_group.id
            case "button" if element.button.id.endswith(PASSPORT):
                self._button_id = element.button.id
            case "html" if "<h1>" in element.html.body:
                self.headline = element.html.body
            case "exception":
                self.troubles.append(element.exception.message)

    def _look_after(self, fragment: str, seconds: float) -> None:
        if old := self._looking.pop(fragment, None):
            old.cancel()
        self._looking[fragment] = asyncio.create_task(self._look(fragment, seconds))
