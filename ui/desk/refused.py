"""Why a change cannot be made, told where its press would stand."""

from __future__ import annotations

from collections.abc import Iterable

from incidents.words.code_names import N_
from ui.elements.html import joined, show, tag
from ui.session.session import Session


def refused(
    session: Session, reasons: Iterable[str], *, words: str = N_("This cannot be saved:")
) -> None:
    """Draws the reasons, each in the reader's language, under what cannot be done."""
    lines = joined(tag("li", session.speaker.language.told(reason)) for reason in reasons)
    told = tag("p", session.say(words)) + tag("ul", lines)
    show(tag("div", told, css="notice", role="alert"))
