"""The cells of docs/notebook.md run in order and show what the page says that they show."""

from __future__ import annotations

import ast
import re
from contextlib import redirect_stdout
from io import StringIO
from xml.etree import ElementTree

from tests.processes import PROJECT

PAGE = PROJECT / "docs" / "notebook.md"
CELL = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```)?", re.MULTILINE | re.DOTALL)


def run(cell: str, names: dict[str, object]) -> tuple[str, object]:
    """What a cell prints, and its last value if it ends in one, as a notebook takes them."""
    tree = ast.parse(cell)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    printed = StringIO()
    with redirect_stdout(printed):
        exec(compile(tree, PAGE, "exec"), names)
        value = eval(compile(ast.Expression(last.value), PAGE, "eval"), names) if last else None
    return printed.getvalue(), value


def test_each_cell_shows_what_the_page_says() -> None:
    names: dict[str, object] = {}
    said, shown = [], []
    for code, output in CELL.findall(PAGE.read_text(encoding="utf-8")):
        printed, value = run(code, names)
        if output:
            said.append(output)
            shown.append(printed + (f"{value}\n" if value is not None else ""))

    assert len(said) == 5
    assert shown == said


def test_the_last_cell_draws_the_map() -> None:
    names: dict[str, object] = {}
    *before, (last, _) = CELL.findall(PAGE.read_text(encoding="utf-8"))
    for code, _ in before:
        run(code, names)

    _, picture = run(last, names)

    drawn = ElementTree.fromstring(picture._repr_svg_())  # what a notebook asks a value for
    assert {"Almaty", "Shymkent"} < {text.text for text in drawn.iter() if text.text}
