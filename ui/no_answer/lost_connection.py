"""What a page says while its server does not answer."""

from __future__ import annotations

from collections.abc import Callable

from ui.elements.html import show, tag


def draw_lost_connection(say: Callable[..., str]) -> None:
    """Draws a line that style.css shows only while the page has no connection; Streamlit's own
    dialog (`ui/process/quiet.py`) would cover the page."""
    told = say(
        "The server of this page does not answer. What you see stays; the page connects again by "
        "itself."
    )
    show(tag("p", told, css="lost-connection", role="status"))
