"""The files that the map in the browser asks the app for, so that it asks nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from briefing.page.html import own_bundles
from geo.map.basemap import bundles

KEPT = "public, max-age=31536000, immutable"
"""The Cache-Control of a file whose name changes with what it holds: it is asked for once."""


class RevalidatedFiles(StaticFiles):
    """Files a browser may keep but asks about each time (304 where nothing changed).

    Their names carry no version, and a page must not run last month's script on today's table.
    """

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers["Cache-Control"] = "no-cache"
        return response


def _bundle(request: Request) -> Response:
    """All scripts or all styles of the map or of the page that presents; a name that changes with
    what it names is asked for once."""
    name = request.path_params["name"]
    text = {**bundles(), **own_bundles()}.get(name)
    if text is None:
        return Response(status_code=404)
    kind = "application/javascript" if name.endswith(".js") else "text/css"
    return Response(text, media_type=kind, headers={"Cache-Control": KEPT})


def asset_routes(project: Path) -> list[Mount | Route]:
    """The routes under /assets: Leaflet's wheel, our scripts (as one, those of the map also apart),
    the base map."""
    leaflet = RevalidatedFiles(packages=[("js_lib_leaflet", "static/js_lib_leaflet")])
    return [
        Route("/assets/bundle/{name}", _bundle),
        Mount("/assets/leaflet", leaflet),
        Mount("/assets/geo", RevalidatedFiles(directory=project / "geo/map/static")),
        Mount("/assets/basemap", RevalidatedFiles(directory=project / "data/basemap")),
    ]
