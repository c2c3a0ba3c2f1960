"""Logins that last, and end."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ui.access import logins
from ui.access.editors import FILE, known_editors
from ui.access.logins import HOURS, begin, by_provider, by_token, end, hours

HASH = "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA"
NOW = 1_800_000_000.0
CLAIMS = {
    "is_logged_in": True,
    "iss": "https://provider.example.org",
    "sub": "s-7",
    "iat": NOW - 60,
    "nonce": "n",
    "email": "CD@example.org",
    "email_verified": True,
}


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "editors"
    path.write_text(
        f"AB\teditor\t{HASH}\nCD\tpublisher\tmail:cd@Example.org\nEF\teditor\tsubject:s-9\n"
    )
    monkeypatch.setenv(FILE, str(path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    monkeypatch.setattr(time, "time", lambda: NOW)
    return path


def name_of(claims: dict[str, Any]) -> str | None:
    login = by_provider(claims)
    return login and login.editor.name


def test_a_token_is_kept_as_its_hash_alone(tmp_path: Path) -> None:
    token = begin(known_editors()["AB"])

    login = by_token(token)
    assert login is not None
    assert login.editor.name == "AB"
    files = [path for path in (tmp_path / "user").rglob("*") if path.is_file()]
    assert len(files) == 1
    assert token not in files[0].name + files[0].read_text()
    assert HASH not in files[0].read_text()
    assert files[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("token", ["", "x", "../../editors", "x" * 10_000, "\0"])
def test_what_is_no_token_opens_nothing(token: str) -> None:
    begin(known_editors()["AB"])

    assert by_token(token) is None


def test_a_login_ends_after_the_hours_that_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOURS, "2.5")
    token = begin(known_editors()["AB"])
    login = by_token(token)
    assert login

    monkeypatch.setattr(time, "time", lambda: NOW + 8999)
    assert login.holds()
    assert by_token(token)
    monkeypatch.setattr(time, "time", lambda: NOW + 9000)
    assert not login.holds()
    assert by_token(token) is None


def test_what_stands_on_a_page_may_be_seen_as_long_again_but_not_after_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(HOURS, "0.5")
    login = by_token(begin(known_editors()["AB"]))
    ended = by_token(begin(known_editors()["AB"]))
    assert login and ended
    over = replace(login, is_over=True)

    monkeypatch.setattr(time, "time", lambda: NOW + 3599)
    begin(known_editors()["AB"])  # which clears away
    end(ended)
    assert (login.is_drawn_rightly(), over.is_drawn_rightly()) == (False, True)
    assert not ended.may_be_seen()
    monkeypatch.setattr(time, "time", lambda: NOW + 3600)
    assert not over.is_drawn_rightly()


@pytest.mark.parametrize("text", ["0", "-1", "nan", "inf", "eight", "721"])
def test_hours_that_are_none_are_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(HOURS, text)

    with pytest.raises(ValueError, match="wanted more than 0"):
        hours()


def test_a_login_may_last_thirty_days(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOURS, "720")

    assert hours() == 720


@pytest.mark.parametrize("line", ["", f"AB\tpublisher\t{HASH}", f"AB\teditor\t{HASH}2"])
def test_a_login_ends_with_the_line_that_it_rests_on(file: Path, line: str) -> None:
    token = begin(known_editors()["AB"])
    login = by_token(token)
    assert login

    file.write_text(line)

    assert not login.holds()
    assert by_token(token) is None


def test_files_of_logins_whose_time_is_over_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(known_editors()["AB"])
    login = by_provider(CLAIMS)
    assert login
    end(login)
    monkeypatch.setattr(time, "time", lambda: NOW + 17 * 3600)

    begin(known_editors()["AB"])

    assert len([path for path in (tmp_path / "user").rglob("*") if path.is_file()]) == 1


@pytest.mark.parametrize(
    ("claims", "name"),
    [
        ({}, "CD"),
        ({"sub": "s-9", "email": "", "email_verified": False}, "EF"),
        ({"sub": "s-9", "email_verified": False}, "EF"),
        # At some providers anybody can claim the address of somebody else.
        ({"email_verified": False}, None),
        ({"email_verified": "true"}, None),
        ({"email_verified": None}, None),
        ({"email": "mail:cd@example.org"}, None),
        ({"email": "gh@example.org"}, None),
        ({"sub": ""}, None),
        ({"sub": 7}, None),
        ({"iat": None}, None),
        ({"iat": True}, None),
        ({"is_logged_in": False}, None),
    ],
)
def test_a_provider_lets_in_whom_a_line_names_by_subject_or_verified_address(
    claims: dict[str, Any], name: str | None
) -> None:
    assert name_of({**CLAIMS, **claims}) == name


def test_a_login_at_a_provider_ends_after_the_same_hours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: NOW - 60 + 8 * 3600)

    assert by_provider(CLAIMS) is None


def test_a_login_at_a_provider_that_was_ended_is_over_for_all_and_the_next_is_not() -> None:
    login = by_provider(CLAIMS)
    assert login

    end(login)

    assert not login.holds()
    assert by_provider(CLAIMS) is None
    assert name_of({**CLAIMS, "iat": NOW, "nonce": "other"}) == "CD"


def test_a_folder_that_is_gone_ends_no_login_at_a_provider_and_every_other(tmp_path: Path) -> None:
    token = begin(known_editors()["AB"])
    (tmp_path / "user").rename(tmp_path / "elsewhere")

    assert by_token(token) is None
    assert name_of(CLAIMS) == "CD"
    assert logins.begin(known_editors()["AB"])
