"""What a link shows in a chat: the head of the page, and the picture that it names."""

from __future__ import annotations

import asyncio
import re
import struct
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.requests import Request

import ui.server.link_cards as link_cards
from incidents.dataset.dataset import Dataset, read_dataset
from tests.waiting import A_MINUTE
from ui.server.link_cards import HEIGHT, WIDTH, head, read_card
from ui.server.page_frame import PAGES, page
from ui.session.links import PUBLIC_URL
from ui.session.view_code import to_code

NAME = "Detention map: Kazakhstan"
HERE = "https://maps.example.org/tools/detentions"
SEED_DAY = [("since", "2019-10-26"), ("until", "2019-10-26")]
ALMATY = "1526384"


class Head(HTMLParser):
    """The title and the tags of a page by name, as whoever draws a card reads them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.tag = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tag, given = tag, dict(attrs)
        name = given.get("property") or given.get("name")
        if tag == "meta" and name:
            self.found[name] = given["content"] or ""

    def handle_data(self, data: str) -> None:
        if self.tag == "title" and data.strip():
            self.found.setdefault("title", data)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return read_dataset().dataset


@pytest.fixture(scope="module")
def public_app(start_app: Callable[..., str]) -> str:
    """An app that readers reach under another address than its own."""
    return start_app(PUBLIC_URL=HERE)


@pytest.fixture
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(PUBLIC_URL, HERE)


class Unfollowed(urllib.request.HTTPRedirectHandler):
    """Gives the answer that sends on, and not the one that it leads to."""

    def redirect_request(self, *_: object) -> None:
        return None


def ask(address: str) -> tuple[int, Message, bytes]:
    """Status, headers and content of an answer, whatever its status."""
    try:
        with urllib.request.build_opener(Unfollowed).open(address) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.headers, answer.read()


def bare_page() -> str:
    """The first page, made here."""
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": []}
    return bytes(asyncio.run(page(Request(scope))).body).decode()


def tags(dataset: Dataset, page: str, pairs: list[tuple[str, str]]) -> dict[str, str]:
    return Head(str(head(read_card(page, pairs, dataset)[0], dataset))).found


def test_the_card_of_the_map_says_the_name_and_the_sentence(dataset: Dataset) -> None:
    found = tags(dataset, "", SEED_DAY)

    assert found["title"] == found["og:title"] == NAME
    assert found["og:description"] == found["description"]
    assert found["og:description"].startswith("At least 39 people were reported detained in 4 cit")


def test_the_card_of_a_place_is_about_what_its_circle_counts(dataset: Dataset) -> None:
    found = tags(dataset, "", [*SEED_DAY, ("open", ALMATY)])

    assert " in Almaty on 26 October 2019" in found["og:description"]


def test_the_card_of_an_event_is_about_the_event_in_its_days(dataset: Dataset) -> None:
    card, ignored = read_card("events", [("event", "2019-10-26")], dataset)

    assert not ignored
    assert dict(card.to_query()) == {"event": "2019-10-26"} | dict(SEED_DAY)


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize(
    ("page", "pairs", "kind"),
    [
        ("", SEED_DAY, "map"),
        ("", [("open", ALMATY)], "map"),
        ("events", [("event", "2019-10-26")], "map"),
        ("passport", SEED_DAY, "passport"),
    ],
)
def test_the_picture_that_a_card_names_shows_what_it_says(
    dataset: Dataset, public_app: str, page: str, pairs: list[tuple[str, str]], kind: str
) -> None:
    found = tags(dataset, page, pairs)
    assert found["og:image"].startswith(f"{HERE}/link-card/")
    assert urlsplit(found["og:image"]).path.endswith(f"/{kind}.png")

    _, headers, content = ask(public_app + found["og:image"].removeprefix(HERE))

    assert headers["Content-Type"] == "image/png"
    assert struct.unpack(">II", content[16:24]) == (WIDTH, HEIGHT)
    assert found["og:description"].partition(",")[0] in content.decode("utf-8", "ignore")


@pytest.mark.usefixtures("public")
def test_a_picture_is_kept_by_the_version_of_the_tables(dataset: Dataset, public_app: str) -> None:
    current = tags(dataset, "", SEED_DAY)["og:image"].removeprefix(HERE)

    assert "immutable" in ask(public_app + current)[1]["Cache-Control"]
    for other in ("0" * 16, "f" * 16):  # no version is before or after another
        address = re.sub(r"/link-card/\w+/", f"/link-card/{other}/", current)
        status, headers, _ = ask(public_app + address)

        assert status == 307 and headers["Cache-Control"] == "no-cache"
        assert urljoin(address, headers["Location"]) == current


def test_other_words_about_the_tables_are_another_version(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = link_cards.version_of(dataset)
    monkeypatch.setenv("CONTACT", "desk@example.org")

    assert link_cards.version_of(dataset) != before


@pytest.mark.parametrize("query", ["event=no-such-event", "since=yesterday", "x=1"])
def test_a_picture_of_what_is_not_there_is_not_drawn(app_url: str, query: str) -> None:
    assert ask(f"{app_url}/link-card/0/map.png?{query}")[0] == 404


def test_without_a_public_address_no_picture_is_named(dataset: Dataset) -> None:
    assert "og:image" not in tags(dataset, "", SEED_DAY)


@pytest.mark.usefixtures("public")
def test_no_text_of_the_query_stands_in_a_head(dataset: Dataset) -> None:
    hostile = '"><script>planted'
    keys = ["search", "event", "place", "since", "track", "language", "version", "view", "page"]
    pairs = [(key, hostile) for key in (*keys, "planted")]

    for name in PAGES:
        assert "planted" not in str(head(read_card(name, pairs, dataset)[0], dataset))


def test_the_card_of_a_view_code_is_that_of_its_view(dataset: Dataset) -> None:
    code = to_code([*SEED_DAY, ("page", "passport")])

    card, _ = read_card("", [("view", code)], dataset)

    assert card == read_card("passport", SEED_DAY, dataset)[0]


def test_a_card_is_read_again_from_its_query(dataset: Dataset) -> None:
    query = [*SEED_DAY, ("region", "KZ-75"), ("basis", "official"), ("names_in", "kk")]
    card, _ = read_card("", query, dataset)

    assert read_card("", card.to_query(), dataset) == (card, ())


@pytest.mark.usefixtures("public")
def test_a_selection_too_long_for_an_address_has_no_picture(dataset: Dataset) -> None:
    every = [("incident", str(one)) for one in dataset.incidents["incident_id"]]

    assert len(every) > 70 and "og:image" not in tags(dataset, "", every)


@pytest.mark.parametrize("path", ["/", "/events", "/passport"])
def test_the_app_serves_its_pages_with_the_card(app_url: str, path: str) -> None:
    content = ask(app_url + path)[2].decode()

    assert content.count("<title>") == 1 and Head(content).found["title"] == NAME
    assert '<div id="root">' in content


def test_a_page_whose_words_take_long_comes_without_them(monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(link_cards, "SECONDS", 0.01)
    monkeypatch.setattr(link_cards, "_head_of", lambda *_: done.wait(A_MINUTE))

    try:
        assert Head(bare_page()).found["title"] == NAME
    finally:
        done.set()


def test_a_page_whose_words_fail_comes_without_them_and_the_log_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("no tables")

    monkeypatch.setattr(link_cards, "_head_of", broken)

    assert Head(bare_page()).found["title"] == NAME
    assert "no tables" in caplog.text
