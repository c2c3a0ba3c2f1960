"""Who may change the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.access import editing
from ui.access.editing import BY_LOGIN, SETTING, at_this_machine, editing_problem, may_edit
from ui.access.editors import FILE, known_editors
from ui.access.logins import begin

HERE = {"Host": "127.0.0.1:8501", "Origin": "http://127.0.0.1:8501"}


@pytest.mark.parametrize(
    "headers",
    [
        HERE,
        {"Host": "localhost:8501", "Origin": "http://localhost:8501"},
        {"Host": "[::1]:8501", "Origin": "http://[::1]:8501"},
    ],
)
def test_a_page_that_this_machine_opened_is_at_this_machine(headers: dict[str, str]) -> None:
    assert at_this_machine(headers, None)


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        (HERE, "192.168.1.7"),
        ({**HERE, "Host": "maps.example.org"}, None),
        ({**HERE, "Origin": "https://maps.example.org"}, None),
        ({"Host": HERE["Host"]}, None),
        ({}, None),
        ({**HERE, "Forwarded": "for=203.0.113.9"}, None),
        ({**HERE, "X-Forwarded-For": "203.0.113.9"}, None),
        ({**HERE, "X-Forwarded-Host": "maps.example.org"}, None),
        ({**HERE, "X-Real-IP": "203.0.113.9"}, None),
        ({**HERE, "Via": "1.1 proxy"}, None),
    ],
)
def test_a_reader_from_elsewhere_or_behind_a_proxy_is_not(
    headers: dict[str, str], address: str | None
) -> None:
    assert not at_this_machine(headers, address)


@pytest.mark.parametrize("setting", ["", "off", "on"])
def test_nobody_edits_without_a_page_of_this_machine(
    monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.setenv(SETTING, setting)

    assert not may_edit()
    assert editing_problem() == ""


def test_another_word_in_the_setting_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(SETTING, "yes")

    assert "wanted off, on" in editing_problem()


@pytest.mark.parametrize("content", [None, "", "AB\teditor"])
def test_login_without_a_file_that_names_somebody_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    monkeypatch.setenv(SETTING, "login")
    if content is not None:
        (tmp_path / "editors").write_text(content)
        monkeypatch.setenv(FILE, str(tmp_path / "editors"))

    assert FILE in editing_problem()


def test_a_login_of_before_lets_nobody_in_where_editing_is_switched_off(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "editors").write_text("AB\tpublisher\t$argon2id$x\n")
    monkeypatch.setenv(FILE, str(tmp_path / "editors"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    token = begin(known_editors()["AB"])
    monkeypatch.setattr(editing, "token_now", lambda: token)

    monkeypatch.setenv(SETTING, BY_LOGIN)
    assert may_edit()
    for setting in ("off", "on"):
        monkeypatch.setenv(SETTING, setting)
        assert not may_edit()
