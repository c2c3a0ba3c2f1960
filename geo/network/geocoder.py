"""A geocoder of the network, asked for what the gazetteer does not know when a reader says so.

One geocoder of geopy serves the whole process: one request at a time, at most one a second (between
processes too, where the disk can be used), each name once and never again.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from time import monotonic, sleep

from geopy.extra.rate_limiter import RateLimiter

from geo.gazetteer.gazetteer import AmbiguousPlace, load_gazetteer
from geo.names.name_parts import LONGEST_TEXT, parts_of
from geo.network.answer_cache import Answer, Answers
from geo.network.service import QUIET_AFTER_TROUBLE, NetworkTrouble, Service, TryAgain
from geo.network.settings import NetworkSettings, network_settings
from geo.network.untrusted_answer import NetworkPlace, from_json, one_line, to_json

__all__ = ["Network", "NetworkAnswer", "NetworkPlace", "NetworkTrouble", "load_network"]

# The usage policy of OpenStreetMap's Nominatim: "an absolute maximum of 1 request per second".
PAUSE = 1.0
TRIES_AGAIN = 2
WAIT_BEFORE_AGAIN = 5.0
TIMEOUT = 15.0

OPENSTREETMAP = "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"
_OF_OPENSTREETMAP = {"nominatim", "photon", "pickpoint", "openmapquest"}


@dataclass(frozen=True, slots=True)
class NetworkAnswer:
    """The places that bear a name, the likeliest first; none is a miss.

    `asked_on` is the day the network was asked, None if it was not.
    """

    places: tuple[NetworkPlace, ...] = ()
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Question:
    """A name that stays out of the log: geopy logs the repr of each question that it repeats."""

    name: str = field(repr=False)


class Network:
    """A geocoder of the network for the whole process; see `load_network`."""

    def __init__(
        self,
        settings: NetworkSettings,
        *,
        pause: float = PAUSE,
        wait_before_again: float = WAIT_BEFORE_AGAIN,
        timeout: float = TIMEOUT,
    ) -> None:
        self._service = Service(settings, timeout=timeout)
        self.host = self._service.host
        """The host that the names are sent to."""
        self.is_encrypted = self._service.is_encrypted
        is_open = settings.geocoder in _OF_OPENSTREETMAP
        self.credit = OPENSTREETMAP if is_open else f"{settings.geocoder} ({self.host})"
        """Whose data the answers are, to be shown wherever they are."""
        self.answers = Answers(settings.cache)
        self._pause = pause
        self._wait_before_again = wait_before_again
        self._one_at_a_time = threading.Lock()
        self._trouble: NetworkTrouble | None = None
        self._quiet_until = 0.0
        self._ask = RateLimiter(
            self._request,
            min_delay_seconds=pause,
            max_retries=TRIES_AGAIN,
            error_wait_seconds=wait_before_again,
            swallow_exceptions=False,
        )

    def find(self, text: str) -> NetworkAnswer:
        """The places of Kazakhstan with this name; NetworkTrouble if no usable answer came.

        Nothing is sent for what can be no place, nor for what the gazetteer knows.
        """
        name = as_name(text)
        if name is None or _is_known_here(name):
            return NetworkAnswer()
        if known := self._known(name):
            return known
        with self._one_at_a_time:
            # Another reader may have asked for the same name while this one waited.
            if known := self._known(name):
                return known
            return self._find_out(name)

    def known(self, text: str) -> NetworkAnswer | None:
        """What was answered before, without asking; None if that would take a question."""
        name = as_name(text)
        return self._known(name) if name else NetworkAnswer()

    def _known(self, name: str) -> NetworkAnswer | None:
        answer = self.answers.get(self._service.id, _key(name))
        try:
            return NetworkAnswer(from_json(answer.text), answer.asked_on) if answer else None
        except ValueError:  # the file was changed by another program
            return None

    def _find_out(self, name: str) -> NetworkAnswer:
        left = self._quiet_until - monotonic()
        if self._trouble and left > 0:
            raise NetworkTrouble(self._trouble.reason, self._trouble.detail, quiet_for=left)
        try:
            places = self._ask(_Question(name))
        except TryAgain as last:
            quiet = max(QUIET_AFTER_TROUBLE, last.after)
            self._remember(NetworkTrouble(last.reason, str(last), quiet_for=quiet))
            raise NetworkTrouble(last.reason, str(last), quiet_for=quiet) from None
        except NetworkTrouble as trouble:
            self._remember(trouble)
            raise
        asked_on = date.today()
        self.answers.keep(self._service.id, _key(name), Answer(to_json(places), asked_on))
        return NetworkAnswer(places, asked_on)

    def _remember(self, trouble: NetworkTrouble) -> None:
        self._trouble = trouble
        self._quiet_until = monotonic() + trouble.quiet_for

    def _request(self, question: _Question) -> tuple[NetworkPlace, ...]:
        while wait := self.answers.wait_for_turn(self._service.id, self._pause):
            sleep(wait)
        try:
            return self._service.places(question.name)
        except TryAgain as problem:
            # geopy waits the rest and asks again.
            sleep(max(0.0, problem.after - self._wait_before_again))
            raise


def as_name(text: str) -> str | None:
    """The text as it would be sent out; None for what can be no place.

    >>> as_name(" Gwlbrvost  Nwk "), as_name("Astana Square"), as_name("2019")
    ('Gwlbrvost Nwk', None, None)
    """
    if len(text) > LONGEST_TEXT or not any(letter.isalpha() for letter in text):
        return None
    name = one_line(unicodedata.normalize("NFC", text), LONGEST_TEXT)
    parts = parts_of(name)
    is_place = bool(parts) and parts[0].is_place and bool(parts[0].name)
    # A river or a newspaper among them: then it is not about the town.
    is_other = any(not (part.is_place or part.is_venue) for part in parts)
    return name if len(name) > 1 and is_place and not is_other else None


def _is_known_here(name: str) -> bool:
    try:
        return load_gazetteer().find(name) is not None
    except AmbiguousPlace:
        return True


def load_network() -> Network | None:
    """The geocoder that the settings allow, one for the whole process; None where none is set.

    BadGeocoderSetting where a setting cannot be used.
    """
    settings = network_settings()
    return _network_of(settings) if settings else None


_START = threading.Lock()


def _network_of(settings: NetworkSettings) -> Network:
    with _START:  # two readers at once must not start two
        return _started(settings)


@lru_cache(maxsize=8)
def _started(settings: NetworkSettings) -> Network:
    return Network(settings)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
