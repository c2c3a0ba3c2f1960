"""The arrows between the parts, and the bounds that keep each part small."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent

# Who may import whom, of our own parts.
MAY_IMPORT = {
    "app": {"ui"},
    "pages": {"ui", "briefing", "incidents", "geo", "text_safety"},
    "ui": {"briefing", "incidents", "geo", "text_safety"},
    "briefing": {"incidents", "geo", "text_safety"},
    "incidents": {"geo", "text_safety"},
    "geo": {"text_safety"},
    "text_safety": set(),
}
PARTS_THAT_DRAW = {"app", "pages", "ui"}
TOP_LEVEL = {
    *(
        "app.py",
        "pages",
        "ui",
        "incidents",
        "geo",
        "briefing",
        "text_safety",
        "data",
        "tests",
        "bench",
    ),
    *("docs", "locale", "Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt"),
    *("README.md", "CHANGELOG.md", "CITATION.cff", "LICENSE"),
}
LINES_OF_A_PAGE = 60
LINES_OF_A_MODULE = 250
NAMES_THAT_SAY_NOTHING = {"utils", "util", "common", "helpers", "misc", "constants"}
TEXT_FILES = {".py", ".js", ".css", ".md", ".toml", ".txt", ".json", ".po", ".pot", ""}


def project_files() -> Iterator[Path]:
    """Every file of the project, without what is hidden but for our own settings."""
    for path in sorted(PROJECT.rglob("*")):
        parts = path.relative_to(PROJECT).parts
        hidden = parts[0].startswith(".") and parts[0] not in (".streamlit", ".ci")
        if path.is_file() and not hidden and "__pycache__" not in parts:
            yield path


def part_of(path: Path) -> str:
    """The part a file belongs to: its top folder, or its own name at the top."""
    first = path.relative_to(PROJECT).parts[0]
    return first.removesuffix(".py")


def imported(path: Path) -> set[str]:
    """The top names that this module imports from elsewhere, wherever in it."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names.add((node.module or "").partition(".")[0])
    return names


def name_of(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


CODE = [path for path in project_files() if path.suffix == ".py" and part_of(path) in MAY_IMPORT]


def test_a_part_imports_only_the_parts_below_it() -> None:
    upward = {}
    for path in CODE:
        part = part_of(path)
        if above := imported(path) & set(MAY_IMPORT) - MAY_IMPORT[part] - {part}:
            upward[name_of(path)] = above

    assert upward == {}


def test_streamlit_stays_where_pages_are_drawn() -> None:
    drawing = {"streamlit", "streamlit_folium", "starlette"}
    elsewhere = [path for path in CODE if part_of(path) not in PARTS_THAT_DRAW]

    assert [name_of(path) for path in elsewhere if imported(path) & drawing] == []


def test_what_we_know_has_no_map_library_in_it() -> None:
    knowing = [path for path in CODE if part_of(path) == "incidents"]

    assert [name_of(path) for path in knowing if imported(path) & {"folium", "branca"}] == []


def test_a_module_is_small_enough_to_have_one_reason_to_exist() -> None:
    too_long = {}
    for path in CODE:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > (LINES_OF_A_PAGE if part_of(path) == "pages" else LINES_OF_A_MODULE):
            too_long[name_of(path)] = lines

    assert too_long == {}


def test_a_module_has_a_name_that_says_what_is_in_it() -> None:
    assert [name_of(path) for path in CODE if path.stem in NAMES_THAT_SAY_NOTHING] == []


def test_the_top_of_the_project_holds_known_names_only() -> None:
    names = {
        path.name
        for path in PROJECT.iterdir()
        if not path.name.startswith(".") and path.name != "__pycache__"
    }

    assert names <= TOP_LEVEL


def test_no_file_names_the_place_it_was_written_in() -> None:
    place = re.compile(r"(?<![\w./-])(/?work/)?" + "shared" + "/")
    found = [
        name_of(path)
        for path in project_files()
        if path.suffix in TEXT_FILES and place.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_comes_from_no_named_place(name: str) -> None:
    lines = [line.partition("#")[0].strip() for line in (PROJECT / name).read_text().splitlines()]
    unpinned = [
        line
        for line in lines
        if line and line != "-r requirements.txt" and not re.fullmatch(r"[\w.-]+==[\w.]+", line)
    ]

    assert unpinned == []
