"""Bars as data for the browser: lengths as shares, figures as words."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.counting.count import count
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.bars import Bar, Bars, Gap, bar_of
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.project_tables import project_dataset
from ui.elements.bars import bar_data

DATASET = project_dataset()
SPEAKER = Speaker(DATASET, Language(), PlaceNames(DATASET, "en"))


def bar(**choice: Any) -> Bar:
    figure = count(DATASET, Selection(**choice)).figure
    return bar_of(figure, SPEAKER, id="a", name="A", detail="1 event")


def data(*rows: Bar | Gap, chosen: str | None = None) -> dict[str, Any]:
    return bar_data(Bars(rows), title="Bars", chosen=chosen, language=Language())


def test_an_open_figure_says_or_more_and_draws_it() -> None:
    of = bar(events=("2019-10-26",))

    assert (of.figure, of.spoken, of.open, of.disputed) == ("39+", "at least 39", True, False)


def test_a_bound_that_was_computed_reaches_the_browser_as_a_length_only() -> None:
    of = bar(events=("2019-07-06",))
    row = data(of)["rows"][0]

    assert (of.low, of.high) == (180, 770)
    assert of.figure == "some 200 / about 700+"
    assert of.disputed
    assert 0 < row["low"] < row["high"] < 1
    assert not {180, 770} & set(row.values())


def test_no_number_a_reported_zero_and_no_report_look_different() -> None:
    no_number = bar(events=("2019-10-26",), bases=("official",), places=("610611",))
    reported_zero = Bar("b", "B", "0", "0", "", low=0, high=0, mark="zero")
    signs = {item["kind"] for item in data(reported_zero)["legend"]}

    assert (no_number.figure, no_number.mark) == ("no figure of its own", "")
    assert signs == {"zero"}


def test_a_reported_zero_is_marked() -> None:
    oral = bar(events=("2021-02-28",), places=("608668",), bases=("media",))

    assert (oral.figure, oral.mark) == ("0", "zero")


def test_the_legend_has_the_signs_that_are_drawn_and_no_others() -> None:
    legend = data(bar(events=("2020-02-25",)))["legend"]

    assert [item["kind"] for item in legend] == ["low"]


def test_the_bar_that_is_pressed_is_marked() -> None:
    of = bar(events=("2019-10-26",))

    assert [row.get("chosen") for row in data(of, Gap("a year"), chosen="a")["rows"]] == [
        True,
        None,
    ]


def test_the_bar_that_would_dwarf_the_rest_reaches_over_a_break_and_no_other_does() -> None:
    rows = [Bar(n, n, n, n, low=int(n), high=int(n)) for n in ("30", "9000", "40")]
    drawn = data(*rows)

    ends = [row["high"] for row in drawn["rows"]]
    assert ends[0] / ends[2] == pytest.approx(30 / 40)
    assert [row["broken"] is not None for row in drawn["rows"]] == [False, True, False]
    assert ends[2] < drawn["rows"][1]["broken"] < ends[1] < 1
    assert "broken" in [item["kind"] for item in drawn["legend"]]
    assert all(item["at"] <= ends[2] for item in drawn["axis"])
