"""The addresses under /api, as another program asks them."""

from __future__ import annotations

import gzip
import json
import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from starlette.responses import Response

from incidents.export.formats import FORMATS
from incidents.selection import Selection
from incidents.sheets.selection_content import Taking, take
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables
from tests.incidents.export.exporting import SEED, document, written
from tests.project_tables import project_dataset
from tests.ui.server.asking import asked
from ui.server import api as api_module
from ui.server.api import FORMAT_OF, JSON_LD_ADDRESS

ADDRESSES = (*FORMAT_OF, JSON_LD_ADDRESS)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes


def ask(
    url: str, path: str, *, method: str = "GET", headers: dict[str, str] | None = None
) -> Answer:
    """The answer of the real app, whatever its status; redirects are followed."""
    request = urllib.request.Request(url + path, method=method, headers=headers or {})
    try:
        with urllib.request.urlopen(request) as found:
            return Answer(found.status, found.headers, found.read())
    except urllib.error.HTTPError as found:
        with found:
            return Answer(found.code, found.headers, found.read())


def problems(response: Response) -> list[tuple[str, str]]:
    """Key and found value of each problem."""
    return [(p["key"], p["found"]) for p in json.loads(bytes(response.body))["problems"]]


@pytest.mark.parametrize("address", FORMAT_OF)
def test_an_address_serves_the_file_of_its_format(address: str) -> None:
    response = asked(address, "event=2019-10-26")

    assert response.status_code == 200
    assert response.body == written(FORMAT_OF[address].name, SEED, project_dataset())
    assert response.headers["Content-Type"] == FORMAT_OF[address].media_type
    assert response.headers["Cache-Control"] == "no-cache"
    assert "detentions-2019-10-26-v" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("name", api_module.IN_PARTS)
@pytest.mark.parametrize("packs", [True, False], ids=["packed", "plain"])
def test_a_file_of_a_long_table_is_sent_in_parts_and_is_the_same(
    name: str, packs: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_module, "KEPT_ROWS", 0)
    monkeypatch.setattr(api_module, "ANSWERS", None)  # nothing is kept
    address = next(one for one, format_ in FORMAT_OF.items() if format_.name == name)

    response = asked(
        address, "event=2019-10-26", headers={"Accept-Encoding": "gzip"} if packs else None
    )

    body = bytes(response.body)
    assert (gzip.decompress(body) if packs else body) == written(name, SEED, project_dataset())
    assert response.headers["Vary"] == "Accept-Encoding"


def test_every_format_has_an_address() -> None:
    assert {format_.name for format_ in FORMAT_OF.values()} == set(FORMATS)


def test_the_count_is_39_for_the_seed_event() -> None:
    count = document(bytes(asked("count", "event=2019-10-26").body))

    assert (count["low"], count["high"], count["open_ended"]) == (39, 39, True)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("place=Almaty", "place=1526384"),
        ("place=%D0%90%D0%BB%D0%BC%D0%B0%D1%82%D1%8B&organizer=DVK", "place=1526384&organizer=dck"),
        ("from=2019-01-01&to=2019-12-31", "since=2019-01-01&until=2019-12-31"),
    ],
)
def test_names_and_keys_of_older_links_ask_for_the_same(words: str, ids: str) -> None:
    assert asked("count", words).body == asked("count", ids).body


def test_a_name_of_several_places_is_told_with_them() -> None:
    (problem,) = json.loads(bytes(asked("count", "place=Aksu").body))["problems"]

    assert problem["wanted"].count(" Region, ") == 3


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_packed_answer_is_the_same_file(address: str) -> None:
    packed = asked(address, "event=2019-10-26", headers={"Accept-Encoding": "br, gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == asked(address, "event=2019-10-26").body


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Selection]:
    """The selections of which a file is made."""
    selections: list[Selection] = []

    def noted(speaker: Speaker, selection: Selection, **wishes: bool) -> Taking:
        selections.append(selection)
        return take(speaker, selection, **wishes)

    monkeypatch.setattr(api_module, "take", noted)
    return selections


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_answer_that_was_made_is_kept(made: list[Selection], encoding: str) -> None:
    headers = {"Accept-Encoding": encoding}
    answers = {asked("count", "since=2019-06-01", headers=headers).body for _ in range(3)}

    assert len(answers) == 1
    assert len(made) <= 1


def test_for_the_head_alone_nothing_is_made(made: list[Selection]) -> None:
    head = asked("count", "since=2019-06-02", method="HEAD")

    assert (head.status_code, made) == (200, [])
    assert "Content-Length" not in head.headers
    whole = asked("count", "since=2019-06-02")
    head_again = asked("count", "since=2019-06-02", method="HEAD")
    assert head_again.headers["Content-Length"] == str(len(whole.body))
    assert head_again.headers["ETag"] == head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_this_version_gets_nothing_sent(address: str) -> None:
    first = asked(address)
    tag = first.headers["ETag"]

    again = asked(address, headers={"If-None-Match": f'"other", {tag}'})

    assert (again.status_code, again.body) == (304, b"")
    assert again.headers["ETag"] == tag
    assert asked(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_tag_changes_with_the_query_the_format_and_the_contact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def tag(address: str, query: str = "") -> str:
        return asked(address, query).headers["ETag"]

    tags = {
        tag("count"),
        tag("count", "event=2019-10-26"),
        tag("incidents.json"),
        tag("incidents.json", "links=no"),
    }
    monkeypatch.setenv("CONTACT", "editors@example.org")
    tags.add(tag("count"))

    assert len(tags) == 5


def test_the_tag_changes_with_the_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = Tables(tmp_path)
    for name in ("events", "incidents", "origins", "sources", "reports"):
        tables.add(name)
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.write()))
    before = asked("count")
    tables.add("reports", report_id="2019-10-26-almaty-other", detained_low=20, detained_high=20)
    tables.folder = tmp_path / "later"
    tables.folder.mkdir()
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.write()))

    after = asked("count")

    assert before.headers["ETag"] != after.headers["ETag"]
    assert document(bytes(before.body))["high"] == 12
    assert document(bytes(after.body))["high"] == 20


def test_links_to_sources_can_be_left_out() -> None:
    with_links = document(bytes(asked("incidents.json", "event=2019-10-26").body))
    without = document(bytes(asked("incidents.json", "event=2019-10-26&links=no").body))

    assert any(source["url"] for source in with_links["sources"])
    assert not any(source["url"] for source in without["sources"])


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("since=yesterday", [("since", "yesterday")]),
        ("since=2019-10-26&since=2019-10-27", [("since", "2019-10-27")]),
        ("since=2019-10-27&until=2019-10-26", [("since", "2019-10-27/2019-10-26")]),
        ("event=none&region=KZ-00", [("event", "none"), ("region", "KZ-00")]),
        ("regoin=KZ-75", [("regoin", "KZ-75")]),
        ("event=", [("event", "")]),
        ("links=maybe", [("links", "maybe")]),
        ("language=xx", [("language", "xx")]),
        ("event=%00", [("event", "\\x00")]),
        ("event=%FF%FE", [("event", "\ufffd\ufffd")]),
        ("event=%ED%A0%80", [("event", "\ufffd\ufffd\ufffd")]),
        ("\xff\xfe=1", [("\xff\xfe", "1")]),
        ("left_out=3", [("left_out", "3")]),
        ("event=" + "x" * 200, [("event", "x" * 79 + "…")]),
    ],
)
def test_what_cannot_be_used_is_told(query: str, told: list[tuple[str, str]]) -> None:
    response = asked("count", query)

    assert response.status_code == 400
    assert problems(response) == told
    assert all(p["wanted"] for p in json.loads(bytes(response.body))["problems"])
    assert "ETag" not in response.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_typing_mistake_counts_nothing_at_any_address(address: str) -> None:
    assert asked(address, "regoin=KZ-75").status_code == 400


@pytest.mark.parametrize(
    "path", ["nothing", "incidents", "incidents.csv.exe", "\xff", "a/b/c", ".."]
)
def test_an_address_that_is_none_is_told_those_that_are(path: str) -> None:
    response = asked(path)

    assert response.status_code == 404
    assert "incidents.geojson" in json.loads(bytes(response.body))["problems"][0]["wanted"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO"])
def test_nothing_can_be_written(method: str) -> None:
    response = asked("count", method=method)

    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_any_origin_may_read_the_projects_own_tables() -> None:
    assert asked("count").headers["Access-Control-Allow-Origin"] == "*"
    preflight = asked("count", method="OPTIONS")
    assert preflight.status_code == 204
    assert preflight.headers["Access-Control-Allow-Headers"] == "If-None-Match"


@pytest.mark.parametrize("method", ["GET", "OPTIONS", "POST"])
def test_no_page_from_elsewhere_reads_tables_of_somebodys_own(
    method: str, tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", str(tables.write()))

    for setting in ("", "javascript:alert(1)", "//detentions.example.org"):
        monkeypatch.setenv("PUBLIC_URL", setting)
        assert "Access-Control-Allow-Origin" not in asked("count", method=method).headers

    monkeypatch.setenv("PUBLIC_URL", "https://detentions.example.org")

    assert asked("count").headers["Access-Control-Allow-Origin"] == "*"


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    sound = Tables(tmp_path)
    for name in ("events", "incidents", "origins", "sources", "reports"):
        sound.add(name)
    return sound


def test_search_engines_find_the_tables_described(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://detentions.example.org/")

    described = document(bytes(asked(JSON_LD_ADDRESS).body))

    assert (described["@context"], described["@type"]) == ("https://schema.org/", "Dataset")
    assert described["license"].startswith("https://")
    events = project_dataset().events
    covered = f"{events['date_first'].min():%Y-%m-%d}/{events['date_last'].max():%Y-%m-%d}"
    assert described["temporalCoverage"] == covered
    for download in described["distribution"]:
        assert download["contentUrl"].startswith("https://detentions.example.org/api/")
        assert download["contentUrl"].rpartition("/")[2] in FORMAT_OF


# The real app, through everything that stands before /api.


def test_a_page_leads_to_the_description(app_url: str) -> None:
    for page in ("/", "/events", "/present/shipped/2019-10-26"):
        link = ask(app_url, page).headers["Link"]

        path = urljoin(page, link.partition(">")[0].removeprefix("<"))
        assert path == "/api/dataset.jsonld"
        assert ask(app_url, path).headers["Content-Type"] == "application/ld+json"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_head_alone_can_be_asked_for(app_url: str, address: str) -> None:
    whole, head = ask(app_url, f"/api/{address}"), ask(app_url, f"/api/{address}", method="HEAD")

    assert (head.status, head.body) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(whole.body))
    assert head.headers["X-Content-Type-Options"] == "nosniff"


PATHS = (
    "/api/count?x=%00",
    "/api/%00",
    "/api/%FF%FE",
    "/api//count",
    "//api/count",
    "/api/../app.py",
    "/api/%2e%2e/%2e%2e/etc/passwd",
    "/api/count/../count",
    "/api",
    "/api/",
    "/%00",
    "/%FF",
    "/map?since=%00&event=%FF",
    "/assets/geo/%00",
    "/assets/geo/../../app.py",
    "/assets/",
    "/_stcore/%00",
    "/_stcore/upload_file/x/y",
    "/media/%00",
    "/component/x/y",
    "/nothing/at/all",
    "/api/count?" + "a=b&" * 2000,
    "/api/count?event=" + "x" * 100_000,
    "/?" + "x" * 1_500_000,
)


@pytest.mark.parametrize("method", [b"GET", b"HEAD", b"POST", b"OPTIONS", b"FOO"])
@pytest.mark.parametrize("path", PATHS, ids=[path[:40] for path in PATHS])
def test_no_address_answers_with_a_stack_trace(
    raw: Callable[..., bytes], method: bytes, path: str
) -> None:
    body = raw(method + b" " + path.encode() + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")

    assert body.startswith(b"HTTP/1.1 ")
    assert not body.startswith(b"HTTP/1.1 5")
    assert b"Traceback" not in body and b'.py"' not in body and b"site-packages" not in body


@pytest.mark.parametrize(
    "request_",
    [
        b"GET /api/count?\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /api/\xff\x00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"GET /api/count HTTP/1.1\r\nHost: \xff\r\nIf-None-Match: \xff\xfe\r\n"
        b"Connection: close\r\n\r\n",
        b"GET /api/count HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n",
        b"\x00\x01\x02\r\n\r\n",
    ],
)
def test_no_broken_request_is_answered_with_a_stack_trace(
    raw: Callable[..., bytes], request_: bytes
) -> None:
    body = raw(request_)

    assert not body.startswith(b"HTTP/1.1 5")
    assert b"Traceback" not in body and b"site-packages" not in body


@pytest.fixture
def raw(app_url: str) -> Callable[..., bytes]:
    """What the real app answers to these bytes."""

    def send(request: bytes) -> bytes:
        host = urlsplit(app_url)
        parts: list[Any] = []
        with socket.create_connection((host.hostname or "", host.port or 0), timeout=30) as line:
            line.sendall(request)
            while part := line.recv(1 << 16):
                parts.append(part)
        return b"".join(parts)

    return send
