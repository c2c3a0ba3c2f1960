"""In which language a page is that no Streamlit draws, and in which its frame is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import Response

from briefing.scenes.disk_store import briefing_store, new_key
from briefing.scenes.scene import Briefing
from ui.server.figures_page import figures
from ui.server.page_frame import page
from ui.server.present import made

pytestmark = pytest.mark.usefixtures("three_languages")

KEY = new_key()

Page = Callable[[Request], Awaitable[Response]]
PAGES = pytest.mark.parametrize("of", [page, figures, made], ids=lambda of: of.__module__)


def answered(of: Page, query: str, accepted: str) -> Response:
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "path_params": {"key": KEY},
        "query_string": query.encode(),
        "headers": [(b"accept-language", accepted.encode())],
    }
    return anyio.run(of, Request(scope))


@PAGES
@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "", "en"),
        ("", "ru-RU,ru;q=0.9", "ru"),
        ("language=kk", "ru-RU,ru;q=0.9", "kk"),
        ("language=en", "ru", "en"),
        ("language=fr", "kk", "kk"),
    ],
)
def test_a_page_is_in_the_language_of_its_link_else_of_the_browser(
    of: Page, query: str, accepted: str, language: str
) -> None:
    briefing_store().save(KEY, Briefing("Empty"))

    answer = answered(of, query, accepted)

    assert answer.status_code == 200
    assert f'<html lang="{language}"' in bytes(answer.body).decode()


@pytest.mark.parametrize("of", [page, figures], ids=lambda of: of.__module__)
def test_a_page_that_is_kept_is_kept_for_its_language_alone(of: Page) -> None:
    assert answered(of, "", "ru").headers["Vary"] == "Accept-Language"


def test_who_presents_is_offered_the_languages_by_their_own_names() -> None:
    briefing_store().save(KEY, Briefing("Empty"))

    page = bytes(answered(made, "", "ru").body).decode()

    assert '"languages":[["en","English"],["kk","Қазақша"],["ru","Русский"]]' in page
