from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.page import positions
from briefing.page.content import content_of
from briefing.page.positions import positions_of
from briefing.scenes.scene import Briefing, SceneView
from incidents.counting.count import count
from incidents.dataset.dataset import Dataset
from incidents.languages.language import Language
from incidents.slider.map_table import map_table
from incidents.words.sentence import claim_and_basis

YEAR = "since=2019-01-01&until=2019-12-31"
AUTUMN = "since=2019-10-01&until=2019-11-30"
Showing = Callable[..., Shown]


def table_of(shown: Shown) -> dict[str, Any]:
    view = shown.scene.view
    return map_table(
        shown.speaker,
        shown.names,
        shown.selection,
        mode=view.mode,
        window_days=view.window_days,
    )


def positions_in(shown: Shown) -> list[tuple[int, Shown]]:
    assert shown.count
    return positions_of(shown, shown.count, table_of(shown), Discretion())


def test_each_event_has_its_own_title_and_the_words_of_its_own_days(
    showing: Showing, dataset: Dataset
) -> None:
    shown = showing(selection=YEAR, view=SceneView(mode="event"))
    found = positions_in(shown)

    titles = [there.title for _, there in found]
    assert "May Day rallies, 1 May 2019" in titles and len(set(titles)) == len(titles) > 7
    for _, there in found:
        counted = count(dataset, there.selection)
        assert (there.sentence, there.basis) == claim_and_basis(counted, there.speaker)
        assert counted.events == there.count.events if there.count else False


@pytest.mark.parametrize("mode", ["cumulative", "window", "event"])
def test_a_position_counts_what_the_slider_shows_on_its_day(showing: Showing, mode: str) -> None:
    shown = showing(selection=YEAR, view=SceneView(mode=mode, window_days=30))
    table = table_of(shown)
    printed = {day: text for day, *_, text, _ in table["totals"]}

    found = positions_in(shown)
    both = [(there.figure, printed[day]) for day, there in found if day in printed]
    assert len(both) > 7
    assert [pair for pair in both if pair[0] != pair[1] and "report" not in pair[0]] == []


def test_an_event_that_is_not_summed_is_told_from_its_first_day_on(showing: Showing) -> None:
    shown = showing(selection="since=2021-09-01&until=2022-12-31")
    first = date(2021, 9, 1).toordinal()
    begins = date(2022, 1, 2).toordinal() - first

    told = {day for day, there in positions_in(shown) if "2–12 January 2022" in there.sentence}
    assert told and min(told) == begins


@pytest.mark.parametrize("mode", ["cumulative", "window"])
def test_between_two_positions_nothing_else_is_said(
    showing: Showing, dataset: Dataset, mode: str
) -> None:
    shown = showing(selection=YEAR, view=SceneView(mode=mode, window_days=30))
    held = {day: there for day, there in positions_in(shown)}
    first = date(2019, 1, 1).toordinal()
    for day in range(0, 365, 13):
        before = [there for at, there in held.items() if at <= day]
        since = max(0, day - 29) if mode == "window" else 0
        period = f"since={date.fromordinal(first + since)}&until={date.fromordinal(first + day)}"
        there = showing(selection=period)
        if before:
            assert (before[-1].source_line, before[-1].second) == (there.source_line, there.second)
        else:
            assert not there.reports


def test_a_table_of_too_many_positions_is_played_without_words(
    showing: Showing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(positions, "MOST_POSITIONS", 3)

    assert positions_in(showing(selection=YEAR, view=SceneView(mode="event"))) == []


def test_a_day_has_no_positions_but_itself(showing: Showing) -> None:
    assert positions_in(showing()) == []


def test_words_of_days_hold_no_text_that_names_a_day_of_theirs(showing: Showing) -> None:
    shown = showing(selection=YEAR, view=SceneView(mode="cumulative"))
    content = content_of(Briefing("", (shown.scene,)), [shown], Discretion(), Language())
    numbers = [number for _, number in content["scenes"][0]["map"]["positions"]]

    assert len(numbers) > 7
    for number in numbers:
        words = content["words"][number]
        assert not {"title", "sentence", "when", "filters", "code"} & words.keys()
        assert words["source_line"]


def test_what_is_said_aloud_of_days_without_a_number_names_no_day_of_others(
    showing: Showing,
) -> None:
    in_shymkent = "place=1518980&since=2018-01-01&until=2019-12-31"
    shown = showing(selection=in_shymkent, view=SceneView(mode="cumulative"))
    content = content_of(Briefing("", (shown.scene,)), [shown], Discretion(), Language())
    (_, first), *_, (_, last) = content["scenes"][0]["map"]["positions"]

    assert content["words"][first]["spoken"] == ""
    assert "or more" in content["words"][last]["spoken"]


@pytest.mark.parametrize(
    ("selection", "days"),
    [
        ("event=2019-10-26", ("2019-10-26", "2019-10-26")),
        ("event=2022-01", ("2022-01-02", "2022-01-12")),
        ("since=2019-10-26&until=2019-10-26", ("2019-10-26", "2019-10-26")),
        ("since=2019-10-26&until=2019-10-26&basis=official", None),
        ("event=2019-10-26&event=2019-05-01", None),
        ("since=2019-10-26", None),
    ],
)
def test_a_scene_is_one_of_days_where_it_counts_all_of_them(
    showing: Showing, selection: str, days: tuple[str, str] | None
) -> None:
    shown = showing(selection=selection)
    content = content_of(Briefing("", (shown.scene,)), [shown], Discretion(), Language())

    assert content["scenes"][0]["of_days"] == days


@pytest.mark.parametrize(
    ("selection", "view", "days"),
    [
        ("event=2022-01", SceneView(), ("2022-01-02", "2022-01-12")),
        (AUTUMN, SceneView(), ("2019-10-01", "2019-11-30")),
        (
            AUTUMN,
            SceneView(first=date(2019, 10, 20), last=date(2019, 10, 31)),
            ("2019-10-20", "2019-10-31"),
        ),
    ],
)
def test_playing_goes_over_the_days_of_the_view_else_of_the_selection_else_of_its_reports(
    showing: Showing, selection: str, view: SceneView, days: tuple[str, str]
) -> None:
    shown = showing(selection=selection, view=view)
    table = content_of(Briefing("", (shown.scene,)), [shown], Discretion(), Language())
    table = table["scenes"][0]["map"]["table"]

    assert (table["first"], table["last"]) == days


def test_words_of_a_position_are_redacted_as_those_of_a_scene(showing: Showing) -> None:
    shown = showing(selection="since=2021-01-01&until=2021-12-31", view=SceneView(mode="event"))

    assert [there for _, there in positions_in(shown) if "Embassy" in str(there.title)] == []
