"""Which geocoder of the network may be asked, as whoever runs the app has set it; none by default.

DETENTIONS_GEOCODER is the name geopy has for it ("nominatim", "photon", "pelias"),
DETENTIONS_GEOCODER_URL the address of an own server, DETENTIONS_GEOCODER_KEY the key that some
services ask for, DETENTIONS_GEOCODER_USER_AGENT what the app calls itself there, and
DETENTIONS_CACHE the folder in which answers are kept.
"""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geopy.exc import GeopyError
from geopy.geocoders import SERVICE_TO_GEOCODER, get_geocoder_for_service

from geo.cache_folder import cache_folder

GEOCODER, URL, KEY = "DETENTIONS_GEOCODER", "DETENTIONS_GEOCODER_URL", "DETENTIONS_GEOCODER_KEY"
USER_AGENT = "DETENTIONS_GEOCODER_USER_AGENT"

OWN_USER_AGENT = "detention-map-kazakhstan/1"
LONGEST_USER_AGENT = 200

# A host, perhaps with a port and a path; no user name and no password before an @.
_ADDRESS = re.compile(r"(?:[\w.-]+|\[[0-9a-fA-F:]+\])(?::\d{1,5})?(?:/[\w.~/-]*)?", re.ASCII)
# A name of a user alone is the key of GeoNames; of others it needs a password besides.
_KEYS = {"api_key", "apikey", "subscription_key"}


class BadGeocoderSetting(ValueError):
    """A setting of the geocoder cannot be used: which, what it is, what would do."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} is {value!r}, wanted {wanted}")


@dataclass(frozen=True, slots=True)
class NetworkSettings:
    """A geocoder by geopy's name; `url` is "" for the address that geopy knows, `key` for none."""

    geocoder: str
    url: str = ""
    key: str = field(default="", repr=False)
    user_agent: str = OWN_USER_AGENT
    cache: Path | None = None

    def make(self, **options: Any) -> Any:
        """geopy's geocoder for these settings; BadGeocoderSetting if they do not go together."""
        of_geopy = get_geocoder_for_service(self.geocoder)
        taken = inspect.signature(of_geopy.__init__).parameters
        own: dict[str, Any] = {"user_agent": self.user_agent}
        if self.url:
            if not {"domain", "scheme"} <= taken.keys():
                wanted = f"nothing: {self.geocoder} has one address only"
                raise BadGeocoderSetting(URL, self.url, wanted)
            scheme, _, domain = self.url.partition("://")
            own |= {"scheme": scheme, "domain": domain}
        keys = {*_KEYS, "username"} if "password" not in taken else _KEYS
        key_name = next((name for name in taken if name in keys), None)
        if self.key:
            if key_name is None:
                raise BadGeocoderSetting(KEY, "***", f"nothing: {self.geocoder} takes no key")
            own[key_name] = self.key
        required = [
            parameter.name
            for parameter in taken.values()
            if parameter.default is parameter.empty and parameter.name not in {"self", *own}
        ]
        if required == ["domain"]:
            raise BadGeocoderSetting(URL, "", f"the address of your {self.geocoder} server")
        if required and required == [key_name]:
            raise BadGeocoderSetting(KEY, "", f"the key that {self.geocoder} asks for")
        if required:
            wanted = f"another: {self.geocoder} needs {' and '.join(required)}"
            raise BadGeocoderSetting(GEOCODER, self.geocoder, wanted)
        try:
            return of_geopy(**own, **options)
        except (GeopyError, ValueError) as problem:
            why = " ".join(str(problem).split()).partition(". ")[0]
            wanted = f"one that geopy can start: {why}"
            raise BadGeocoderSetting(GEOCODER, self.geocoder, wanted) from None


def network_settings(environment: Mapping[str, str] = os.environ) -> NetworkSettings | None:
    """The settings, or None where no geocoder of the network is set.

    BadGeocoderSetting where one cannot be used.

    >>> network_settings({}) is None
    True
    >>> network_settings({"DETENTIONS_GEOCODER": "Nominatim"}).geocoder
    'nominatim'
    """
    name = environment.get(GEOCODER, "").strip()
    if not name:
        for other in (URL, KEY):
            if environment.get(other, "").strip():
                wanted = f"the name of a geocoder such as nominatim, for {other} is set"
                raise BadGeocoderSetting(GEOCODER, name, wanted)
        return None
    if name.lower() not in SERVICE_TO_GEOCODER:
        near = get_close_matches(name.lower(), SERVICE_TO_GEOCODER, n=1)
        hint = f" (perhaps {near[0]})" if near else ""
        wanted = f"a geocoder of geopy such as nominatim, photon or pelias{hint}"
        raise BadGeocoderSetting(GEOCODER, name, wanted)
    settings = NetworkSettings(
        geocoder=name.lower(),
        url=_url(environment.get(URL, "")),
        key=environment.get(KEY, "").strip(),
        user_agent=_user_agent(environment),
        cache=cache_folder(environment),
    )
    settings.make()
    return settings


def _url(text: str) -> str:
    text = text.strip().rstrip("/")
    if not text:
        return ""
    wanted = "an address such as https://nominatim.example.org"
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        raise BadGeocoderSetting(URL, text, wanted) from None
    scheme, _, rest = text.partition("://")
    if parts.scheme not in ("http", "https") or not _ADDRESS.fullmatch(rest):
        raise BadGeocoderSetting(URL, text, wanted)
    return f"{parts.scheme}://{rest}"


def _user_agent(environment: Mapping[str, str]) -> str:
    text = environment.get(USER_AGENT, "").strip()
    if text:
        if len(text) > LONGEST_USER_AGENT or not (text.isascii() and text.isprintable()):
            wanted = f"one line of at most {LONGEST_USER_AGENT} ASCII characters"
            raise BadGeocoderSetting(USER_AGENT, text[:LONGEST_USER_AGENT], wanted)
        return text
    contact = environment.get("CONTACT", "").strip()
    usable = contact.isascii() and contact.isprintable() and len(contact) <= LONGEST_USER_AGENT / 2
    return f"{OWN_USER_AGENT} ({contact})" if contact and usable else OWN_USER_AGENT
