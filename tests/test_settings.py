"""A setting of whoever runs the tests changes none of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.processes import is_setting

PROJECT = Path(__file__).parent.parent
READ_ELSEWHERE = {"PORT"}
"""By make alone."""


def documented() -> set[str]:
    """The variables in the first column of a table of settings; `_KEY` goes on from the first."""
    found = set()
    for page in (PROJECT / "README.md", *(PROJECT / "docs").glob("*.md")):
        for line in page.read_text(encoding="utf-8").splitlines():
            cell = line.split("|")[1] if line.startswith("| `") else ""
            first, *others = re.findall(r"`([A-Z_]+)`", cell) or [""]
            base = others and first.removesuffix("_URL")
            found |= {first, *(name if name[0] != "_" else f"{base}{name}" for name in others)}
    return found - {""}


def test_every_setting_of_the_app_is_kept_from_the_tests() -> None:
    settings = documented() - READ_ELSEWHERE

    assert {"DETENTIONS_DATA", "PUBLIC_URL", "CONTACT", "DETENTIONS_GEOCODER_KEY"} <= settings
    assert [name for name in settings if not is_setting(name)] == []


def test_none_of_them_is_set_here() -> None:
    assert [name for name in os.environ if is_setting(name)] == []
