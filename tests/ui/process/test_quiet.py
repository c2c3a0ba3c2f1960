"""What Streamlit would serve besides is off, and its dialogs are."""

from __future__ import annotations

import json
import urllib.error
import urllib.request

import pytest
import streamlit as st

from ui.process.quiet import HOST_CONFIG


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize("path", ["metrics", "agent/interact", "agent/mcp", "agent/openapi.json"])
def test_an_address_of_streamlit_for_programs_is_off(app_url: str, path: str, method: str) -> None:
    request = urllib.request.Request(f"{app_url}/_stcore/{path}", method=method)

    with pytest.raises(urllib.error.HTTPError) as refused, urllib.request.urlopen(request):
        pass

    assert refused.value.code == 404
    assert refused.value.read() == b"This is switched off.\n"


def test_the_page_is_told_to_show_no_dialog_of_streamlit(app_url: str) -> None:
    with urllib.request.urlopen(f"{app_url}/_stcore/host-config") as answer:
        told = json.load(answer)

    assert told == HOST_CONFIG
    assert told["blockErrorDialogs"] is True


def test_usage_is_not_reported() -> None:
    assert st.get_option("browser.gatherUsageStats") is False
