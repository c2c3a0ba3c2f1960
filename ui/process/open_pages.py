"""Open pages are drawn anew when the tables on disk are others than those they show.

The app looks for all of them at once. A part of each page that looks by itself (`st.fragment` with
`run_every`) costs fifty readers ten runs a second; and where its request meets the end of a run,
Streamlit loses what that run still had to tell.
"""

from __future__ import annotations

import asyncio
import logging

from anyio import to_thread
from streamlit.runtime import Runtime, exists, get_instance
from streamlit.runtime.app_session import AppSession

from ui.session.session_keys import TABLES_DRAWN
from ui.session.tables import SETTLED, Tables, keeper

SECONDS = SETTLED
"""How often the app looks whether the tables changed, while somebody reads: the look after the one
that finds a change finds it settled, if nobody writes any more."""


async def show_changed_tables() -> None:
    """Has pages drawn anew that are behind, as long as the app runs."""
    while True:
        await asyncio.sleep(SECONDS)
        if not exists() or not (pages := open_pages(get_instance())):
            continue
        try:
            tables = await to_thread.run_sync(keeper().tables)
        except Exception:  # whatever it is, the next look may find it mended
            logging.getLogger(__name__).exception("The tables could not be looked at.")
            continue
        for page in pages:
            shown = _shown(page)
            # One that is being drawn is left to the next look.
            if shown and shown is not tables and page._scriptrunner is None:
                page.request_rerun(page._client_state)


def open_pages(runtime: Runtime) -> list[AppSession]:
    """The sessions whose readers are here. Streamlit tells nobody of them, nor whether they are
    being drawn, nor what their browsers said last; a test tells when its insides become others."""
    return [info.session for info in runtime._session_mgr.list_active_sessions()]


def _shown(page: AppSession) -> Tables | None:
    """The tables that a page shows; None before its first run."""
    try:
        tables: Tables = page.session_state[TABLES_DRAWN]
    except KeyError:
        return None
    return tables
