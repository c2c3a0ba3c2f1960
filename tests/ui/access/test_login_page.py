"""The form that editors log in by, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import anyio
import pytest
from starlette.applications import Starlette

from tests.ui.access.quick_password import HASH, PASSWORD
from ui.access import editors, login_page
from ui.access.door import SECONDS, TRIES, Door
from ui.access.editing import BY_LOGIN, COOKIE, SETTING
from ui.access.login_page import FORM_COOKIE, LARGEST_FORM, login_routes
from ui.access.logins import by_token, end
from ui.requests.app_paths import under_base_path


@dataclass
class Answer:
    status: int
    headers: list[tuple[str, str]]
    text: str

    def header(self, name: str) -> str:
        return next((value for key, value in self.headers if key == name), "")

    def cookie(self, name: str) -> Any:
        found: Any = SimpleCookie()
        for key, value in self.headers:
            if key == "set-cookie":
                found.load(value)
        return found.get(name)


@dataclass
class Browser:
    """What keeps the cookies of /login, and sends its form."""

    scheme: str = "http"
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(
        self, body: bytes | None = None, *, query: str = "", headers: Mapping[str, str] = {}
    ) -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        told = {"host": "desk.example.org", "cookie": cookies, **headers}
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": "GET" if body is None else "POST",
            "scheme": self.scheme,
            "path": "/login",
            "root_path": "",
            "query_string": query.encode(),
            "client": ("192.0.2.7", 5000),
            "headers": [(key.encode(), value.encode()) for key, value in told.items()],
        }
        sent: list[Any] = []

        async def receive() -> Any:
            return {"type": "http.request", "body": body or b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        anyio.run(Starlette(routes=under_base_path(login_routes())), scope, receive, send)
        raw = [(key.decode(), value.decode()) for key, value in sent[0]["headers"]]
        text = b"".join(part.get("body", b"") for part in sent[1:]).decode()
        answer = Answer(sent[0]["status"], raw, text)
        for name in (COOKIE, FORM_COOKIE):
            if morsel := answer.cookie(name):
                self.cookies[name] = morsel.value
        return answer

    def log_in(self, name: str = "AB", password: str = PASSWORD, **others: Any) -> Answer:
        form = re.search('name="form" value="([^"]+)"', self.ask().text)
        assert form
        fields = {"form": form[1], "name": name, "password": password}
        return self.ask(urlencode(fields).encode(), **others)


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "editors"
    path.write_text(f"AB\teditor\t{HASH}\n")
    monkeypatch.setenv(SETTING, BY_LOGIN)
    monkeypatch.setenv(editors.FILE, str(path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    return path


def test_a_name_with_its_password_gets_a_cookie_that_no_script_and_no_other_site_has() -> None:
    answer = Browser().log_in(query="language=ru")

    cookie = answer.cookie(COOKIE)
    assert (answer.status, answer.header("location")) == (303, "./desk?language=ru")
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "strict", "")
    assert int(cookie["max-age"]) == 8 * 3600
    login = by_token(cookie.value)
    assert login is not None
    assert login.editor.name == "AB"


@pytest.mark.parametrize(
    ("scheme", "public", "is_secret"),
    [
        ("http", "", ""),
        ("https", "", True),
        ("http", "https://desk.example.org/map/", True),
        ("http", "https://elsewhere.example.org/", ""),
    ],
)
def test_the_cookie_is_for_https_alone_where_the_reader_came_by_it(
    monkeypatch: pytest.MonkeyPatch, scheme: str, public: str, is_secret: object
) -> None:
    monkeypatch.setenv("PUBLIC_URL", public)

    assert Browser(scheme).log_in().cookie(COOKIE)["secure"] == is_secret


def test_a_wrong_password_is_told_and_the_sixth_has_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser, clock = Browser(), [0.0]
    monkeypatch.setattr(login_page, "DOOR", Door(lambda: clock[0]))
    for _ in range(TRIES - 1):
        answer = browser.log_in(password="wrong")
        assert (answer.status, answer.cookie(COOKIE)) == (403, None)
        assert "do not belong together" in answer.text
    browser.log_in(password="wrong")

    answer = browser.log_in()

    assert (answer.status, answer.cookie(COOKIE)) == (429, None)
    assert "has to wait 15 minutes" in answer.text
    assert answer.header("retry-after") == str(SECONDS)

    clock[0] = SECONDS - 20.5
    answer = browser.log_in()

    assert "has to wait 1 minute." in answer.text
    assert answer.header("retry-after") == "21"


def form(**fields: str) -> bytes:
    return urlencode({"name": "AB", "password": PASSWORD, **fields}).encode()


OTHER = "x" * 43


@pytest.mark.parametrize(
    ("cookies", "body", "headers"),
    [
        ({}, form(), {}),
        ({}, form(form=OTHER), {}),
        ({}, form(form=""), {}),
        ({FORM_COOKIE: ""}, form(form=""), {}),
        ({FORM_COOKIE: "x"}, form(form="x"), {}),
        ({FORM_COOKIE: "y" * 43}, form(form=OTHER), {}),
        ({FORM_COOKIE: OTHER}, form(form=OTHER), {"sec-fetch-site": "cross-site"}),
        ({FORM_COOKIE: OTHER}, form(form=OTHER), {"sec-fetch-site": "same-site"}),
        ({FORM_COOKIE: OTHER}, form(form=OTHER, more="x" * LARGEST_FORM), {}),
        ({FORM_COOKIE: OTHER}, form(form=OTHER) + b"&name=CD", {}),
        ({FORM_COOKIE: OTHER}, b"\xff\xfe", {}),
        (
            {FORM_COOKIE: OTHER},
            form(form="\x80" + OTHER[1:]),
            {},
        ),
    ],
)
def test_a_form_that_is_not_of_this_page_logs_nobody_in(
    cookies: dict[str, str], body: bytes, headers: dict[str, str]
) -> None:
    answer = Browser(cookies=cookies).ask(body, headers=headers)

    assert (answer.status, answer.cookie(COOKIE)) == (403, None)
    assert 'role="alert"' in answer.text


def test_a_form_with_the_cookie_of_its_page_logs_in_and_one_of_another_tab_too() -> None:
    browser = Browser(cookies={FORM_COOKIE: OTHER})
    browser.ask()

    answer = browser.ask(form(form=OTHER), headers={"sec-fetch-site": "same-origin"})

    assert answer.status == 303


def test_a_cookie_that_is_no_token_of_a_form_is_replaced() -> None:
    assert Browser(cookies={FORM_COOKIE: "x"}).log_in().status == 303


def test_no_cache_keeps_the_form() -> None:
    assert Browser().ask().header("cache-control") == "no-store"


def test_what_was_typed_stands_on_the_page_as_text_or_not_at_all() -> None:
    answer = Browser().log_in("<script>alert(1)</script>", query="language=<script>")

    assert "<script" not in answer.text


def test_there_is_no_such_page_where_nobody_logs_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, "on")

    assert Browser().ask().status == 404
    assert Browser(cookies={FORM_COOKIE: OTHER}).ask(form(form=OTHER)).status == 404


def test_a_login_that_cannot_be_kept_says_so(tmp_path: Path) -> None:
    (tmp_path / "user").write_text("no folder")

    answer = Browser().log_in()

    assert (answer.status, answer.cookie(COOKIE)) == (503, None)
    assert "cannot be kept" in answer.text


def test_the_cookie_of_a_login_that_was_ended_opens_nothing() -> None:
    token = Browser().log_in().cookie(COOKIE).value
    login = by_token(token)
    assert login

    end(login)

    assert by_token(token) is None
    assert not login.holds()
