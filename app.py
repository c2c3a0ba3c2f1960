"""The app that `streamlit run app.py` and `uvicorn app:app` serve: the script, the assets and the
security headers."""

import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit import config
from uvicorn.protocols.http import h11_impl

from ui.server.api import DatasetLink, api_routes
from ui.server.app_paths import RelativeRedirects, under_base_path
from ui.server.assets import asset_routes
from ui.server.figures_page import figures_routes
from ui.server.geocoder_setting import geocoder_problem
from ui.server.long_links import LONGEST_REQUEST, LongLinks
from ui.server.page_frame import page_routes
from ui.server.present import present_routes
from ui.server.ready import ready_routes
from ui.server.redirects import moved_routes
from ui.server.security import BadTilesAddress, SecurityHeaders, security_headers
from ui.session.links import base_path

PROJECT = Path(__file__).parent

# Where uvicorn starts the app, Streamlit would look for its settings beside ui/main.py.
config._main_script_path = config._main_script_path or __file__

# Streamlit has no setting for it, and uvicorn's own number refuses a link of 100 kB.
h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = LONGEST_REQUEST

try:
    HEADERS = security_headers(tiles=os.environ.get("DETENTIONS_TILES", ""))
except BadTilesAddress as problem:
    sys.exit(str(problem))
if wrong := geocoder_problem():
    sys.exit(wrong)


@asynccontextmanager
async def open_browser(app: st.App) -> AsyncIterator[None]:
    """Opens the page where there is a display: Streamlit does so for a script, not for an App.

    Another server than Streamlit's keeps its address to itself.
    """
    if config._server_mode == "starlette-app" and not st.get_option("server.headless"):
        host = f"{st.get_option('server.address')}:{st.get_option('server.port')}"
        address = f"http://{host}{base_path()}/"
        threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
    yield


async def server_error(request: Request, error: Exception) -> PlainTextResponse:
    """The answer to a request that failed, which no middleware sees: so it brings the headers."""
    return PlainTextResponse("Internal Server Error", status_code=500, headers=HEADERS)


app = st.App(
    PROJECT / "ui/main.py",
    routes=under_base_path(
        [
            *asset_routes(PROJECT),
            *api_routes(),
            *present_routes(),
            *moved_routes(),
            *page_routes(),
            *figures_routes(),
            *ready_routes(PROJECT),
        ]
    ),
    middleware=[
        Middleware(SecurityHeaders, headers=HEADERS),
        Middleware(LongLinks),
        Middleware(RelativeRedirects),
        Middleware(DatasetLink),
    ],
    lifespan=open_browser,
    exception_handlers={Exception: server_error},
)
