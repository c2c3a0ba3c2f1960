"""Words to bounds."""

import pytest

from incidents.rule.quantities import parse_quantity, quantities, worded


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("more than a dozen people", 13, None),
        ("a dozen would-be protesters", 12, 12),
        ("at least 20 people", 20, None),
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
    ],
)
def test_words_carry_these_bounds(text: str, low: int | None, high: int | None) -> None:
    quantity = parse_quantity(text)

    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    "text", ["mass arrests", "Some told a reporter", "numerous people", "9" * 10_000, ""]
)
def test_words_without_a_number_carry_none(text: str) -> None:
    assert parse_quantity(text) is None


def test_a_tenth_either_way_is_computed_and_more_than_is_said() -> None:
    assert [q.computed for q in quantities("about 30 here, more than 30 there")] == [True, False]


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
