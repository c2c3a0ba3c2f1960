"""A point gives the settlement nearest to it and the region of the day."""

import math
from datetime import date

import pytest
from geopy.distance import great_circle

from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.reverse import EARTH_RADIUS_KM, distance_km, reverse


def test_a_point_has_its_nearest_settlement_and_the_distance() -> None:
    spot = reverse(43.2567, 76.9286)

    assert spot.place is load_gazetteer().places["1526384"]
    assert spot.distance_km == round(distance_km(43.2567, 76.9286, spot.place), 1)
    assert (spot.status, spot.admin1_code, spot.region_by) == ("inside", "KZ-75", "polygon")


@pytest.mark.parametrize(
    "day, code, name, told_by",
    [
        ("2022-06-07", "KZ-63", "East Kazakhstan Region", "polygon"),
        ("2022-06-08", "KZ-10", "Abai Region", "nearest_settlement"),
    ],
)
def test_semey_changed_its_region_in_2022(day: str, code: str, name: str, told_by: str) -> None:
    on = date.fromisoformat(day)
    spot = reverse(50.42, 80.25, on=on)

    assert (spot.admin1_on_date, spot.region_by) == (code, told_by)
    assert spot.details(on=on)["region"] == name


def test_without_a_day_a_region_of_today_is_told_by_its_nearest_settlement() -> None:
    spot = reverse(50.42, 80.25)

    assert (spot.admin1_on_date, spot.region_by) == ("KZ-10", "nearest_settlement")


@pytest.mark.parametrize(
    "day, code, name",
    [("2018-06-18", "KZ-61", "South Kazakhstan Region"), ("2018-06-19", "KZ-79", "Shymkent")],
)
def test_shymkent_left_its_region_in_2018(day: str, code: str, name: str) -> None:
    on = date.fromisoformat(day)
    spot = reverse(42.32, 69.6, on=on)

    assert (spot.admin1_on_date, spot.region_by) == (code, "disc")
    assert spot.details(on=on)["region"] == name


@pytest.mark.parametrize(
    "latitude, longitude",
    [
        pytest.param(42.87, 74.59, id="Bishkek"),
        pytest.param(41.31, 69.28, id="Tashkent"),
        pytest.param(54.99, 73.37, id="Omsk"),
        pytest.param(51.77, 55.1, id="Orenburg"),
        pytest.param(51.1, 54.164, id="6 km from Shyngyrlau, across the border"),
        pytest.param(43.0, 51.0, id="Caspian Sea"),
        pytest.param(0.0, 0.0, id="null island"),
    ],
)
def test_a_point_outside_the_country_has_no_place(latitude: float, longitude: float) -> None:
    spot = reverse(latitude, longitude)

    assert (spot.status, spot.place, spot.region, spot.admin1_code) == ("outside", None, None, "")


@pytest.mark.parametrize(("km", "status"), [(2.99, "inside"), (3.01, "outside")])
def test_beyond_the_border_as_drawn_a_point_up_to_3_km_from_a_settlement_is_inside(
    km: float, status: str
) -> None:
    narynkol = load_gazetteer().places["1520747"]
    around = EARTH_RADIUS_KM * math.cos(math.radians(narynkol.latitude))

    spot = reverse(narynkol.latitude, narynkol.longitude + math.degrees(km / around))

    assert spot.status == status


def test_a_point_outside_the_country_says_nothing_but_itself() -> None:
    assert reverse(55.75, 37.62).details() == {
        "status": "outside",
        "latitude": 55.75,
        "longitude": 37.62,
        "place_id": None,
        "name": None,
        "distance_km": None,
        "admin1_code": None,
        "admin1_on_date": None,
        "region": None,
        "region_by": None,
    }


@pytest.mark.parametrize("point", [(90.0, 180.0), (-90.0, -180.0)])
def test_the_poles_and_the_ends_of_the_longitudes_are_points(point: tuple[float, float]) -> None:
    assert reverse(*point).status == "outside"


@pytest.mark.parametrize(
    "point",
    [(90.1, 0.0), (-90.1, 0.0), (0.0, 180.1), (0.0, -180.1), (math.nan, 0.0), (0.0, math.inf)],
)
def test_beyond_them_there_is_no_point(point: tuple[float, float]) -> None:
    with pytest.raises(ValueError, match="is no point"):
        reverse(*point)


def test_latitude_and_longitude_exchanged_are_seen() -> None:
    spot = reverse(76.95, 43.25)

    assert (spot.status, spot.latitude, spot.longitude) == ("swapped", 43.25, 76.95)
    assert spot.admin1_code == "KZ-75"


def test_a_point_that_is_inside_both_ways_is_taken_as_it_is() -> None:
    spot = reverse(51.2, 51.4)

    assert (spot.status, spot.latitude) == ("inside", 51.2)


@pytest.mark.parametrize(
    "latitude, longitude", [(math.nan, 70.0), (math.inf, 70.0), (95.0, 200.0), (10.0, 181.0)]
)
def test_what_is_no_point_is_refused(latitude: float, longitude: float) -> None:
    with pytest.raises(ValueError, match="is no point"):
        reverse(latitude, longitude)


@pytest.mark.parametrize("point", [(43.2, 76.9), (51.1, 51.4), (0.0, 0.0), (-60.0, -100.0)])
def test_distances_are_those_of_geopy(point: tuple[float, float]) -> None:
    astana = load_gazetteer().places["1526273"]
    far = great_circle(point, (astana.latitude, astana.longitude)).km

    assert distance_km(*point, astana) == pytest.approx(far, rel=1e-6)


def test_every_settlement_is_nearest_to_its_own_point_and_in_its_own_unit() -> None:
    astray = []
    for place in load_gazetteer().places.values():
        if place.kind == "settlement":
            spot = reverse(place.latitude, place.longitude)
            if spot.distance_km != 0.0 or spot.admin1_code != place.admin1_code:
                astray.append((place.name(), place.admin1_code, spot.admin1_code))

    # Both stand where two regions meet: Kurchatov on the Irtysh, Otar between Zhambyl and Almaty.
    assert {name for name, *_ in astray} <= {"Kurchatov", "Otar"}
