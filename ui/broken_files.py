"""What is said where a file that the project brings along is missing or damaged."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from geo.gazetteer.gazetteer import load_gazetteer
from geo.map.region_outlines import region_outlines
from geo.shipped_files import BrokenFile
from incidents.languages.catalogues import broken_catalogues, language_for
from incidents.tables.schema import read_package
from ui.elements.html import joined, show, tag

LOG = logging.getLogger(__name__)


def tell_broken_files() -> None:
    """Says on the page which files are broken and what mends them, and nothing where all are whole.

    Without the places and the fields of the tables nothing can be counted, and no page follows.
    """
    needed = [*_broken(lambda: load_gazetteer().read_all()), *_broken(read_package)]
    broken = [*needed, *_broken(region_outlines), *broken_catalogues()]
    if not broken:
        return
    accepted = st.context.headers.get("Accept-Language", "")
    language = language_for(st.query_params.get("language", ""), accepted)
    lines = [
        language.say(
            "A file of this app is missing or damaged: {name} ({found}). Whoever runs the app "
            "mends it with “{command}”, or by installing the app again.",
            name=one.name,
            found=language.told(one.found),
            command=one.mend,
        )
        for one in broken
    ]
    show(tag("div", joined(tag("p", line) for line in lines), css="notice", role="alert"))
    if needed:
        for one in needed:
            LOG.error("%s", one)
        st.stop()


def _broken(read: Callable[[], object]) -> list[BrokenFile]:
    """What is wrong with a file; what was read once is kept by `read`, and costs nothing here."""
    try:
        read()
    except BrokenFile as broken:
        return [broken]
    return []
