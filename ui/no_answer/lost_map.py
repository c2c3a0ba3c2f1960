"""What stands in the place of a map that does not come: that it does not, and what still holds."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from incidents.languages.language import Language
from ui.elements.html import joined, show, tag


def lost_map(language: Language, holds: Markup) -> None:
    """Draws over the map before it, some seconds later, that it is not there, and what holds.

    It is not seen where the map has marked its frame as drawn; style.css has the seconds.
    """
    told = language.say(
        "The map is not here yet: the connection is slow, or a part of the map cannot be loaded."
    )
    with st.container(key="lost-map"):
        lines = joined([tag("p", tag("strong", told)), holds])
        show(tag("div", lines, css="lost-map", tabindex="0"))
