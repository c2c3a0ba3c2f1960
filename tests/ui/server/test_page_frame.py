"""The page before any script has run."""

from __future__ import annotations

import re
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ui.server.page_frame import PAGES

PROJECT = Path(__file__).parents[3]


def asked(url: str) -> str:
    with urllib.request.urlopen(url) as answer:
        text: str = answer.read().decode()
        return text


def test_every_page_of_the_app_has_a_frame_of_ours() -> None:
    named = re.findall(r'url_path="(\w+)"', (PROJECT / "ui/main.py").read_text(encoding="utf-8"))

    assert {*named} - {"map"} | {""} == set(PAGES)


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_streamlits_with_what_says_that_it_is_not_whole(
    app_url: str, path: str
) -> None:
    page = asked(f"{app_url}/{path}")

    assert page.count('<div id="root">') == page.count('<aside id="not-whole"') == 1
    assert page.index("data-lost") < page.index("./static/js/index")  # it hears of each script


@pytest.mark.parametrize(
    ("path", "part"), [("", "Html"), ("", "ComponentInstance"), ("incidents", "DataFrame")]
)
def test_what_draws_a_page_first_is_asked_for_with_it_and_nothing_twice(
    app_url: str, path: str, part: str
) -> None:
    page = asked(f"{app_url}/{path}")

    (name,) = re.findall(rf'href="\./static/js/({part}\.[^"]+)"', page)
    needed = re.findall(r'from"\./([^"]+)"', asked(f"{app_url}/static/js/{name}"))
    assert needed and [one for one in needed if f"./static/js/{one}" not in page] == []
    named = re.findall(r'(?:src|href)="\./static/js/([^"]+)"', page)
    assert sorted(named) == sorted({*named})


def test_a_page_without_a_table_does_not_wait_for_what_draws_one(app_url: str) -> None:
    assert "/DataFrame." not in asked(f"{app_url}/method")


def test_no_page_leads_to_addresses_that_are_off(app_url: str) -> None:
    page = asked(app_url)

    assert "_stcore/agent" not in page
    assert "<p>You need to enable JavaScript" not in page  # ours leads to the figures


def test_the_way_to_the_figures_keeps_the_query_and_lets_nothing_out_of_it(app_url: str) -> None:
    page = asked(f"{app_url}/?since=2019-10-26&x=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    (query,) = re.findall(r'href="\./figures\?([^"]*)"', page)
    assert query.startswith("since=2019-10-26&amp;x=%22%3E%3Cscript%3E")
    assert "<script>alert" not in page


def test_a_view_code_leads_to_the_figures_of_its_view(app_url: str) -> None:
    code = "KZ1-"  # broken: it stays in the query, and the list says that it is not used
    assert "./figures?view=KZ1-" in asked(f"{app_url}/?view={code}")


def test_what_streamlit_serves_besides_stays_with_streamlit(app_url: str) -> None:
    page = asked(f"{app_url}/nowhere")

    assert '<div id="root">' in page and "not-whole" not in page
    assert urlsplit(app_url).netloc not in page
