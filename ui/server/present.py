"""The page that presents a briefing, at /present: no Streamlit in it, so it plays on when the
connection is gone."""

from __future__ import annotations

import re

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from briefing.counted.counting import show_all
from briefing.counted.redaction import Discretion
from briefing.page.html import to_html
from briefing.scenes.briefing_file import BriefingReading, read_briefing
from briefing.scenes.disk_store import briefing_store
from briefing.scenes.scene import Briefing
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.tables.schema import PROJECT_DATA
from ui.server.app_paths import way_to_app
from ui.session.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from ui.session.tables import keeper

SHIPPED = PROJECT_DATA / "briefings"
AT_ONCE = CapacityLimiter(2)
"""Pages made at one time: the other pages need their threads."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")


def present_routes() -> list[Route]:
    """The briefings that readers made, by their keys, and those that ship, by their names."""
    return [Route("/present/shipped/{name}", shipped), Route("/present/{key}", made)]


async def made(request: Request) -> Response:
    """The page of a briefing in the store."""
    reading = await to_thread.run_sync(briefing_store().load, request.path_params["key"])
    return await _page(request, reading)


async def shipped(request: Request) -> Response:
    """The page of a briefing in the project's data."""
    name = request.path_params["name"]
    try:
        content = (SHIPPED / f"{name}.json").read_bytes() if _NAME.fullmatch(name) else None
    except OSError:
        content = None
    return await _page(request, read_briefing(content) if content is not None else None)


async def _page(request: Request, reading: BriefingReading | None) -> Response:
    asked = request.query_params.get("language", SOURCE_LANGUAGE)
    code = asked if asked in offered_languages() else SOURCE_LANGUAGE
    headers = {"Cache-Control": "no-store"}
    if reading is None:
        told = language_of(code).say("There is no briefing under this address.")
        return PlainTextResponse(told, status_code=404, headers=headers)
    dataset = keeper().tables().shown.dataset
    assets = f"{way_to_app(request.scope)}assets"
    page = await to_thread.run_sync(_made, dataset, reading.briefing, code, assets, limiter=AT_ONCE)
    return HTMLResponse(page, headers=headers)


@memoised(at_most=8)
def _made(dataset: Dataset, briefing: Briefing, code: str, assets: str) -> bytes:
    """The page of this briefing on these tables, kept for the next time it is opened."""
    language, discretion = language_of(code), Discretion()
    shown = show_all(briefing, dataset, language, discretion)
    return to_html(briefing, shown, discretion=discretion, language=language, asset_root=assets)
