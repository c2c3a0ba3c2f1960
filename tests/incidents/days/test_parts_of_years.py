"""Each word for a part of a year."""

from __future__ import annotations

import pytest

from incidents.days.parts_of_years import found_part_of_year

SEASONS = {
    ("2019-03-01", "2019-05-31"): "spring весна весны весне весну весной көктем көктемі көктемде",
    ("2019-06-01", "2019-08-31"): "summer лето лета лете летом жаз жазы жазда жазында",
    ("2019-09-01", "2019-11-30"): "autumn fall осень осени осенью күз күзі күзде күзінде",
}
ORDINALS = (
    "1st first 1-й первый первого первом первое бірінші 1-ші i",
    "2nd second 2-й второй второго втором второе екінші 2-ші ii",
    "3rd third 3-й третий третьего третьем үшінші 3-ші iii",
    "4th fourth 4-й четвёртый четвертого четвертом төртінші 4-ші iv",
)
QUARTERS = [
    ("2022-01-01", "2022-03-31"),
    ("2022-04-01", "2022-06-30"),
    ("2022-07-01", "2022-09-30"),
    ("2022-10-01", "2022-12-31"),
]
HALVES = [("2022-01-01", "2022-06-30"), ("2022-07-01", "2022-12-31")]


def days(text: str) -> tuple[str, str] | None:
    found = found_part_of_year(text)
    return found and (found[0].isoformat(), found[1].isoformat())


@pytest.mark.parametrize(("run", "words"), SEASONS.items())
def test_each_word_for_a_season_is_read_on_either_side_of_its_year(
    run: tuple[str, str], words: str
) -> None:
    for word in words.split():
        assert days(f"{word} 2019") == days(f"2019 {word}") == run, word


@pytest.mark.parametrize("at", range(4))
def test_each_word_for_a_quarter_is_read(at: int) -> None:
    units = "quarter квартал квартала квартале кв. кв тоқсан тоқсаны тоқсанда тоқсанында"
    for number in ORDINALS[at].split():
        for unit in units.split():
            assert days(f"{number} {unit} 2022") == QUARTERS[at], (number, unit)
    assert days(f"Q{at + 1} 2022") == days(f"2022-Q{at + 1}") == QUARTERS[at]


@pytest.mark.parametrize("at", range(2))
def test_each_word_for_a_half_is_read(at: int) -> None:
    units = "half полугодие полугодия полугодии жартыжылдық жартыжылдығы жартыжылдықта жартысы"
    for number in ORDINALS[at].split():
        for unit in units.split():
            if unit != "жартыжылдығы":
                assert days(f"{number} {unit} 2022") == HALVES[at], (number, unit)
    assert days(f"H{at + 1} 2022") == HALVES[at]


@pytest.mark.parametrize(
    "text", ["third half 2022", "H3 2022", "Q5 2022", "spring", "offspring 2019"]
)
def test_what_is_no_part_of_a_year_is_none(text: str) -> None:
    assert days(text) is None


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("spring to autumn 2019", ("2019-03-01", "2019-11-30")),
        ("весна-лето 2019", ("2019-03-01", "2019-08-31")),
        ("2019, summer to winter", ("2019-06-01", "2020-02-29")),
        ("winter to spring 2019", ("2018-12-01", "2019-05-31")),
        ("spring and autumn 2019", ("2019-09-01", "2019-11-30")),
    ],
)
def test_seasons_that_follow_on_one_another_are_one_run(text: str, run: tuple[str, str]) -> None:
    assert days(text) == run
