from __future__ import annotations

import pytest

from incidents.days.days_as_written import named_days
from incidents.days.several_readings import several_readings


def runs_of(text: str) -> list[str]:
    found, _ = several_readings(text)
    return [f"{run.first}/{run.last}" for run in found.runs] if found else []


@pytest.mark.parametrize("text", ["winter 2022", "зима 2022", "зимой 2022 г.", "2022 жылдың қысы"])
def test_a_winter_named_by_one_year_is_either_of_two(text: str) -> None:
    found, _ = several_readings(text)

    assert found and found.is_winter
    assert runs_of(text) == ["2021-12-01/2022-02-28", "2022-12-01/2023-02-28"]


@pytest.mark.parametrize("text", ["winter 2021-2022", "зима 2021/22", "winter 2019-2022", "winter"])
def test_a_winter_of_two_years_or_of_none_has_no_two_readings(text: str) -> None:
    assert runs_of(text) == []


@pytest.mark.parametrize(
    ("texts", "narrowest", "widest"),
    [
        (
            ("early 2022", "the beginning of 2022", "в начале 2022 года", "2022 жылдың басы"),
            "2022-01-01/2022-01-31",
            "2022-01-01/2022-06-30",
        ),
        (
            ("late 2021", "end of 2021", "конец 2021", "2021 соңында"),
            "2021-12-01/2021-12-31",
            "2021-07-01/2021-12-31",
        ),
        (
            ("mid-2019", "the middle of 2019", "в середине 2019 г.", "2019 ортасы"),
            "2019-06-01/2019-07-31",
            "2019-04-01/2019-09-30",
        ),
        (
            ("early January 2022", "начало января 2022", "2022 жылғы қаңтар басы"),
            "2022-01-01/2022-01-10",
            "2022-01-01/2022-01-15",
        ),
        (
            ("late February 2020", "end of February 2020", "конец февраля 2020"),
            "2020-02-21/2020-02-29",
            "2020-02-16/2020-02-29",
        ),
    ],
)
def test_a_stretch_without_certain_days_has_readings_from_the_narrowest_on(
    texts: tuple[str, ...], narrowest: str, widest: str
) -> None:
    for text in texts:
        readings = runs_of(text)
        assert (readings[0], readings[-1]) == (narrowest, widest), text


def test_what_stands_beside_is_left() -> None:
    found, left = several_readings("Алматы, начало 2022, DCK")

    assert found
    assert (found.written, left) == ("начало 2022", "Алматы, , DCK")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("since the beginning of 2022", "since 2022"),
        ("с начала 2022 года", "с 2022"),
        ("until the end of October 2019", "until October 2019"),
        ("до конца 2021", "до 2021"),
    ],
)
def test_from_the_start_or_up_to_the_end_names_certain_days(text: str, days: str) -> None:
    found, left = several_readings(text)

    assert found is None
    assert named_days(left) == named_days(days)


@pytest.mark.parametrize(
    "text", ["early", "late 26 October 2019", "early 2022-2023", "mid 2019-05-01", "Almaty 2022"]
)
def test_days_that_are_certain_have_one_reading(text: str) -> None:
    assert several_readings(text) == (None, text)
