"""What a reader shares: a link or a code that opens the same view and says with which version."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from tests.project_tables import project_dataset
from ui.session.view_code import from_code

SECONDS = 60
ASKED = (("event", "2019-10-26"), ("basis", "official"), ("names_of", "today"))


def shared_text() -> str:
    """What the window shows for this view; the button beside it copies the same."""
    app = AppTest.from_file("../../../ui/main.py", default_timeout=SECONDS)
    for key, value in ASKED:
        app.query_params[key] = value
    app.run()
    (shown,) = app.code
    copied = [str(element.proto) for element in app.get("bidi_component")]
    assert any(shown.value in text for text in copied)
    return str(shown.value)


def version() -> tuple[str, str]:
    return "version", project_dataset().version


def test_a_shared_link_opens_the_view_and_carries_the_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example.org/")

    link = shared_text()

    assert link.startswith("https://maps.example.org/?")
    assert sorted(parse_qsl(urlsplit(link).query)) == sorted([*ASKED, version()])


@pytest.mark.parametrize("setting", ["", "javascript:alert(1)", "https://maps.example.org/?a=1"])
def test_without_a_usable_public_address_a_code_carries_the_same(
    setting: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PUBLIC_URL", setting)

    assert sorted(from_code(shared_text()) or ()) == sorted([*ASKED, version()])
