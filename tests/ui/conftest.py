"""What tests of the pages stand on: briefings, and tables where a test asks, are its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po
from streamlit.components.v2 import manifest_scanner

from incidents.languages import catalogues
from tests.incidents.conftest import Tables
from tests.kept_words import catalogues_of
from ui.access import editing

TRANSLATED = {
    "ru": {"Language": "Язык", "official": "официально"},
    "kk": {"Language": "Тіл", "official": "ресми"},
}


@pytest.fixture(autouse=True, scope="session")
def what_is_installed() -> Iterator[None]:
    """Looked up once: Streamlit's AppTest reads the metadata of all that is installed for each
    page, which was more than half of what these tests cost."""
    with pytest.MonkeyPatch.context() as patch:
        scan = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", scan)
        yield


@pytest.fixture(autouse=True, scope="session")
def what_was_imported() -> Iterator[None]:
    """Stays out of Python's collections: each time the app has read tables it walks over all that
    there is, here all that was imported for any test, before it takes the tables out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "unfreeze", lambda: None)
        gc.freeze()
        yield


@pytest.fixture(autouse=True)
def briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test's briefings are kept."""
    folder = tmp_path / "briefings"
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(folder))
    return folder


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """An event in Almaty with one report, which the app shows."""
    sound = Tables(tmp_path)
    for name in ("events", "incidents", "origins", "sources", "reports"):
        sound.add(name)
    monkeypatch.setenv("DETENTIONS_DATA", str(sound.write()))
    return sound


@pytest.fixture
def three_languages(tmp_path: Path) -> Iterator[None]:
    """Russian and Kazakh are offered beside English, with a few words translated."""
    for code, words in TRANSLATED.items():
        folder = tmp_path / "locale" / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        catalogue = Catalog(locale=code)
        for word, translation in words.items():
            catalogue.add(word, translation)
        for write, kind in ((write_po, "po"), (write_mo, "mo")):
            with (folder / f"{catalogues.DOMAIN}.{kind}").open("wb") as file:
                write(file, catalogue)
    with catalogues_of(tmp_path / "locale"):
        yield


@pytest.fixture
def at_the_desk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Editing is on and the reader sits at this machine, which these tests have no socket to show;
    tests/browser opens the page as it is."""
    monkeypatch.setenv(editing.SETTING, "on")
    monkeypatch.setattr(editing, "at_this_machine", lambda headers, address: True)
