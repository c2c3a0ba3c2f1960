"""What machines ask before they send readers here, at /ready: are tables and assets whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from briefing.page.html import OWN_SCRIPTS, OWN_STYLESHEETS
from geo.map.basemap import SCRIPTS, STYLESHEETS
from incidents.languages.catalogues import offered_languages
from ui.session.tables import Tables, keeper

AT_ONCE = CapacityLimiter(1)

OF_THE_PROJECT = (
    "data/basemap/kazakhstan.json",
    *(f"geo/map/static/{name}" for name in (*SCRIPTS, *STYLESHEETS, "style.json")),
    *(f"ui/server/page_frame.{kind}" for kind in ("css", "js")),
    *(f"briefing/page/static/{name}" for name in (*OWN_SCRIPTS, *OWN_STYLESHEETS)),
)
OF_PACKAGES = (
    ("js_lib_leaflet", "static/js_lib_leaflet/leaflet.js"),
    ("js_lib_leaflet", "static/js_lib_leaflet/leaflet.css"),
    ("streamlit", "static/index.html"),
    ("streamlit_folium", "frontend/build/index.html"),
)
"""What a page asks for, by package and path in it."""


def ready_routes(project: Path) -> list[Route]:
    """The route /ready: 200 where all that readers are shown is whole, else 503."""

    async def ready(request: Request) -> JSONResponse:
        told = await to_thread.run_sync(
            lambda: readiness(keeper().tables(), missing_assets(project)), limiter=AT_ONCE
        )
        status, headers = 200 if told["ready"] else 503, {"Cache-Control": "no-store"}
        return JSONResponse(told, status_code=status, headers=headers)

    return [Route("/ready", ready)]


def readiness(tables: Tables, missing: list[str]) -> dict[str, Any]:
    """What /ready answers; it names no folder of the machine.

    `problems` are those of the tables that are shown, `problems_refused` those of a later change
    that readers are kept from, null where there is none. They are told by `incidents check`.
    """
    shown, refused = tables.shown, tables.refused
    return {
        "ready": not shown.problems and not missing,
        "version": shown.dataset.version,
        "tables": {
            "incidents": len(shown.dataset.tables["incidents"]),
            "reports": len(shown.dataset.tables["reports"]),
            "problems": len(shown.problems),
            "problems_refused": len(refused.problems) if refused else None,
        },
        "assets_missing": missing,
        "languages": list(offered_languages()),
    }


def missing_assets(project: Path) -> list[str]:
    """What pages ask for and is not there or not whole, by its path in the project or package."""
    wanted: Iterable[tuple[str, Path]] = (
        *((name, project / name) for name in OF_THE_PROJECT),
        *((f"{package}/{path}", _folder_of(package) / path) for package, path in OF_PACKAGES),
    )
    return [name for name, file in wanted if not _is_whole(file)]


def _folder_of(package: str) -> Path:
    """Where a package lies. It is not imported: a component of Streamlit that is imported before
    the first reader's page is unknown to all pages after."""
    spec = find_spec(package)
    (folder, *_) = (spec and spec.submodule_search_locations) or [package]
    return Path(folder)


def _is_whole(file: Path) -> bool:
    """Whether there is something to serve, and of JSON all of it."""
    try:
        content = file.read_bytes()
        return bool(json.loads(content) if file.name.endswith(".json") else content)
    except (OSError, ValueError):
        return False
