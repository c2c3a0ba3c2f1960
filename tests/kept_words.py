"""What is kept by the code of a language, so that a test with other catalogues can have it made
anew: words kept there would be told to every test after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import streamlit as st

from incidents.languages import catalogues
from ui.server import page_frame

_read_once = (
    catalogues._read,
    catalogues.catalogues,
    catalogues.translations,
    page_frame._streamlits_page,
)
"""As they are before a test puts others in their place."""


@contextmanager
def words_made_anew() -> Iterator[None]:
    """Nothing that was kept of words holds inside, and nothing of inside is kept after it."""
    _forget()
    try:
        yield
    finally:
        _forget()


@contextmanager
def catalogues_of(folder: Path) -> Iterator[None]:
    """The words are those of the catalogues in this folder, as in `locale/`."""
    with pytest.MonkeyPatch.context() as patch, words_made_anew():
        patch.setattr(catalogues, "LOCALE", folder)
        yield


def _forget() -> None:
    for kept in _read_once:
        kept.cache_clear()
    st.cache_data.clear()
