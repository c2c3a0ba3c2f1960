"""Requests that must not get through. A new one is a line in a list."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.attacks.raw_request import answer, get, handshake
from tests.attacks.recording_proxy import recording_proxy
from tests.processes import is_healthy
from tests.waiting import A_MINUTE

OWN = "127.0.0.1:{port}"
FOREIGN = "http://evil.example"

REFUSED = {
    "tables by a name that leads here": get("/api/reports.csv", Host="evil.example"),
    "the page by a name that leads here": get("/", Host="evil.example:{port}"),
    "health by a name that leads here": get("/_stcore/health", Host="evil.example"),
    "a file by a name that leads here": get("/assets/leaflet/leaflet.js", Host="evil.example"),
    "a name that begins with ours": get(Host="localhost.evil.example"),
    "a name that ends with ours": get(Host="evil.example#localhost"),
    "a user with our name": get(Host="localhost@evil.example"),
    "an empty host": get(Host=""),
    "a host that is long": get(Host="a." * 30_000 + "localhost"),
    "a host of no letters": get(Host="[::ffff:1.2.3.4]"),
    "this machine in another writing": get(Host="0x7f.1"),
    "a proxy that is said to have been there": get(
        Host="evil.example", X_Forwarded_Host="localhost", Forwarded="host=localhost"
    ),
    "no host": b"GET / HTTP/1.0\r\n\r\n",
    "a websocket by a name that leads here": handshake(
        Host="evil.example:{port}", Origin="http://evil.example:{port}"
    ),
    "a websocket of no page by a name that leads here": handshake(Host="evil.example"),
    "a websocket of a foreign page": handshake(Host=OWN, Origin=FOREIGN),
    "a websocket of a foreign page to the public name": handshake(
        Host="maps.example.org", Origin=FOREIGN
    ),
    "a websocket of another port": handshake(Host=OWN, Origin="http://127.0.0.1:1"),
    "a websocket of another name of this machine": handshake(
        Host=OWN, Origin="http://localhost:{port}"
    ),
    "a websocket of a page without origin": handshake(Host=OWN, Origin="null"),
    "a websocket of a file": handshake(Host=OWN, Origin="file://"),
    "a websocket of an extension": handshake(Host=OWN, Origin="chrome-extension://" + OWN),
    "a websocket to another path": handshake("/nowhere", Host=OWN, Origin=FOREIGN),
    "a websocket to the API": handshake("/api/count", Host=OWN, Origin=FOREIGN),
}
"""Answered with 403, whatever the settings."""

LET_IN = {
    "localhost": get(Host="localhost"),
    "localhost with a port": get(Host="LocalHost:{port}"),
    "IPv4": get(Host=OWN),
    "IPv6": get(Host="[::1]:{port}"),
    "a websocket of the own page": handshake(Host=OWN, Origin="http://" + OWN),
    "a websocket of the own page, in capitals": handshake(
        Host="LOCALHOST:{port}", Origin="http://localhost:{port}"
    ),
    "a websocket of a program": handshake(Host=OWN),
}
"""Answered as ever."""

LET_IN_IN_PUBLIC = {
    "the further name": get(Host="desk.example:{port}"),
    "the public name": get(Host="maps.example.org"),
    "a websocket that a proxy passes on": handshake(
        Host="Maps.example.org", Origin="https://maps.example.org"
    ),
    "a websocket of a proxy that names itself": handshake(
        Host=OWN, Origin="https://maps.example.org"
    ),
    "a websocket by the further name": handshake(
        Host="desk.example:{port}", Origin="http://desk.example:{port}"
    ),
}
"""Answered where PUBLIC_URL and DETENTIONS_HOSTS say so, and refused elsewhere."""


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_an_attack_is_refused(attacked: int, request_: bytes) -> None:
    status, said = answer(attacked, request_)

    assert status == 403
    assert b"Set-Cookie" not in said
    assert is_healthy(f"127.0.0.1:{attacked}")


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_an_attack_is_refused_by_an_app_that_is_public(
    attacked_in_public: int, request_: bytes
) -> None:
    assert answer(attacked_in_public, request_)[0] == 403


@pytest.mark.parametrize("request_", LET_IN.values(), ids=LET_IN)
def test_a_reader_is_let_in(attacked: int, request_: bytes) -> None:
    assert answer(attacked, request_)[0] in (101, 200)


@pytest.mark.parametrize("request_", LET_IN_IN_PUBLIC.values(), ids=LET_IN_IN_PUBLIC)
def test_a_reader_of_a_public_app_is_let_in(
    attacked: int, attacked_in_public: int, request_: bytes
) -> None:
    assert answer(attacked, request_)[0] == 403
    assert answer(attacked_in_public, request_)[0] in (101, 200)


def test_the_proxy_hears_who_asks_for_the_way_out() -> None:
    """What Streamlit does where it is asked: else the tests here could not fail."""
    ask = "from streamlit import net_util; net_util.get_external_ip()"
    with recording_proxy() as proxy:
        environment = os.environ | proxy.environment
        subprocess.run([sys.executable, "-c", ask], env=environment, timeout=A_MINUTE, check=True)

    assert proxy.asked[0] == "GET http://checkip.amazonaws.com/ HTTP/1.1"
