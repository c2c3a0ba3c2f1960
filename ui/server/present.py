"""The page that presents a briefing, at /present: no Streamlit in it, so it plays on when the
connection is gone."""

from __future__ import annotations

import re

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from briefing.counted.broken_scenes import write_all
from briefing.counted.counting import left_out, show_all
from briefing.counted.redaction import Discretion
from briefing.page.html import to_html
from briefing.scenes.briefing_file import BriefingReading, read_briefing
from briefing.scenes.disk_store import briefing_store
from briefing.scenes.scene import Briefing
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.tables.schema import PROJECT_DATA
from incidents.words.language import Language
from ui.session.catalogues import SOURCE_LANGUAGE, language_of, offered_languages
from ui.session.tables import keeper

SHIPPED = PROJECT_DATA / "briefings"
ASSET_ROOT = "/assets"
AT_ONCE = CapacityLimiter(2)
"""Pages made at one time: the other pages need their threads."""

_NAME = re.compile(r"[A-Za-z0-9-]{1,60}")


def present_routes() -> list[Route]:
    """The briefings that readers made, by their keys, and those that ship, by their names."""
    return [Route("/present/shipped/{name}", shipped), Route("/present/{key}", made)]


async def made(request: Request) -> Response:
    """The page of a briefing in the store."""
    key = request.path_params["key"]
    reading = await to_thread.run_sync(briefing_store().load, key, _language(request))
    return await _page(request, reading)


async def shipped(request: Request) -> Response:
    """The page of a briefing in the project's data."""
    name = request.path_params["name"]
    try:
        content = (SHIPPED / f"{name}.json").read_bytes() if _NAME.fullmatch(name) else None
    except OSError:
        content = None
    language = _language(request)
    return await _page(request, read_briefing(content, language) if content is not None else None)


def _language(request: Request) -> Language:
    asked = request.query_params.get("language", SOURCE_LANGUAGE)
    return language_of(asked if asked in offered_languages() else SOURCE_LANGUAGE)


async def _page(request: Request, reading: BriefingReading | None) -> Response:
    language = _language(request)
    headers = {"Cache-Control": "no-store"}
    if reading is None:
        told = language.say("There is no briefing under this address.")
        return PlainTextResponse(told, status_code=404, headers=headers)
    dataset = keeper().tables().shown.dataset
    page = await to_thread.run_sync(
        _made, dataset, reading.briefing, reading.problems, language.code, limiter=AT_ONCE
    )
    return HTMLResponse(page, headers=headers)


@memoised(at_most=8)
def _made(dataset: Dataset, briefing: Briefing, problems: tuple[str, ...], code: str) -> bytes:
    """The page of this briefing on these tables, kept for the next time it is opened; what of its
    file could not be read stands on a first screen of its own."""
    language, discretion = language_of(code), Discretion()
    shown = show_all(briefing, dataset, language, discretion)
    if problems:
        shown.insert(0, left_out(problems, dataset, language))
    page, _ = write_all(
        shown,
        lambda scenes: to_html(
            briefing, scenes, discretion=discretion, language=language, asset_root=ASSET_ROOT
        ),
    )
    return page
