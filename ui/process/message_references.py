"""Which messages a browser is sent again as a mere reference, since it still has them.

A browser keeps large messages for some runs (`global.maxCachedMessageAge`) and says with each
request which it has. Streamlit believes it until the answer has come. But on a slow line a browser
asks again before the answer to its last request is there; that one, when it comes, is counted as a
run and may throw out what was promised. The page then stands still ("Cached ForwardMsg MISS"). So
what is left with a browser is reckoned here, from what is sent to it and in that order. There is no
setting for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from weakref import WeakKeyDictionary

import streamlit as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_cache import create_reference_msg
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.session_manager import ActiveSessionInfo, SessionClient


class LeftWithBrowser:
    """The messages that are still there when the next one comes to a browser, at the least.

    Each end of a run is counted. A browser leaves some out, so it may have more.
    """

    def __init__(self, runs: int) -> None:
        """`runs`: for how many runs that have ended a browser keeps what none of them held."""
        self._runs, self._ended = runs, 0
        self._left: dict[str, tuple[int, str]] = {}

    def as_sent(self, message: ForwardMsg, kept: Collection[str]) -> ForwardMsg:
        """The next message as the browser gets it: a reference where it has it, and said in its
        last request, of which `kept` are the hashes, that it keeps messages at all."""
        if message.metadata.cacheable:
            is_there = message.hash in self._left and message.hash in kept
            self._left[message.hash] = self._ended, message.delta.fragment_id
            return create_reference_msg(message) if is_there else message
        if (
            message.WhichOneof("type") == "script_finished"
            and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
        ):
            self._end_run(message.metadata.run.fragment_ids)
        return message

    def _end_run(self, fragments: Sequence[str]) -> None:
        """The end of a part of a page throws out only what belongs to the part."""
        self._ended += 1
        self._left = {
            name: (held, fragment)
            for name, (held, fragment) in self._left.items()
            if self._ended - held <= self._runs or (fragments and fragment not in fragments)
        }


def refer_only_to_what_is_left() -> None:
    """Has Streamlit put references in place of messages when it sends them, and not before. A test
    tells when its insides become others."""
    ask, send = AppSession.request_rerun, Runtime._send_message
    kept_by = WeakKeyDictionary[AppSession, frozenset[str]]()
    # A connection that was lost may have lost messages: the next one has nothing.
    left_with = WeakKeyDictionary[SessionClient, LeftWithBrowser]()

    def ask_for_whole(session: AppSession, client_state: ClientState | None) -> None:
        if client_state:
            kept_by[session] = frozenset(client_state.cached_message_hashes)
            client_state.ClearField("cached_message_hashes")
        ask(session, client_state)

    def send_what_is_lacking(
        runtime: Runtime, session_info: ActiveSessionInfo, msg: ForwardMsg
    ) -> None:
        left = left_with.get(session_info.client)
        if left is None:
            left = LeftWithBrowser(st.get_option("global.maxCachedMessageAge"))
            left_with[session_info.client] = left
        send(runtime, session_info, left.as_sent(msg, kept_by.get(session_info.session, ())))

    AppSession.request_rerun = ask_for_whole  # type: ignore[method-assign, assignment]
    Runtime._send_message = send_what_is_lacking  # type: ignore[method-assign, assignment]
