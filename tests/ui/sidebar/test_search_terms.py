"""What a text in the search box names."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.days.days_as_written import Days
from tests.project_tables import project_dataset
from ui.sidebar.search_terms import Terms, read_terms

ALMATY, CAPITAL, ORAL, SHYMKENT = "1526384", "1526273", "608668", "1518980"
SEED_DAY = Days(date(2019, 10, 26), date(2019, 10, 26))
YEAR = Days(date(2019, 1, 1), date(2019, 12, 31))
DCK = ("dck",)


def read(text: str) -> Terms:
    return read_terms(text, load_gazetteer(), project_dataset())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Almaty 26 October 2019", Terms(SEED_DAY, (ALMATY,))),
        ("Алматы 26.10.2019", Terms(SEED_DAY, (ALMATY,))),
        ("Almaty 26. Oktober 2019", Terms(SEED_DAY, (ALMATY,))),
        ("Almaty, 26 octobre 2019", Terms(SEED_DAY, (ALMATY,))),
        ("2019-10-26, Алма-Ата", Terms(SEED_DAY, (ALMATY,))),
        ("Уральск", Terms(place_ids=(ORAL,))),
        ("26 октября 2019", Terms(SEED_DAY)),
        ("Нұр-Сұлтан 2019", Terms(YEAR, (CAPITAL,))),
        ("Қаратау 2019", Terms(YEAR, ("1519938",))),  # no November
        ("Октябрьск 2019", Terms(YEAR, ("608679",))),
        ("Almaty and Shymkent", Terms(place_ids=(ALMATY, SHYMKENT))),
        ("из Уральска в Шымкент", Terms(place_ids=(ORAL, SHYMKENT))),
        ("Алматы/Уральск", Terms(place_ids=(ALMATY, ORAL))),
        ("Уральск-Шымкент 2019", Terms(YEAR, (ORAL, SHYMKENT))),
        (
            "everything in Shymkent in 2019-2020",
            Terms(Days(date(2019, 1, 1), date(2020, 12, 31)), (SHYMKENT,)),
        ),
        ("ДВК", Terms(organizers=DCK)),
        ("QDT", Terms(organizers=DCK)),
        ("Oyan, Qazaqstan", Terms(organizers=("oyan-qazaqstan",))),
        ("Оян, Қазақстан!", Terms(organizers=("oyan-qazaqstan",))),
        ("DVK Almaty", Terms(place_ids=(ALMATY,), organizers=DCK)),
        ("AFP 2019", Terms(YEAR, voices=("afp",))),
        ("министерство", Terms(voices=("state",))),
        ("Interior Ministry", Terms(voices=("state",))),
        ("Uralskaya Nedelya", Terms(voices=("uralskaya-nedelya",))),
        ("eyewitnesses in Almaty", Terms(place_ids=(ALMATY,), bases=("eyewitness",))),
        ("журналисты", Terms(measure="journalists")),
        ("state of emergency", Terms(contexts=("state_of_emergency",))),
        ("чрезвычайное положение", Terms(contexts=("state_of_emergency",))),
        ("election day 2019", Terms(YEAR, contexts=("election_day",))),
        ("сайлау 2019", Terms(YEAR, contexts=("election_day",))),
        ("2019-01-01..2019-12-31", Terms(YEAR)),
        ("", Terms()),
    ],
)
def test_a_name_is_found_in_any_order_language_and_alias(text: str, named: Terms) -> None:
    assert read(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "how many were detained in Almaty on 26 October 2019?",
            Terms(SEED_DAY, (ALMATY,)),
        ),
        ("How many people were arrested in Almaty in 2019", Terms(YEAR, (ALMATY,))),
        ("сколько человек задержали в Алматы 26 октября 2019 года", Terms(SEED_DAY, (ALMATY,))),
        ("Алматыда 2019 жылғы 26 қазанда қанша адам ұсталды", Terms(SEED_DAY, (ALMATY,))),
        ("2019 жылы Шымкентте неше адам ұсталды?", Terms(YEAR, (SHYMKENT,))),
        ("Nur-Sultan vs Almaty 2019", Terms(YEAR, (CAPITAL, ALMATY))),
        ("по данным МВД 2019", Terms(YEAR, voices=("state",))),
        ("according to Azattyq", Terms(voices=("rferl",))),
        ("Радио Азаттык 2019", Terms(YEAR, voices=("rferl",))),
        ("КМБПЧ", Terms(voices=("kibhr",))),
        ("Медиазона", Terms(voices=("mediazona",))),
        ("Vlast", Terms(voices=("vlast",))),
        ("журналисттер 2019", Terms(YEAR, measure="journalists")),
    ],
)
def test_a_question_and_the_names_that_people_use_are_understood(text: str, named: Terms) -> None:
    assert read(text) == named


@pytest.mark.parametrize(
    "text", ["по всей стране 2019", "nationwide 2019", "бүкіл ел бойынша 2019"]
)
def test_the_whole_country_is_the_country(text: str) -> None:
    assert read(text) == read("Kazakhstan 2019")


@pytest.mark.parametrize(
    "text", ["who was detained in Almaty", "кого задержали", "most detentions"]
)
def test_what_the_figures_do_not_answer_is_no_filling(text: str) -> None:
    assert not read(text).is_whole


def test_days_that_run_backwards_or_lie_apart_are_no_answer() -> None:
    backwards, apart = read("Almaty from 5 to 3 October 2019"), read("9 June and 6 July 2019")

    assert (backwards.days, backwards.backwards) == (None, "from 5 to 3 October 2019")
    assert (apart.days, apart.apart) == (None, "9 June and 6 July 2019")
    assert (backwards.place_ids, backwards.unknown, apart.unknown) == ((ALMATY,), (), ())


def test_each_part_that_names_nothing_is_kept_apart() -> None:
    terms = read("xyzzy plugh Almaty frobozz 2019")

    assert (terms.place_ids, terms.unknown) == ((ALMATY,), ("xyzzy plugh", "frobozz"))


def test_a_region_is_no_answer_for_what_is_only_said_to_lie_in_it() -> None:
    terms = read("Nowhere, Pavlodar Region")

    assert (terms.place_ids, terms.unknown) == (read("Pavlodar Region").place_ids, ("Nowhere",))


def test_a_misspelt_name_is_read_whole_before_any_name_that_stands_in_it() -> None:
    terms = read("North Kazakstan Region")

    assert (terms.place_ids, terms.unknown) == (read("North Kazakhstan Region").place_ids, ())


def test_a_misspelt_place_is_found_among_other_names() -> None:
    assert read("DVK Almatty 2019").place_ids == (ALMATY,)


def test_a_name_of_several_places_offers_them() -> None:
    terms = read("Aksu 2019")

    assert (terms.place_ids, terms.days) == ((), YEAR)
    assert len(terms.candidates) > 1


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("not Almaty", ("not Almaty",)),
        ("Almaty, not 2019", ("not 2019",)),
        ("everything but Almaty", ("but Almaty",)),
        ("кроме Алматы 2019", ("кроме Алматы 2019",)),
        ("Алматыдан басқа", ("Алматыдан басқа",)),
    ],
)
def test_what_is_to_be_left_out_is_not_chosen(text: str, unknown: tuple[str, ...]) -> None:
    terms = read(text)

    assert (terms.unknown, terms.is_whole) == (unknown, False)


@pytest.mark.parametrize(
    "text", ["Almaty\u200f2019", "\ufeffAlmaty 2019", "Al\u200bma\u00adty\u00a020\u200b19\u202c"]
)
def test_signs_that_nobody_sees_change_nothing(text: str) -> None:
    assert read(text) == Terms(YEAR, (ALMATY,))


@pytest.mark.parametrize("text", ["Alamty 2019", "Almaty Ocotber 2019"])
def test_what_was_guessed_is_told(text: str) -> None:
    ((typed, _),) = read(text).guessed

    assert typed in text


@pytest.mark.parametrize(
    "text",
    ["Moscow 2019", "31 February 2020", "26 October", "Aksu 2019", "before 1950", "Almaty, women"],
)
def test_half_of_a_text_is_no_answer(text: str) -> None:
    assert not read(text).is_whole


def test_a_region_and_a_place_outside_of_it_are_no_one_answer() -> None:
    apart = read("ЗКО и Шымкент")

    assert apart.outside == (*apart.place_ids[:1], SHYMKENT) and not apart.is_whole
    assert not read("ЗКО, Казахстан").outside
    assert read("ЗКО и Уральск").is_whole
