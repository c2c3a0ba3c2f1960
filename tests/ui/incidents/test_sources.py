"""What is said of a source, also of what no source of today's tables has."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from tests.ui.released_session import released_session
from ui.incidents.sources import _source

KNOWN = {
    "publisher": "A paper",
    "title": "What it says",
    "url": "https://example.org/a",
    "address_withheld": False,
    "published_date": pd.Timestamp(2019, 10, 27),
    "read_date": pd.Timestamp(2024, 3, 5),
    "archive_url": "https://archive.example.org/a",
    "language": "ru",
    "sharing_risk_text": "it is blocked",
}


def said(**fields: Any) -> str:
    return str(_source(released_session(), KNOWN | fields, "Source:"))


@pytest.mark.parametrize(
    "words",
    [
        "Source:",
        "A paper",
        "What it says",
        "published on 27 October 2019; in Russian; read on 5 March 2024<",
        'href="https://example.org/a"',
        'Archived: <a href="https://archive.example.org/a"',
        '<span class="risk">Before you share it:',
    ],
)
def test_each_field_of_a_source_is_said(words: str) -> None:
    assert words in said()


@pytest.mark.parametrize(
    ("missing", "words"),
    [
        ({"published_date": None}, "no date of publication; in Russian"),
        ({"read_date": None}, "in Russian<"),
        ({"language": ""}, "; language not given;"),
        ({"language": "xx"}, "; in xx;"),
        ({"language": "no code"}, "; in no code;"),
        ({"archive_url": ""}, "no archived copy is known"),
        ({"url": ""}, "no address is known"),
        ({"url": "", "address_withheld": True}, "spells a person"),
    ],
)
def test_a_field_that_is_empty_is_said_or_left_out(missing: dict[str, Any], words: str) -> None:
    assert words in said(**missing)


def test_who_is_silent_on_risks_is_not_warned_of() -> None:
    assert "Before you share it" not in said(sharing_risk_text="")
