"""Back to the desk after a login at a provider: Streamlit sends everybody to its first page.

What follows the question mark of the desk's address travels to the path at which a login begins,
and waits in a cookie while the reader is at the provider.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import get_secrets_auth_section
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.user_info import generate_login_redirect_url

from ui.access.provider import CALLBACK, PROVIDER
from ui.requests.app_paths import root_of

DESK = "/desk"
BEGIN = "/auth/login"
"""The path at which Streamlit sends a reader to the provider."""

KEY = "back"
COOKIE = "detention-map-back"
SECONDS = 900
"""How long somebody may take to log in and still be sent back as they came."""

LONGEST = 2_000
"""Characters of a query that is kept; of a longer one nothing is."""


def log_in_and_come_back(query: Mapping[str, Sequence[str]]) -> None:
    """What `st.login` does, with the query of the desk's address beside it."""
    if context := get_script_run_ctx():
        kept = urlencode(query, doseq=True)
        back = urlencode({KEY: kept}) if len(kept) <= LONGEST else ""
        message = ForwardMsg()
        address = generate_login_redirect_url(PROVIDER)
        message.auth_redirect.url = "&".join(filter(None, (address, back)))
        context.enqueue(message)


class BackToTheDesk:
    """ASGI middleware that leads whoever comes from the provider to the desk.

    It sends to no other place, whatever the cookie holds: that is written anew as a query.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope["path"].removeprefix(root_of(scope)) if scope["type"] == "http" else ""

        async def send_back(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if path == BEGIN:
                    asked = dict(parse_qsl(scope["query_string"].decode("latin-1")))
                    _keep(headers, _query(asked.get(KEY, "")), SECONDS)
                elif headers.get("Location") == f"{root_of(scope)}/":
                    kept = cookie_parser(Headers(scope=scope).get("Cookie", "")).get(COOKIE, "")
                    query = _query(kept)
                    headers["Location"] = f"{root_of(scope)}{DESK}" + (f"?{query}" if query else "")
                    _keep(headers, "", 0)
            await send(message)

        await self.app(scope, receive, send_back if path in (BEGIN, CALLBACK) else send)


def _query(text: str) -> str:
    """The text as a query and nothing else."""
    return urlencode(parse_qsl(text)) if len(text) <= LONGEST else ""


def _keep(headers: MutableHeaders, query: str, seconds: int) -> None:
    """Sets the cookie for the path under which the provider sends people back."""
    callback = urlsplit(str(get_secrets_auth_section().get("redirect_uri", "")))
    cookie = SimpleCookie({COOKIE: query})
    attributes: dict[str, Any] = {
        "max-age": str(seconds),
        "path": callback.path.removesuffix(CALLBACK) + "/",
        "samesite": "lax",
        "httponly": True,
        "secure": callback.scheme == "https",
    }
    cookie[COOKIE].update(attributes)
    headers.append("Set-Cookie", cookie[COOKIE].OutputString())
