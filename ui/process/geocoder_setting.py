"""Whether the app can start with the geocoder that its settings name."""

from __future__ import annotations

import os


def geocoder_problem() -> str:
    """What is wrong with the settings of the geocoder, in one line; "" if nothing is."""
    if not any(value for name, value in os.environ.items() if name.startswith("DETENTIONS_GEOC")):
        return ""
    # Thirty geocoders of geopy, which nobody waits for who has set none.
    from geo.network.settings import BadGeocoderSetting, network_settings

    try:
        network_settings()
    except BadGeocoderSetting as problem:
        return str(problem)
    return ""
