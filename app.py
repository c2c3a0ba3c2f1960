"""The app that `streamlit run app.py` and `uvicorn app:app` serve: the script, the assets and the
security headers."""

import asyncio
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config
from streamlit.web.server.server_util import get_display_address, get_url
from uvicorn.protocols.http import h11_impl

from ui.access.login_page import login_routes
from ui.access.open_desks import close_desks
from ui.access.way_back import BackToTheDesk
from ui.process.kept_downloads import keep_downloads
from ui.process.left_sessions import clear_away_those_who_left
from ui.process.message_references import refer_only_to_what_is_left
from ui.process.open_pages import show_changed_tables
from ui.process.quiet import quiet_routes
from ui.process.stopping import end_soon_when_asked
from ui.process.turns import take_turns
from ui.process.whole_presses import hear_presses_whole
from ui.requests.app_paths import RelativeRedirects, under_base_path
from ui.requests.file_handles import ReadersWithinHandles, take_all_handles
from ui.requests.hosts import OwnHosts, own_names
from ui.requests.long_links import LONGEST_REQUEST, LongLinks
from ui.requests.plain_answers import answers_to_errors
from ui.requests.redirects import moved_routes
from ui.requests.security import SecurityHeaders, security_headers
from ui.server.api import DatasetLink, api_routes
from ui.server.assets import asset_routes
from ui.server.figures_page import figures_routes
from ui.server.link_cards import link_card_routes
from ui.server.map_frame import map_frame_routes
from ui.server.page_frame import page_routes
from ui.server.present import present_routes
from ui.server.ready import ready_routes
from ui.session.links import public_address
from ui.settings_problems import settings_problems

PROJECT = Path(__file__).parent

# Where uvicorn starts the app, Streamlit would look for its settings beside ui/main.py.
config._main_script_path = config._main_script_path or __file__

# Streamlit has no setting for it, and uvicorn's own number refuses a link of 100 kB.
h11_impl.DEFAULT_MAX_INCOMPLETE_EVENT_SIZE = LONGEST_REQUEST  # type: ignore[attr-defined]

if wrong := list(settings_problems()):
    sys.exit("\n".join(wrong))
HEADERS = security_headers(tiles=os.environ.get("DETENTIONS_TILES", ""))
OWN = own_names(
    bound=st.get_option("server.address") or "",
    public=public_address(),
    more=os.environ.get("DETENTIONS_HOSTS", ""),
)
take_all_handles()
take_turns()
refer_only_to_what_is_left()
hear_presses_whole()
keep_downloads()


@asynccontextmanager
async def while_it_runs(app: st.App) -> AsyncIterator[None]:
    """Prints the address, and opens the page where there is a display: Streamlit does so for a
    script, not for an App. Another server than Streamlit's tells its address itself."""
    end_soon_when_asked()
    if config._server_mode == "starlette-app":
        address = get_url(get_display_address(st.get_option("server.address")))
        print(f"Detention map: {address}", flush=True)
        if not st.get_option("server.headless"):
            threading.Thread(target=webbrowser.open, args=[address], daemon=True).start()
    looks = (show_changed_tables, clear_away_those_who_left, close_desks)
    looking = [asyncio.create_task(look()) for look in looks]
    yield
    for task in looking:
        task.cancel()


app = st.App(
    PROJECT / "ui/main.py",
    routes=under_base_path(
        [
            *asset_routes(PROJECT),
            *map_frame_routes(),
            *api_routes(),
            *present_routes(),
            *moved_routes(),
            *page_routes(),
            *login_routes(),
            *figures_routes(),
            *ready_routes(PROJECT),
            *quiet_routes(),
            *link_card_routes(),
        ]
    ),
    middleware=[
        Middleware(SecurityHeaders, headers=HEADERS),
        Middleware(OwnHosts, own=OWN),
        Middleware(ReadersWithinHandles),
        Middleware(LongLinks),
        Middleware(RelativeRedirects),
        Middleware(BackToTheDesk),
        Middleware(DatasetLink),
    ],
    lifespan=while_it_runs,
    exception_handlers=answers_to_errors(HEADERS),
)
