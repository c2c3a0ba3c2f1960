"""Bars as a value: which signs they are drawn with, and what is told of those without a number."""

from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.words.bars import Bar, Bars, Gap, told_apart
from incidents.words.signs import key_of, signs_in_words


def bar(name: str = "A", **how: int | bool | str | None) -> Bar:
    return Bar(name, name, "", str(how.pop("spoken", "")), **how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("drawn", "signs"),
    [
        (bar(low=3, high=3), {"low"}),
        (bar(low=3, high=9), {"low", "high"}),
        (bar(low=3, high=9, disputed=True), {"low", "disputed"}),
        (bar(low=3, high=3, open=True), {"low", "open"}),
        (bar(low=None, high=1), {"high"}),
        (bar(low=0, high=1, disputed=True), {"disputed"}),
        (bar(low=0, high=0, mark="zero"), {"zero"}),
        (bar(open=True, mark="no_number"), {"no_number"}),
        (bar(), set()),
    ],
)
def test_a_bar_has_the_signs_of_its_figure(drawn: Bar, signs: set[str]) -> None:
    assert drawn.signs == signs


def test_one_scale_holds_the_ends_of_all_bars_and_no_gap() -> None:
    bars = Bars((bar(low=3, high=40), Gap("a year"), bar("B", low=20, high=None)))

    assert [one.name for one in bars.bars] == ["A", "B"]
    assert bars.scale.largest == 40


def test_a_key_lists_what_is_drawn_in_one_order_with_one_set_of_words() -> None:
    words = signs_in_words(Language())

    assert key_of({"open", "low"}, Language()) == [("low", words["low"]), ("open", words["open"])]
    assert len(set(words.values())) == len(words)


def test_bars_without_a_number_are_told_by_what_is_said_of_them() -> None:
    silent = [bar("A", spoken="no figure"), bar("B", spoken="some"), bar("C", spoken="no figure")]

    assert told_apart(silent, Language()) == ("No figure: A, C.", "Some: B.")
