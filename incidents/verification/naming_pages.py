"""The kept pages that name a person who has to be taken out of everything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from incidents.verification.kept_pages import kept_paths
from incidents.verification.page_text import NoText, text_of


@dataclass(frozen=True)
class NamingPages:
    """Where pages lie that name the person, and those in which no text can be read: pictures."""

    naming: tuple[Path, ...]
    unread: tuple[Path, ...]


def naming_pages(folder: Path, is_named_in: Callable[[str], bool]) -> NamingPages:
    """The pages kept beside the tables of this folder, read as a browser shows them and as they
    are written; OSError where one cannot be read."""
    naming, unread = [], []
    for path in kept_paths(folder):
        content = path.read_bytes()
        try:
            text = text_of(content, path.suffix.removeprefix("."))
        except NoText:
            text = ""
        if is_named_in(text) or is_named_in(content.decode("utf-8", errors="ignore")):
            naming.append(path)
        elif not text:
            unread.append(path)
    return NamingPages(tuple(naming), tuple(unread))
