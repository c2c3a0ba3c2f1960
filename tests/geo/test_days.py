"""Days as they are written, and that the same days are let in everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from geo.days import FIRST_DAY, LAST_DAY, iso_day

PROJECT = Path(__file__).parents[2]


def test_a_day_is_read_as_it_is_written() -> None:
    assert iso_day("2019-10-26") == date(2019, 10, 26)


@pytest.mark.parametrize(
    "written",
    [
        *("", "2019-10", "2019-02-30", "26.10.2019", "20191026", "2019-W43-6", "2019-299"),
        *("2019-10-26 ", " 2019-10-26", "2019-10-26\n", "2019-10-26T00:00", "-019-10-26"),
        *("２０１９-10-26", "0000-01-01", "yesterday"),
    ],
)
def test_what_is_written_otherwise_is_no_day(written: str) -> None:
    assert iso_day(written) is None


@pytest.mark.parametrize("value", [None, 20191026, 1.5, ["2019-10-26"], date(2019, 10, 26)])
def test_what_is_no_text_is_no_day(value: object) -> None:
    assert iso_day(value) is None


def constraints_of_days(node: Any) -> Iterator[tuple[str, str]]:
    """The bounds of each field of a data package that holds days."""
    if isinstance(node, dict):
        if node.get("type") == "date":
            yield node["constraints"]["minimum"], node["constraints"]["maximum"]
        node = list(node.values())
    for inner in node if isinstance(node, list) else []:
        yield from constraints_of_days(inner)


def test_the_tables_hold_the_same_days() -> None:
    package = json.loads((PROJECT / "data/datapackage.json").read_text(encoding="utf-8"))
    bounds = list(constraints_of_days(package))

    assert len(bounds) > 5
    assert set(bounds) == {(FIRST_DAY.isoformat(), LAST_DAY.isoformat())}


@pytest.mark.parametrize(
    ("day", "is_let_in"),
    [
        (FIRST_DAY, True),
        (LAST_DAY, True),
        (FIRST_DAY - timedelta(days=1), False),
        (LAST_DAY + timedelta(days=1), False),
    ],
)
def test_a_briefing_holds_the_same_days(day: date, is_let_in: bool) -> None:
    schema = json.loads((PROJECT / "briefing/scenes/scene.schema.json").read_text(encoding="utf-8"))
    pattern = schema["$defs"]["day"]["pattern"]

    assert bool(re.search(pattern, day.isoformat())) == is_let_in
