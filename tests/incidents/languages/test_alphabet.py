"""The order of names: that of the alphabet of the reader's language."""

from __future__ import annotations

import pytest

from incidents.languages.alphabet import CYRILLIC
from incidents.languages.language import LOCALES, Language

KAZAKH = [*"АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"]
"""The 42 letters of the alphabet, as it is taught."""


@pytest.mark.parametrize("pair", [*zip(KAZAKH, KAZAKH[1:], strict=False)], ids="".join)
def test_each_letter_of_kazakh_stands_after_the_one_before_it(pair: tuple[str, str]) -> None:
    before, after = pair
    names = [f"Т{after}ам", f"т{before}ян", f"Т{before}ам"]

    assert sorted(names, key=Language("kk").by_name) == [names[2], names[1], names[0]]


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("kk", ["Ақтау", "Ақтөбе", "Алматы", "Арал", "Әбілхан"]),
        ("kk", ["Орал", "Орынбор", "Өскемен", "Павлодар", "AFP"]),
        ("kk", ["Шымкент", "Щучинск", "Ырғыз", "Ілеби"]),
        ("ru", ["Елена", "Ёлки", "Ельцин", "Жанаозен"]),
        ("ru", ["Актау", "Уральск", "Усть-Каменогорск", "Уштобе", "Zhanaozen"]),
        ("en", ["almaty", "Aqtau", "Oral", "Öskemen", "Pavlodar", "Алматы"]),
        ("en", ["1 May 2019", "16 December", "Almaty"]),
        ("en", ["Nur Otan", "Nur-Sultan", "Nurly"]),
    ],
)
def test_names_stand_as_a_reader_looks_them_up(code: str, names: list[str]) -> None:
    assert sorted(reversed(names), key=Language(code).by_name) == names


@pytest.mark.parametrize("code", LOCALES)
def test_no_two_letters_of_one_alphabet_stand_at_one_place_but_yo(code: str) -> None:
    places = {Language(code).by_name(letter).partition("\0")[0] for letter in CYRILLIC}

    assert len(places) == len(CYRILLIC) - (code != "kk")
