"""The frame in which streamlit-folium draws a map, as a browser loads it.

streamlit-folium asks for the scripts and styles of a map when it has been told what to draw, one
after the other, and each waits behind what the page around the map draws just then. So the frame
brings ours with it. Its own script is sent by a name that says what it holds: a browser keeps it.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from geo.map.basemap import FROM_THE_FRAME, bundles
from ui.server.assets import KEPT

COMPONENT = "/{mount:path}component/streamlit_folium.st_folium"
"""Where Streamlit serves the frame, wherever the app is mounted."""


def _build() -> Path:
    """The folder of what streamlit-folium serves, found without importing it: that would read
    Streamlit's settings before the app has said where they stand."""
    found = find_spec("streamlit_folium")
    assert found and found.origin
    return Path(found.origin).parent / "frontend" / "build"


BUILD = _build()


class _KeptFiles(StaticFiles):
    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = KEPT
        return response


def map_frame_routes() -> list[Mount | Route]:
    """The routes of the frame and of its own script; they come before Streamlit's."""
    return [
        Route(f"{COMPONENT}/index.html", _frame),
        Mount(f"{COMPONENT}/static", _KeptFiles(directory=BUILD / "static")),
    ]


async def _frame(request: Request) -> HTMLResponse:
    # It names scripts that are others after an update.
    return HTMLResponse(frame(), headers={"Cache-Control": "no-cache"})


@cache
def frame() -> str:
    """streamlit-folium's page with our scripts before its own.

    The stylesheet lies in the body: streamlit-folium writes the head anew before it draws, and with
    it each stylesheet there, which would come a second time.
    """
    page = (BUILD / "index.html").read_text(encoding="utf-8")
    scripts, styles = (f"{FROM_THE_FRAME}/bundle/{name}" for name in bundles())
    page = page.replace("<script", f'<script defer src="{scripts}"></script><script', 1)
    return page.replace("<body>", f'<body><link rel="stylesheet" href="{styles}">', 1)
