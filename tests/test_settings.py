"""A setting of whoever runs the tests changes none of them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.processes import is_setting

SETTINGS = Path(__file__).parent.parent / "docs" / "settings.md"
READ_BY_MAKE = {"PORT"}


def test_every_setting_of_the_app_is_kept_from_the_tests() -> None:
    table = SETTINGS.read_text(encoding="utf-8")
    settings = set(re.findall(r"^\| `([A-Z_]+)` \|", table, flags=re.MULTILINE)) - READ_BY_MAKE

    assert "DETENTIONS_DATA" in settings
    assert [name for name in settings if not is_setting(name)] == []


def test_none_of_them_is_set_here() -> None:
    assert [name for name in os.environ if is_setting(name)] == []
