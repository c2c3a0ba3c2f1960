"""Courts and districts called by an adjective, and what is near a town."""

import pytest

from geo.gazetteer.gazetteer import AmbiguousPlace, load_gazetteer

SEVERAL = "several"


def answered(text: str) -> str | None:
    """The English name of the place that is found."""
    try:
        match = load_gazetteer().find(text)
    except AmbiguousPlace:
        return SEVERAL
    return match.place.name("en") if match else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Уральский суд", "Oral"),
        ("Павлодарский суд", "Pavlodar"),
        ("Экибастузский суд", "Ekibastuz"),
        ("Актюбинский суд", "Aqtobe"),
        ("Актюбинская полиция", "Aqtobe"),
        ("Карагандинский суд", "Qaraghandy"),
        ("Рудненский суд", "Rudny"),
        ("Кульсаринский городской суд", "Qulsary"),
        ("Щучинский суд", "Shchuchinsk"),
        ("Талгарский суд", "Talghar"),
        ("Уральский суд Западно-Казахстанской области", "Oral"),
        ("Аксуский суд", SEVERAL),
    ],
)
def test_a_court_with_the_adjective_of_a_town_is_in_the_town(text: str, name: str) -> None:
    assert answered(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Щучинский районный суд", "Burabay District"),
        ("Каскеленский районный суд", "Karasay District"),
        ("Щучинский район", "Burabay District"),
        ("Медеуский суд", "Medeu District"),
        ("Есильский суд", SEVERAL),
        ("Атбасарский районный суд", "Atbasar District"),
    ],
)
def test_a_district_that_was_called_after_its_seat_is_the_one_around_it(
    text: str, name: str
) -> None:
    assert answered(text) == name
    if name != SEVERAL:
        assert (match := load_gazetteer().find(text)) is not None
        assert match.matched_by == "wider"


@pytest.mark.parametrize(
    "text",
    ["Кировский суд", "Кировский районный суд", "Омский городской суд", "Ташкентский суд"]
    + [
        "Российский суд",
        "Европейский суд",
        "Верховный суд",
        "Ленинский район",
        "Ленинская полиция",
    ],
)
def test_an_adjective_of_no_town_of_ours_is_no_place(text: str) -> None:
    assert answered(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("в районе Актобе", "Aqtobe"),
        ("в районе города Актобе", "Aqtobe"),
        ("В районе Жанаозена", "Zhanaozen"),
        ("в районе посёлка Шетпе", "Shetpe"),
        ("у районі Актобе", "Aqtobe"),
        ("в районе Талгара", "Talgar District"),
        ("в районе Аксу", SEVERAL),
        ("в районе Медеу города Алматы", "Medeu District"),
        ("в районе Ололо", None),
    ],
)
def test_what_is_in_the_area_of_a_town_is_near_it_unless_a_district_is_called_so(
    text: str, name: str | None
) -> None:
    assert answered(text) == name
