"""One HTTP request for geopy, and no more: no redirect, no hidden repetition, a bounded answer.

geopy's own adapters repeat a broken request twice by themselves and follow a redirect to whatever
host it names; then neither the number of requests nor who hears the names would be what we say.
"""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut

LARGEST_ANSWER = 1_000_000
"""Bytes. Five places with their details are 10,000."""

LONGEST_ANSWER = 30.0
"""Seconds from the first byte of the body to the last."""

_PIECE = 65_536


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """None: a redirect is an answer like any other, and not the one we want."""


class OneRequest(BaseSyncAdapter):  # type: ignore[misc]
    """Sends one request a call; errors are those that geopy asks of an adapter."""

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self._opener = build_opener(
            HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _NoRedirect()
        )

    def get_json(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> Any:
        """The answer as a JSON list or a JSON object with something in it; else GeocoderParseError.

        geopy takes null, 0 and {} for "no such place", which only an empty list says.
        """
        text = self.get_text(url, timeout=timeout, headers=headers)
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            raise GeocoderParseError("the answer is not JSON") from None
        if not isinstance(value, list | dict) or value == {}:
            raise GeocoderParseError("the answer is no list and no object")
        return value

    def get_text(self, url: str, *, timeout: float, headers: Mapping[str, str]) -> str:
        """The answer as text."""
        try:
            with self._opener.open(Request(url, headers=dict(headers)), timeout=timeout) as answer:
                body = _body_of(answer)
        except HTTPError as refusal:
            with refusal:
                raise AdapterHTTPError(
                    f"status {refusal.code}",
                    status_code=refusal.code,
                    headers={name.lower(): value for name, value in refusal.headers.items()},
                    text="",
                ) from None
        except TimeoutError:
            raise GeocoderTimedOut("no answer in time") from None
        except (OSError, http.client.HTTPException) as broken:
            reason = broken.reason if isinstance(broken, URLError) else broken
            if isinstance(reason, TimeoutError):
                raise GeocoderTimedOut("no answer in time") from None
            raise GeocoderServiceError(f"the connection broke: {reason}") from None
        try:
            return body.decode("utf-8")
        except UnicodeDecodeError:
            raise GeocoderParseError("the answer is not text") from None


def _body_of(answer: http.client.HTTPResponse) -> bytes:
    body = b""
    until = time.monotonic() + LONGEST_ANSWER
    while piece := answer.read1(_PIECE):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise GeocoderParseError(f"the answer has more than {LARGEST_ANSWER} bytes")
        if time.monotonic() > until:
            raise GeocoderTimedOut("the answer does not end")
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
    return body
