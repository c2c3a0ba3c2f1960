"""The real app under attack, on a machine whose way out is a proxy that records who takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest

from tests.attacks.recording_proxy import RecordingProxy, recording_proxy


@pytest.fixture(scope="session")
def proxy() -> Iterator[RecordingProxy]:
    with recording_proxy() as proxy:
        yield proxy


@pytest.fixture(scope="session")
def attacked(start_app: Callable[..., str], proxy: RecordingProxy) -> int:
    """The port of the app as it is started without any setting."""
    return urlsplit(start_app(**proxy.environment)).port or 0


@pytest.fixture(scope="session")
def attacked_in_public(start_app: Callable[..., str], proxy: RecordingProxy) -> int:
    """The port of an app that has a public address and a further name, open to the network."""
    settings = {
        "PUBLIC_URL": "https://maps.example.org/detentions",
        "DETENTIONS_HOSTS": "desk.example",
        "STREAMLIT_SERVER_ADDRESS": "0.0.0.0",
    }
    return urlsplit(start_app(**settings, **proxy.environment)).port or 0


@pytest.fixture(autouse=True)
def nothing_leaves_the_machine(proxy: RecordingProxy) -> Iterator[None]:
    """Fails the test during which anybody asked for the way out, or for which an app was started
    that did."""
    yield
    asked = list(proxy.asked)
    proxy.asked.clear()
    assert asked == []
