"""The first-level units of Kazakhstan: the 17 of 2018-2022, by which we count, and today's 20.

A unit goes by today's ISO 3166-2 code of the unit that carries its name on. The reform of 8 June
2022 cut Abai out of East Kazakhstan, Jetisu out of Almaty Region and Ulytau out of Qaraghandy
Region; no other border that matters here moved.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from geo.project_data import PROJECT_DATA
from geo.shipped_files import shipped_json, told_as_broken

BASEMAP = PROJECT_DATA / "basemap" / "kazakhstan.json"
"""Land, regions, borders, lakes and rivers as GeoJSON, made by `python -m geo.build`."""


def _units(table: str) -> Mapping[str, Mapping[str, str]]:
    rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]
    return MappingProxyType(
        {code: MappingProxyType({"en": en, "ru": ru, "kk": kk}) for code, en, ru, kk in rows}
    )


REGIONS = _units("""
    KZ-11 | Akmola Region           | Акмолинская область            | Ақмола облысы
    KZ-15 | Aqtobe Region           | Актюбинская область            | Ақтөбе облысы
    KZ-19 | Almaty Region           | Алматинская область            | Алматы облысы
    KZ-23 | Atyrau Region           | Атырауская область             | Атырау облысы
    KZ-27 | West Kazakhstan Region  | Западно-Казахстанская область  | Батыс Қазақстан облысы
    KZ-31 | Zhambyl Region          | Жамбылская область             | Жамбыл облысы
    KZ-35 | Qaraghandy Region       | Карагандинская область         | Қарағанды облысы
    KZ-39 | Qostanai Region         | Костанайская область           | Қостанай облысы
    KZ-43 | Qyzylorda Region        | Кызылординская область         | Қызылорда облысы
    KZ-47 | Mangystau Region        | Мангистауская область          | Маңғыстау облысы
    KZ-55 | Pavlodar Region         | Павлодарская область           | Павлодар облысы
    KZ-59 | North Kazakhstan Region | Северо-Казахстанская область   | Солтүстік Қазақстан облысы
    KZ-61 | Turkistan Region        | Туркестанская область          | Түркістан облысы
    KZ-63 | East Kazakhstan Region  | Восточно-Казахстанская область | Шығыс Қазақстан облысы
    KZ-71 | Astana                  | Астана                         | Астана
    KZ-75 | Almaty                  | Алматы                         | Алматы
    KZ-79 | Shymkent                | Шымкент                        | Шымкент
""")
"""The 17 units of 2018-2022: code -> {"en", "ru", "kk"} -> name. The three last are cities."""

_NEW_UNITS = _units("""
    KZ-10 | Abai Region   | область Абай   | Абай облысы
    KZ-33 | Jetisu Region | область Жетісу | Жетісу облысы
    KZ-62 | Ulytau Region | область Ұлытау | Ұлытау облысы
""")

UNITS_TODAY: Mapping[str, Mapping[str, str]] = MappingProxyType({**REGIONS, **_NEW_UNITS})
"""Today's 20 units, in the same shape."""


def unit_name(code: str, language: str) -> str:
    """The name of a unit, of today or of 2018-2022, in "en", "ru" or "kk"; the code of no unit
    is its own name.

    >>> unit_name("KZ-75", "ru"), unit_name("KZ-10", "en"), unit_name("KZ", "en")
    ('Алматы', 'Abai Region', 'KZ')
    """
    return UNITS_TODAY[code][language] if code in UNITS_TODAY else code


CITIES = frozenset({"KZ-71", "KZ-75", "KZ-79"})
"""The units that are a city each."""

_REGION_OF_NEW_UNIT = {"KZ-10": "KZ-63", "KZ-33": "KZ-19", "KZ-62": "KZ-35"}

CUT_IN_2022 = frozenset(_REGION_OF_NEW_UNIT.values())
"""The units that new ones were cut out of."""


def region_code_of(admin1_code: str) -> str:
    """The code of the unit of 2018-2022 that today's unit lay in; KeyError if there is none.

    >>> region_code_of("KZ-10"), region_code_of("KZ-75")
    ('KZ-63', 'KZ-75')
    """
    if admin1_code not in UNITS_TODAY:
        raise KeyError(f"{admin1_code!r} is no unit of Kazakhstan, wanted a code such as KZ-75")
    return _REGION_OF_NEW_UNIT.get(admin1_code, admin1_code)


REFORM_OF_2018 = date(2018, 6, 19)
"""Shymkent left South Kazakhstan Region, from then on Turkistan Region (decree of that day)."""

REFORM_OF_2022 = date(2022, 6, 8)
"""Abai, Jetisu and Ulytau Regions came into force."""


def admin1_on(admin1_code: str, on: date | None) -> str:
    """The code of the unit that today's unit, or a place in it, belonged to on that day.

    Today's where there is no day; "" for the country.

    >>> from datetime import date
    >>> admin1_on("KZ-10", date(2022, 1, 5)), admin1_on("KZ-79", date(2018, 1, 1))
    ('KZ-63', 'KZ-61')
    """
    if on is None or not admin1_code:
        return admin1_code
    if on < REFORM_OF_2022:
        admin1_code = region_code_of(admin1_code)
    if on < REFORM_OF_2018 and admin1_code == "KZ-79":
        return "KZ-61"
    return admin1_code


SURROUNDING_REGION = {"KZ-71": "KZ-11", "KZ-75": "KZ-19", "KZ-79": "KZ-61"}
"""The region around each city that is a unit: many write "Almaty, Almaty Region"."""


def region_shapes() -> dict[str, dict[str, Any]]:
    """The GeoJSON geometry of each of the 17 units by code, longitude first.

    A point for Shymkent, whose border no open source has; else polygons, drawn with few strokes.
    """
    basemap = shipped_json(BASEMAP)
    with told_as_broken(BASEMAP):
        features = basemap["regions"]["features"]
        return {one["properties"]["region_code"]: one["geometry"] for one in features}
