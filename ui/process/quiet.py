"""What Streamlit would serve and say besides, and this app does not.

Its metrics tell anybody how many sessions there are, its agent addresses drive the app without a
browser, and its words about a lost connection ("Are you connected to the internet?") are wrong of a
server on the reader's own machine: `ui/no_answer/lost_connection.py` has ours.
"""

from __future__ import annotations

from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

HOST_CONFIG = {
    "allowedOrigins": [],
    "blockErrorDialogs": True,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "resourceCrossOriginMode": None,
    "useExternalAuthToken": False,
}
"""What the page is told of where it runs: nobody around it, and no dialog of Streamlit's own."""


def quiet_routes() -> list[Route]:
    """Routes before those of Streamlit, wherever the app is mounted."""
    config = JSONResponse(HOST_CONFIG, headers={"Cache-Control": "no-cache"})
    off = PlainTextResponse("This is switched off.\n", status_code=404)
    return [
        Route("/{mount:path}_stcore/host-config", config),
        Route("/{mount:path}_stcore/metrics", off),
        Route("/{mount:path}_stcore/agent/{rest:path}", off),
    ]
