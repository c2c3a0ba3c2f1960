"""What the section [auth] has to hold before anybody is sent to a provider of logins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.runtime.secrets import secrets_singleton

from ui.access.editing import BY_LOGIN, SETTING, editing_problem
from ui.access.editors import FILE
from ui.access.provider import claims_now

Problem = Callable[[str, dict[str, str] | None], str]
SOUND = {
    "redirect_uri": "https://maps.example.org/oauth2callback",
    "cookie_secret": "x" * 32,
    "client_id": "desk",
    "client_secret": "secret",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}


@pytest.fixture
def problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Problem:
    """problem(key, ...) is what is told of these keys of editors, with these values in [auth]."""

    def told(key: str, auth: dict[str, str] | None) -> str:
        (tmp_path / "editors").write_text(f"AB\teditor\t{key}\n")
        monkeypatch.setenv(SETTING, BY_LOGIN)
        monkeypatch.setenv(FILE, str(tmp_path / "editors"))
        monkeypatch.setattr(secrets_singleton, "load_if_toml_exists", lambda: auth is not None)
        monkeypatch.setattr(secrets_singleton, "_secrets", {} if auth is None else {"auth": auth})
        return editing_problem()

    return told


def test_no_provider_is_asked_for_where_all_have_passwords(problem: Problem) -> None:
    assert problem("$argon2id$x", None) == ""


def test_a_line_with_an_address_needs_a_provider(problem: Problem) -> None:
    assert "secrets.toml" in problem("mail:ab@example.org", None)
    assert problem("$argon2id$x\nCD\teditor\tmail:ab@example.org", None) != ""
    assert problem("mail:ab@example.org", SOUND) == ""


@pytest.mark.parametrize(("provider", "is_heard"), [("default", True), ("another", False)])
def test_only_the_provider_of_the_section_itself_is_believed(
    monkeypatch: pytest.MonkeyPatch, provider: str, is_heard: bool
) -> None:
    class Told:
        def to_dict(self) -> dict[str, str]:
            return {"sub": "s-7", "provider": provider}

    monkeypatch.setattr(st, "user", Told())

    assert bool(claims_now()) == is_heard


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("client_id", None, "client_id"),
        ("server_metadata_url", None, "server_metadata_url"),
        ("redirect_uri", None, "redirect_uri"),
        ("cookie_secret", None, "cookie_secret"),
        ("cookie_secret", "x" * 31, "at least 32 characters"),
        ("redirect_uri", "https://maps.example.org/", "wanted the app's address"),
        ("redirect_uri", "http://maps.example.org/oauth2callback", "wanted https"),
        ("server_metadata_url", "http://login.example.org/", "wanted https"),
        ("server_metadata_url", "login.example.org", "wanted https"),
    ],
)
def test_what_is_missing_or_unsafe_is_told_at_the_start(
    problem: Problem, name: str, value: str | None, told: str
) -> None:
    auth = {**SOUND, name: value}
    found = {key: text for key, text in auth.items() if text is not None}

    assert told in problem("subject:s-7", found)


def test_http_will_do_on_this_machine(problem: Problem) -> None:
    here = {
        "redirect_uri": "http://localhost:8501/oauth2callback",
        "server_metadata_url": "http://127.0.0.1:9400/",
    }

    assert problem("subject:s-7", {**SOUND, **here}) == ""
