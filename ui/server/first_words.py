"""What a page says that does not come: the frame is there, and nothing draws in it.

A proxy that lets no websocket through, or a Host that it changes, leaves Streamlit's page empty
without a word. These words come with the frame itself, and go when the page is there.
"""

from __future__ import annotations

import gzip
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.elements.html import joined, tag, text
from ui.session.catalogues import SOURCE_LANGUAGE, language_of, offered_languages

FRAME = b'<div id="root">'
STREAMLITS_OWN = b'href="./_stcore/'
"""In the head of Streamlit's page alone; those of components have a frame of the same name."""

SECONDS = 10
"""Before a page that has not come is told of."""

# Each page of ours ends with .lost-connection.
STYLE = Markup(
    "<style>#first-words { position: fixed; inset: 40% 1rem auto; max-width: 36rem; margin: auto;"
    " padding: 1rem; border: 1px solid; font: 1rem/1.5 sans-serif; color-scheme: light dark;"
    " color: CanvasText; background: Canvas; z-index: 1000000; visibility: hidden;"
    f" animation: first-words 0s {SECONDS}s forwards }}"
    " @keyframes first-words { to { visibility: visible } }"
    " :root:has([data-test-connection-state=CONNECTED], .lost-connection) #first-words"
    " { display: none }</style>"
)


def first_words(code: str) -> Markup:
    """The words in this language, which are seen only where the page has not come."""
    language = language_of(code if code in offered_languages() else SOURCE_LANGUAGE)
    told = language.say(
        "The page has not come yet: the connection is slow, or a part of the page does not get "
        "through. Whoever runs the server finds the reason in its log. The figures can be read "
        "without the page:"
    )
    words = joined([text(told), tag("a", "api/", href="api/")], " ")
    return STYLE + tag("p", words, id="first-words", role="status", lang=language.code)


class FirstWords:
    """ASGI middleware that puts the words into Streamlit's page, whichever way it is served."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started: Message | None = None
        body = b""

        async def send_with_words(message: Message) -> None:
            nonlocal started, body
            if message["type"] == "http.response.start" and _is_page(message):
                started = message
            elif started is None:
                await send(message)
            else:
                body += message.get("body", b"")
                if not message.get("more_body"):
                    code = parse_qs(scope["query_string"].decode("latin-1")).get("language", [""])
                    page = _with_words(started, body, code[0])
                    await send(started)
                    await send({**message, "body": page})

        await self.app(scope, receive, send_with_words)


def _is_page(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    return headers.get("Content-Type", "").startswith("text/html")


def _with_words(start: Message, body: bytes, code: str) -> bytes:
    """The body with the words, where it is Streamlit's page; the headers then fit it."""
    headers = MutableHeaders(scope=start)
    page = gzip.decompress(body) if headers.get("Content-Encoding") == "gzip" else body
    if STREAMLITS_OWN not in page:
        return body
    page = page.replace(FRAME, str(first_words(code)).encode() + FRAME, 1)
    for name in ("Content-Encoding", "ETag", "Last-Modified"):
        del headers[name]
    headers["Content-Length"] = str(len(page))
    return page
