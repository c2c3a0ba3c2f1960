"""No word of ours goes past the catalogues on the pages that the server writes without Streamlit.

As in `tests/ui/test_untranslated_words.py`, in the language made on the spot.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator

import anyio
import pytest
from starlette.requests import Request
from starlette.responses import Response

from tests.pseudo_language import CODE, pseudo_offered
from tests.ui.access.quick_password import HASH
from tests.words_left import accented_tables, of_html, plain_words, quotations
from ui.access import editing, editors
from ui.access.login_page import login
from ui.server.figures_page import figures
from ui.server.page_frame import page

QUOTED = quotations()

Answer = Callable[[Request], Awaitable[Response]]
PAGES: dict[str, tuple[Answer, str]] = {
    "the frame of the map": (page, "/"),
    "the frame of an event": (page, "/events?event=2019-10-26"),
    "the figures": (figures, "/figures"),
    "the figures of an event": (figures, "/figures?event=2019-05-01"),
    "the figures of a broken link": (figures, "/figures?since=7&until=2018-01-01"),
    "the login": (login, "/login"),
}
NOT_WORDS = {"since", "until"}
"""Keys of a link, named where they cannot be used."""


@pytest.fixture(scope="module", autouse=True)
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The project's tables of one year, and logins, in the language made on the spot."""
    folder = accented_tables(tmp_path_factory.mktemp("data"), years=("2019",))
    file = tmp_path_factory.mktemp("editors") / "editors"
    file.write_text(f"AB\teditor\t{HASH}\n")
    with pytest.MonkeyPatch.context() as patch, pseudo_offered():
        patch.setenv("DETENTIONS_DATA", str(folder))
        patch.setenv(editing.SETTING, editing.BY_LOGIN)
        patch.setenv(editors.FILE, str(file))
        yield


def asked(answer: Answer, address: str, method: str = "GET") -> str:
    """What a browser of this language gets."""
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"host", b"127.0.0.1"), (b"accept-language", CODE.encode())],
        "client": ("127.0.0.1", 1),
    }

    async def nothing() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    return bytes(anyio.run(answer, Request(scope, nothing)).body).decode()


def left(content: str) -> dict[str, list[str]]:
    """What a page has in plain letters."""
    texts = of_html(content)
    assert any("⟦" in text for text in texts)
    found = {text: plain_words([text], QUOTED) - NOT_WORDS for text in texts}
    return {text: sorted(words) for text, words in found.items() if words}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_of_the_server_has_a_word_of_ours_that_went_past_the_catalogues(name: str) -> None:
    assert left(asked(*PAGES[name])) == {}


def test_a_form_that_is_refused_says_so_in_words_of_the_catalogues() -> None:
    content = asked(login, "/login", "POST")

    assert 'role="alert"' in content
    assert left(content) == {}


def test_the_tags_that_a_chat_reads_are_in_words_of_the_catalogues() -> None:
    content = asked(page, "/?event=2019-10-26")
    said = re.findall(r'<meta (?:name|property)="[^"]*" content="([^"]*⟦[^"]*)"', content)

    assert len(said) > 3
    assert {text for text in said if plain_words([text], QUOTED)} == set()
