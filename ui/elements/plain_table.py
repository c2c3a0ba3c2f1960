"""A table as plain HTML: for words to be read, printed and heard, not for rows to be worked on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from ui.elements.html import joined, tag


def plain_table(
    names: Sequence[str], rows: Iterable[Sequence[object]], *, caption: str = ""
) -> Markup:
    """The rows under these names; the first cell of a row is its heading.

    Cells are escaped where they are no Markup.
    """
    head = tag("tr", joined(tag("th", name, scope="col") for name in names))
    body = joined(
        tag(
            "tr",
            joined([tag("th", first, scope="row"), *(tag("td", cell) for cell in rest)]),
        )
        for first, *rest in rows
    )
    parts = [tag("thead", head), tag("tbody", body)]
    if caption:
        parts.insert(0, tag("caption", caption))
    # A narrow screen scrolls the table, not the page; the keyboard must be able to.
    return tag(
        "div",
        tag("table", joined(parts)),
        css="plain-table",
        tabindex="0",
        role="region",
        aria_label=caption or names[0],
    )
