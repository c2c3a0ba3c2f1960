"""The address under which readers reach the app, and the links that begin with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from streamlit import config

from tests.text_safety.test_web_address import NO_ADDRESSES
from ui.session.links import (
    app_address,
    base_path,
    permanent_query,
    present_address,
    public_address,
    public_link,
)
from ui.session.view import View


@pytest.mark.parametrize(
    ("setting", "address"),
    [
        ("https://maps.example.org", "https://maps.example.org"),
        ("https://maps.example.org/", "https://maps.example.org"),
        (" http://maps.example.org:8501/detentions// ", "http://maps.example.org:8501/detentions"),
        ("http://[::1]:8501", "http://[::1]:8501"),
    ],
)
def test_the_public_address_ends_without_a_slash(setting: str, address: str) -> None:
    assert public_address({"PUBLIC_URL": setting}) == address


@pytest.mark.parametrize(
    "setting",
    [
        *NO_ADDRESSES,
        "https://maps.example.org/?view=KZ1-",
        "https://maps.example.org?",
        "https://maps.example.org/#map",
    ],
)
def test_a_setting_under_which_no_page_can_be_reached_is_not_used(setting: str) -> None:
    assert public_address({"PUBLIC_URL": setting}) == ""


def test_where_nothing_is_set_there_is_no_public_address() -> None:
    assert public_address({}) == ""


@contextmanager
def at_base_path(setting: str) -> Iterator[None]:
    """Streamlit is set to serve at this path until the end of the block."""
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", setting)
    try:
        yield
    finally:
        config.set_option("server.baseUrlPath", before)


@pytest.mark.parametrize(
    ("setting", "path"),
    [
        ("", ""),
        ("/", ""),
        ("tools/detentions", "/tools/detentions"),
        ("/tools/detentions/", "/tools/detentions"),
    ],
)
def test_the_base_path_has_one_slash_before_it_and_none_after(setting: str, path: str) -> None:
    with at_base_path(setting):
        assert base_path() == path


def test_the_app_is_at_its_public_address_else_at_its_path(monkeypatch: pytest.MonkeyPatch) -> None:
    with at_base_path("tools/detentions"):
        assert app_address() == "/tools/detentions"

        monkeypatch.setenv("PUBLIC_URL", "https://maps.example.org/tools/detentions/")
        assert app_address() == "https://maps.example.org/tools/detentions"


@pytest.mark.parametrize("setting", ["", "javascript:alert(1)", "//maps.example.org"])
def test_without_a_public_address_there_is_no_link(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", setting)

    assert public_link([("event", "2019-10-26")]) is None


@pytest.mark.parametrize(
    ("pairs", "page", "link"),
    [
        ([], "", "https://maps.example.org/detentions/"),
        ([("event", "a b")], "", "https://maps.example.org/detentions/?event=a+b"),
        ([("event", "a")], "passport/", "https://maps.example.org/detentions/passport/?event=a"),
        (
            [("briefing", "k")],
            "briefing",
            "https://maps.example.org/detentions/briefing?briefing=k",
        ),
    ],
)
def test_a_link_is_the_address_its_page_and_its_query(
    pairs: list[tuple[str, str]], page: str, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example.org/detentions/")

    assert public_link(pairs, page=page) == link


def test_a_permanent_link_says_with_which_version_it_was_made() -> None:
    view = View(language="ru")

    assert permanent_query(view.to_query(), "1.0.0") == (("language", "ru"), ("version", "1.0.0"))


def test_tables_whose_version_is_not_known_are_linked_without_one() -> None:
    assert permanent_query(View().to_query(), "") == ()


@pytest.mark.parametrize(
    ("language", "scene", "address"),
    [
        (None, 1, "present/abc"),
        (None, 3, "present/abc?scene=3"),
        ("en", 1, "present/abc?language=en"),
        ("kk", 1, "present/abc?language=kk"),
        ("ru", 2, "present/abc?scene=2&language=ru"),
    ],
)
def test_a_briefing_is_presented_from_a_scene_on_in_the_readers_language(
    language: str | None, scene: int, address: str
) -> None:
    assert present_address(View(language=language), "abc", scene) == address
