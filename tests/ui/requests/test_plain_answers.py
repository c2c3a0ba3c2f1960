"""What is said in plain text, where no page can be drawn, is in the reader's language."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route

from geo.message import to_say
from geo.shipped_files import BrokenFile
from tests.pseudo_language import CODE, pseudo_offered
from tests.words_left import plain_words
from ui.requests.hosts import OwnHosts, own_names
from ui.requests.plain_answers import answers_to_errors

WRONG = {
    "too little memory": (MemoryError(), 503),
    "a damaged file": (BrokenFile(Path("7.json"), to_say("the file is missing"), mend=""), 503),
    "what nothing foresaw": (RuntimeError("broken"), 500),
}

HOME = {
    "type": "http",
    "method": "GET",
    "path": "/",
    "query_string": f"language={CODE}".encode(),
    "headers": [(b"host", b"elsewhere.example")],
}


def answered(app: Any) -> tuple[int, str, dict[bytes, bytes]]:
    """Status, words and headers of what an ASGI app answers to `HOME`."""
    sent: list[Any] = []

    async def receive() -> Any:
        await anyio.sleep_forever()

    async def send(message: Any) -> None:
        sent.append(message)

    async def run() -> None:
        try:
            await app(HOME, receive, send)
        except RuntimeError:  # of the server error, which is told to the server too
            assert sent

    anyio.run(run)
    start, *parts = sent
    words = b"".join(part.get("body", b"") for part in parts).decode()
    return start["status"], words, dict(start["headers"])


def failing(error: Exception) -> Starlette:
    """An app whose only page fails so."""

    async def fails(request: Request) -> None:
        raise error

    answers = answers_to_errors({"X-Own": "1"})
    return Starlette(routes=[Route("/", fails)], exception_handlers=answers)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_request_that_fails_is_answered_in_the_language_of_its_link(wrong: str) -> None:
    error, wanted = WRONG[wrong]
    with pseudo_offered():
        status, words, _ = answered(failing(error))

    assert (status, plain_words([words])) == (wanted, set())
    assert words.startswith("⟦")


def test_an_answer_to_an_unforeseen_error_says_nothing_of_it_and_brings_the_headers() -> None:
    _, words, headers = answered(failing(RuntimeError("a secret")))

    assert "secret" not in words
    assert headers[b"x-own"] == b"1"


def test_who_comes_by_another_name_is_told_so_in_their_language() -> None:
    with pseudo_offered():
        app = OwnHosts(failing(RuntimeError()), own=own_names(bound="", public="", more=""))
        status, words, _ = answered(app)

    assert (status, plain_words([words])) == (403, {"DETENTIONS", "HOSTS"})


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("link-card/1/none.png", "Мұндай сурет жоқ."),
        ("present/none", "Бұл мекенжайда брифинг жоқ."),
        ("login", "Бұл мекенжайда бет жоқ."),
    ],
)
def test_what_is_not_there_is_said_in_the_language_of_the_browser(
    app_url: str, path: str, told: str
) -> None:
    request = urllib.request.Request(f"{app_url}/{path}", headers={"Accept-Language": "kk"})

    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass

    assert (refused.value.code, refused.value.read().decode().strip()) == (404, told)
