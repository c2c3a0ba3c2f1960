"""Readers who left: what Streamlit keeps of them goes when its time is over.

It keeps a session for `server.disconnectedSessionTTL` seconds, so that who comes back finds the
page as it was. But it looks for those whose time is over only when the next reader leaves: the last
fifty of a day would stay for the night.
"""

from __future__ import annotations

import asyncio
import gc

import streamlit as st
from anyio import to_thread
from streamlit.runtime import Runtime, exists, get_instance

LOOKS = 4
"""In the time that a session is kept: it may stay for so small a part of it longer."""


async def clear_away_those_who_left() -> None:
    """Ends sessions whose time is over, as long as the app runs."""
    while True:
        await asyncio.sleep(max(1.0, st.get_option("server.disconnectedSessionTTL") / LOOKS))
        if exists() and end_sessions_over(get_instance()):
            # They hold one another in circles.
            await to_thread.run_sync(gc.collect)


def end_sessions_over(runtime: Runtime) -> int:
    """Ends the sessions whose time is over, and says how many; for the app's event loop alone."""
    # Streamlit has no way to ask for it. A test tells when its insides become others.
    kept = runtime._session_mgr._session_storage._cache  # type: ignore[attr-defined]
    over = [left.session for _, left in kept.expire()]
    for session in over:
        session.shutdown()
    return len(over)
