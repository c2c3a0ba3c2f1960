"""The units of 2018-2022 and of today fit together."""

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from geo.regions import CITIES, REGIONS, UNITS_TODAY, region_code_of


def test_there_were_17_units_and_there_are_20() -> None:
    assert (len(REGIONS), len(UNITS_TODAY)) == (17, 20)


def test_a_unit_has_its_name_in_three_languages() -> None:
    assert dict(REGIONS["KZ-63"]) == {
        "en": "East Kazakhstan Region",
        "ru": "Восточно-Казахстанская область",
        "kk": "Шығыс Қазақстан облысы",
    }
    assert all(set(names) == {"en", "ru", "kk"} for names in UNITS_TODAY.values())


@pytest.mark.parametrize(
    "today, then", [("KZ-10", "KZ-63"), ("KZ-33", "KZ-19"), ("KZ-62", "KZ-35"), ("KZ-75", "KZ-75")]
)
def test_a_new_unit_belongs_to_the_one_it_was_cut_from(today: str, then: str) -> None:
    assert region_code_of(today) == then


def test_a_code_of_another_country_is_refused() -> None:
    with pytest.raises(KeyError, match="RU-MOS"):
        region_code_of("RU-MOS")


def test_every_unit_of_today_that_is_no_city_is_a_place() -> None:
    regions = {p.admin1_code for p in load_gazetteer().places.values() if p.kind == "region"}

    assert regions == set(UNITS_TODAY) - CITIES


def test_every_place_but_the_country_has_its_codes() -> None:
    for place in load_gazetteer().places.values():
        if place.kind != "country":
            assert place.admin1_code in UNITS_TODAY
            assert place.region_code == region_code_of(place.admin1_code)
