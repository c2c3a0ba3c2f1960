"""The street tiles that the map may offer, as whoever runs the app has set them; none by default.

DETENTIONS_TILES is the address template of a tile, DETENTIONS_TILES_ATTRIBUTION whom to name on
the map while they are shown, in plain text.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from ui.requests.security import SUBDOMAINS

TILES, ATTRIBUTION = "DETENTIONS_TILES", "DETENTIONS_TILES_ATTRIBUTION"


def street_tiles(environment: Mapping[str, str] = os.environ) -> dict[str, str] | None:
    """What the map's script is told about the tiles, or None where none are set.

    The template is one that `ui.security.tile_hosts` lets pass. `host` is whom the reader's browser
    would ask, as the reader is told.

    >>> street_tiles({"DETENTIONS_TILES": "https://{s}.example.org/{z}/{x}/{y}.png"})["host"]
    'example.org'
    """
    template = environment.get(TILES, "")
    if not template:
        return None
    host = urlsplit(template).netloc.removeprefix("{s}.").replace("{s}", "*")
    return {
        "template": template,
        "subdomains": SUBDOMAINS,
        "host": host,
        "attribution": environment.get(ATTRIBUTION, "").strip() or host,
    }
