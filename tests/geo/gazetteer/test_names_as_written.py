"""Places as pages of the press write them, in many languages: none is answered wrongly.

`latitude` and `longitude` are of a place, `admin1_code` alone of a village, district or region,
behind a question mark of a name that can mean several; nothing where nothing is.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import AmbiguousPlace, Match, load_gazetteer
from geo.gazetteer.reverse import distance_km

NEAR_KM = 15.0
LEAST_RIGHT = 0.9

with (Path(__file__).parent / "names_as_written.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def answered(text: str, day: str = "") -> Match | None:
    try:
        return load_gazetteer().find(text, on=date.fromisoformat(day) if day else None)
    except AmbiguousPlace:
        return None


def is_right(row: dict[str, str], match: Match) -> bool:
    if row["latitude"]:
        point = float(row["latitude"]), float(row["longitude"])
        return distance_km(*point, match.place) <= NEAR_KM
    return match.place.admin1_code in row["admin1_code"].removeprefix("?").split("|")


def test_no_answer_is_wrong() -> None:
    wrong = {
        row["text"]: match.place.name()
        for row in ROWS
        if (match := answered(row["text"], row["on_date"])) and not is_right(row, match)
    }

    assert wrong == {}


def test_nine_of_ten_places_are_answered() -> None:
    places = [row for row in ROWS if row["admin1_code"] and row["admin1_code"][0] != "?"]
    found = [row for row in places if answered(row["text"], row["on_date"])]

    assert len(found) >= LEAST_RIGHT * len(places)


@pytest.mark.parametrize(
    "text, place_id",
    [
        ("Актюбинская область, Актобе", "610611"),
        ("ЗКО, Уральск", "608668"),
        ("West Kazakhstan, Uralsk", "608668"),
        ("Туркестанская область, Туркестан", "1517945"),
        ("область Жетісу, Талдыкорган", "1518542"),
        ("ЮКО, Чимкент", "1518980"),
        ("область Абай, Семипалатинск", "1519422"),
        ("СКО Петропавловск", "1520172"),
        ("Булаево М. Жумабаева района", "1525014"),
        ("Мангистауская обл., Жанаозн", "607610"),
    ],
)
def test_a_town_after_its_region_is_the_town(text: str, place_id: str) -> None:
    match = answered(text)

    assert match is not None
    assert match.place.place_id == place_id


@pytest.mark.parametrize(
    "text",
    [
        *("Алматы и Алматинская область", "Кентау/Туркестан", "Almaty and Nur-Sultan"),
        *("Ридер/Семей", "в городах Актау и Жанаозен", "в Абайской и Жамбылской областях"),
    ],
)
def test_two_places_in_one_cell_are_refused_with_both(text: str) -> None:
    with pytest.raises(AmbiguousPlace, match="write one of them") as refused:
        load_gazetteer().find(text)

    assert len(refused.value.candidates) == 2
    assert refused.value.together


@pytest.mark.parametrize(
    "text, place_id",
    [
        ("Almaty - Medeu", "1526384"),
        ("KARAGANDA. Kazinform", "609655"),
        ("ASTANA (Reuters)", "1526273"),
        ("АКТАУ, 5 января", "610612"),
        ("городской акимат Актобе", "610611"),
        ("ДВД Шымкента", "1518980"),
        ("отделение полиции Уральска", "608668"),
        ("мэрия Алматы", "1526384"),
        ("спецприёмник Актау", "610612"),
        ("Жанаозенский городской суд", "607610"),
        ("Уральский городской суд", "608668"),
        ("Усть-Каменогорский городской суд", "1520316"),
        ("Рудненский городской суд", "1519843"),
        ("Уральская городская прокуратура", "608668"),
        ("в районе Медеу города Алматы", "hand-medeu"),
        ("жители района Сарыарка города Астаны", "12482489"),
        ("жители города Алматы", "1526384"),
        ("Aktau city court", "610612"),
        ("Актюбинский областной суд", "610688"),
        ("суд №2 г. Караганды", "609655"),
        ("перед посольством Китая в Нур-Султане", "1526273"),
        ("the western oil town of Zhanaozen", "607610"),
        ("Zhanaozen in southwestern Kazakhstan", "607610"),
        ("Gebiet Nordkasachstan", "1519367"),
        ("в центре Уральска", "608668"),
        ("г. Туркестан, сейчас областной центр", "1517945"),
        ("Шымкент, мкр. Нурсат", "1518980"),
        ("Астанақаласыәкімдігі", "1526273"),
        ("Mańǵystaý oblysynyń Jańaózen qalasynda", "607610"),
        ("in der Stadt Schesqasghan", "1516589"),
        ("à Janaozen", "607610"),
        ("w mieście Żanaozen", "607610"),
        ("w Szymkencie", "1518980"),
        ("у місті Атирау", "610529"),
        ("Мангистауська область", "608879"),
        ("Aktau şehrinde", "610612"),
        ("район Т. Рыскулова", "1521288"),
        ("район Ш. Акына", "1519383"),
        ("Ш. Ақын ауданы", "1519383"),
        ("Ғ. Мүсірепов ауданы", "1521634"),
        ("в селе Мерке района Мерке", "1520969"),
    ],
)
def test_words_and_cases_around_a_name_leave_it_as_it_is(text: str, place_id: str) -> None:
    match = answered(text)

    assert match is not None
    assert match.place.place_id == place_id


@pytest.mark.parametrize(
    "text",
    ["Площадь Астана", "аэропорт Актау", "Medeu", "Шанырак, Тверь", "the southern capital"]
    + ["former capital", "бывшая столица", "western Kazakhstan", "northern Kazakhstan"],
)
def test_what_only_sounds_like_a_place_is_still_none(text: str) -> None:
    assert answered(text) is None
