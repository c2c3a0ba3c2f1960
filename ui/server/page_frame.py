"""The page that a browser loads first: Streamlit's own, with the head that a chat reads, and with
what is seen where its scripts or its connection do not come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from incidents.languages.language import Language
from ui.elements.html import text
from ui.server.asked_view import OF_THE_BROWSER, language_asked, pairs_of
from ui.server.link_cards import head_in_time
from ui.server.streamlits_words import streamlits_words

PAGES = (
    *(
        "",
        "events",
        "incidents",
        "regions",
        "briefing",
        "data",
        "names",
        "method",
        "desk",
        "corrections",
    ),
    "passport",
)
"""The pages by their paths, as `ui/main.py` names them; the first page has none."""

HERE = Path(__file__).parent
LANGUAGE = '<html lang="en">'
TITLE = "<title>Streamlit</title>"
WRONG_HERE = re.compile(r'<link rel="service-desc"[^>]*>|<noscript>.*?</noscript>', re.DOTALL)
"""What Streamlit's page tells programs of addresses that are off (`ui/process/quiet.py`), and
readers without scripts, who have a list of the figures."""

PARTS = ("ComponentInstance", "Html")
"""Scripts of Streamlit that draw the words and the map of a page. It would ask for each, and for
what it needs besides, when it is to draw, one after the other, while the page waits."""

MORE_PARTS = {"incidents": ("DataFrame",)}
"""Those of pages that show something else first: a table."""

NEEDS = re.compile(r"""(?:from|import)["'`]\./([\w.-]{1,100}\.js)["'`]""")
"""What a script of Streamlit's build cannot run without."""

NOT_WHOLE = Markup(
    '<aside id="not-whole" role="alert"><p><strong>{told}</strong></p><p>{holds}</p>'
    '<p><a href="./figures?{query}">{figures}</a> <a href="">{again}</a>'
    ' <button type="button">{close}</button></p></aside>'
    "<noscript><style>#not-whole{{animation:none!important}}</style></noscript>"
)


def page_routes() -> list[Route]:
    """The routes of the pages; every other path that Streamlit knows stays with Streamlit."""
    return [Route(f"/{path}", page) for path in PAGES]


async def page(request: Request) -> HTMLResponse:
    """The page before any script has run, in the language of the link or the browser."""
    pairs = pairs_of(request)
    language = language_asked(pairs, request)
    path = request.url.path.rpartition("/")[2]
    head = await head_in_time(path, pairs, language.code)
    before, after = _streamlits_page(MORE_PARTS.get(path, ()))
    before = before.replace(LANGUAGE, f'<html lang="{language.code}">', 1).replace(TITLE, head, 1)
    content = f"{before}{_not_whole(language, urlencode(pairs))}{after}"
    return HTMLResponse(content, headers=OF_THE_BROWSER)


@cache
def _streamlits_page(more_parts: Sequence[str]) -> tuple[str, str]:
    """Streamlit's page with our style and scripts first, cut where its body ends."""
    whole = (files("streamlit") / "static/index.html").read_text(encoding="utf-8")
    style, script, keys, says = (
        Markup((HERE / name).read_text(encoding="utf-8"))
        for name in ("page_frame.css", "page_frame.js", "popover_keys.js", "streamlits_words.js")
    )
    own = Markup(
        "<head>\n<style>{}</style>\n<script>{}{}</script>\n<script data-words='{}'>{}</script>"
    ).format(style, script, keys, streamlits_words(), says)
    whole = WRONG_HERE.sub("", whole).replace("<head>", own, 1)
    whole = whole.replace("</head>", f"{_parts(whole, more_parts)}</head>", 1)
    before, end, after = whole.rpartition("</body>")
    return before, end + after


def _parts(page: str, more: Sequence[str]) -> str:
    """Elements that have a browser ask for `PARTS`, and for these, with the page, and for what they
    need that the page does not name: for those that are there."""
    scripts = files("streamlit") / "static/static/js"
    there = {one.name: one for one in scripts.iterdir() if one.name.endswith(".js")}
    asked_for: set[str] = set()
    waiting = [name for name in there if name.split(".")[0] in (*PARTS, *more)]
    while waiting:
        name = waiting.pop()
        if name in there and name not in asked_for and f"/{name}" not in page:
            asked_for.add(name)
            waiting += NEEDS.findall(there[name].read_text(encoding="utf-8"))
    return "".join(
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">'
        for name in sorted(asked_for)
    )


def _not_whole(language: Language, query: str) -> Markup:
    say = language.say
    return NOT_WHOLE.format(
        told=text(say("A part of this page did not come: a script, or the connection.")),
        holds=text(say("What the page shows holds.")),
        query=query,
        figures=text(say("The figures as a list")),
        again=text(say("Load the page again")),
        close=text(say("Close")),
    )
