"""How an answer points into the app, whatever path the app is served at."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urljoin

import pytest
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route
from starlette.types import Message, Scope

from tests.ui.session.test_links import at_base_path
from ui.requests.app_paths import RelativeRedirects, under_base_path, way_to_app

HOST = "maps.example.org"


def asked(path: str, **more: Any) -> Scope:
    headers = [(b"host", HOST.encode())]
    return {"type": "http", "path": path, "headers": headers, **more}


@pytest.mark.parametrize(
    ("path", "way"),
    [
        ("/", "./"),
        ("/briefing", "./"),
        ("/briefing/", "../"),
        ("/present/shipped/2019-10-26", "../../"),
    ],
)
@pytest.mark.parametrize("base", ["", "/tools/detentions"])
def test_the_way_to_the_app_leads_there_from_each_address(base: str, path: str, way: str) -> None:
    with at_base_path(base):
        assert way_to_app(asked(base + path)) == way
    assert urljoin(f"https://{HOST}{base}{path}", way) == f"https://{HOST}{base}/"


def test_from_the_path_without_its_last_slash_the_way_leads_to_the_app_too() -> None:
    with at_base_path("/tools/detentions"):
        assert way_to_app(asked("/tools/detentions")) == "detentions/"


def test_a_path_that_the_server_was_told_to_stand_under_is_counted_in() -> None:
    assert way_to_app(asked("/tools/present/abc", root_path="/tools")) == "../"


def test_a_slash_that_came_as_a_code_parts_nothing_for_a_browser() -> None:
    assert way_to_app(asked("/present/a/b", raw_path=b"/present/a%2Fb")) == "../"


def sent_on(scope: Scope, place: str) -> str:
    """Where an answer that sends to this place sends to, once it has left the app."""
    sent: list[Message] = []

    async def run() -> None:
        async def send(message: Message) -> None:
            sent.append(message)

        await RelativeRedirects(RedirectResponse(place))(scope, None, send)  # type: ignore[arg-type]

    asyncio.run(run())
    return dict(sent[0]["headers"])[b"location"].decode()


@pytest.mark.parametrize("host", ["", f"http://{HOST}"])
@pytest.mark.parametrize("base", ["", "/tools/detentions"])
def test_a_redirect_inside_the_app_names_no_host_and_no_path_of_the_app(
    base: str, host: str
) -> None:
    with at_base_path(base):
        place = sent_on(asked(f"{base}/briefing/"), f"{host}{base}/briefing?language=kk")

    assert place == "../briefing?language=kk"


@pytest.mark.parametrize(
    "place", ["https://example.org/briefing", "//example.org/", "./api/", "?since=2019-10-26"]
)
def test_a_redirect_elsewhere_or_by_a_relative_way_stays_as_it_is(place: str) -> None:
    assert sent_on(asked("/briefing/"), place) == place


def test_routes_stand_under_the_path_of_the_app() -> None:
    app = RedirectResponse("/")
    with at_base_path("/tools/detentions"):
        routes = under_base_path([Route("/ready", app), Mount("/api", app)])

    assert [route.path for route in routes] == ["/tools/detentions/ready", "/tools/detentions/api"]
