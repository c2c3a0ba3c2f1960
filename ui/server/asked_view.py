"""What a link asks for, read where no Streamlit runs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

from starlette.requests import Request

from incidents.languages.catalogues import language_for
from incidents.languages.language import Language
from ui.session.session import CODE_KEY
from ui.session.view_code import from_code

OF_THE_BROWSER = {"Cache-Control": "no-cache", "Vary": "Accept-Language"}
"""The headers of a page that is in the language of the browser where its link names none."""


def pairs_of(request: Request) -> list[tuple[str, str]]:
    """Key and value pairs of the query; those of a view code, where it is one."""
    query = request.scope["query_string"].decode("latin-1")
    return unpacked(parse_qsl(query, keep_blank_values=True, errors="replace"))


def unpacked(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs that a view code among these stands for; the same where there is none."""
    pairs = list(pairs)
    return list(from_code(dict(pairs).get(CODE_KEY, "")) or pairs)


def language_asked(pairs: Iterable[tuple[str, str]], request: Request) -> Language:
    """The language of the link; that of the browser where it names none that there is."""
    asked = dict(pairs).get("language", "")
    return language_for(asked, request.headers.get("Accept-Language", ""))
