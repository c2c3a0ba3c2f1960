"""The bench starts: no module of it names something that moved away."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
MODULES = sorted(path.stem for path in BENCH.glob("*.py"))


@pytest.mark.parametrize("name", MODULES)
def test_a_module_of_the_bench_can_be_imported(name: str) -> None:
    import_module(f"bench.{name}")


@pytest.mark.parametrize("path", sorted(BENCH.glob("peers/*.py")), ids=lambda path: path.stem)
def test_a_peer_imports_names_that_are_there(path: Path) -> None:
    """A peer draws as soon as it is imported, so that only its imports are looked at."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = import_module(node.module)
            assert [one.name for one in node.names if not hasattr(module, one.name)] == []


def test_every_peer_that_is_served_has_a_script() -> None:
    from bench.run import KINDS

    peers = {path.stem for path in BENCH.glob("peers/*.py")}

    assert KINDS.keys() - {"product", "incidents"} <= peers


def test_the_names_to_find_are_those_of_the_tests() -> None:
    from bench.place_finding import _rows

    assert len(_rows("all")) > len(_rows("held_out")) > 0


def test_what_is_not_met_is_named_with_the_row_that_it_continues() -> None:
    from bench.results import Row, bounds_in_words

    rows = [
        Row("A page", "3 s", bound="4 s", met=True),
        Row("— warm", "2 s", ratio="1.30 times as long", bound="at most 1.25 times", met=False),
        Row("Memory", "5 MB"),
    ]

    assert bounds_in_words(rows) == (
        "1 of 2 bounds are met; not these:\n\n"
        "- A page — warm: 1.30 times as long (at most 1.25 times)"
    )
    assert bounds_in_words(rows[:1]) == "1 of 1 bounds are met."


def test_every_part_is_told_on_the_page_of_speed() -> None:
    from bench.__main__ import MEASURES, SPEED

    told = re.findall(r"^\| `(\w+)` \|", SPEED.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert told == list(MEASURES)
