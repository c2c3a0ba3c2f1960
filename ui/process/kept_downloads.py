"""A file that is asked for stays until it has come, however many others are at work.

Streamlit throws out a file that no page names as soon as two runs have ended, of whomever. No page
names what is made when a download is pressed; and while a page is counted anew it names nothing, so
that the end of any other run throws out what would make its files. With fifty readers both take
less time than a slow line: the download fails. There is no setting for it.
"""

from __future__ import annotations

import time

from streamlit.runtime import media_file_manager
from streamlit.runtime.media_file_manager import MediaFileManager, MediaFileMetadata

SECONDS = 30.0
"""How long a file stays that no page names: a line that works has fetched it by then, and what
many ask for in that time has room in memory."""

_BEFORE = "before "
"""Begins the name under which stands what the last run of a page named, while the next one is on
its way or its answer is."""


def keep_downloads(*, seconds: float = SECONDS) -> None:
    """Has Streamlit keep a file of no page for so long, and what a page names for one run more. A
    test tells when its insides become others."""
    clear = MediaFileManager.clear_session_refs

    def name_once_more(manager: MediaFileManager, session_id: str | None = None) -> None:
        """Without an id a run begins, with one its reader has left."""
        session = session_id or media_file_manager._get_session_id()
        with manager._lock:
            named = manager._files_by_session_and_coord.get(session)
        clear(manager, session)
        clear(manager, _BEFORE + session)
        if named and session_id is None:
            with manager._lock:
                manager._files_by_session_and_coord[_BEFORE + session] = named

    def mark(file: MediaFileMetadata) -> None:
        vars(file).setdefault("unnamed_since", time.monotonic())

    def may_go(file: MediaFileMetadata) -> bool:
        since: float | None = vars(file).get("unnamed_since")
        return since is not None and time.monotonic() - since >= seconds

    MediaFileManager.clear_session_refs = name_once_more  # type: ignore[method-assign, assignment]
    MediaFileMetadata.mark_for_delete = mark  # type: ignore[method-assign, assignment]
    MediaFileMetadata.is_marked_for_delete = property(may_go)  # type: ignore[method-assign, assignment]
