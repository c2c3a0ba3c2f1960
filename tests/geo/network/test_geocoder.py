"""The network is asked politely, believed little, and never asked twice."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from geopy.extra import rate_limiter

import geo.network.geocoder
from geo.network.answer_cache import FILE, Answers
from geo.network.geocoder import OPENSTREETMAP, Network, NetworkTrouble, as_name, load_network
from geo.network.http_adapter import LARGEST_ANSWER
from geo.network.settings import NetworkSettings
from tests.geo.network.geocoding_server import (
    GeocodingServer,
    break_off,
    hang_up,
    places,
    serving,
    status,
    text,
)

# No place on earth, and like none in Kazakhstan.
NAME, OTHER_NAME = "Gwlbrvost", "Xqworplick"

AUL = {
    "osm_type": "node",
    "osm_id": 4711,
    "lat": "43.3",
    "lon": "76.9",
    "name": "Gwlbrvost",
    "display_name": "Gwlbrvost, Almaty Region, Kazakhstan",
    "addresstype": "village",
    "address": {"country_code": "kz", "ISO3166-2-lvl4": "KZ-19"},
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[GeocodingServer]:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, "127.0.0.1")
    with serving() as server:
        yield server


@pytest.fixture
def network(server: GeocodingServer, tmp_path: Path) -> Callable[..., Network]:
    """network(**settings) is a network as a process of its own starts it, in a hurry."""

    def start(*, geocoder: str = "nominatim", timeout: float = 20.0, **settings: Any) -> Network:
        chosen = {"url": server.url, "cache": tmp_path / "cache"} | settings
        return Network(
            NetworkSettings(geocoder, **chosen),
            pause=0.001,
            wait_before_again=0.001,
            timeout=timeout,
        )

    return start


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, server: GeocodingServer) -> Callable[[], float]:
    """Seconds that pass only while somebody sleeps."""
    now = 0.0

    def wait(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr(rate_limiter, "default_timer", lambda: now)
    monkeypatch.setattr(rate_limiter, "sleep", wait)
    monkeypatch.setattr(geo.network.geocoder, "sleep", wait)
    server.clock = lambda: now
    return server.clock


def reason_of(network: Network, name: str) -> str:
    with pytest.raises(NetworkTrouble) as trouble:
        network.find(name)
    return trouble.value.reason


# -- What is asked ------------------------------------------------------------------------------


def test_a_place_is_found_and_says_where_it_is_from(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL))
    found = network()

    (place,) = found.find(NAME).places

    assert (place.place_id, place.name, place.kind) == ("osm:node/4711", NAME, "settlement")
    assert (place.latitude, place.longitude, place.admin1_code) == (43.3, 76.9, "KZ-19")
    assert found.credit == OPENSTREETMAP
    assert server.url == f"http://{found.host}"
    assert not found.is_encrypted


def test_only_the_name_goes_out_and_the_wish_for_this_country(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    network(user_agent="desk/1 (desk@example.org)").find(f"  {NAME} \n")

    (asked,) = server.asked
    assert asked.params.pop("q") == NAME
    assert asked.params == {
        "format": "json",
        "countrycodes": "kz",
        "viewbox": "46.0,40.5,87.5,55.5",
        "bounded": "1",
        "featureType": "settlement",
        "addressdetails": "1",
        "limit": "10",
        "accept-language": "en",
    }
    assert asked.headers["User-Agent"] == "desk/1 (desk@example.org)"
    assert {"Cookie", "Referer"} & asked.headers.keys() == set()


@pytest.mark.parametrize(
    "known_or_no_place",
    [
        "Almaty",
        "Астана",
        "Aksu",
        "Astana Square",
        f"{NAME} River",
        "",
        "2019",
        "!!!",
        "x",
        NAME * 100,
    ],
)
def test_what_the_gazetteer_knows_and_what_is_no_place_is_never_sent(
    known_or_no_place: str, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    assert network().find(known_or_no_place).places == ()
    assert server.asked == []


def test_an_own_server_may_have_a_path(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    network(url=f"{server.url}/maps/nominatim").find(NAME)

    assert [asked.path for asked in server.asked] == ["/maps/nominatim/search"]


def test_another_geocoder_of_geopy_answers_as_well(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    feature = {
        "geometry": {"type": "Point", "coordinates": [76.9, 43.3]},
        "properties": {
            "osm_type": "N",
            "osm_id": 4711,
            "osm_value": "village",
            "name": NAME,
            "countrycode": "KZ",
        },
    }
    server.answers_to(NAME, text(json.dumps({"features": [feature]})))

    (place,) = network(geocoder="photon").find(NAME).places

    assert (place.place_id, place.kind, place.latitude) == ("osm:node/4711", "settlement", 43.3)


def test_no_geocoder_is_there_unless_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DETENTIONS_GEOCODER", raising=False)

    assert load_network() is None


def test_the_whole_process_has_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DETENTIONS_GEOCODER", "nominatim")
    monkeypatch.setenv("DETENTIONS_CACHE", str(tmp_path))

    with ThreadPoolExecutor(8) as readers:
        networks = set(readers.map(lambda _: load_network(), range(8)))

    assert len(networks) == 1
    assert networks.pop().host == "nominatim.openstreetmap.org"


# -- How often ----------------------------------------------------------------------------------


def test_at_most_one_request_a_second(server: GeocodingServer, clock: Callable[[], float]) -> None:
    network = Network(NetworkSettings("nominatim", url=server.url))

    for name in (NAME, OTHER_NAME, f"{NAME} {OTHER_NAME}"):
        network.find(name)

    assert [asked.at for asked in server.asked] == [0.0, 1.0, 2.0]


def test_one_request_at_a_time_whoever_asks(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    asking = network()

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(asking.find, [f"{NAME} {letter * 5}" for letter in "bcdfghkl"]))

    assert (len(server.asked), server.most_at_once) == (8, 1)


def test_many_readers_ask_for_one_name_once(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL))
    asking = network()

    with ThreadPoolExecutor(8) as readers:
        answers = list(readers.map(asking.find, [NAME] * 8))

    assert server.names == [NAME]
    assert {len(answer.places) for answer in answers} == {1}


def test_two_processes_take_turns(tmp_path: Path) -> None:
    one, other = Answers(tmp_path), Answers(tmp_path)

    assert one.wait_for_turn("here", 100) == 0
    assert 0 < other.wait_for_turn("here", 100) <= 100
    assert other.wait_for_turn("there", 100) == 0


def test_a_clock_that_was_set_back_blocks_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(tmp_path)
    monkeypatch.setattr("geo.network.answer_cache.time.time", lambda: 2_000_000.0)
    answers.wait_for_turn("here", 1)
    monkeypatch.setattr("geo.network.answer_cache.time.time", lambda: 1_000_000.0)

    assert answers.wait_for_turn("here", 1) == 0


# -- Kept ---------------------------------------------------------------------------------------


def test_a_place_is_kept_for_the_next_process(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL))
    first = network().find(NAME)

    assert network().find(NAME.upper()) == first
    assert first.asked_on == date.today()
    assert server.names == [NAME]


def test_a_miss_is_kept_too(server: GeocodingServer, network: Callable[..., Network]) -> None:
    network().find(NAME)

    assert network().find(NAME).places == ()
    assert server.names == [NAME]


def test_what_is_kept_can_be_had_without_asking(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    asking = network()

    assert asking.known(NAME) is None
    asking.find(NAME)
    assert asking.known(NAME) is not None
    assert server.names == [NAME]


def test_another_service_is_asked_for_itself(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    network().find(NAME)
    network(url=f"{server.url}/other").find(NAME)

    assert server.names == [NAME, NAME]


def test_what_somebody_looked_for_is_readable_for_nobody_else(
    network: Callable[..., Network], tmp_path: Path
) -> None:
    network().find(NAME)

    assert (tmp_path / "cache").stat().st_mode & 0o077 == 0
    assert (tmp_path / "cache" / FILE).stat().st_mode & 0o077 == 0


def test_a_disk_that_cannot_be_written_is_told_and_answers_live_in_memory(
    server: GeocodingServer, network: Callable[..., Network], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")
    server.answers_to(NAME, places(AUL))
    asking = network(cache=tmp_path / "file" / "cache")

    assert len(asking.find(NAME).places) == len(asking.find(NAME).places) == 1
    assert asking.answers.problem
    assert server.names == [NAME]


def test_a_file_that_is_no_database_is_left_alone(
    network: Callable[..., Network], tmp_path: Path
) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / FILE).write_bytes(b"somebody's letter" * 100)
    asking = network()

    assert asking.find(NAME).places == ()
    assert "not a database" in asking.answers.problem
    assert (tmp_path / "cache" / FILE).read_bytes().startswith(b"somebody's letter")


@pytest.mark.parametrize(
    "kept", ["", "42", "[1]", "[" * 100_000, '[{"name": "x"}]', json.dumps([AUL])]
)
def test_an_answer_that_somebody_spoiled_on_disk_is_asked_for_again(
    kept: str, server: GeocodingServer, network: Callable[..., Network], tmp_path: Path
) -> None:
    import sqlite3

    network().find(NAME)
    with sqlite3.connect(tmp_path / "cache" / FILE) as file:
        file.execute("update answers set answer=?", (kept,))
    file.close()

    assert network().find(NAME).places == ()
    assert server.names == [NAME, NAME]


# -- Refused, delayed, broken off ---------------------------------------------------------------


@pytest.mark.parametrize("code", [401, 402, 403])
def test_a_refusal_ends_the_questions(
    code: int, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, status(code))
    asking = network()

    assert reason_of(asking, NAME) == "refused"
    assert reason_of(asking, OTHER_NAME) == "refused"
    assert server.names == [NAME]


def test_a_server_that_asks_for_patience_gets_it(
    server: GeocodingServer, clock: Callable[[], float]
) -> None:
    server.answers_to(NAME, status(429, Retry_After="30"), places(AUL))
    network = Network(NetworkSettings("nominatim", url=server.url))

    assert len(network.find(NAME).places) == 1
    assert [asked.at for asked in server.asked] == [0.0, 30.0]


@pytest.mark.parametrize("seconds", [61, 3600])
def test_a_server_that_asks_for_more_than_a_minute_is_not_waited_for(
    seconds: int, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, status(429, Retry_After=str(seconds)))
    asking = network()

    with pytest.raises(NetworkTrouble) as trouble:
        asking.find(NAME)

    assert (trouble.value.reason, trouble.value.quiet_for) == ("too_many", seconds)
    assert reason_of(asking, OTHER_NAME) == "too_many"
    assert server.names == [NAME]


@pytest.mark.parametrize("wait", ["", "soon", "-5", "1e9"])
def test_a_wait_that_makes_no_sense_is_our_own(
    wait: str, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, status(429, Retry_After=wait))

    assert reason_of(network(), NAME) == "too_many"
    assert server.names == [NAME] * 3


@pytest.mark.parametrize("trouble", [status(500), status(503), status(408), break_off, hang_up])
def test_what_breaks_once_is_asked_again(
    trouble: Any, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, trouble, places(AUL))

    assert len(network().find(NAME).places) == 1
    assert server.names == [NAME, NAME]


@pytest.mark.parametrize("trouble", [status(500), status(503), status(408), break_off, hang_up])
def test_what_breaks_three_times_is_given_up_and_not_taken_for_a_miss(
    trouble: Any, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, trouble)
    asking = network()

    assert reason_of(asking, NAME) == "no_answer"
    assert reason_of(asking, OTHER_NAME) == "no_answer"
    assert server.names == [NAME] * 3
    assert asking.known(NAME) is None


def test_a_server_that_does_not_answer_is_left(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, lambda _: (server.closing.wait(), None)[1])

    assert reason_of(network(timeout=0.05), NAME) == "no_answer"


def test_nobody_at_the_address_is_no_answer(network: Callable[..., Network]) -> None:
    # Port 9 of this machine: nothing listens there.
    assert reason_of(network(url="http://127.0.0.1:9"), NAME) == "no_answer"


def test_a_redirect_is_not_followed(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, status(302, Location=f"{server.url}/search?q=elsewhere"))

    assert reason_of(network(), NAME) == "nonsense"
    assert server.names == [NAME]


def test_no_name_is_written_into_the_log(
    server: GeocodingServer, network: Callable[..., Network], caplog: pytest.LogCaptureFixture
) -> None:
    server.answers_to(NAME, status(500))

    with caplog.at_level(logging.INFO):
        reason_of(network(), NAME)

    assert "retrying" in caplog.text
    assert NAME not in caplog.text


# -- Nonsense -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><title>Log in to the hotel</title>",
        "",
        "null",
        "42",
        '"text"',
        "{}",
        '{"error": "no"}',
        "[1, 2]",
        "[[]]",
        '[{"lat": "north", "lon": "east"}]',
        '[{"lat": "95", "lon": "76.9", "display_name": "x"}]',
        '[{"lat": NaN, "lon": 1e999, "display_name": "x"}]',
        "[" * 100_000,
        b"\xff\xfe\x00",
        b"\x1f\x8b\x08\x00",
        b"[" + b" " * LARGEST_ANSWER + b"]",
    ],
    ids=range(16),
)
def test_nonsense_is_no_answer_and_is_not_kept(
    body: str | bytes, server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, text(body))
    asking = network()

    assert reason_of(asking, NAME) == "nonsense"
    assert asking.known(NAME) is None
    assert server.names == [NAME]


@pytest.mark.parametrize(
    "change",
    [
        {"lat": "41.31", "lon": "69.28", "address": {"country_code": "uz"}},
        {"lat": "41.31", "lon": "69.28"},  # Tashkent, said to be in this country
        {"lat": "42.87", "lon": "74.59", "address": {}},  # Bishkek, nothing said
        {"lat": "54.0", "lon": "49.0"},  # Samara; in this country if it were the other way around
        {"lat": "0", "lon": "0"},
        {"lon": "436.9"},
        {"addresstype": "river"},
        {"addresstype": "restaurant", "type": "city"} | {"addresstype": 5, "type": "cafe"},
        {"name": "", "display_name": ""},
        {"name": "\u202e\x00", "display_name": "12, 34"},
    ],
)
def test_what_is_no_place_of_this_country_is_a_miss(
    change: dict[str, Any], server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL | change))

    assert network().find(NAME).places == ()


def test_a_place_that_names_no_country_is_taken_if_it_lies_in_this_one(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL | {"address": {}, "lat": "43.25", "lon": "76.92"}))

    (place,) = network().find(NAME).places

    assert place.admin1_code == "KZ-75"


def test_what_it_says_of_itself_is_text_on_one_line_and_a_code_that_exists(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    lies = {
        "lat": "44.2",
        "lon": "75.5",
        "name": "A\x00 \u202e<script>\n" + "x" * 500,
        "osm_id": "1 onclick=",
        "address": {"country_code": "kz", "ISO3166-2-lvl4": "KZ-99"},
    }
    server.answers_to(NAME, places(AUL | lies))

    (place,) = network().find(NAME).places

    assert place.name.startswith("A <script> xxx")
    assert len(place.name) == 100
    assert (place.place_id, place.admin1_code) == ("", "KZ-19")


def test_one_place_given_twice_is_one_and_two_places_stay_two(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    as_area = AUL | {"osm_type": "relation", "lat": "43.31"}
    elsewhere = AUL | {"lat": "50.4", "lon": "80.2"}
    server.answers_to(NAME, places(AUL, as_area, elsewhere))

    assert [place.latitude for place in network().find(NAME).places] == [43.3, 50.4]


def test_at_most_ten_places_are_taken_the_first_ones(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    many = [AUL | {"lat": f"{43.3 + number / 5:.1f}"} for number in range(12)]
    server.answers_to(NAME, places(*many))

    found = network().find(NAME).places

    assert [place.latitude for place in found] == [float(one["lat"]) for one in many[:10]]


def test_other_capitals_are_the_same_question(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, places(AUL))
    asking = network()

    assert asking.find(NAME).places == asking.find(NAME.upper()).places != ()
    assert server.names == [NAME]


def test_a_page_that_is_not_there_is_not_asked_for_again(
    server: GeocodingServer, network: Callable[..., Network]
) -> None:
    server.answers_to(NAME, status(404))

    assert reason_of(network(), NAME) == "nonsense"
    assert server.names == [NAME]


def test_what_would_be_sent_is_known_before() -> None:
    assert as_name(f" {NAME}\t{OTHER_NAME} ") == f"{NAME} {OTHER_NAME}"
