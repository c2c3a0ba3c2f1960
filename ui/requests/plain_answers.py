"""Answers in plain text, in the reader's language: what is said where no page can be drawn."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Scope

from geo.message import Message, message_of, to_say
from geo.shipped_files import BrokenFile
from incidents.engine.cluster_setting import ClusterFailure
from incidents.languages.catalogues import language_for

ErrorAnswer = Callable[[Request, Exception], Awaitable[PlainTextResponse]]

NOT_KEPT = {"Cache-Control": "no-store"}
"""The headers of an answer that is in the language of one reader, and true at one moment."""


def plain_answer(
    scope: Scope, told: Message, status: int, headers: Mapping[str, str] | None = None
) -> PlainTextResponse:
    """The answer with this status and these words, in the language of the link, else of the
    browser. It reads no table and opens no file but the catalogues: something is wrong already."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("language", [""])[0]
    language = language_for(asked, Headers(scope=scope).get("Accept-Language", ""))
    return PlainTextResponse(f"{language.told(told)}\n", status, {**NOT_KEPT, **(headers or {})})


async def _too_little_memory(request: Request, error: Exception) -> PlainTextResponse:
    told = to_say("This machine has too little memory for what was asked: ask for less.")
    return plain_answer(request.scope, told, 503)


async def _broken_file(request: Request, broken: Exception) -> PlainTextResponse:
    return plain_answer(request.scope, broken.args[0], 503)


async def _no_cluster(request: Request, failure: Exception) -> PlainTextResponse:
    return plain_answer(request.scope, message_of(failure), 503)


def answers_to_errors(headers: Mapping[str, str]) -> dict[type[Exception], ErrorAnswer]:
    """For an app: what is answered where a request fails. An error that nothing foresaw is answered
    outside of all middleware, so these headers go with it; a file that the project brings along and
    that is missing or damaged is named, with what mends it."""

    async def unforeseen(request: Request, error: Exception) -> PlainTextResponse:
        told = to_say("The app made an error, and its log says which. Try again.")
        return plain_answer(request.scope, told, 500, headers)

    return {
        Exception: unforeseen,
        MemoryError: _too_little_memory,
        BrokenFile: _broken_file,
        ClusterFailure: _no_cluster,
    }
