"""The days that a few words name."""

from datetime import date

import pytest

from incidents.days.days_as_written import Days, named_days

SEED_DAY = Days(date(2019, 10, 26), date(2019, 10, 26))
OCTOBER = Days(date(2019, 10, 1), date(2019, 10, 31))
YEAR = Days(date(2019, 1, 1), date(2019, 12, 31))
TWO_DAYS = Days(date(2019, 10, 26), date(2019, 10, 27))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("26 October 2019", SEED_DAY),
        ("Oct 26, 2019", SEED_DAY),
        ("26.10.2019", SEED_DAY),
        ("2019-10-26", SEED_DAY),
        ("26 октября 2019 года", SEED_DAY),
        ("2019 жылғы 26 қазан", SEED_DAY),
        ("06/07/2019", Days(date(2019, 7, 6), date(2019, 7, 6))),
        ("26-27 October 2019", TWO_DAYS),
        ("October 26–27, 2019", TWO_DAYS),
        ("26 октября 2019 - 27 октября 2019", TWO_DAYS),
        ("October 2019", OCTOBER),
        ("октябрь 2019", OCTOBER),
        ("в октябре 2019 г.", OCTOBER),
        ("қазан 2019", OCTOBER),
        ("2019 жылғы қазанда", OCTOBER),
        ("2019-10", OCTOBER),
        ("2019/10", OCTOBER),
        ("26 qazan 2019", SEED_DAY),
        ("qazan 2019", OCTOBER),
        ("10.2019", OCTOBER),
        ("2019", YEAR),
        ("в 2019 году", YEAR),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: Days) -> None:
    assert named_days(text) == (days, "")


@pytest.mark.parametrize("text", ["Almaty in {}", "{}, Almaty", "Almaty ({})", "Almaty {}"])
@pytest.mark.parametrize("days", ["26 October 2019", "October 2019", "2019"])
def test_the_words_around_the_days_are_left(text: str, days: str) -> None:
    assert named_days(text.format(days))[1] == "Almaty"


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("since 2021", "2021-01-01", None),
        ("from June 2019 on", "2019-06-01", None),
        ("с 26 октября 2019", "2019-10-26", None),
        ("2021 жылдан бері", "2021-01-01", None),
        ("2019 жылғы 26 қазаннан бастап", "2019-10-26", None),
        ("after 26 October 2019", "2019-10-27", None),
        ("until 2019", None, "2019-12-31"),
        ("before 1 May 2019", None, "2019-04-30"),
        ("2021 жылға дейін", None, "2021-12-31"),
        ("from 26 October 2019 until 1 May 2020", "2019-10-26", "2020-05-01"),
        ("с 2018 по 2019", "2018-01-01", "2019-12-31"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
    ],
)
def test_a_word_beside_the_days_opens_one_end(
    text: str, since: str | None, until: str | None
) -> None:
    days, left = named_days(text)

    assert days
    assert (days.since and str(days.since), days.until and str(days.until)) == (since, until)
    assert left == ""


@pytest.mark.parametrize("text", ["2019 and 2021", "26 October 2019 and 1 May 2020"])
def test_days_that_are_apart_are_no_run(text: str) -> None:
    _, left = named_days(text)

    assert left.startswith("and ")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("last week", "2026-11-16", "2026-11-22"),
        ("на прошлой неделе", "2026-11-16", "2026-11-22"),
        ("өткен аптада", "2026-11-16", "2026-11-22"),
        ("this week", "2026-11-23", "2026-11-28"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("в этом месяце", "2026-11-01", "2026-11-28"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("былтыр", "2025-01-01", "2025-12-31"),
        ("биыл", "2026-01-01", "2026-11-28"),
        ("the last 30 days", "2026-10-30", "2026-11-28"),
        ("за последние 3 месяца", "2026-08-29", "2026-11-28"),
    ],
)
def test_a_run_counted_from_today_is_all_of_its_days(text: str, first: str, last: str) -> None:
    saturday = date(2026, 11, 28)

    days = Days(date.fromisoformat(first), date.fromisoformat(last))
    assert named_days(f"Almaty {text}", today=saturday) == (days, "Almaty")


@pytest.mark.parametrize(
    "text", ["26 October", "30.02.2019", "13.2019", "May", "Almaty 1", "3 weeks", ""]
)
def test_what_names_no_day_of_a_year_is_left_whole(text: str) -> None:
    assert named_days(text) == (None, text)


SUMMER = Days(date(2019, 6, 1), date(2019, 8, 31))
SPRING_TO_SUMMER = Days(date(2019, 3, 1), date(2019, 8, 31))
FIRST_QUARTER = Days(date(2022, 1, 1), date(2022, 3, 31))
FIRST_HALF = Days(date(2022, 1, 1), date(2022, 6, 30))
WINTER = Days(date(2021, 12, 1), date(2022, 2, 28))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *[
            (text, SUMMER)
            for text in ("summer 2019", "summer of 2019", "лето 2019", "летом 2019 г.")
        ],
        *[(text, SUMMER) for text in ("2019 жылдың жазы", "2019 жылғы жазда")],
        ("осень 2019", Days(date(2019, 9, 1), date(2019, 11, 30))),
        ("fall 2019", Days(date(2019, 9, 1), date(2019, 11, 30))),
        ("2020 жылдың көктемі", Days(date(2020, 3, 1), date(2020, 5, 31))),
        *[(text, FIRST_QUARTER) for text in ("Q1 2022", "2022-Q1", "first quarter of 2022")],
        *[(text, FIRST_QUARTER) for text in ("1 квартал 2022", "в 1-м квартале 2022 года")],
        *[(text, FIRST_QUARTER) for text in ("I кв. 2022", "2022 жылдың 1-тоқсаны")],
        *[(text, FIRST_HALF) for text in ("first half of 2022", "H1 2022")],
        *[
            (text, FIRST_HALF)
            for text in ("первое полугодие 2022", "2022 жылғы бірінші жартыжылдық")
        ],
        *[(text, SPRING_TO_SUMMER) for text in ("spring-summer 2019", "весна и лето 2019 года")],
        *[(text, SPRING_TO_SUMMER) for text in ("весна — лето 2019", "2019 жылдың көктем-жазы")],
        ("autumn to winter 2021", Days(date(2021, 9, 1), date(2022, 2, 28))),
        ("зима-весна 2022", Days(date(2021, 12, 1), date(2022, 5, 31))),
        *[(text, WINTER) for text in ("winter 2021-2022", "зимой 2021/22", "winter of 2021–22")],
    ],
)
def test_a_part_of_a_year_is_all_of_its_days(text: str, days: Days) -> None:
    assert named_days(f"Almaty {text}") in [(days, "Almaty"), (days, "Almaty в")]


def test_a_word_opens_a_part_of_a_year_too() -> None:
    days, left = named_days("since summer 2019")

    assert days
    assert (days.since, days.until, left) == (date(2019, 6, 1), None, "")


@pytest.mark.parametrize("text", ["winter 2022", "зима 2022", "зима 2019-2022"])
def test_a_winter_of_no_two_years_is_left_to_be_told(text: str) -> None:
    assert named_days(text)[1] == text.split()[0]


@pytest.mark.parametrize("text", ["spring and autumn 2019", "autumn-spring 2019"])
def test_seasons_that_do_not_follow_on_one_another_are_no_run(text: str) -> None:
    assert named_days(text)[1] in ("spring and", "autumn-spring")


@pytest.mark.parametrize("text", ["5th quarter 2022", "Q5 2022", "H3 2022", "летом", "IQ1 2022"])
def test_what_is_no_part_of_a_year_stays(text: str) -> None:
    assert named_days(text)[1] == text.removesuffix(" 2022")


@pytest.mark.parametrize(
    "text",
    [
        *("26-го октября 2019 года", "26-е октября 2019", "октября 26-го 2019"),
        *("2019 жылдың 26 қазаны", "2019 жылдың 26 қазанында", "2019 жылғы 26 қазандағы"),
        *("26-шы қазан 2019", "26th of October 2019"),
    ],
)
def test_a_day_may_have_the_endings_of_its_language(text: str) -> None:
    assert named_days(f"{text} Almaty") == (SEED_DAY, "Almaty")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1 мамырдан 3 маусымға дейін 2019", date(2019, 5, 1), date(2019, 6, 3)),
        ("2019 жылғы 1 мамырдан 3 маусымға дейін", date(2019, 5, 1), date(2019, 6, 3)),
        ("2019 жылдан 2021 жылға дейін", date(2019, 1, 1), date(2021, 12, 31)),
        ("2019–21", date(2019, 1, 1), date(2021, 12, 31)),
        ("2021/22", date(2021, 1, 1), date(2022, 12, 31)),
        ("16/17 December 2011", date(2011, 12, 16), date(2011, 12, 17)),
        ("the 2010s", date(2010, 1, 1), date(2019, 12, 31)),
        ("2010-е годы", date(2010, 1, 1), date(2019, 12, 31)),
        ("2010-шы жылдары", date(2010, 1, 1), date(2019, 12, 31)),
    ],
)
def test_runs_and_decades_as_people_shorten_them(text: str, first: date, last: date) -> None:
    assert named_days(text) == (Days(first, last), "")


@pytest.mark.parametrize("text", ["past two years", "последние два года", "соңғы екі жыл"])
def test_the_last_so_many_are_told_in_words_too(text: str) -> None:
    days = Days(date(2024, 11, 30), date(2026, 11, 29))

    assert named_days(text, today=date(2026, 11, 29)) == (days, "")


@pytest.mark.parametrize("text", ["1st week of January 2022", "first week of January 2022"])
def test_a_week_of_a_month_is_not_so_long_ago(text: str) -> None:
    assert named_days(text)[0] == Days(date(2022, 1, 1), date(2022, 1, 31))


@pytest.mark.parametrize("text", ["two weeks", "2 недели", "three years", "два года", "екі апта"])
def test_so_much_time_is_no_day(text: str) -> None:
    assert named_days(text)[0] is None
