"""The figures of a link on a page that needs no script."""

from __future__ import annotations

import json
import re
import threading
import time
import urllib.request
from html import unescape
from urllib.parse import urlencode, urljoin

import anyio
import pytest
from starlette.requests import Request

from ui.server import figures_page
from ui.session.session import MOST_IGNORED
from ui.session.view_code import to_code

DAY = [("since", "2019-10-26"), ("until", "2019-10-26")]


def asked(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        text: str = answer.read().decode()
        return text


@pytest.mark.parametrize("query", [urlencode(DAY), urlencode({"view": to_code(DAY)})])
def test_the_page_says_the_sentence_that_api_gives(app_url: str, query: str) -> None:
    page = asked(f"{app_url}/figures?{query}")

    counted = json.loads(asked(f"{app_url}/api/count?{urlencode(DAY)}"))
    (claim,) = re.findall("<h1>(.*?)</h1>", page)
    assert counted["sentence"].startswith(unescape(claim))
    assert page.count("<li>") == 4 and "<li>26 October 2019, Aqtobe: 10+</li>" in page
    assert "<script" not in page


def test_its_links_lead_to_the_same_view_and_the_same_rows(app_url: str) -> None:
    here = f"{app_url}/figures?{urlencode(DAY)}"

    links = re.findall('<a href="(.*?)"', asked(here))
    view, rows = (urljoin(here, unescape(link)) for link in links)

    assert view == f"{app_url}/?{urlencode(DAY)}"
    assert asked(rows).count("2019-10-26-aqtobe") > 0


def test_it_has_its_own_icon(app_url: str) -> None:
    """Without one a browser asks for /favicon.ico, beside the path of the app."""
    assert '<link rel="icon" href="data:,">' in asked(f"{app_url}/figures")


def test_what_of_the_link_is_not_used_is_told_as_text(app_url: str) -> None:
    wrong = [("event", f"<b>{number}") for number in range(MOST_IGNORED + 3)]

    page = asked(f"{app_url}/figures?{urlencode(wrong)}")

    assert "Parts of this link could not be used" in page
    assert "<li>and 3 more</li>" in page
    assert "&lt;b&gt;" in page and "<b>" not in page


def test_two_pages_are_made_at_one_time_and_the_others_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    came, under_way, most = list[int](), set[int](), list[int]()

    def page(*_: object) -> str:
        me = threading.get_ident()
        came.append(me)
        under_way.add(me)
        while len(came) + figures_page.AT_ONCE.statistics().tasks_waiting < 4:
            time.sleep(0.001)
        most.append(len(under_way))
        under_way.discard(me)
        return ""

    async def four_readers() -> None:
        asked = {"type": "http", "query_string": b"", "headers": []}
        async with anyio.create_task_group() as readers:
            for _ in range(4):
                readers.start_soon(figures_page.figures, Request(asked))

    monkeypatch.setattr(figures_page, "_page", page)
    anyio.run(four_readers)

    assert max(most) == 2
