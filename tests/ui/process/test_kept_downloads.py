"""What a reader downloads has come before it goes."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec, module_from_spec
from types import ModuleType

import pytest
from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from ui.process.kept_downloads import keep_downloads

READER, OTHER = "reader", "other"
BUTTON = "where the button stands"


class Files:
    """Streamlit's files of several readers, as `module` has them."""

    def __init__(self, patch: pytest.MonkeyPatch, module: ModuleType = media_file_manager) -> None:
        self.manager: MediaFileManager = module.MediaFileManager(MemoryMediaFileStorage("/media"))
        self.patch, self.module = patch, module

    def run(self, reader: str, page: Callable[[], object] = lambda: None) -> None:
        """A run of the reader's page; `page` draws it."""
        self.patch.setattr(self.module, "_get_session_id", lambda: reader)
        self.manager.clear_session_refs()
        page()
        self.manager.remove_orphaned_files()

    def button(self) -> str:
        """A button whose file is made when it is pressed: its id."""
        return self.manager.add_deferred(lambda: b"rows", "text/csv", BUTTON)

    def shown(self) -> str:
        """The button on a page that has been drawn."""
        ids: list[str] = []
        self.run(READER, lambda: ids.append(self.button()))
        return ids[0]

    def has(self, url: str) -> bool:
        return self.manager.read_file(url.removeprefix("/media/")) is not None


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What is changed in Streamlit ends with the test."""
    for owner, name in (
        (MediaFileManager, "clear_session_refs"),
        (MediaFileMetadata, "mark_for_delete"),
        (MediaFileMetadata, "is_marked_for_delete"),
    ):
        monkeypatch.setattr(owner, name, vars(owner)[name])
    return Files(monkeypatch)


def test_a_file_made_on_a_press_outlasts_what_others_do_meanwhile(files: Files) -> None:
    keep_downloads()
    url = files.manager.execute_deferred(files.shown())

    for _ in range(3):
        files.run(OTHER)

    assert files.has(url)


def test_a_press_is_answered_while_its_page_is_counted_anew(files: Files) -> None:
    keep_downloads()
    pressed = files.shown()

    files.run(READER, lambda: files.run(OTHER))

    assert files.has(files.manager.execute_deferred(pressed))


def test_what_two_runs_of_its_page_do_not_name_is_gone(files: Files) -> None:
    keep_downloads()
    pressed = files.shown()

    files.run(READER)
    files.run(READER)

    with pytest.raises(Exception, match="not found"):
        files.manager.execute_deferred(pressed)


def test_a_file_that_nobody_fetches_goes_with_its_time(files: Files) -> None:
    keep_downloads(seconds=0)
    url = files.manager.execute_deferred(files.shown())

    files.run(OTHER)
    files.run(OTHER)

    assert not files.has(url)


def test_the_time_of_a_file_begins_with_the_first_run_that_does_not_name_it(
    files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_downloads(seconds=30)
    url = files.manager.execute_deferred(files.shown())

    for second in (0.0, 20.0, 40.0):
        assert files.has(url), second
        monkeypatch.setattr("time.monotonic", lambda now=second: now)
        files.run(OTHER)

    assert not files.has(url)


def test_a_reader_who_leaves_leaves_no_button(files: Files) -> None:
    keep_downloads()
    pressed = files.shown()
    files.run(READER)

    files.manager.clear_session_refs(READER)
    files.run(OTHER)

    with pytest.raises(Exception, match="not found"):
        files.manager.execute_deferred(pressed)


def test_streamlit_alone_throws_out_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    # Read anew: the app of another test has changed what stands in this process.
    spec = find_spec(media_file_manager.__name__)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    files = Files(monkeypatch, module)
    url = files.manager.execute_deferred(files.shown())

    files.run(OTHER)
    files.run(OTHER)

    assert not files.has(url)
