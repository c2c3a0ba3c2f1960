"""The page that presents a briefing, at /present: no Streamlit in it, so it plays on when the
connection is gone."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import replace

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from briefing.counted.broken_scenes import write_all
from briefing.counted.counted_scene import Shown
from briefing.counted.counting import count_scene, left_out, show_all
from briefing.counted.redaction import Discretion
from briefing.page.html import to_html
from briefing.scenes.briefing_file import BriefingReading, read_briefing
from briefing.scenes.disk_store import briefing_store
from briefing.scenes.scene import Briefing
from geo.message import to_say
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.languages.catalogues import language_for, language_of, offered_languages
from incidents.languages.language import Language
from incidents.tables.schema import PROJECT_DATA
from ui.requests.app_paths import way_to_app
from ui.requests.plain_answers import NOT_KEPT, plain_answer
from ui.session.tables import keeper

log = logging.getLogger(__name__)

SHIPPED = PROJECT_DATA / "briefings"
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
    """That of the link, else that of the browser."""
    asked = request.query_params.get("language", "")
    return language_for(asked, request.headers.get("Accept-Language", ""))


async def _page(request: Request, reading: BriefingReading | None) -> Response:
    language = _language(request)
    if reading is None:
        return plain_answer(request.scope, to_say("There is no briefing under this address."), 404)
    dataset = keeper().tables().shown.dataset
    assets = f"{way_to_app(request.scope)}assets"
    page = await to_thread.run_sync(_made, dataset, reading, language.code, assets, limiter=AT_ONCE)
    return HTMLResponse(page, headers=NOT_KEPT)


def _made(dataset: Dataset, reading: BriefingReading, code: str, assets: str) -> bytes:
    """The page of this briefing on these tables; what of its file could not be read stands on a
    first screen of its own, what of it fails stands in its place and is tried anew each time."""
    try:
        return _kept(dataset, reading.briefing, reading.problems, code, assets)
    except Exception:
        log.exception("A briefing could not be presented whole")
        language, discretion = language_of(code), Discretion()
        shown = show_all(reading.briefing, dataset, language, discretion)
        screens = [*_first(reading.problems, dataset, language), *shown]
        page, _ = write_all(
            screens, lambda scenes: _html(reading.briefing, scenes, language, assets)
        )
        return page


@memoised(at_most=8)
def _kept(
    dataset: Dataset, briefing: Briefing, problems: tuple[str, ...], code: str, assets: str
) -> bytes:
    """The whole page, kept for the next time it is opened; raises where a scene fails."""
    language, of = language_of(code), len(briefing.scenes)
    shown = [
        replace(count_scene(scene, dataset, language, Discretion()), number=number, of=of)
        for number, scene in enumerate(briefing.scenes, start=1)
    ]
    return _html(briefing, [*_first(problems, dataset, language), *shown], language, assets)


def _first(problems: tuple[str, ...], dataset: Dataset, language: Language) -> list[Shown]:
    return [left_out(problems, dataset, language)] if problems else []


def _html(briefing: Briefing, shown: Sequence[Shown], language: Language, assets: str) -> bytes:
    return to_html(
        briefing,
        shown,
        discretion=Discretion(),
        language=language,
        asset_root=assets,
        languages=offered_languages(),
    )
