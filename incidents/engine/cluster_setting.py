"""Which cluster counts, as whoever runs the app has set it; none by default.

DETENTIONS_ENGINE is the address of a Spark Connect server (`sc://host:port`), DETENTIONS_SHARED the
folder that this machine and the workers see under the same name, DETENTIONS_ENGINE_SECONDS how long
an answer may take.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from geo.message import to_say

ENGINE, SHARED, SECONDS = "DETENTIONS_ENGINE", "DETENTIONS_SHARED", "DETENTIONS_ENGINE_SECONDS"

IN_THIS_PROCESS = ("", "here")
PORT = 15002
"""Where Spark Connect listens if nobody says otherwise."""

DEFAULT_SECONDS = 60


NO_CLUSTER = 69
"""The exit code of a command that gets no figure: in sysexits.h a service that is not there."""


class ClusterFailure(Exception):
    """A cluster is set and no figure came from it: its one argument is a message that says why."""


@dataclass(frozen=True)
class ClusterSetting:
    """The address as it is set, which may hold a token; the shared folder; and the seconds."""

    address: str
    shared: Path
    seconds: float

    @property
    def host(self) -> str:
        """The name or number of the machine."""
        return urlsplit(self.address).hostname or ""

    @property
    def port(self) -> int:
        """The port of Spark Connect there."""
        return urlsplit(self.address).port or PORT

    @property
    def shown(self) -> str:
        """The address as it may be printed: with nothing of what follows the port."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"sc://{host}:{self.port}"

    def could_not(self, said: str) -> ClusterFailure:
        """That the cluster was asked, and what came of it."""
        return ClusterFailure(
            to_say(
                "The cluster at {address} could not count: {said}", address=self.shown, said=said
            )
        )


def cluster_setting(environment: Mapping[str, str] = os.environ) -> ClusterSetting | None:
    """The cluster that is set, None where this process counts by itself; ClusterFailure where what
    is set cannot be used."""
    address = environment.get(ENGINE, "").strip()
    if address in IN_THIS_PROCESS:
        return None
    if not _is_address(address):
        raise _unusable(ENGINE, "sc://host:port")
    shared = environment.get(SHARED, "").strip()
    if not Path(shared).is_absolute() or not Path(shared).is_dir():
        raise _unusable(SHARED, "/path/to/folder")
    return ClusterSetting(address, Path(shared), _seconds(environment.get(SECONDS, "").strip()))


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return (
            parts.scheme == "sc" and bool(parts.hostname) and (parts.port is None or parts.port > 0)
        )
    except ValueError:  # a port that is no number
        return False


def _seconds(text: str) -> float:
    if not text:
        return DEFAULT_SECONDS
    if not text.isdecimal() or not int(text):
        raise _unusable(SECONDS, str(DEFAULT_SECONDS))
    return int(text)


def _unusable(name: str, wanted: str) -> ClusterFailure:
    # Without the value, which may hold a token.
    return ClusterFailure(f"{name} cannot be used, wanted is {wanted}")
