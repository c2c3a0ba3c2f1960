"""The gazetteer behaves as geopy's geocoders do."""

from datetime import date

import pytest
from geopy.geocoders.base import Geocoder

from geo.gazetteer.gazetteer import AmbiguousPlace
from geo.gazetteer.geocoder import GazetteerGeocoder


def test_it_is_a_geocoder_of_geopy() -> None:
    assert isinstance(GazetteerGeocoder(), Geocoder)


def test_a_location_has_the_point_and_the_name_of_the_day() -> None:
    location = GazetteerGeocoder().geocode("Астана", on_date=date(2020, 1, 1))

    assert location.address == "Nur-Sultan"
    assert (location.latitude, location.longitude) == (51.1801, 71.44598)


def test_raw_says_what_the_place_is_and_how_it_was_found() -> None:
    raw = GazetteerGeocoder().geocode("Semipalatinsk").raw

    assert raw == {
        "place_id": "1519422",
        "name": "Semey",
        "kind": "settlement",
        "latitude": 50.42064,
        "longitude": 80.25025,
        "admin1_code": "KZ-10",
        "region_code": "KZ-63",
        "matched_by": "old_name",
        "score": 100.0,
        "out_of_dates": True,
    }


def test_nothing_found_is_none() -> None:
    geocoder = GazetteerGeocoder()

    assert geocoder.geocode("Bishkek") is None
    assert geocoder.geocode("Bishkek", exactly_one=False) is None


def test_not_exactly_one_is_a_list() -> None:
    (location,) = GazetteerGeocoder().geocode("Almaty", exactly_one=False)

    assert location.raw["place_id"] == "1526384"


def test_several_places_are_refused_or_all_given() -> None:
    geocoder = GazetteerGeocoder()

    with pytest.raises(AmbiguousPlace):
        geocoder.geocode("Aksu")
    ids = [location.raw["place_id"] for location in geocoder.geocode("Aksu", exactly_one=False)]
    assert ids == ["1524298", "1525462", "1526271"]
