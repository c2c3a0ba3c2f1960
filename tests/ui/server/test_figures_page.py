"""The figures of a link on a page that needs no script."""

from __future__ import annotations

import json
import re
import urllib.request
from html import unescape
from urllib.parse import urlencode, urljoin

import pytest

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
    page = asked(f"{app_url}/figures?{urlencode({'event': '<b>'})}")

    assert "Parts of this link could not be used" in page
    assert "&lt;b&gt;" in page and "<b>" not in page
