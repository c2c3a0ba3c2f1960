"""A geocoder is set by four variables; a bad one ends in one clear line."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.cache_folder import cache_folder
from geo.network.settings import BadGeocoderSetting, network_settings


def setting(name: str) -> str:
    return f"DETENTIONS_GEOCODER{name}"


def test_nothing_is_asked_by_default() -> None:
    assert network_settings({"DETENTIONS_GEOCODER": "  "}) is None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"": "nominatm"}, "(perhaps nominatim)"),
        ({"": "../../etc/passwd"}, "such as nominatim, photon or pelias"),
        ({"": "liveaddress"}, "needs auth_id and auth_token"),
        ({"": "pelias"}, "_URL is '', wanted the address of your pelias server"),
        ({"": "opencage"}, "_KEY is '', wanted the key that opencage asks for"),
        ({"": "nominatim", "_KEY": "secret"}, "nominatim takes no key"),
        ({"": "arcgis", "_KEY": "secret"}, "arcgis takes no key"),
        ({"": "here", "_KEY": "k", "_URL": "https://own.example"}, "one address only"),
        ({"_URL": "https://own.example"}, "_GEOCODER is '', wanted the name of a geocoder"),
        *(
            ({"": "nominatim", "_URL": url}, "wanted an address such as https://")
            for url in (
                "own.example",
                "ftp://own.example",
                "https://",
                "https://a:b@own.example",
                "https://own.example?x=1",
                "https://own.example:99999",
                "https://[::1",
                "https://own.example/\r\nX: y",
                "https://own example",
            )
        ),
        ({"": "nominatim", "_USER_AGENT": "a\r\nX: y"}, "one line of at most 200"),
        ({"": "nominatim", "_USER_AGENT": "карта"}, "ASCII"),
        ({"": "nominatim", "_USER_AGENT": "my_app/1"}, "is strongly discouraged"),
    ],
)
def test_a_bad_setting_is_one_line_that_says_what_would_do(
    values: dict[str, str], told: str
) -> None:
    with pytest.raises(BadGeocoderSetting) as bad:
        network_settings({setting(name): value for name, value in values.items()})

    assert told in str(bad.value)
    assert len(str(bad.value).splitlines()) == 1
    assert "secret" not in str(bad.value)


def test_a_key_is_printed_nowhere() -> None:
    chosen = network_settings({setting(""): "opencage", setting("_KEY"): "secret"})

    assert "secret" not in repr(chosen)


@pytest.mark.parametrize(("geocoder", "name"), [("geonames", "username"), ("opencage", "api_key")])
def test_the_key_of_a_geocoder_is_what_it_asks_for_without_a_password(
    geocoder: str, name: str
) -> None:
    chosen = network_settings({setting(""): geocoder, setting("_KEY"): "secret"})

    assert chosen is not None
    assert getattr(chosen.make(), name) == "secret"


def test_the_app_calls_itself_by_its_name_and_says_whom_to_write_to() -> None:
    chosen = network_settings({setting(""): "nominatim", "CONTACT": "desk@example.org"})

    assert chosen is not None
    assert chosen.user_agent == "detention-map-kazakhstan/1 (desk@example.org)"


@pytest.mark.parametrize("contact", ["стол", "a\r\nX: y", "x" * 101])
def test_a_contact_that_no_header_can_hold_is_left_out(contact: str) -> None:
    chosen = network_settings({setting(""): "nominatim", "CONTACT": contact})

    assert chosen is not None
    assert chosen.user_agent == "detention-map-kazakhstan/1"


ANYWHERE = {"LOCALAPPDATA": "/local", "XDG_CACHE_HOME": "/cache"}


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {"DETENTIONS_CACHE": "/var/x"}, "/var/x"),
        ("linux", ANYWHERE, "/cache/detention-map"),
        ("darwin", ANYWHERE, f"{Path.home()}/Library/Caches/detention-map"),
        ("win32", ANYWHERE, "/local/detention-map"),
        ("win32", {}, f"{Path.home()}/.cache/detention-map"),
    ],
)
def test_answers_are_kept_in_the_users_cache_or_where_one_says(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)

    assert cache_folder(environment) == Path(folder)
