"""The style sheets cost a page little."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui.elements import style
from ui.server import page_frame

SHEETS = [Path(style.__file__).parent / name for name in style.SHEETS]
SHEETS.append(Path(page_frame.__file__).with_suffix(".css"))

ABOUT_ALL = re.compile(
    r"""(:root | \[data-testid="st(?:ElementContainer|LayoutWrapper|VerticalBlock
        |HorizontalBlock|Column)"\]) (:not\()? :has\(""",
    re.VERBOSE,
)

ON_PAPER = re.compile(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_change_of_a_page_is_searched_for_what_lies_within_its_blocks(sheet: Path) -> None:
    """A browser asks `:has` anew of all that hold what changed: of the root and of every block
    around it at each change, which was a third of its work after a press. Paper is drawn once, and
    one element beside another holds little."""
    screen = ON_PAPER.sub("", sheet.read_text(encoding="utf-8"))
    rules = [" ".join(rule[0].split()) for rule in re.finditer(r"[^{}]+(?=\{)", screen)]

    assert [rule for rule in rules if ABOUT_ALL.search(rule) and "] + " not in rule] == []
