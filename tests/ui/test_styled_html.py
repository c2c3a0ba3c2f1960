"""The HTML of the pages and what finds it: styles, scripts, and what reads a page aloud."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[2]
CODE = [*sorted(PROJECT.glob("ui/**/*.py")), *sorted(PROJECT.glob("pages/*.py"))]
FOUND_BY = ("*.css", "*.js", "*.html")
ROLES = {"alert", "status", "group", "region", "img", "list", "listitem", "note", "dialog"}
FOR_TESTS = {"corrections", "desk-counted", "kept-page", "places-intro", "read-as"}
FOR_TESTS |= {"room-for-buttons", "searches"}
"""Classes that only tests look for, and names of what is drawn that need no style of their own."""

STANDING = {
    "ui/briefing/redaction_choice.py": "what a link holds",
    "ui/briefing/scene_cards.py": "that figures have changed, beside each scene",
    "ui/data/downloads.py": "who is named in a file",
    "ui/places/network_switch.py": "which host would be asked",
    "ui/places/one_name.py": "that a name means several places",
}
"""Where a notice is a part of the page as it is drawn, which nobody needs to be interrupted for."""


@cache
def tags() -> list[tuple[str, int, dict[str, str]]]:
    """File, line and constant attributes of each `tag` of the pages."""
    return [
        (
            path.relative_to(PROJECT).as_posix(),
            node.lineno,
            {
                keyword.arg or "": keyword.value.value
                for keyword in node.keywords
                if isinstance(keyword.value, ast.Constant)
            },
        )
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tag"
    ]


def test_each_notice_is_read_aloud_when_it_comes() -> None:
    silent = [
        (name, line)
        for name, line, attributes in tags()
        if "notice" in attributes.get("css", "").split() and "role" not in attributes
        if name not in STANDING
    ]

    assert silent == []


def test_each_role_is_one_that_programs_know() -> None:
    roles = [attributes["role"] for _, _, attributes in tags() if "role" in attributes]

    assert len(roles) > 40
    assert {*roles} <= ROLES


def test_each_class_is_in_a_style_or_sought_by_a_script() -> None:
    sought = " ".join(
        path.read_text(encoding="utf-8")
        for folder in ("ui", "geo/map", "briefing/page")
        for kind in FOUND_BY
        for path in (PROJECT / folder).rglob(kind)
    )
    sought += (PROJECT / "ui/places/points_map.py").read_text(encoding="utf-8")
    known = {*re.findall(r"[\w-]+", sought)} | FOR_TESTS
    given = [css for _, _, attributes in tags() for css in attributes.get("css", "").split()]

    assert len(given) > 100
    assert {*given} - known == set()


def test_each_key_that_a_style_names_is_given_to_something() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in CODE)
    styles = "".join(path.read_text(encoding="utf-8") for path in PROJECT.glob("ui/**/*.css"))
    named = {*re.findall(r"[.]st-key-([\w-]+)", styles)}

    assert len(named) > 20
    assert [key for key in sorted(named) if not re.search(rf"[\"\']{key}[\"\']", code)] == []
