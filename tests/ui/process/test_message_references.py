"""A browser is referred to what it still has, and to nothing else. That the app does so, on a slow
line, is held by `tests/browser/test_period.py`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_cache import create_reference_msg
from streamlit.runtime.runtime import Runtime
from streamlit.runtime.session_manager import ActiveSessionInfo, SessionClient

from ui.process.message_references import LeftWithBrowser, refer_only_to_what_is_left

RUNS = 2
PART = "part"
"""Of a page, which runs by itself."""


def element(name: str, fragment: str = "") -> ForwardMsg:
    message = ForwardMsg(hash=name + fragment)
    message.metadata.cacheable = True
    message.delta.fragment_id = fragment
    return message


def end(fragments: list[str], *, early: bool = False) -> ForwardMsg:
    message = ForwardMsg(
        script_finished=ForwardMsg.FINISHED_EARLY_FOR_RERUN
        if early
        else ForwardMsg.FINISHED_SUCCESSFULLY
    )
    message.metadata.run.fragment_ids.extend(fragments)
    return message


class Browser:
    """What Streamlit's ForwardMessageCache.ts does; it leaves out ends of its own choice."""

    def __init__(self) -> None:
        self.runs, self.kept = 0, dict[str, tuple[int, str]]()

    def take(self, message: ForwardMsg, *, counts: bool) -> None:
        match message.WhichOneof("type"):
            case "ref_hash":
                assert message.ref_hash in self.kept, "Cached ForwardMsg MISS"
                self.kept[message.ref_hash] = self.runs, self.kept[message.ref_hash][1]
            case "delta":
                self.kept[message.hash] = self.runs, message.delta.fragment_id
            case "script_finished" if (
                counts and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            ):
                self.runs += 1
                parts = message.metadata.run.fragment_ids
                for name, (run, fragment) in [*self.kept.items()]:
                    if (not parts or fragment in parts) and self.runs - run > RUNS:
                        del self.kept[name]


elements = st.builds(element, st.sampled_from("abc"), st.sampled_from(["", PART]))
ends = st.builds(end, st.sampled_from([[], [PART]]), early=st.booleans())
asks = st.none()


@given(st.lists(st.tuples(elements | ends | asks, st.booleans()), max_size=60))
def test_a_browser_has_what_it_is_referred_to_whenever_it_asks_and_whatever_end_it_counts(
    told: list[tuple[ForwardMsg | None, bool]],
) -> None:
    browser, left, kept = Browser(), LeftWithBrowser(RUNS), list[str]()
    for message, counts in told:
        if message is None:
            kept = [*browser.kept]
        else:
            browser.take(left.as_sent(message, kept), counts=counts)


def test_what_each_run_holds_is_sent_once() -> None:
    left = LeftWithBrowser(RUNS)
    same = element("a")
    assert left.as_sent(same, []) is same

    for _ in range(2 * RUNS):
        left.as_sent(end([]), ["a"])
        assert left.as_sent(same, ["a"]) == create_reference_msg(same)


@pytest.mark.parametrize(("runs", "is_left"), [(RUNS, True), (RUNS + 1, False)])
def test_what_no_run_held_for_longer_than_a_browser_keeps_it_is_sent_whole(
    runs: int, is_left: bool
) -> None:
    left = LeftWithBrowser(RUNS)
    left.as_sent(element("a"), [])
    for _ in range(runs):
        left.as_sent(end([]), [])

    assert (left.as_sent(element("a"), ["a"]) != element("a")) == is_left


def test_what_a_browser_did_not_say_that_it_keeps_is_sent_whole() -> None:
    left = LeftWithBrowser(RUNS)
    left.as_sent(element("a"), [])

    assert left.as_sent(element("a"), ["b"]) == element("a")


class Session:
    """Stands for Streamlit's, which only names what it asks for here."""


class Connection(SessionClient):
    def __init__(self) -> None:
        self.sent: list[str | None] = []

    def write_forward_msg(self, msg: ForwardMsg) -> None:
        self.sent.append(msg.WhichOneof("type"))

    @property
    def client_context(self) -> None:
        return None


def test_a_new_connection_is_told_whole_what_the_last_one_may_have_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[ClientState] = []
    monkeypatch.setattr(AppSession, "request_rerun", lambda _, state: asked.append(state))
    monkeypatch.setattr(Runtime, "_send_message", Runtime._send_message)
    refer_only_to_what_is_left()
    session = Session()
    AppSession.request_rerun(session, ClientState(cached_message_hashes=["a"]))  # type: ignore[arg-type]

    def sent_twice(connection: Connection) -> list[str | None]:
        for _ in range(2):
            info = ActiveSessionInfo(connection, session)  # type: ignore[arg-type]
            Runtime._send_message(None, info, element("a"))  # type: ignore[arg-type]
        return connection.sent

    assert sent_twice(Connection()) == sent_twice(Connection()) == ["delta", "ref_hash"]
    assert [state.cached_message_hashes for state in asked] == [[]]  # refers to nothing by itself
