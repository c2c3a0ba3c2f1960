"""Addresses that readers try lead to the page that they mean."""

from __future__ import annotations

import urllib.request

import pytest


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/map", "/"),
        ("/map?from=2019-10-26&basis=official", "/?from=2019-10-26&basis=official"),
        ("/table", "/data"),
        ("/places?language=kk", "/names?language=kk"),
        ("/api", "/api/"),
    ],
)
def test_an_address_leads_on_with_its_query(app_url: str, asked: str, there: str) -> None:
    with urllib.request.urlopen(app_url + asked) as answer:
        assert answer.url == app_url + there
