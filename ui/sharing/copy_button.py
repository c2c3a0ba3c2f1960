"""A button that copies a text; Streamlit has none of its own."""

from __future__ import annotations

from ui.component import component

_button = component(__file__, "<button type='button' aria-live='polite'></button>")


def copy_button(label: str, done: str, text: str, html: str = "") -> None:
    """Draws a button with this label that copies the text and then says that it did.

    `html` is the same for programs that take it, with its links.
    """
    _button(data={"label": label, "done": done, "text": text, "html": html}, key=f"copy-{label}")
