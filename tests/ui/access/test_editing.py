"""Who may change the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.access.editing import SETTING, TOLD_BY_PROXIES, at_this_machine, editing_problem, may_edit
from ui.access.editors import FILE

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
        *(({**HERE, name: "203.0.113.9"}, None) for name in TOLD_BY_PROXIES),
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
