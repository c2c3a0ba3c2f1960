"""Open pages of those whose login is over are drawn anew: without what only editors see where they
logged out on another page or their line left the file, and with a word where their time came to
its end, which leaves what was typed there."""

from __future__ import annotations

import asyncio
import logging

from anyio import to_thread
from streamlit.runtime import exists, get_instance
from streamlit.runtime.app_session import AppSession

from ui.access.editing import BY_LOGIN, editing
from ui.access.logins import Login
from ui.process.open_pages import open_pages
from ui.session.session_keys import LOGIN

SECONDS = 5
"""How often the app looks whose login is over."""


async def close_desks() -> None:
    """Has the pages drawn anew of those who may do nothing more, as long as the app runs."""
    while editing() == BY_LOGIN:
        await asyncio.sleep(SECONDS)
        if not exists():
            continue
        for page in open_pages(get_instance()):
            login = _login(page)
            try:
                is_other = login and not await to_thread.run_sync(login.is_drawn_rightly)
            except Exception:  # whatever it is, the next look may find it mended
                logging.getLogger(__name__).exception("A login could not be looked at.")
                continue
            # One that is being drawn is left to the next look.
            if is_other and page._scriptrunner is None:
                page.request_rerun(page._client_state)


def _login(page: AppSession) -> Login | None:
    """The login that a page was drawn for; None before its first run, and of a reader."""
    try:
        login: Login | None = page.session_state[LOGIN]
    except KeyError:
        return None
    return login
