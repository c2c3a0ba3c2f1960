"""The page on which editors log in by password, at /login: a plain form, since Streamlit's pages
cannot set the cookie that a login lasts by.

The form is safe from other sites: what it brings has to be in a cookie too (SameSite=Strict), which
another site can neither read nor have sent, and browsers say of each request from where it comes.
"""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from anyio import CapacityLimiter, to_thread
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from geo.message import message_of, to_say
from incidents.languages.language import Language
from ui.access.door import DOOR
from ui.access.editing import BY_LOGIN, COOKIE, editing
from ui.access.logins import begin, hours
from ui.elements.html import joined, tag
from ui.requests.plain_answers import plain_answer
from ui.server.asked_view import language_asked, pairs_of
from ui.server.figures_page import PAGE
from ui.session.briefing_draft import author_of
from ui.session.links import public_address

FORM_COOKIE = "detention-map-form"
"""The cookie with what the form has to bring."""

AT_ONCE = CapacityLimiter(2)
"""Passwords that are looked at at one time: each takes 64 MiB."""

LARGEST_FORM = 10_000
"""Bytes of a form that is read."""

MOST_LETTERS = {"name": 100, "password": 500}

_TOKEN = re.compile(r"[\w-]{43}", re.ASCII)

FORM = Markup(
    "<style>form{{display:grid;gap:1rem;max-width:20rem}}"
    "input,button{{font:inherit;box-sizing:border-box;width:100%;min-height:2.75rem}}"
    "a{{display:inline-block}}</style>"  # as high as its line, for fingers
    '<form method="post">'
    '<input type="hidden" name="form" value="{token}">'
    '<label>{name}<br><input name="name" required maxlength="100" autocomplete="username"'
    " autofocus></label>"
    '<label>{password}<br><input name="password" type="password" required maxlength="500"'
    ' autocomplete="current-password"></label>'
    "<button>{log_in}</button></form>"
)


def login_routes() -> list[Route]:
    """The route /login; there is none where nobody logs in."""
    return [Route("/login", login, methods=["GET", "POST"])]


async def login(request: Request) -> Response:
    """The form, or what comes of it: to the desk with a cookie, or the form with what was wrong."""
    if editing() != BY_LOGIN:
        return plain_answer(request.scope, to_say("There is no page under this address."), 404)
    language = language_asked(pairs_of(request), request)
    return await _try(request, language) if request.method == "POST" else _form(request, language)


async def _try(request: Request, language: Language) -> Response:
    say = language.say
    brought = await _brought(request)
    if brought is None or not _is_own(request, brought):
        told = say("This form was too old, or not of this page. Try it again.")
        return _form(request, language, told, status=403)
    name, address = brought["name"].strip(), author_of(request.client and request.client.host)
    try:
        editor = await to_thread.run_sync(
            DOOR.let_in, name, brought["password"], address, limiter=AT_ONCE
        )
        wait = 0 if editor else await to_thread.run_sync(DOOR.seconds_to_wait, name, address)
        token = await to_thread.run_sync(begin, editor) if editor else ""
    except OSError as error:
        reason = language.told(message_of(error))
        told = say("The login cannot be kept: {reason}", reason=reason)
        return _form(request, language, told, status=503)
    if editor is None:
        if not wait:
            told = say("Name and password do not belong together.")
            return _form(request, language, told, status=403)
        told = language.say_count(
            "The next try has to wait {number} minute.",
            "The next try has to wait {number} minutes.",
            -(-wait // 60),
        )
        return _form(request, language, told, status=429, headers={"Retry-After": str(wait)})
    query = request.scope["query_string"].decode("latin-1")
    desk = RedirectResponse(f"./desk?{query}" if query else "./desk", status_code=303)
    _set_cookie(request, desk, COOKIE, token, max_age=int(3600 * hours()))
    return desk


async def _brought(request: Request) -> dict[str, str] | None:
    """The fields of the form; None where it is none, or too large."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            return None
    try:
        fields = parse_qs(body.decode("ascii"), errors="strict")
    except ValueError:
        return None
    found = {name: values[0] for name, values in fields.items() if len(values) == 1}
    if not {"form", *MOST_LETTERS} <= found.keys():
        return None
    if any(len(found[name]) > most for name, most in MOST_LETTERS.items()):
        return None
    return found


def _is_own(request: Request, brought: Mapping[str, str]) -> bool:
    """Whether a form comes from this page."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return False
    kept = request.cookies.get(FORM_COOKIE, "")
    return bool(_TOKEN.fullmatch(kept)) and hmac.compare_digest(
        kept.encode(), brought["form"].encode()
    )


def _form(
    request: Request,
    language: Language,
    told: str = "",
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> HTMLResponse:
    say = language.say
    kept = request.cookies.get(FORM_COOKIE, "")
    token = kept if _TOKEN.fullmatch(kept) else secrets.token_urlsafe(32)
    form = FORM.format(
        token=token, name=say("Name"), password=say("Password"), log_in=say("Log in")
    )
    content = [
        tag("h1", say("Log in to the desk")),
        *([tag("p", told, role="alert")] if told else []),
        form,
        tag("p", tag("a", say("The map"), href=f"./?{urlencode({'language': language.code})}")),
    ]
    page = PAGE.format(language=language.code, title=say("Log in"), content=joined(content))
    own: dict[str, Any] = {"Cache-Control": "no-store", **(headers or {})}
    answer = HTMLResponse(page, status, headers=own)
    _set_cookie(request, answer, FORM_COOKIE, token)
    return answer


def _set_cookie(
    request: Request, answer: Response, name: str, value: str, *, max_age: int | None = None
) -> None:
    """Sets a cookie that scripts and other sites do not have, and that travels in the clear only
    where the page does. It is for the path that the browser sees, which a proxy may know alone."""
    public = urlsplit(public_address())
    is_public = public.netloc == request.headers.get("Host")
    is_secret = request.url.scheme == "https" or (is_public and public.scheme == "https")
    answer.set_cookie(
        name,
        value,
        max_age=max_age,
        path=None,
        secure=is_secret,
        httponly=True,
        samesite="strict",
    )
