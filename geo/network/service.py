"""One name put to geopy's geocoder, and its answer or its error as one of ours."""

from __future__ import annotations

import inspect
import warnings
from typing import Any, Literal
from urllib.parse import SplitResult, urlsplit

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
)

from geo.network.http_adapter import OneRequest
from geo.network.settings import NetworkSettings
from geo.network.untrusted_answer import (
    EAST,
    MOST_PLACES,
    NORTH,
    SOUTH,
    WEST,
    NetworkPlace,
    one_line,
    read_locations,
)

LONGEST_WAIT = 60.0
"""Seconds that a reader is made to wait because a server asks for it; longer ends the questions."""

QUIET_AFTER_TROUBLE = 60.0
QUIET_AFTER_REFUSAL = 3600.0
LONGEST_QUIET = 86_400.0

Reason = Literal["refused", "too_many", "no_answer", "nonsense"]

# What keeps an answer to the country, by the names that geopy's geocoders have for it. A service
# that takes none of these is asked all the same: each answer is looked at again.
_BOX = [(SOUTH, WEST), (NORTH, EAST)]
_WISHES: dict[str, Any] = {
    "country_codes": "kz",
    "countries": ["KAZ"],
    "country": "kz",
    "viewbox": _BOX,
    "bounded": True,
    "bbox": _BOX,
    "bounds": _BOX,
    "boundary_rect": _BOX,
    "featuretype": "settlement",
    "osm_tag": "place",
    "addressdetails": True,
    "limit": MOST_PLACES,
    "language": "en",
}


class NetworkTrouble(Exception):
    """The network gave no usable answer; nothing is kept, and another time it may.

    `reason` is refused, too_many (it asks for patience), no_answer or nonsense; `detail` is for
    whoever runs the app. `quiet_for`: seconds for which nobody should ask again.
    """

    def __init__(self, reason: Reason, detail: str, *, quiet_for: float = 0.0) -> None:
        self.reason = reason
        self.detail = one_line(detail, 200)
        self.quiet_for = min(max(0.0, quiet_for), LONGEST_QUIET)
        super().__init__(f"{reason}: {self.detail}")


class TryAgain(GeocoderServiceError):  # type: ignore[misc]
    """The answer may come if one waits `after` seconds; what geopy's RateLimiter repeats."""

    def __init__(self, reason: Reason, detail: str, *, after: float = 0.0) -> None:
        self.reason = reason
        self.after = after
        super().__init__(detail)


class Service:
    """The geocoder that the settings name: the names go to `host`; `is_encrypted` or in the clear.

    `id` tells its answers from those of another service.
    """

    def __init__(self, settings: NetworkSettings, *, timeout: float) -> None:
        self._geocoder = settings.make(adapter_factory=OneRequest, timeout=timeout)
        address = _address_of(self._geocoder)
        self.host = address.netloc or settings.geocoder
        self.is_encrypted = address.scheme == "https"
        self.id = f"{settings.geocoder} {self.host}{address.path}"
        taken = inspect.signature(self._geocoder.geocode).parameters
        self._wishes = {name: wish for name, wish in _WISHES.items() if name in taken}

    def places(self, name: str) -> tuple[NetworkPlace, ...]:
        """The places of Kazakhstan with this name, by one request.

        TryAgain if another try may help, NetworkTrouble if not.
        """
        try:
            with warnings.catch_warnings():
                # geopy warns of a latitude beyond the poles, and then refuses it.
                warnings.simplefilter("ignore", UserWarning)
                locations = self._geocoder.geocode(name, exactly_one=False, **self._wishes)
            return read_locations(locations or [])
        except GeocoderRateLimited as problem:
            wait = problem.retry_after or 0.0
            if wait > LONGEST_WAIT:
                raise NetworkTrouble("too_many", str(problem), quiet_for=wait) from None
            raise TryAgain("too_many", str(problem), after=wait) from None
        except (
            GeocoderAuthenticationFailure,
            GeocoderInsufficientPrivileges,
            GeocoderQuotaExceeded,
        ) as problem:
            trouble = NetworkTrouble("refused", str(problem), quiet_for=QUIET_AFTER_REFUSAL)
            raise trouble from None
        except (GeocoderParseError, GeocoderQueryError) as problem:
            raise NetworkTrouble("nonsense", str(problem)) from None
        except GeocoderServiceError as problem:
            if _is_final(problem):
                trouble = NetworkTrouble("nonsense", str(problem), quiet_for=QUIET_AFTER_TROUBLE)
                raise trouble from None
            raise TryAgain("no_answer", str(problem)) from None
        # What geopy's readers stumble over where the answer is JSON of another kind.
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as problem:
            raise NetworkTrouble("nonsense", repr(problem)) from None


def _address_of(geocoder: Any) -> SplitResult:
    """The address that geopy asks, under whichever name this geocoder has it."""
    for name in ("api", "geocode_api"):
        if address := getattr(geocoder, name, ""):
            return urlsplit(address)
    return urlsplit(f"{geocoder.scheme}://{getattr(geocoder, 'domain', '')}")


def _is_final(problem: GeocoderServiceError) -> bool:
    """Whether the status says that asking again will not help: a redirect, a page not there."""
    status = getattr(problem.__cause__, "status_code", None)
    return isinstance(status, int) and 300 <= status < 500 and status != 408
