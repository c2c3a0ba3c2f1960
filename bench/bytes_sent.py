"""How many bytes have to reach the browser before the slider can move.

Bytes of the one message that carries it, as they go over the socket (Streamlit compresses none).
Our table comes packed and deflated; folium's Timeline writes its GeoJSON into the map's script, and
knows no other way. For each run of days at each place it is given the name, the bounds, the printed
figure and its marks, as ours is; our total of every day, notes and events come on top of that.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page, WebSocket
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.chromium import map_frame, new_reader, shown_after, wait_until_idle
from bench.results import Row
from bench.run import DRAWN, KINDS, Bench

MOST_KILOBYTES = 400
SHARE_OF_TIMELINE = 10
MODES = {
    "cumulative": "cumulative",
    "7": "window of 7 days",
    "30": "window of 30 days",
    "365": "window of 365 days",
    "event": "single event",
}


class Mail:
    """The messages that Streamlit's server sent to a page, as bytes."""

    def __init__(self, page: Page) -> None:
        self.received: list[bytes] = []
        page.on("websocket", self._open)

    def _open(self, websocket: WebSocket) -> None:
        websocket.on("framereceived", self._keep)

    def _keep(self, payload: str | bytes) -> None:
        self.received.append(payload if isinstance(payload, bytes) else payload.encode())

    def map_kilobytes(self) -> float:
        """The size of the last message that carried the map with what its slider holds."""
        sizes = [len(message) for message in self.received if _carries_map(message)]
        return sizes[-1] / 1000


def _carries_map(message: bytes) -> bool:
    parsed = ForwardMsg()
    parsed.ParseFromString(message)
    return parsed.delta.new_element.WhichOneof("type") == "component_instance"


def measure_sent(bench: Bench) -> Iterator[Row]:
    """The one message that carries the slider's table, in each mode, against folium's Timeline."""
    timeline = _of_timeline(bench)
    for mode, kilobytes in _of_product(bench).items():
        share = timeline / kilobytes
        yield Row(
            f"Sent for the mode: {MODES[mode]}",
            f"{kilobytes:.0f} kB",
            bound=f"at most {MOST_KILOBYTES} kB",
            met=kilobytes <= MOST_KILOBYTES,
        )
        if mode == "cumulative":  # the one that the peer shows
            yield Row(
                "— against folium's Timeline",
                f"{kilobytes:.0f} kB",
                f"{timeline:.0f} kB",
                f"1/{share:.1f}",
                f"at most 1/{SHARE_OF_TIMELINE}",
                share >= SHARE_OF_TIMELINE,
            )


def _of_timeline(bench: Bench) -> float:
    reader = new_reader(bench.browser, KINDS["folium_timeline"])
    page = reader.new_page()
    mail = Mail(page)
    page.goto(bench.server("folium_timeline").url)
    shown_after(page, 0)
    wait_until_idle(page)
    reader.close()
    return mail.map_kilobytes()


def _of_product(bench: Bench) -> dict[str, float]:
    """Kilobytes by mode, each asked for by its link."""
    found = {}
    for mode in MODES:
        query = f"mode=window&window_days={mode}" if mode.isdigit() else f"mode={mode}"
        reader = new_reader(bench.browser, KINDS["product"])
        page = reader.new_page()
        mail = Mail(page)
        page.goto(f"{bench.server('product').url}/?{query}")
        map_frame(page).wait_for_function(DRAWN)
        shown = map_frame(page).evaluate("window.timemap_handle.state()")
        assert mode in (shown["mode"], str(shown["window_days"]))
        found[mode] = mail.map_kilobytes()
        reader.close()
    return found
