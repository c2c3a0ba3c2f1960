"""What is guessed, and what is left alone because something else is as near."""

import pytest

from geo.gazetteer.gazetteer import Gazetteer, Name, Place, load_gazetteer


def town(name: str, *, population: int, place_id: str = "1") -> Place:
    names = (Name(name, "en", None, None, "official"),)
    return Place(place_id, "settlement", 43.0, 77.0, population, "KZ-19", "KZ-19", names)


def matched(gazetteer: Gazetteer, text: str) -> tuple[str, str] | None:
    match = gazetteer.find(text)
    return match and (match.place.place_id, match.matched_by)


def test_one_slip_in_a_town_is_seen_through() -> None:
    assert matched(Gazetteer([town("Karatal", population=20_000)]), "Karstal") == ("1", "fuzzy")


def test_only_towns_of_15_000_people_or_more_are_guessed() -> None:
    assert matched(Gazetteer([town("Karatal", population=15_000)]), "Karstal") == ("1", "fuzzy")
    assert matched(Gazetteer([town("Karatal", population=14_999)]), "Karstal") is None


def test_two_wrong_vowels_need_eight_letters_and_a_large_town() -> None:
    large, long = 100_000, "Karatala"

    assert matched(Gazetteer([town(long, population=large)]), "Keratela") == ("1", "fuzzy")
    assert matched(Gazetteer([town(long, population=large - 1)]), "Keratela") is None
    assert matched(Gazetteer([town("Karatal", population=large)]), "Keratel") is None


def test_the_score_is_the_share_of_the_longer_name_that_is_right() -> None:
    gazetteer = Gazetteer([town("Karaganda", population=400_000)])

    # A vowel left out is half a slip, of nine letters; another consonant is a whole one.
    assert [gazetteer.find(text).score for text in ("Karagnda", "Karabanda")] == [94.4, 88.9]


@pytest.mark.parametrize("text", ["Baratal", "Kerstel", "Karst"])
def test_another_beginning_or_more_slips_are_another_name(text: str) -> None:
    assert matched(Gazetteer([town("Karatal", population=20_000)]), text) is None


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Kazakhstan, Mangistou Region", "608879"),
        ("Mangistou Region of Kazakhstan", "608879"),
        ("Казахстан, Карагандиская область", "1523401"),
        ("Казахстан, Шимкемт", "1518980"),
    ],
)
def test_a_slip_beside_the_country_is_seen_through_in_either_order(
    text: str, place_id: str
) -> None:
    assert matched(load_gazetteer(), text) == (place_id, "fuzzy")


def test_a_village_as_near_as_the_town_refuses_the_guess() -> None:
    places = [
        town("Karatal", population=200_000),
        town("Karstan", population=500, place_id="2"),
    ]

    assert matched(Gazetteer(places), "Karstal") is None


def test_a_town_abroad_as_near_refuses_the_guess() -> None:
    places = [town("Karatal", population=200_000)]

    assert matched(Gazetteer(places, abroad=lambda: {"karstan": 90_000.0}), "Karstal") is None
    assert matched(Gazetteer(places, abroad=lambda: {"marstal": 90_000.0}), "Karatel") is not None


def test_a_large_town_goes_before_villages_ten_times_smaller_and_no_others() -> None:
    city, village = (
        town("Aktau", population=150_000),
        town("Aktau", population=15_000, place_id="2"),
    )

    assert matched(Gazetteer([city, village]), "Aktau") == ("1", "exact")
    with pytest.raises(LookupError):
        Gazetteer([city, town("Aktau", population=15_001, place_id="2")]).find("Aktau")


@pytest.mark.parametrize("text", ["алматинский", "семипалатинский", "Almatinskaya", "шымкентские"])
def test_an_adjective_is_no_slip(text: str) -> None:
    assert matched(load_gazetteer(), text) is None


@pytest.mark.parametrize(
    "text, place_id",
    [
        ("Aqtay'", "610612"),
        ("Atyraý", "610529"),
        ("Ouralsk", "608668"),
        ("ACTAHA", "1526273"),
        ("Fkvfns", "1526384"),
        ("Almatyda", "1526384"),
    ],
)
def test_other_readings_are_found_by_rule(text: str, place_id: str) -> None:
    assert matched(load_gazetteer(), text) == (place_id, "spelling")
