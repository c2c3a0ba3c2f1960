"""Addresses of databases: `sqlite:///file` or `postgresql://user:password@host/name`."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from geo.message import to_say
from incidents.tables.saves import NoAnswer

DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg"}

PLACE_IN_QUERY = ("host", "hostaddr", "options", "port")
"""Parameters of an address that say which database it is."""


def read_address(address: str) -> sa.URL:
    """The address taken apart; NoAnswer where it is none, which does not repeat it."""
    try:
        url = sa.make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        raise NoAnswer(_wanted()) from error
    if url.drivername not in DRIVERS or not url.database or "@" in (url.host or ""):
        raise NoAnswer(_wanted())
    return url.set(drivername=DRIVERS[url.drivername])


def place_of(url: sa.URL) -> str:
    """What tells a database from any other, whoever asks it: no user and no password."""
    if url.get_backend_name() == "sqlite":
        return Path(str(url.database)).resolve().as_uri()
    told = {key: url.query[key] for key in PLACE_IN_QUERY if key in url.query}
    place = sa.URL.create(
        url.drivername, host=url.host, port=url.port, database=url.database, query=told
    )
    return place.render_as_string()


def secrets_of(url: sa.URL) -> list[str]:
    """What no message may say: the password, wherever in the address it stands."""
    in_query = [str(value) for key, value in url.query.items() if "pass" in key]
    return [str(one) for one in (url.password, *in_query) if one]


def _wanted() -> str:
    return to_say(
        "the address cannot be read, wanted sqlite:///file or "
        "postgresql://user:password@host/database, signs such as @ in a password written as %40"
    )
