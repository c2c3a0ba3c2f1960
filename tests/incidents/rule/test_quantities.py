"""Words to bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.rule.number_words import FRACTIONS, SPOKEN, UNITS
from incidents.rule.quantities import parse_quantity, quantities, worded
from incidents.rule.wordings import BETWEEN, PLAIN, VAGUE, WORDINGS

PIECES = [*SPOKEN, *UNITS, *FRACTIONS, *VAGUE, *(word for row in WORDINGS for word in row.words)]
PIECES += [*(word for row in WORDINGS for word in row.after), "between ", "от ", " до ", " and "]
PIECES += ["from ", " to "]
PIECES += ["between 50 and 5", "от 50 до 5 ", "50 или 5 ", "50 мен 5 арасында "]
PIECES += ["5", "50", "1,000", "1.5", "2019", "-", "–", " ", " ", " ", "ден", "-ге ", "people"]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than a dozen people", 13, None),
        ("a dozen would-be protesters", 12, 12),
        ("at least 20 people", 20, None),
        ("20 people at least", 20, None),
        ("at the very least 20", 20, None),
        ("20 человек как минимум", 20, None),
        ("самое малое 20 человек", 20, None),
        ("кемі 20 адам", 20, None),
        ("20 at most", None, 20),
        ("от силы 20 человек", None, 20),
        ("көп дегенде 20 адам", None, 20),
        ("close on 20", 18, 20),
        ("20 адамдай", 18, 22),
        ("up to 50 people", None, 50),
        ("about 30 people", 27, 33),
        ("some 40 people", 36, 44),
        ("around a dozen people", 10, 14),
        ("nearly 100 people", 90, 100),
        ("close to a hundred detentions", 90, 100),
        ("dozens of people", 24, None),
        ("several dozens civil activists", 36, None),
        ("several activists", 3, None),
        ("hundreds of protesters", 200, None),
        ("more than three dozen people", 37, None),
        ("3,811 people were detained", 3811, 3811),
        ("more than 10,000", 10001, None),
        ("about 5 people", 4, 6),
        ("twenty people", 20, 20),
        ("twenty-five people", 25, 25),
        ("one hundred and twenty", 120, 120),
        ("scores of people", 40, None),
        ("thousands of people", 2000, None),
        ("tens of people", 20, None),
        ("tens of thousands", 20_000, None),
        ("several hundred people", 300, None),
        ("Half a dozen people", 6, 6),
        ("half a hundred", 50, 50),
        ("half a thousand", 500, 500),
        ("1.5 thousand", 1500, 1500),
        ("more than 1.5 thousand", 1501, None),
        ("between 50 and 60 people", 50, 60),
        ("between a dozen and 20 people", 12, 20),
        ("between half a dozen and a dozen", 6, 12),
        ("several scores of people", 60, None),
        ("1.000 people", 1000, 1000),
        ("10.000-12.000 человек", 10_000, 12_000),
        ("15 people in 3 police vans", 15, 15),
        ("бір топ белсенді, 5 адам", 5, 5),
        ("from 50 to 60", 50, 60),
        ("50-60 people", 50, 60),
        ("50–60 people", 50, 60),
        ("two to three hundred", 200, 300),
        ("100+ people", 100, None),
        ("70 or more", 70, None),
        ("70 people or more", 70, None),
        ("upwards of 70", 71, None),
        ("fewer than 100", None, 99),
        ("100 or fewer", None, 100),
    ],
)
def test_words_carry_these_bounds(text: str, low: int | None, high: int | None) -> None:
    quantity = parse_quantity(text)

    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("задержали полсотни человек", 50, 50),
        ("полтора десятка активистов", 15, 15),
        ("более полутора десятков", 16, None),
        ("два-три десятка", 20, 30),
        ("две сотни", 200, 200),
        ("около сотни", 90, 110),
        ("более тысячи", 1001, None),
        ("почти полторы тысячи", 1350, 1500),
        ("1,5 тысячи человек", 1500, 1500),
        ("2 тыс. человек", 2000, 2000),
        ("десятки людей", 24, None),
        ("несколько десятков", 36, None),
        ("сотни", 200, None),
        ("тысячи", 2000, None),
        ("от 50 до 60 человек", 50, 60),
        ("2-3 тысячи", 2000, 3000),
        ("не менее 50", 50, None),
        ("50 и более человек", 50, None),
        ("свыше 100", 101, None),
        ("более двадцати пяти", 26, None),
        ("до 50 человек", None, 50),
        ("не более 50", None, 50),
        ("менее 50", None, 49),
        ("1 500 человек", 1500, 1500),
        ("ондаған адам", 24, None),
        ("жүздеген адам", 200, None),
        ("мыңдаған адам", 2000, None),
        ("бірнеше адам", 3, None),
        ("кемінде 50 адам", 50, None),
        ("50-ден кем емес", 50, None),
        ("50-ден астам адам", 51, None),
        ("50 адамнан астам", 51, None),
        ("екі жүзден астам адам", 201, None),
        ("50-ге жуық", 45, 50),
        ("50-ге дейін", None, 50),
        ("50-ден 60-қа дейін", 50, 60),
        ("он бес адам", 15, 15),
        ("30 шақты адам", 27, 33),
        ("бір жарым мың адам", 1500, 1500),
    ],
)
def test_russian_and_kazakh_words_carry_these_bounds(
    text: str, low: int | None, high: int | None
) -> None:
    assert [(found.low, found.high) for found in quantities(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("half-a-dozen", 6, 6),
        ("a couple of people", 2, 2),
        ("a couple dozen", 24, 24),
        ("a few people", 3, None),
        ("нескольких человек", 3, None),
        ("15 or 16 people", 15, 16),
        ("пятнадцать или шестнадцать", 15, 16),
        ("жиырма мен отыз арасында", 20, 30),
        ("20 мен 30-дың арасында", 20, 30),
        ("две с половиной тысячи", 2500, 2500),
        ("более двух с половиной тысяч", 2501, None),
        ("2.5k", 2500, 2500),
        ("1 тыс. 200 человек", 1200, 1200),
        ("12 тысяч 800", 12_800, 12_800),
        ("1'200 people", 1200, 1200),
        ("пару десятков", 20, 20),
        ("десятка два", 18, 22),
        ("задержали человек двадцать", 18, 22),
        ("человек 15", 13, 17),
        ("человек пятнадцать активистов", 13, 17),
        ("человека три", 2, 4),
        ("человек с полсотни", 45, 55),
        ("от 15 человек", 15, None),
        ("задержали от двух десятков человек", 20, None),
        ("от сотни человек", 100, None),
        ("от 15 до 20 человек", 15, 20),
        ("тысяча сотня и пятьдесят", 1150, 1150),
        ("две тысячи и сорок", 2040, 2040),
        ("ок. 50", 45, 55),
        ("ca. 50", 45, 55),
        ("40-odd people", 36, 44),
        ("св. 50", 51, None),
        ("above 100", 101, None),
        ("north of 200", 201, None),
        ("under 100", None, 99),
        ("just under 100", 90, 100),
        ("оншақты адам", 9, 11),
        ("100-дей адам", 90, 110),
        ("жүздей адам", 90, 110),
        ("үшеу", 3, 3),
        ("100den astam adam", 101, None),
        ("júzden astam adam", 101, None),
        ("shamamen 100 adam", 90, 110),
        ("kem degende 20", 20, None),
        ("onshaqty", 9, 11),
        ("порядка 2-х тысяч", 1800, 2200),
        ("до 30-ти человек", None, 30),
        ("более 20-ти", 21, None),
        ("более сотни и пятидесяти человек", 151, None),
        ("около сотни и двадцати", 108, 132),
        ("min. 50", 50, None),
        ("макс. 50", None, 50),
        ("от 20", 20, None),
        ("mehr als 100 Menschen", 101, None),
        ("plus de 1 200 personnes", 1201, None),
        ("jusqu’à 100", None, 100),
        ("al menos 20", 20, None),
        ("circa 50", 45, 55),
        ("ponad 100 osób", 101, None),
        ("менш ніж 100", None, 99),
        ("100'den fazla", 101, None),
        ("fast 100", 90, 100),
    ],
)
def test_numbers_cut_short_turned_round_or_in_latin_kazakh_carry_these_bounds(
    text: str, low: int | None, high: int | None
) -> None:
    assert [(found.low, found.high) for found in quantities(text)] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("задержано 12 человек 15 мая", [(12, 12), (15, 15)]),
        ("количество человек 15", [(15, 15)]),
        ("всего человек 15", [(15, 15)]),
        ("человек: 15", [(15, 15)]),
        ("человек 15-20", [(15, 20)]),
        ("человек 15 суток провёл в изоляторе", [(15, 15)]),
        ("заявления от 15 человек", [(15, 15)]),
        ("с мая от 15 организаций", [(15, 15)]),
        ("сотня и двести", [(100, 100), (200, 200)]),
        ("десяток и пять", [(10, 10), (5, 5)]),
        ("более сотни и двух журналистов", [(101, None), (2, 2)]),
        ("жалобы от 20", [(20, 20)]),
    ],
)
def test_a_number_that_only_stands_behind_people_or_from_is_itself(
    text: str, figures: list[tuple[int, int]]
) -> None:
    assert [(found.low, found.high) for found in quantities(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        *("between 30 and 20", "from 30 to 20 people", "30-20", "от 30 до 20"),
        *("30-дан 20-ға дейін", "30 or 20", "30 мен 20 арасында"),
    ],
)
def test_a_range_that_runs_backwards_is_two_numbers(text: str) -> None:
    assert [(found.low, found.high) for found in quantities(text)] == [(30, 30), (20, 20)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a dozen and a half", 18, 18),
        ("more than a dozen-and-a-half people", 19, None),
        ("two dozen and a half", 30, 30),
        ("a hundred and a half", 150, 150),
        ("a thousand and a half people", 1500, 1500),
        ("дюжина с половиной", 18, 18),
        ("дюжина жарым", 18, 18),
        ("жүз жарым адам", 150, 150),
        ("жүз жарымнан астам адам", 151, None),
        ("a quarter of a thousand", 250, 250),
        ("четверть тысячи", 250, 250),
        ("half of a dozen", 6, 6),
    ],
)
def test_a_half_is_of_the_unit_beside_it(text: str, low: int, high: int | None) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(low, high)]


@pytest.mark.parametrize(
    "text",
    [
        *("half of the 50 detained", "two thirds of 90", "a third of those 60", "most of the 50"),
        *("some of the 50 detained", "половина из 50 задержанных", "две трети из 60"),
        *("большинство из этих 40", "50 адамның жартысы", "60 адамның көпшілігі"),
    ],
)
def test_how_many_a_part_of_a_number_is_nobody_said(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "phrase"),
    [
        ("more than 100 but fewer than 200", 101, 199, "more than 100 but fewer than 200"),
        ("at least 50, and up to 70", 50, 70, "at least 50, and up to 70"),
        ("at least 50 but no more than 70", 50, 70, "at least 50 but no more than 70"),
        ("не менее 50, но не более 70", 50, 70, "не менее 50, но не более 70"),
        ("dozens, if not hundreds", 24, None, "dozens, if not hundreds"),
        ("dozens, possibly hundreds", 24, None, "dozens, possibly hundreds"),
        ("tens to hundreds", 20, None, "tens to hundreds"),
        ("hundreds and hundreds", 200, None, "hundreds and hundreds"),
        ("десятки, если не сотни", 24, None, "десятки, если не сотни"),
        ("ондаған, тіпті жүздеген адам", 24, None, "ондаған, тіпті жүздеген"),
    ],
)
def test_two_ends_or_a_guess_beyond_the_first_are_one_figure(
    text: str, low: int, high: int | None, phrase: str
) -> None:
    assert [(q.low, q.high, q.phrase) for q in quantities(text)] == [(low, high, phrase)]


@pytest.mark.parametrize(
    "text",
    [
        "at least 50, up to 30",
        "dozens there, hundreds in all",
        "dozens, if not 300",
        "10, or hundreds",
    ],
)
def test_two_figures_that_are_no_ends_of_one_stay_two(text: str) -> None:
    assert len(quantities(text)) == 2


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("о задержании десятков человек", 24, None),
        ("задержание сотен людей", 200, None),
        ("тысяч людей", 2000, None),
        ("задерживали сотнями", 200, None),
        ("десятков тысяч", 20_000, None),
        ("не одна сотня", 200, None),
        ("десяток-другой", 10, 20),
        ("с десяток человек", 9, 11),
        ("под сотню", 90, 100),
        ("за сотню", 101, None),
        ("чуть ли не сотня", 90, 100),
        ("десятков пять", 45, 55),
        ("сотни две", 180, 220),
        ("50 с небольшим", 51, None),
        ("двадцатью людьми", 20, 20),
        ("тремя десятками", 30, 30),
        ("двумястами", 200, 200),
        ("десятерых", 10, 10),
        ("горстка активистов", 3, None),
        ("жүзге тарта адам", 90, 100),
        ("ең кемі 20", 20, None),
        ("ең көбі 50", None, 50),
        ("үшеуін ұстады", 3, 3),
        ("a handful of people", 3, None),
        ("30-ish people", 27, 33),
        ("12 or thereabouts", 10, 14),
        ("zero detentions", 0, 0),
        ("около 0", 0, 1),
    ],
)
def test_words_in_any_case_carry_what_they_carry_in_the_first(
    text: str, low: int | None, high: int | None
) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(low, high)]


@pytest.mark.parametrize("text", ["no one was detained", "ни одного человека", "бірде-бір адам"])
def test_nobody_is_not_one(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["a few minutes later", "несколько раз", "бірнеше күн"])
def test_several_hours_or_times_are_no_people(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize("text", ["Его задержали, и он в суде", "он задержан"])
def test_he_is_not_ten_in_russian(text: str) -> None:
    assert quantities(text) == ()


def test_a_date_is_no_range() -> None:
    assert [(q.low, q.high) for q in quantities("2019-10-26")] == [(2019, 2019), (10, 10), (26, 26)]


@pytest.mark.parametrize(
    "text", ["fell from 100 to 50", "between 100 and 50", "от 100 до 50", "100-ден 50-ге", "100-50"]
)
def test_two_numbers_of_which_the_first_is_larger_are_no_range(text: str) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(100, 100), (50, 50)]


@pytest.mark.parametrize(
    ("text", "low", "high"), [("60-полтысячи", 60, 500), ("sixteen to half a hundred", 16, 50)]
)
def test_an_end_of_a_range_that_has_its_own_measure_lends_it_to_nothing(
    text: str, low: int, high: int
) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(low, high)]


@pytest.mark.parametrize(("text", "number"), [("он бес адам", 15), ("задержан он один", 1)])
def test_a_russian_he_is_no_kazakh_ten(text: str, number: int) -> None:
    assert [(q.low, q.high) for q in quantities(text)] == [(number, number)]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_whatever_words_stand_side_by_side_are_read_in_order(text: str) -> None:
    found = quantities(text)

    assert all(q.low is not None or q.high is not None for q in found)
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)


@pytest.mark.parametrize(
    "piece",
    [
        *("one ", "50-", "от 5 до ", "hundred and ", "1,000 ", "бір жүз ", "dozen and a half "),
        *("человек ", "от 5 ", "сотня и ", "пять человек ", "задержанных"),
    ],
)
def test_long_runs_of_number_words_are_read_at_once(piece: str) -> None:
    assert len(quantities(piece * 6_000)) < 30_000


def test_every_example_of_the_method_page_is_one_number_or_one_range() -> None:
    for words in (*PLAIN, *BETWEEN):
        (said,) = quantities(words)
        assert said.low is not None and said.high is not None, words


@pytest.mark.parametrize(
    "text", ["mass arrests", "Some told a reporter", "numerous people", "9" * 10_000, ""]
)
def test_words_without_a_number_carry_none(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_tenth_either_way_is_computed_and_more_than_is_said() -> None:
    text = "about 30 here, more than 30 there, some 100 to 120 in all"

    assert [q.computed for q in quantities(text)] == [True, False, True]


def test_the_words_that_a_row_rests_on_are_those_with_its_bounds() -> None:
    text = "more than 300 people were detained in Almaty, and more than 200 in Astana"

    quantity = worded(text, low=201, high=None)

    assert quantity is not None
    assert quantity.phrase == "more than 200"


@pytest.mark.parametrize(
    ("text", "said"),
    [("more than 1,000", True), ("more than a thousand", True), ("more than a dozen", False)],
)
def test_a_number_that_nobody_would_say_is_one_more_than_what_was_said(
    text: str, said: bool
) -> None:
    quantity = parse_quantity(text)

    assert quantity is not None
    assert quantity.one_more is said


@pytest.mark.parametrize(
    "text",
    [
        *("up to several dozen people", "up to hundreds", "до нескольких десятков человек"),
        *("about 30 per cent", "25% of them", "30 процентов", "отыз пайыз"),
        *("two busloads", "3 автозака", "бір топ адам"),
    ],
)
def test_what_counts_no_people_and_what_only_closes_a_vague_number_are_no_figure(
    text: str,
) -> None:
    assert quantities(text) == ()
