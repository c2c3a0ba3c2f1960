"""Codes that any copy of the app opens."""

from hypothesis import given
from hypothesis import strategies as st

from ui.session.view_code import PREFIX, from_code, from_link_or_code, to_code

PAIRS = (("until", "2019-10-26"), ("mode", "event"), ("open", "1526384"))


@given(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.text(max_size=20)), max_size=9))
def test_a_code_read_back_gives_the_same_pairs(pairs: list[tuple[str, str]]) -> None:
    assert from_code(to_code(pairs)) == tuple(pairs)


def test_a_usual_view_has_a_short_code() -> None:
    assert len(to_code(PAIRS)) <= 40


@given(st.text(max_size=60))
def test_a_damaged_code_is_none(noise: str) -> None:
    pairs = from_code(PREFIX + noise)

    assert pairs is None or isinstance(pairs, tuple)
    assert from_code(noise.removeprefix(PREFIX)) is None or noise.startswith(PREFIX)


def test_a_code_that_unpacks_without_end_is_none() -> None:
    assert from_code(to_code([("event", "0" * 100_000)])) is None


def test_a_pasted_link_is_read_whatever_its_host() -> None:
    assert from_link_or_code("https://maps.example.org/map?mode=event&open=1526384") == PAIRS[1:]


def test_words_are_neither_link_nor_code() -> None:
    assert from_link_or_code("Almaty 26 October 2019") is None
