"""What commands print for programs."""

from __future__ import annotations

import json
from datetime import date

import pytest

from incidents.commands.print_json import print_json


def test_letters_of_any_alphabet_stand_as_they_are_and_days_in_iso_8601(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_json({"place": "Өскемен", "day": date(2019, 10, 26)})

    told = capsys.readouterr().out
    assert "Өскемен" in told
    assert json.loads(told) == {"place": "Өскемен", "day": "2019-10-26"}
